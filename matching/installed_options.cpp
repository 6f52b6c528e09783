#include "matching/installed_options.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/unicode.hpp"

namespace advisory::matching {

namespace {

std::string folded_without_blanks(std::string_view text)
{
    auto folded = text::fold(text);
    std::erase(folded, ' ');
    return folded;
}

/// Whether what stands at a place of a text is not part of a longer word or name.
bool is_at_border(std::string_view text, std::size_t at)
{
    constexpr std::array<std::string_view, 5> separators{"、", "。", "・", "(", ")"};
    if (at == 0 || std::string_view{",;:/ +\n\t"}.find(text[at - 1]) != std::string_view::npos)
        return true;
    return std::ranges::any_of(separators, [before = text.substr(0, at)](std::string_view mark) {
        return before.ends_with(mark);
    });
}

bool is_denied_behind(std::string_view rest)
{
    constexpr std::array<std::string_view, 9>
        denials{"なし", "無し", ":なし", ":無", "(なし", "(無", "未搭載", "非搭載", "未装着"};
    return std::ranges::any_of(denials, [rest](std::string_view denial) {
        return rest.starts_with(denial);
    });
}

/// How often a text has an option, and how often it says that it is not there.
struct Mentions {
    int all = 0;
    int denied = 0;
    bool is_denied_whole = false;  ///< The denial is of this option, not of a longer name.
};

Mentions mentions_of(std::string_view option, std::string_view options)
{
    Mentions mentions;
    const auto named = folded_without_blanks(option);
    const auto own = folded_without_blanks(options);
    for (auto at = own.find(named); at != std::string::npos; at = own.find(named, at + 1)) {
        ++mentions.all;
        if (!is_denied_behind(std::string_view{own}.substr(at + named.size())))
            continue;
        ++mentions.denied;
        mentions.is_denied_whole = mentions.is_denied_whole || is_at_border(own, at);
    }

    const auto words = text::fold(options);
    for (const std::string_view denial : {"without ", "no "}) {
        const auto denied = std::string{denial} + text::fold(option);
        for (auto at = words.find(denied); at != std::string::npos;
             at = words.find(denied, at + 1)) {
            if (!is_at_border(words, at))
                continue;
            ++mentions.denied;
            mentions.is_denied_whole = true;
        }
    }
    return mentions;
}

}  // namespace

Holds has_option(std::string_view options, std::string_view option)
{
    if (folded_without_blanks(option).empty())
        return Holds::unknown;
    const auto mentions = mentions_of(option, options);
    if (mentions.all > mentions.denied)
        return Holds::satisfied;
    return mentions.is_denied_whole ? Holds::contradicted : Holds::unknown;
}

}  // namespace advisory::matching
