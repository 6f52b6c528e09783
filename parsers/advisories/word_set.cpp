#include "parsers/advisories/word_set.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace advisory::parsers {

namespace {

constexpr std::size_t key_bytes = 3;

/// Mixes the first three bytes; different ones may share a slot.
std::size_t slot_of(std::string_view text, std::size_t at, std::size_t slots)
{
    const auto byte = [&](std::size_t i) {
        return static_cast<std::size_t>(static_cast<unsigned char>(text[at + i]));
    };
    return (byte(0) * 7 + byte(1) * 61 + byte(2) * 257) % slots;
}

}  // namespace

WordSet::WordSet(std::initializer_list<std::string_view> words)
    : WordSet{std::vector<std::string_view>{words}}
{}

WordSet::WordSet(std::vector<std::string_view> words) : words_{std::move(words)}
{
    for (const auto word : words_) {
        assert(word.size() >= key_bytes);
        first_bytes_.set(slot_of(word, 0, slots));
    }
}

bool WordSet::may_begin(std::string_view text, std::size_t at) const
{
    return at + key_bytes <= text.size() && first_bytes_[slot_of(text, at, slots)];
}

std::size_t WordSet::length_at(std::string_view text, std::size_t at) const
{
    if (!may_begin(text, at))
        return 0;
    const auto rest = text.substr(at);
    std::size_t longest = 0;
    for (const auto word : words_)
        if (word.size() > longest && rest.starts_with(word))
            longest = word.size();
    return longest;
}

bool WordSet::is_in(std::string_view text) const
{
    return first_in(text) != std::string_view::npos;
}

std::size_t WordSet::first_in(std::string_view text) const
{
    for (std::size_t at = 0; at + key_bytes <= text.size(); ++at)
        if (length_at(text, at) > 0)
            return at;
    return std::string_view::npos;
}

std::size_t WordSet::last_end_in(std::string_view text) const
{
    std::size_t last = 0;
    for (std::size_t at = 0; at + key_bytes <= text.size(); ++at)
        if (const auto length = length_at(text, at); length > 0)
            last = std::max(last, at + length);
    return last;
}

}  // namespace advisory::parsers
