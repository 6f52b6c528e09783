#include "tests/support/english_prose.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace advisory::test {

namespace {

/// Each quotation becomes one word that is none.
std::string without_quotations(std::string line)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> marks{
        {{"「", "」"}, {"\"", "\""}, {"`", "`"}, {"'", "'"}}};
    for (const auto& [open, close] : marks) {
        auto begin = line.find(open);
        while (begin != std::string::npos) {
            const auto end = line.find(close, begin + open.size());
            if (end == std::string::npos)
                break;
            line.replace(begin, end + close.size() - begin, "#");
            begin = line.find(open, begin);
        }
    }
    return line;
}

/// A sentence may end with it. A comma ends none: words that may be typed are listed with commas.
bool is_word(std::string_view word)
{
    if (!word.empty() && std::string_view{".;:"}.find(word.back()) != std::string_view::npos)
        word.remove_suffix(1);
    return !word.empty() && std::ranges::all_of(word, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    });
}

bool is_prose(std::string_view line)
{
    constexpr int enough = 4;
    if (line.find("使い方:") != std::string_view::npos ||
        line.find("例:") != std::string_view::npos)
        return false;

    int words = 0;
    while (!line.empty()) {
        const auto end = std::min(line.find(' '), line.size());
        words = is_word(line.substr(0, end)) ? words + 1 : 0;
        if (words == enough)
            return true;
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return false;
}

}  // namespace

std::vector<std::string> english_lines_of(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        if (is_prose(without_quotations(std::string{text.substr(0, end)})))
            lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

}  // namespace advisory::test
