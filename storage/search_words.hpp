#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace advisory::storage {

/// Stands between the fields of a searchable text. No searchable text has it inside, so a word
/// is never found across two fields.
inline constexpr char field_end = '\x1f';

/// A text as it is searched: `text::fold`, without the blank beside a Japanese letter (a mail is
/// cut in the middle of a word, and writers put it there or not), and with ヴァ, ヴィ, ヴ as バ,
/// ビ, ブ. U+E000 to U+E07F, which the index needs for itself, are U+FFFD.
std::string searchable(std::string_view text);

/// One word of a query: found where one of its spellings is part of a searchable text. The first
/// is the word itself; others have the prolonged sound mark behind a katakana word of three
/// letters or more that writers (JIS Z 8301) leave out or put there: サーバ証明書, サーバー証明書.
/// At most `most_spellings`, none of them empty.
struct SearchWord {
    std::vector<std::string> spellings;
};

inline constexpr std::size_t most_spellings = 8;

/// The words of a query. Blanks separate them, the ideographic one too; "several words" in
/// quotes are one. A quote counts at the beginning of a word, and one that is never closed ends
/// with the query, or is text when nothing follows. Everything else, whatever a search engine means
/// by it, is text. A word of which nothing is left when it is searchable is none.
std::vector<SearchWord> search_words(std::string_view query);

/// True when `searchable_text` has every word.
bool has_words(std::string_view searchable_text, const std::vector<SearchWord>& words);

}  // namespace advisory::storage
