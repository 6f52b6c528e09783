#include "tests/parsers/phrases/tables.hpp"

#include <sstream>
#include <stdexcept>

#include "tests/support/files.hpp"

namespace advisory::test {

std::vector<PhraseRow> read_phrase_table(std::string_view name)
{
    std::vector<PhraseRow> rows;
    std::istringstream lines{read_data(name)};
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('#'))
            continue;

        PhraseRow row;
        std::istringstream cells{line};
        for (auto* cell : {&row.phrase, &row.product, &row.status, &row.vers, &row.note})
            std::getline(cells, *cell, '\t');
        if (row.status.empty())
            throw std::runtime_error{"a row without status: " + line};
        rows.push_back(row);
    }
    return rows;
}

}  // namespace advisory::test
