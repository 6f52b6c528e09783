#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace advisory::test {

/// A row of a phrase table in tests/data/phrases.
struct PhraseRow {
    std::string phrase;  ///< "\n" in the table is a line break.
    std::string product;
    std::string status;
    std::string vers;
    std::string note;
    std::string qualifiers;  ///< "firmware <=16;build <=4"; empty: not checked.
    std::string cves;        ///< "CVE-2024-1;CVE-2024-2"; empty: not checked.
};

/// Reads a table; lines that start with # are comments. Throws when a row has no status.
std::vector<PhraseRow> read_phrase_table(std::string_view name);

/// The rows of all tables.
std::vector<PhraseRow> read_phrase_tables();

}  // namespace advisory::test
