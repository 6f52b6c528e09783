#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace advisory::test {

inline std::size_t count(std::string_view text, std::string_view word)
{
    std::size_t found = 0;
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
        ++found;
    return found;
}

inline bool has(std::string_view text, std::string_view word)
{
    return text.find(word) != std::string_view::npos;
}

/// For wait_for_file: the log says the word so often.
inline std::function<bool(std::string_view)> says(std::string word, std::size_t times = 1)
{
    return
        [word = std::move(word), times](std::string_view log) { return count(log, word) >= times; };
}

/// The line that begins the first occurrence of the word up to the line's end; empty: none.
inline std::string line_with(std::string_view text, std::string_view word)
{
    const auto at = text.find(word);
    if (at == std::string_view::npos)
        return {};
    const auto begin = text.rfind('\n', at) + 1;
    return std::string{text.substr(begin, text.find('\n', at) - begin)};
}

}  // namespace advisory::test
