#include "parsers/advisories/headings.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "parsers/advisories/ascii.hpp"
#include "parsers/advisories/first_bytes.hpp"
#include "parsers/advisories/heading_words.hpp"
#include "parsers/advisories/japanese.hpp"
#include "parsers/advisories/word_set.hpp"

namespace advisory::parsers {

namespace {

/// Latin letters in lower case, blanks before brackets dropped: "関連文書 (日本語)".
std::string folded(std::string_view title)
{
    std::string text;
    text.reserve(title.size());
    for (std::size_t i = 0; i < title.size(); ++i) {
        const char c = title[i];
        if (c == ' ' && i + 1 < title.size() && title[i + 1] == '(')
            continue;
        text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

std::optional<SectionKind> kind_beginning(std::string_view title)
{
    const auto text = folded(title);
    for (const auto& row : heading_words())
        if (text.starts_with(row.word))
            return row.kind;
    return std::nullopt;
}

FirstBytes first_bytes_of_headings()
{
    FirstBytes bytes;
    for (const auto& row : heading_words())
        bytes.add(row.word);
    return bytes;
}

std::optional<SectionKind> kind_named_exactly(std::string_view title)
{
    constexpr std::size_t longest_heading = 80;
    static const auto first_bytes = first_bytes_of_headings();
    if (title.size() > longest_heading || !first_bytes.may_begin(title, 0))
        return std::nullopt;
    const auto text = folded(title);
    for (const auto& row : heading_words()) {
        if (text.front() == row.word.front() && text.starts_with(row.word) &&
            may_end_heading(std::string_view{text}.substr(row.word.size())))
            return row.kind;
    }
    return std::nullopt;
}

/// "II. 対象": the numbering of JPCERT/CC alerts. NFKC has made Ⅱ two letters.
std::optional<Heading> read_numbered_heading(std::string_view line)
{
    const auto digits = line.find_first_not_of("IVX");
    if (digits == 0 || digits == std::string_view::npos || digits > 5 || line[digits] != '.')
        return std::nullopt;

    const auto title = trimmed(line.substr(digits + 1));
    const bool is_version = !title.empty() && title.front() >= '0' && title.front() <= '9';
    if (title.empty() || is_version)
        return std::nullopt;
    return Heading{
        .kind = kind_beginning(title).value_or(SectionKind::other),
        .title = std::string{title},
        .inline_text = {},
    };
}

struct Bracket {
    std::string_view open;
    std::string_view close;
};

// Some mark lists, too: what follows must be a heading by its words.
constexpr std::array brackets{
    Bracket{"[", "]"},
    Bracket{"【", "】"},
    Bracket{"<", ">"},
    Bracket{"《", "》"},
    Bracket{"〔", "〕"},
    Bracket{"〈", "〉"},
    Bracket{"「", "」"},
    Bracket{"■", ""},
    Bracket{"▽", ""},
    Bracket{"★", ""},
    Bracket{"◎", ""},
    Bracket{"○", ""},
    Bracket{"・", ""},
    Bracket{"◆", ""},
    Bracket{"●", ""},
    Bracket{"▼", ""},
    Bracket{"□", ""},
    Bracket{"◇", ""},
};

/// A mark without a partner begins lists and sentences, too: a heading is short and says
/// nothing that sentences and versions have.
std::optional<SectionKind> kind_after_mark(std::string_view title)
{
    static const WordSet not_in_headings{"は",
                                         "を",
                                         "が",
                                         "ます",
                                         "ください",
                                         "以前",
                                         "以降",
                                         "未満",
                                         "より前",
                                         "まで",
                                         "Ver",
                                         "CVE-"};
    constexpr std::size_t longest_heading = 45;

    if (const auto kind = kind_named_exactly(title))
        return kind;
    const bool is_heading = title.size() <= longest_heading && !not_in_headings.is_in(title);
    return is_heading ? kind_beginning(title) : std::nullopt;
}

/// "【対象】", "■ 対策", with or without text behind.
std::optional<Heading> read_bracketed_heading(std::string_view line)
{
    for (const auto& [open, close] : brackets) {
        if (line.front() != open.front() || !line.starts_with(open))
            continue;
        const auto inside = line.substr(open.size());
        const auto end =
            close.empty() ? std::min(inside.find(':'), inside.size()) : inside.find(close);
        if (end == std::string_view::npos)
            return std::nullopt;

        const auto title = trimmed(inside.substr(0, end));
        const auto kind = close.empty() ? kind_after_mark(title) : kind_beginning(title);
        const bool is_sentence = title.find("。") != std::string_view::npos;
        if (!kind || is_sentence)
            return std::nullopt;

        auto behind =
            inside.substr(std::min(end + std::max<std::size_t>(close.size(), 1), inside.size()));
        behind = trimmed(behind);
        if (behind.starts_with(':'))
            behind = trimmed(behind.substr(1));
        return Heading{.kind = *kind, .title = std::string{title}, .inline_text = behind};
    }
    return std::nullopt;
}

/// "=== 対象 ===", "## Affected Products", "--- 対策 ---", "** 概要 **".
std::optional<Heading> read_ruled_heading(std::string_view line)
{
    constexpr std::string_view strokes = "=-~*#";
    const auto begin = line.find_first_not_of(strokes);
    if (begin == 0 || begin == std::string_view::npos || line.size() > 200)
        return std::nullopt;
    const auto end = line.find_last_not_of(strokes) + 1;
    const auto title = trimmed(line.substr(begin, end - begin));
    const bool is_marked = begin > 1 || line.front() == '#';
    const auto kind = is_marked ? kind_named_exactly(title) : std::nullopt;
    if (!kind)
        return std::nullopt;
    return Heading{.kind = *kind, .title = std::string{title}, .inline_text = {}};
}

/// The length of "3.2" or "3.2.1" with the blank behind it: the number of a part of a part.
std::size_t length_of_part_number(std::string_view line)
{
    if (line.size() < 2 || !is_ascii_digit(line.front()) || line[1] != '.')
        return 0;
    const auto end = line.find_first_not_of("0123456789.");
    const bool is_number = end != std::string_view::npos && end >= 3 && end < 9 &&
                           line[end] == ' ' && line[end - 1] != '.';
    return is_number ? end : 0;
}

/// "3.2.1 IMPROPER AUTHENTICATION CWE-287": capitals behind such a number head a part of their
/// own, as CISA writes it.
std::optional<Heading> read_capital_heading(std::string_view line)
{
    constexpr std::size_t least_letters = 4;
    const auto number = length_of_part_number(line);
    if (number == 0)
        return std::nullopt;
    const auto title = trimmed(line.substr(number));
    const auto letters = std::ranges::count_if(title, [](char c) { return c >= 'A' && c <= 'Z'; });
    const bool has_others = std::ranges::any_of(title, [](char c) {
        return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80U;
    });
    if (has_others || static_cast<std::size_t>(letters) < least_letters)
        return std::nullopt;
    return Heading{
        .kind = kind_beginning(title).value_or(SectionKind::other),
        .title = std::string{title},
        .inline_text = {},
    };
}

std::string_view without_number(std::string_view line)
{
    if (const auto part = length_of_part_number(line); part > 0)
        return trimmed(line.substr(part));
    const auto digits = line.find_first_not_of("0123456789(");
    if (digits == 0 || digits == std::string_view::npos || digits > 3)
        return line;
    if (line[digits] != '.' && line[digits] != ')')
        return line;
    return trimmed(line.substr(digits + 1));
}

/// "2. 脆弱性の暫定的な回避策": behind a number the last word tells.
std::optional<SectionKind> kind_ending(std::string_view title)
{
    constexpr std::size_t longest_heading = 60;
    constexpr std::string_view workarounds[] =
        {"回避策", "緩和策", "軽減策", "暫定対策", "暫定対応", "回避方法", "緩和方法"};
    const bool is_workaround = std::ranges::any_of(workarounds, [title](std::string_view word) {
        return title.ends_with(word);
    });
    return is_workaround && title.size() <= longest_heading ? std::optional{SectionKind::workaround}
                                                            : std::nullopt;
}

/// "対象", "1. 概要", "影響を受けるバージョン: X 1.0 以前".
std::optional<Heading> read_plain_heading(std::string_view line)
{
    const auto text = without_number(line);
    const auto colon = text.find(':');
    const auto title = trimmed(text.substr(0, std::min(colon, text.size())));
    const bool is_numbered = text.size() < line.size();
    auto kind = kind_named_exactly(title);
    if (!kind && is_numbered)
        kind = kind_ending(title);
    if (!kind)
        return std::nullopt;

    const auto behind =
        colon == std::string_view::npos ? std::string_view{} : trimmed(text.substr(colon + 1));
    return Heading{.kind = *kind, .title = std::string{title}, .inline_text = behind};
}

}  // namespace

std::optional<Heading> read_heading(const Line& line)
{
    if (line.is_blank())
        return std::nullopt;
    if (auto heading = read_numbered_heading(line.text))
        return heading;
    if (auto heading = read_bracketed_heading(line.text))
        return heading;
    if (auto heading = read_ruled_heading(line.text))
        return heading;
    if (auto heading = read_capital_heading(line.text))
        return heading;
    return read_plain_heading(line.text);
}

}  // namespace advisory::parsers
