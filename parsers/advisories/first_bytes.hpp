#pragma once

#include <bitset>
#include <cstddef>
#include <string_view>

#include "parsers/advisories/ascii.hpp"

namespace advisory::parsers {

/// The first two bytes of words that a walk over a text looks for: few places have them. Case of
/// ASCII letters does not matter; a word has at least two bytes.
class FirstBytes {
public:
    void add(std::string_view word) { known_.set(key_of(word, 0)); }

    template <class Words>
    void add_all(const Words& words)
    {
        for (const std::string_view word : words)
            add(word);
    }

    /// False when none of the words begins at text[at].
    [[nodiscard]] bool may_begin(std::string_view text, std::size_t at) const
    {
        return at + 1 < text.size() && known_[key_of(text, at)];
    }

private:
    static constexpr std::size_t bytes = 256;

    static std::size_t key_of(std::string_view text, std::size_t at)
    {
        const auto first = static_cast<unsigned char>(ascii_upper(text[at]));
        const auto second = static_cast<unsigned char>(ascii_upper(text[at + 1]));
        return first * bytes + second;
    }

    std::bitset<bytes * bytes> known_;
};

}  // namespace advisory::parsers
