#include "parsers/advisories/sections.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace advisory::parsers {

namespace {

struct HeadingWord {
    std::string_view word;
    SectionKind kind;
};

// The longer words first: 影響を受けない must not be taken for 影響.
constexpr std::array heading_words{
    HeadingWord{"影響を受けない", SectionKind::unaffected},
    HeadingWord{"対象外", SectionKind::unaffected},
    HeadingWord{"影響を受ける", SectionKind::affected},
    HeadingWord{"対象", SectionKind::affected},
    HeadingWord{"該当製品", SectionKind::affected},
    HeadingWord{"該当するシステム", SectionKind::affected},
    HeadingWord{"概要", SectionKind::overview},
    HeadingWord{"脆弱性の概要", SectionKind::overview},
    HeadingWord{"対策", SectionKind::solution},
    HeadingWord{"脆弱性の解消", SectionKind::solution},
    HeadingWord{"修正済み", SectionKind::solution},
    HeadingWord{"解決策", SectionKind::solution},
    HeadingWord{"アップデート", SectionKind::solution},
    HeadingWord{"依頼", SectionKind::solution},
    HeadingWord{"回避策", SectionKind::workaround},
    HeadingWord{"緩和策", SectionKind::workaround},
    HeadingWord{"軽減策", SectionKind::workaround},
    HeadingWord{"ワークアラウンド", SectionKind::workaround},
    HeadingWord{"暫定対策", SectionKind::workaround},
    HeadingWord{"参考", SectionKind::references},
    HeadingWord{"関連情報", SectionKind::references},
    HeadingWord{"関連文書", SectionKind::references},
    HeadingWord{"ベンダ情報", SectionKind::references},
    HeadingWord{"情報源", SectionKind::references},
    HeadingWord{"改訂履歴", SectionKind::history},
    HeadingWord{"更新履歴", SectionKind::history},
    HeadingWord{"変更履歴", SectionKind::history},
    HeadingWord{"詳細", SectionKind::other},
    HeadingWord{"想定される影響", SectionKind::other},
    HeadingWord{"影響", SectionKind::other},
    HeadingWord{"補足", SectionKind::other},
    HeadingWord{"謝辞", SectionKind::other},
    HeadingWord{"侵害有無の確認", SectionKind::other},
    HeadingWord{"お問い合わせ", SectionKind::other},
    HeadingWord{"問い合わせ先", SectionKind::other},
    HeadingWord{"本件に関する", SectionKind::other},
};

// What may stand behind a heading word in a heading without decoration. Anything else
// is a sentence that begins with the word: "対象となるバージョンは次のとおりです。".
constexpr std::array<std::string_view, 17> heading_tails{
    "",
    "製品",
    "システム",
    "バージョン",
    "製品およびバージョン",
    "製品とバージョン",
    "製品・バージョン",
    "製品及びバージョン",
    "システムおよびバージョン",
    "ソフトウェア",
    "機器",
    "となる製品",
    "となる製品およびバージョン",
    "となるバージョン",
    "方法",
    "情報",
    "先",
};

struct Heading {
    SectionKind kind = SectionKind::other;
    std::string title;
    std::string_view inline_text;  ///< Behind the colon; points into Line::text.
};

std::optional<SectionKind> kind_beginning(std::string_view title)
{
    const auto* const found = std::ranges::find_if(heading_words, [title](const HeadingWord& row) {
        return title.starts_with(row.word);
    });
    return found == heading_words.end() ? std::nullopt : std::optional{found->kind};
}

std::optional<SectionKind> kind_named_exactly(std::string_view title)
{
    for (const auto& row : heading_words) {
        if (title.starts_with(row.word) &&
            std::ranges::find(heading_tails, title.substr(row.word.size())) != heading_tails.end())
            return row.kind;
    }
    return std::nullopt;
}

std::string_view trimmed(std::string_view text)
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

/// "II. 対象": the numbering of JPCERT/CC alerts. NFKC has made Ⅱ two letters.
std::optional<Heading> read_numbered_heading(std::string_view line)
{
    const auto digits = line.find_first_not_of("IVX");
    if (digits == 0 || digits == std::string_view::npos || digits > 5 || line[digits] != '.')
        return std::nullopt;

    const auto title = trimmed(line.substr(digits + 1));
    if (title.empty())
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

constexpr std::array brackets{
    Bracket{"[", "]"},
    Bracket{"【", "】"},
    Bracket{"<", ">"},
    Bracket{"《", "》"},
    Bracket{"〔", "〕"},
    Bracket{"■", ""},
    Bracket{"◆", ""},
    Bracket{"●", ""},
    Bracket{"▼", ""},
    Bracket{"□", ""},
    Bracket{"◇", ""},
};

/// "【対象】", "■ 対策", with or without text behind.
std::optional<Heading> read_bracketed_heading(std::string_view line)
{
    for (const auto& [open, close] : brackets) {
        if (!line.starts_with(open))
            continue;
        const auto inside = line.substr(open.size());
        const auto end =
            close.empty() ? std::min(inside.find(':'), inside.size()) : inside.find(close);
        if (end == std::string_view::npos)
            return std::nullopt;

        const auto title = trimmed(inside.substr(0, end));
        const auto kind = kind_beginning(title);
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

std::string_view without_number(std::string_view line)
{
    const auto digits = line.find_first_not_of("0123456789(");
    if (digits == 0 || digits == std::string_view::npos || digits > 3)
        return line;
    if (line[digits] != '.' && line[digits] != ')')
        return line;
    return trimmed(line.substr(digits + 1));
}

/// "対象", "1. 概要", "影響を受けるバージョン: X 1.0 以前".
std::optional<Heading> read_plain_heading(std::string_view line)
{
    const auto text = without_number(line);
    const auto colon = text.find(':');
    const auto title = trimmed(text.substr(0, std::min(colon, text.size())));
    const auto kind = kind_named_exactly(title);
    if (!kind)
        return std::nullopt;

    const auto behind =
        colon == std::string_view::npos ? std::string_view{} : trimmed(text.substr(colon + 1));
    return Heading{.kind = *kind, .title = std::string{title}, .inline_text = behind};
}

std::optional<Heading> read_heading(const Line& line)
{
    if (line.is_blank())
        return std::nullopt;
    if (auto heading = read_numbered_heading(line.text))
        return heading;
    if (auto heading = read_bracketed_heading(line.text))
        return heading;
    return read_plain_heading(line.text);
}

}  // namespace

std::vector<Section> read_sections(const std::vector<Line>& lines)
{
    std::vector<Section> sections(1);
    for (const auto& line : lines) {
        const auto heading = read_heading(line);
        if (!heading) {
            sections.back().lines.push_back(line);
            continue;
        }

        sections.push_back({.kind = heading->kind, .title = heading->title, .lines = {}});
        if (!heading->inline_text.empty()) {
            auto rest = line;
            rest.text = std::string{heading->inline_text};
            sections.back().lines.push_back(std::move(rest));
        }
    }
    return sections;
}

std::vector<Line> lines_of(const std::vector<Section>& sections, SectionKind kind)
{
    std::vector<Line> lines;
    for (const auto& section : sections) {
        if (section.kind != kind)
            continue;
        if (!lines.empty())
            lines.emplace_back();
        lines.insert(lines.end(), section.lines.begin(), section.lines.end());
    }
    return lines;
}

}  // namespace advisory::parsers
