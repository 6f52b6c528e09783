#include "parsers/advisories/original.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "parsers/phrases/unwrap.hpp"

namespace advisory::parsers {

namespace {

std::size_t character_length(std::string_view text, std::size_t at)
{
    std::size_t length = 1;
    while (at + length < text.size() &&
           (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U)
        ++length;
    return length;
}

}  // namespace

std::string original_of(std::string_view normalised, std::string_view raw)
{
    constexpr std::size_t longest = 2000;
    if (raw.size() > longest || raw.find(normalised) != std::string_view::npos)
        return std::string{normalised};

    // Character by character: where each begins in both texts.
    std::string text;
    std::vector<std::size_t> in_text;
    std::vector<std::size_t> in_raw;
    for (std::size_t at = 0; at < raw.size();) {
        const auto length = character_length(raw, at);
        in_text.push_back(text.size());
        in_raw.push_back(at);
        const bool is_ascii = length == 1 && static_cast<unsigned char>(raw[at]) < 0x80;
        text += is_ascii ? std::string{raw[at]} : phrases::normalised(raw.substr(at, length));
        at += length;
    }
    in_text.push_back(text.size());
    in_raw.push_back(raw.size());

    const auto found = text.find(normalised);
    const auto begin = std::ranges::find(in_text, found);
    const auto end = std::ranges::find(in_text, found + normalised.size());
    if (found == std::string::npos || begin == in_text.end() || end == in_text.end())
        return std::string{normalised};
    const auto first = in_raw[static_cast<std::size_t>(begin - in_text.begin())];
    const auto last = in_raw[static_cast<std::size_t>(end - in_text.begin())];
    return std::string{raw.substr(first, last - first)};
}

}  // namespace advisory::parsers
