#include "parsers/advisories/word_set.hpp"

#include <algorithm>
#include <utility>

namespace advisory::parsers {

WordSet::WordSet(std::initializer_list<std::string_view> words)
    : WordSet{std::vector<std::string_view>{words}}
{}

WordSet::WordSet(std::vector<std::string_view> words) : words_{std::move(words)}
{
    first_bytes_.add_all(words_);
}

std::size_t WordSet::length_at(std::string_view text, std::size_t at) const
{
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
    for (auto at = next(text, 0); at < text.size(); at = next(text, at + 1))
        if (length_at(text, at) > 0)
            return at;
    return std::string_view::npos;
}

std::size_t WordSet::last_end_in(std::string_view text) const
{
    std::size_t last = 0;
    for (auto at = next(text, 0); at < text.size(); at = next(text, at + 1))
        if (const auto length = length_at(text, at); length > 0)
            last = std::max(last, at + length);
    return last;
}

}  // namespace advisory::parsers
