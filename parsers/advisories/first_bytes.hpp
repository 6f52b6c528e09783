#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <string_view>

#include "parsers/advisories/ascii.hpp"

namespace advisory::parsers {

/// What the words begin with that a walk over a text looks for: few places have it. That is a
/// character of three bytes, as kana and kanji are, else two bytes. Case of ASCII letters does not
/// matter; a word has at least two bytes.
class FirstBytes {
public:
    void add(std::string_view word)
    {
        for (const char first : {ascii_upper(word[0]), ascii_lower(word[0])}) {
            leads_[number_of(first)] = true;
            for (const char second : {ascii_upper(word[1]), ascii_lower(word[1])})
                known_.set(key_of(first, second, word.size() > 2 ? word[2] : '\0'));
        }
    }

    /// Every place of a byte, whatever stands behind it; but not at the end of the text.
    void add_byte(char byte)
    {
        leads_[number_of(byte)] = true;
        for (std::size_t second = 0; second < bytes; ++second)
            known_.set(key_of(byte, static_cast<char>(second), '\0'));
    }

    template <class Words>
    void add_all(const Words& words)
    {
        for (const std::string_view word : words)
            add(word);
    }

    /// False when none of the words begins at text[at].
    [[nodiscard]] bool may_begin(std::string_view text, std::size_t at) const
    {
        return at + 1 < text.size() && leads_[number_of(text[at])] &&
               known_[key_of(text[at], text[at + 1], at + 2 < text.size() ? text[at + 2] : '\0')];
    }

    /// The first place from `at` on where one of the words may begin; the size when there is none.
    [[nodiscard]] std::size_t next(std::string_view text, std::size_t at) const
    {
        while (at < text.size() && !may_begin(text, at))
            ++at;
        return at;
    }

private:
    static constexpr std::size_t bytes = 256;

    static constexpr std::size_t number_of(char byte) { return static_cast<unsigned char>(byte); }

    /// The code point of three bytes, or two bytes as they are. What two of them share costs a
    /// look, no more.
    static constexpr std::size_t key_of(char first, char second, char third)
    {
        if (number_of(first) < 0xE0)
            return number_of(first) * bytes + number_of(second);
        return (number_of(first) & 0x0FU) << 12U | (number_of(second) & 0x3FU) << 6U |
               (number_of(third) & 0x3FU);
    }

    std::array<bool, bytes> leads_{};
    std::bitset<bytes * bytes> known_;
};

}  // namespace advisory::parsers
