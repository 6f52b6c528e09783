#pragma once

#include <string>
#include <string_view>

#include <fmt/core.h>

namespace advisory {

/// A text that stands in the source. Only a literal becomes one, so that tests/language can see
/// whether the catalogue has it.
class Literal {
public:
    template <std::size_t Size>
    consteval Literal(const char (&text)[Size]) : text_{text, Size - 1}
    {}

    constexpr std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

/// A text in the language of this process. Like a literal it lasts as long as the process, and
/// becomes a std::string where one is wanted.
class Said : public std::string_view {
public:
    constexpr Said() = default;
    constexpr explicit Said(std::string_view text) : std::string_view{text} {}

    operator std::string() const { return std::string{data(), size()}; }
};

/// Notes a text of a table for the catalogue. It stays English, and is `said` where it is shown.
consteval std::string_view mark(Literal english)
{
    return english.text();
}

/// `english` in the language of this process; itself when the catalogue does not have it. What
/// `english` points to must last as long as what comes back.
Said said(std::string_view english);

/// The same for a text with `{}` in it. A translation that cannot be formatted falls back to
/// English.
std::string said_with(std::string_view english, fmt::format_args arguments);

/// What people read, in the language of this process: `say("cannot open {}: {}", path, why)`.
/// The compiler checks the arguments against the English text, tests/language against all others.
template <class... Arguments>
    requires(sizeof...(Arguments) > 0)
std::string say(fmt::format_string<Arguments...> english, Arguments&&... arguments)
{
    const fmt::string_view text = english;
    return said_with({text.data(), text.size()}, fmt::make_format_args(arguments...));
}

/// A text that nothing is filled in. Braces in it stand for themselves.
inline Said say(Literal english)
{
    return said(english.text());
}

}  // namespace advisory

template <>
struct fmt::formatter<advisory::Said> : fmt::formatter<std::string_view> {};
