#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/affected_range.hpp"

namespace advisory::matching {

/// A text as watch terms are looked for in it. Letters are those of `key_of` and
/// `search_key_of` (width, case, dashes, separators, foreign sounds), but each knows where it
/// stands, and prolonged sound marks stay; ill-formed bytes in a row are one U+FFFD. Made in linear
/// time of any bytes up to 4 GiB; what is behind is left out.
class WatchedText {
public:
    explicit WatchedText(std::string_view text);

    /// UTF-8. A separator is one blank between ASCII letters and nothing beside a Japanese one,
    /// so that a name that a line break cuts is whole.
    [[nodiscard]] const std::string& folded() const { return folded_; }

    /// Whether a separator that is no blank here stood in front of this byte.
    [[nodiscard]] bool has_gap_before(std::size_t at) const { return gaps_[at]; }

    /// Where the bytes [begin, end) of `folded`, at least one, stand in the text.
    [[nodiscard]] TextSpan place_of(std::size_t begin, std::size_t end) const
    {
        return {.begin = begins_[begin], .end = ends_[end - 1]};
    }

private:
    friend class WatchedTextReader;

    std::string folded_;
    std::vector<bool> gaps_;
    std::vector<std::uint32_t> begins_;  ///< Of the letter, for each byte.
    std::vector<std::uint32_t> ends_;
};

/// What a letter is, as far as it says where a name ends.
enum class Script { none, letter, digit, katakana, kanji, other };

/// Of the letter that begins at `at`, or that ends there; `none` outside of the text.
Script script_at(std::string_view folded, std::size_t at);
Script script_before(std::string_view folded, std::size_t at);

}  // namespace advisory::matching
