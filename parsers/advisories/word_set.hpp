#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "parsers/advisories/first_bytes.hpp"

namespace advisory::parsers {

/// Words that are looked for together, in one walk over a text: most places are ruled out by what
/// the words begin with. Words have at least two bytes and must outlive the set; case counts.
class WordSet {
public:
    WordSet(std::initializer_list<std::string_view> words);
    explicit WordSet(std::vector<std::string_view> words);

    /// The first place from `at` on where one of the words may begin; the size when there is none.
    [[nodiscard]] std::size_t next(std::string_view text, std::size_t at) const
    {
        return first_bytes_.next(text, at);
    }

    /// True when one of the words stands anywhere in the text.
    [[nodiscard]] bool is_in(std::string_view text) const;

    /// Where the last of the words that stand in the text ends; 0 when there is none.
    [[nodiscard]] std::size_t last_end_in(std::string_view text) const;

    /// Where the first of the words begins; npos when there is none.
    [[nodiscard]] std::size_t first_in(std::string_view text) const;

private:
    /// The longest of the words at text[at]; 0 when there is none.
    [[nodiscard]] std::size_t length_at(std::string_view text, std::size_t at) const;

    std::vector<std::string_view> words_;
    FirstBytes first_bytes_;
};

}  // namespace advisory::parsers
