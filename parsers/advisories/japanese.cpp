#include "parsers/advisories/japanese.hpp"

#include <algorithm>
#include <array>

#include "parsers/advisories/ascii.hpp"

namespace advisory::parsers {

namespace {

bool is_trail(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

std::string_view trimmed(std::string_view text)
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

std::string_view from_character(std::string_view utf8)
{
    while (!utf8.empty() && is_trail(utf8.front()))
        utf8.remove_prefix(1);
    return utf8;
}

std::string_view whole_characters(std::string_view utf8, std::size_t most)
{
    if (utf8.size() <= most)
        return utf8;
    while (most > 0 && is_trail(utf8[most]))
        --most;
    return utf8.substr(0, most);
}

std::string_view first_character(std::string_view utf8)
{
    std::size_t length = utf8.empty() ? 0 : 1;
    while (length < utf8.size() && length < 4 && is_trail(utf8[length]))
        ++length;
    return utf8.substr(0, length);
}

std::string_view last_character(std::string_view utf8)
{
    std::size_t length = utf8.empty() ? 0 : 1;
    while (length < utf8.size() && length < 4 && is_trail(utf8[utf8.size() - length]))
        ++length;
    return utf8.substr(utf8.size() - length);
}

bool is_hiragana(std::string_view character)
{
    return character >= "ぁ" && character <= "ゖ" && character.size() == 3;
}

bool is_made_by(std::string_view text, std::size_t at)
{
    constexpr std::string_view made_by = "製";
    constexpr std::array<std::string_view, 9>
        other_words{"造", "作", "薬", "鉄", "紙", "図", "剤", "氷", "油"};
    if (at == 0 || !text.substr(at).starts_with(made_by))
        return false;
    const auto before = text.substr(0, at);
    const bool is_copy = before.ends_with("複") || before.ends_with("作") || before.ends_with("精");
    return !is_copy && length_of_any(text.substr(at + made_by.size()), other_words) == 0;
}

}  // namespace advisory::parsers
