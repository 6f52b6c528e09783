#include "tests/parsers/phrases/tables.hpp"

#include <iterator>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "tests/support/files.hpp"

namespace advisory::test {

namespace {

std::string with_line_breaks(std::string text)
{
    constexpr std::string_view written = "\\n";
    for (auto at = text.find(written); at != std::string::npos; at = text.find(written, at + 1))
        text.replace(at, written.size(), "\n");
    return text;
}

}  // namespace

std::vector<PhraseRow> read_phrase_table(std::string_view name)
{
    std::vector<PhraseRow> rows;
    std::istringstream lines{read_data(name)};
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('#'))
            continue;

        PhraseRow row;
        std::istringstream cells{line};
        for (auto* cell : {&row.phrase,
                           &row.product,
                           &row.status,
                           &row.vers,
                           &row.note,
                           &row.qualifiers,
                           &row.cves})
            std::getline(cells, *cell, '\t');
        if (row.status.empty())
            throw std::runtime_error{"a row without status: " + line};
        row.phrase = with_line_breaks(std::move(row.phrase));
        rows.push_back(row);
    }
    return rows;
}

std::vector<PhraseRow> read_phrase_tables()
{
    std::vector<PhraseRow> rows;
    for (const auto* name : {"phrases/range-phrases.tsv",
                             "phrases/more-phrases.tsv",
                             "phrases/operators.tsv",
                             "phrases/labels.tsv",
                             "phrases/branches.tsv",
                             "phrases/qualifiers.tsv",
                             "phrases/typography.tsv",
                             "phrases/models.tsv"}) {
        auto table = read_phrase_table(name);
        rows.insert(rows.end(),
                    std::make_move_iterator(table.begin()),
                    std::make_move_iterator(table.end()));
    }
    return rows;
}

}  // namespace advisory::test
