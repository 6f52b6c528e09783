#include "parsers/inventory/cells.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>

#include "core/ascii.hpp"
#include "core/cpe.hpp"
#include "core/purl.hpp"
#include "language/say.hpp"
#include "text/unicode.hpp"

namespace advisory::parsers {

namespace {

bool is_continuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80;
}

bool is_too_long(std::string_view utf8)
{
    return utf8.size() > max_cell_characters &&
           utf8.size() - static_cast<std::size_t>(std::ranges::count_if(utf8, is_continuation)) >
               max_cell_characters;
}

/// The first character of C0, DEL or C1 that is not among `allowed`.
std::optional<unsigned> control_character_in_cell(std::string_view utf8,
                                                  std::string_view allowed = {})
{
    constexpr unsigned delete_code = 0x7F;
    constexpr unsigned char lead_of_c1 = 0xC2;
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        const auto byte = static_cast<unsigned char>(utf8[at]);
        const bool is_c0 = byte < 0x20 && !allowed.contains(utf8[at]);
        if (is_c0 || byte == delete_code)
            return byte;

        const auto next = at + 1 < utf8.size() ? static_cast<unsigned char>(utf8[at + 1]) : 0U;
        if (byte == lead_of_c1 && next >= 0x80 && next < 0xA0)
            return next;
    }
    return std::nullopt;
}

bool has_blank(std::string_view text)
{
    return text.find_first_of(" \t\r\n") != std::string_view::npos ||
           text.find("\u3000") != std::string_view::npos;
}

/// core reads a purl to learn what it names; whether it may stand in a file is stricter.
bool is_purl(std::string_view text)
{
    const auto read = has_blank(text) ? std::nullopt : read_purl(text);
    if (!read)
        return false;

    const std::array decoded{&read->namespace_, &read->name, &read->version};
    return std::ranges::none_of(decoded, [](const std::string* part) {
        return control_character_in_cell(*part) || !text::is_utf8(*part);
    });
}

std::string complaint_about_control(std::string_view label, unsigned code)
{
    if (code == '\n')
        return say("{} holds a line break; write it in one line.", label);
    if (code == '\t')
        return say("{} holds a tab; write a blank instead.", label);
    return say("{} holds the control character U+{:04X}; remove it.", label, code);
}

std::optional<int> number_of_digits(std::string_view digits)
{
    constexpr std::size_t most = 4;
    const auto is_digit = [](char byte) { return byte >= '0' && byte <= '9'; };
    if (digits.empty() || digits.size() > most || !std::ranges::all_of(digits, is_digit))
        return std::nullopt;

    int number = 0;
    for (const char digit : digits)
        number = number * 10 + (digit - '0');
    return number;
}

}  // namespace

std::optional<std::string> complaint_about(const ColumnRule& rule,
                                           std::string_view label,
                                           std::string_view value)
{
    if (value.empty() && rule.need == Need::required)
        return say("{} is empty; fill it in.", label);
    if (is_too_long(value))
        return say("{} has more than {} characters; shorten it.", label, max_cell_characters);
    if (const auto code =
            control_character_in_cell(value, rule.form == CellForm::prose ? "\n" : ""))
        return complaint_about_control(label, *code);
    // It stands for bytes or characters that this or an earlier program could not read.
    if (value.find("\uFFFD") != std::string_view::npos)
        return say("{} {} has lost characters; save the file as UTF-8 and correct it.",
                   label,
                   in_quotes(value));
    if (value.empty())
        return std::nullopt;

    if (rule.form == CellForm::purl && !is_purl(value))
        return say(
            "{} {} is not a package URL (pkg:type/namespace/name@version); "
            "correct it or leave it empty.",
            label,
            in_quotes(value));
    if (rule.form == CellForm::cpe && !read_cpe(value))
        return say(
            "{} {} is not a CPE name (cpe:2.3: with eleven attributes, or cpe:/); "
            "correct it or leave it empty.",
            label,
            in_quotes(value));
    if (rule.form == CellForm::date && !read_day(value))
        return say("{} {} is not a day; write it as 2024-04-15 or 2024/4/15, or leave it empty.",
                   label,
                   in_quotes(value));
    if (rule.form == CellForm::severity && !read_severity(value))
        return say(
            "{} {} is none of low, medium, high and critical (注意, 警告, 重要, 緊急); "
            "correct it or leave it empty.",
            label,
            in_quotes(value));
    return std::nullopt;
}

std::optional<std::string> read_severity(std::string_view text)
{
    // The Japanese words are those of IPA for the ratings of CVSS version 3.
    constexpr std::array<std::array<std::string_view, 2>, 4> words{{
        {"low", "注意"},
        {"medium", "警告"},
        {"high", "重要"},
        {"critical", "緊急"},
    }};
    const auto lowered = in_lower_case(text);
    for (const auto& [english, japanese] : words)
        if (lowered == english || lowered == japanese)
            return std::string{english};
    return std::nullopt;
}

std::optional<std::string> read_day(std::string_view text)
{
    const auto separator = text.find_first_of("-/");
    if (separator != 4)
        return std::nullopt;
    const auto last = text.find(text[separator], separator + 1);
    if (last == std::string_view::npos || last - separator > 3 || text.size() - last > 3)
        return std::nullopt;

    const auto year = number_of_digits(text.substr(0, separator));
    const auto month = number_of_digits(text.substr(separator + 1, last - separator - 1));
    const auto day = number_of_digits(text.substr(last + 1));
    if (!year || !month || !day)
        return std::nullopt;

    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok())
        return std::nullopt;
    return fmt::format("{:04}-{:02}-{:02}", *year, *month, *day);
}

std::string in_quotes(std::string_view value)
{
    constexpr std::size_t enough_bytes = 400;
    constexpr std::size_t columns = 80;

    auto end = std::min(value.size(), enough_bytes);
    while (end > 0 && end < value.size() && is_continuation(value[end]))
        --end;
    return fmt::format("\"{}\"", text::shorten(text::printable(value.substr(0, end)), columns));
}

}  // namespace advisory::parsers
