#pragma once

#include <bitset>
#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace advisory::parsers {

/// Words that are looked for together, in one walk over a text: most places are ruled out by a
/// look at three bytes. Words have at least three bytes and must outlive the set; case counts.
class WordSet {
public:
    WordSet(std::initializer_list<std::string_view> words);
    explicit WordSet(std::vector<std::string_view> words);

    /// False when none of the words begins at text[at].
    [[nodiscard]] bool may_begin(std::string_view text, std::size_t at) const;

    /// True when one of the words stands anywhere in the text.
    [[nodiscard]] bool is_in(std::string_view text) const;

    /// Where the last of the words that stand in the text ends; 0 when there is none.
    [[nodiscard]] std::size_t last_end_in(std::string_view text) const;

    /// Where the first of the words begins; npos when there is none.
    [[nodiscard]] std::size_t first_in(std::string_view text) const;

private:
    static constexpr std::size_t slots = 1024;

    /// The longest of the words at text[at]; 0 when there is none.
    [[nodiscard]] std::size_t length_at(std::string_view text, std::size_t at) const;

    std::vector<std::string_view> words_;
    std::bitset<slots> first_bytes_;
};

}  // namespace advisory::parsers
