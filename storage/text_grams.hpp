#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/search_words.hpp"

namespace advisory::storage {

/// One to three characters in a row, 21 bits each.
using Gram = std::uint64_t;

/// Every gram of a searchable text, once, in order; none goes across the end of a field.
std::vector<Gram> grams_of(std::string_view searchable_text);

/// What the index keeps of a text: its grams as words between blanks.
std::string indexed_words(const std::vector<Gram>& grams);

/// What to ask of the index.
struct GramQuery {
    std::string match;      ///< FTS5: words in quotes with AND and OR between them.
    bool is_exact = false;  ///< False: what it finds must be looked at for the words.
};

/// A word of up to three characters is one gram, so it is found exactly; a longer one has all its
/// grams of three, of which the first `most_grams` are asked. `words` must not be empty.
GramQuery gram_query(const std::vector<SearchWord>& words);

inline constexpr std::size_t most_grams = 64;

}  // namespace advisory::storage
