#include "parsers/advisories/wrapping.hpp"

#include <algorithm>
#include <array>

#include "parsers/advisories/ascii.hpp"
#include "parsers/advisories/blocks.hpp"

namespace advisory::parsers {

namespace {

// Closing punctuation may hang two columns over; a double-width character that may not begin
// a line takes its neighbour with it and leaves a line up to four columns short.
constexpr std::size_t hanging = 2;
constexpr std::size_t slack = 4;

constexpr std::size_t narrowest_wrap = 60;
constexpr std::size_t widest_wrap = 80;

/// A line of prose or of a list: what a wrap acts upon. Addresses are never cut.
bool is_wrappable(const Line& line)
{
    return !line.is_blank() && !is_rule(line) && line.text.find("://") == std::string::npos;
}

/// Columns of what may not be parted at the front of a line: a word of letters, or one
/// Japanese character.
std::size_t first_unit_width(const Line& line)
{
    if (line.raw.empty())
        return 0;
    if (!is_ascii(line.raw.front()))
        return 2;
    const auto end =
        std::ranges::find_if(line.raw, [](char c) { return c == ' ' || !is_ascii(c); });
    return static_cast<std::size_t>(end - line.raw.begin()) + 1;
}

/// The identifier that ends a text and lacks digits: "CVE-2021-44", "JVNVU#9676", "CVE-".
bool ends_in_cut_identifier(std::string_view text)
{
    struct Form {
        std::string_view word;
        std::size_t digits;  ///< Of the last group, at the least.
    };
    constexpr std::array forms{
        Form{"CVE-", 4},
        Form{"JVNDB-", 6},
        Form{"JVNVU#", 8},
        Form{"JVN#", 8},
        Form{"JPCERT-AT-", 4},
        Form{"JPCERT-WR-", 4},
    };
    constexpr std::size_t longest = 24;
    const auto tail = text.substr(text.size() - std::min(text.size(), longest));
    for (const auto& [word, digits] : forms) {
        const auto at = tail.rfind(word);
        if (at == std::string_view::npos)
            continue;
        const auto behind = tail.substr(at + word.size());
        if (behind.find_first_not_of("0123456789-") != std::string_view::npos)
            continue;
        const bool has_year = !word.ends_with('#');
        const auto hyphen = behind.find('-');
        const auto group = has_year && hyphen == std::string_view::npos ? std::string_view{}
                           : has_year                                   ? behind.substr(hyphen + 1)
                                                                        : behind;
        return group.size() < digits;
    }
    return false;
}

/// "CV" before "E-2025-49154": the word of an identifier is cut itself.
bool is_cut_identifier_word(std::string_view text, std::string_view next)
{
    constexpr std::array<std::string_view, 7>
        words{"CVE-", "JVNDB-", "JVNVU#", "JVN#", "JVNTA#", "JPCERT-AT-", "CVSS:"};
    for (const auto word : words) {
        for (std::size_t length = 1; length < word.size(); ++length) {
            const auto rest = word.substr(length);
            const bool ends =
                text.ends_with(word.substr(0, length)) &&
                (text.size() == length || !is_ascii_alphanumeric(text[text.size() - length - 1]));
            const bool begins = next.starts_with(rest) && next.size() > rest.size() &&
                                is_ascii_digit(next[rest.size()]);
            if (ends && begins)
                return true;
        }
    }
    return false;
}

/// "2.", "9.9.8-", "CVE-2021-": a separator that ends no word.
bool ends_in_separator(std::string_view text)
{
    constexpr std::string_view separators = ".-_/";
    return text.size() > 1 && separators.find(text.back()) != std::string_view::npos &&
           is_ascii_alphanumeric(text[text.size() - 2]);
}

/// ".15.0", "-h3": a separator that begins no word.
bool begins_with_separator(std::string_view text)
{
    constexpr std::string_view separators = ".-_/";
    return text.size() > 1 && separators.find(text.front()) != std::string_view::npos &&
           is_ascii_alphanumeric(text[1]);
}

}  // namespace

Wrap wrap_of(const std::vector<Line>& lines)
{
    // How many lines of each width are followed by a line of text, and how many were wider
    // than any wrap.
    std::array<std::size_t, widest_wrap + 1> followed{};
    std::size_t wrapped = 0;
    std::size_t unwrapped = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (!is_wrappable(lines[i]))
            continue;
        if (lines[i].width > widest_wrap)
            ++unwrapped;
        else if (lines[i].width >= narrowest_wrap && !lines[i + 1].is_blank() &&
                 !is_rule(lines[i + 1])) {
            ++followed.at(lines[i].width);
            ++wrapped;
        }
    }
    if (unwrapped > wrapped)
        return {.width = 0};

    // The widest that is no exception: punctuation hangs over now and then.
    Wrap wrap;
    std::size_t from_here = 0;
    for (std::size_t width = widest_wrap; width >= narrowest_wrap; --width) {
        from_here += followed.at(width);
        if (from_here * 5 >= wrapped && from_here > 2) {
            wrap.width = width;
            break;
        }
    }
    if (from_here <= 2 || wrap.width < 68)
        wrap.width = Wrap{}.width;

    // An editor leaves lines short where a word of letters had no room; a hard wrap never does.
    std::size_t short_lines = 0;
    std::size_t full_lines = 0;
    for (std::size_t width = narrowest_wrap; width <= widest_wrap; ++width) {
        const bool is_full = width + 1 >= wrap.width && width <= wrap.width;
        (is_full ? full_lines : short_lines) += followed.at(width);
    }
    if (full_lines >= 3 && short_lines * 10 <= full_lines)
        wrap.style = Wrap::Style::anywhere;
    return wrap;
}

bool is_cut_before(const Line& line, const Line& next, const Wrap& wrap)
{
    if (wrap.width == 0 || line.is_blank() || next.is_blank())
        return false;
    if (line.width > wrap.width + hanging + slack)
        return false;
    if (wrap.style == Wrap::Style::anywhere)
        return line.width + 1 >= wrap.width;
    return line.width + first_unit_width(next) + slack > wrap.width;
}

Seam seam_between(std::string_view text, std::string_view next)
{
    if (text.empty() || next.empty() || !is_ascii(text.back()) || !is_ascii(next.front()))
        return Seam::none;
    if (ends_in_separator(text) && is_ascii_alphanumeric(next.front()))
        return Seam::none;
    if (is_ascii_digit(next.front()) && ends_in_cut_identifier(text))
        return Seam::none;
    if (is_ascii_alphanumeric(text.back()) && begins_with_separator(next))
        return Seam::none;
    if (is_cut_identifier_word(text, next))
        return Seam::none;
    return Seam::blank;
}

Seam seam_between(const Line& line, const Line& next, const Wrap& wrap)
{
    const auto seam = seam_between(line.text, next.text);
    if (seam != Seam::blank)
        return seam;

    // A blank that fell on the cut was trimmed, or begins the next line.
    const bool is_full = line.width == wrap.width;
    const bool is_in_word =
        is_ascii_alphanumeric(line.text.back()) && is_ascii_alphanumeric(next.text.front());
    const auto hanging_indent = line.indent + bullet_length(line.text);
    const bool has_blank_before =
        next.indent == hanging_indent + 1 || (next.indent == 1 && line.indent != 1);
    if (!is_full || !is_in_word || line.has_blank_behind || has_blank_before)
        return Seam::blank;
    return Seam::doubtful;
}

void append_line(std::string& text, std::string_view next)
{
    if (seam_between(text, next) == Seam::blank)
        text += ' ';
    text += next;
}

}  // namespace advisory::parsers
