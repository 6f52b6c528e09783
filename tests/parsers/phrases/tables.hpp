#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace advisory::test {

/// A row of a phrase table in tests/data/phrases.
struct PhraseRow {
    std::string phrase;
    std::string product;
    std::string status;
    std::string vers;
    std::string note;
};

/// Reads a table; lines that start with # are comments. Throws when a row has no status.
std::vector<PhraseRow> read_phrase_table(std::string_view name);

}  // namespace advisory::test
