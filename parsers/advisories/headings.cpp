#include "parsers/advisories/headings.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "parsers/advisories/first_bytes.hpp"

namespace advisory::parsers {

namespace {

struct HeadingWord {
    std::string_view word;  ///< Latin ones in lower case.
    SectionKind kind;
};

// The longer words first: 影響を受けない must not be taken for 影響.
constexpr std::array heading_words{
    HeadingWord{"影響を受けない", SectionKind::unaffected},
    HeadingWord{"影響の無い", SectionKind::unaffected},
    HeadingWord{"影響のない", SectionKind::unaffected},
    HeadingWord{"対象外", SectionKind::unaffected},
    HeadingWord{"該当しない", SectionKind::unaffected},
    HeadingWord{"非該当", SectionKind::unaffected},
    HeadingWord{"products confirmed not", SectionKind::unaffected},
    HeadingWord{"not affected", SectionKind::unaffected},
    HeadingWord{"not vulnerable", SectionKind::unaffected},
    HeadingWord{"unaffected", SectionKind::unaffected},
    HeadingWord{"影響を受ける", SectionKind::affected},
    HeadingWord{"影響範囲", SectionKind::affected},
    HeadingWord{"影響のある", SectionKind::affected},
    HeadingWord{"対象", SectionKind::affected},
    HeadingWord{"該当", SectionKind::affected},
    HeadingWord{"affected", SectionKind::affected},
    HeadingWord{"systems affected", SectionKind::affected},
    HeadingWord{"products affected", SectionKind::affected},
    HeadingWord{"versions affected", SectionKind::affected},
    HeadingWord{"vulnerable", SectionKind::affected},
    HeadingWord{"impacted products", SectionKind::affected},
    HeadingWord{"概要", SectionKind::overview},
    HeadingWord{"脆弱性の概要", SectionKind::overview},
    HeadingWord{"脆弱性の説明", SectionKind::overview},
    HeadingWord{"はじめに", SectionKind::overview},
    HeadingWord{"overview", SectionKind::overview},
    HeadingWord{"summary", SectionKind::overview},
    HeadingWord{"description", SectionKind::overview},
    HeadingWord{"ワークアラウンド", SectionKind::workaround},
    HeadingWord{"回避策", SectionKind::workaround},
    HeadingWord{"緩和策", SectionKind::workaround},
    HeadingWord{"軽減策", SectionKind::workaround},
    HeadingWord{"暫定対策", SectionKind::workaround},
    HeadingWord{"暫定対応", SectionKind::workaround},
    HeadingWord{"暫定的な対策", SectionKind::workaround},
    HeadingWord{"workaround", SectionKind::workaround},
    HeadingWord{"mitigation", SectionKind::workaround},
    HeadingWord{"対策", SectionKind::solution},
    HeadingWord{"対処", SectionKind::solution},
    HeadingWord{"対応", SectionKind::solution},
    HeadingWord{"脆弱性の解消", SectionKind::solution},
    HeadingWord{"修正", SectionKind::solution},
    HeadingWord{"解決", SectionKind::solution},
    HeadingWord{"アップデート", SectionKind::solution},
    HeadingWord{"依頼", SectionKind::solution},
    HeadingWord{"solution", SectionKind::solution},
    HeadingWord{"resolution", SectionKind::solution},
    HeadingWord{"remediation", SectionKind::solution},
    HeadingWord{"recommended action", SectionKind::solution},
    HeadingWord{"fixed", SectionKind::solution},
    HeadingWord{"fixes", SectionKind::solution},
    HeadingWord{"updates", SectionKind::solution},
    HeadingWord{"patches", SectionKind::solution},
    HeadingWord{"ベンダ情報", SectionKind::vendors},
    HeadingWord{"ベンダー情報", SectionKind::vendors},
    HeadingWord{"vendor status", SectionKind::vendors},
    HeadingWord{"vendor information", SectionKind::vendors},
    HeadingWord{"参考", SectionKind::references},
    HeadingWord{"関連情報", SectionKind::references},
    HeadingWord{"関連文書", SectionKind::references},
    HeadingWord{"関連リンク", SectionKind::references},
    HeadingWord{"情報源", SectionKind::references},
    HeadingWord{"references", SectionKind::references},
    HeadingWord{"reference", SectionKind::references},
    HeadingWord{"related", SectionKind::references},
    HeadingWord{"改訂履歴", SectionKind::history},
    HeadingWord{"改定履歴", SectionKind::history},
    HeadingWord{"更新履歴", SectionKind::history},
    HeadingWord{"変更履歴", SectionKind::history},
    HeadingWord{"revision history", SectionKind::history},
    HeadingWord{"change history", SectionKind::history},
    HeadingWord{"詳細", SectionKind::details},
    HeadingWord{"details", SectionKind::details},
    HeadingWord{"cvss による深刻度", SectionKind::details},
    HeadingWord{"cvssによる深刻度", SectionKind::details},
    HeadingWord{"深刻度", SectionKind::details},
    HeadingWord{"severity", SectionKind::details},
    HeadingWord{"想定される影響", SectionKind::other},
    HeadingWord{"影響", SectionKind::other},
    HeadingWord{"impact", SectionKind::other},
    HeadingWord{"補足", SectionKind::other},
    HeadingWord{"謝辞", SectionKind::other},
    HeadingWord{"acknowledg", SectionKind::other},
    HeadingWord{"jpcert/ccからの補足情報", SectionKind::other},
    HeadingWord{"jpcert/ccによる脆弱性分析結果", SectionKind::other},
    HeadingWord{"cwe による脆弱性タイプ", SectionKind::other},
    HeadingWord{"共通脆弱性識別子", SectionKind::other},
    HeadingWord{"侵害有無の確認", SectionKind::other},
    HeadingWord{"お問い合わせ", SectionKind::other},
    HeadingWord{"お問合せ", SectionKind::other},
    HeadingWord{"問い合わせ先", SectionKind::other},
    HeadingWord{"contact", SectionKind::other},
    HeadingWord{"本件に関する", SectionKind::other},
};

// What may stand behind a heading word in a heading without decoration. Anything else
// is a sentence that begins with the word: "対象となるバージョンは次のとおりです。".
constexpr std::array<std::string_view, 63> heading_tails{
    "",
    "製品",
    "システム",
    "バージョン",
    "製品およびバージョン",
    "製品とバージョン",
    "製品・バージョン",
    "製品及びバージョン",
    "製品/バージョン",
    "製品名",
    "製品一覧",
    "システムおよびバージョン",
    "システム・バージョン",
    "ソフトウェア",
    "ソフトウェアおよびバージョン",
    "機器",
    "機種",
    "環境",
    "可能性のある製品",
    "可能性がある製品",
    "となる製品",
    "となる製品およびバージョン",
    "となる製品とバージョン",
    "となるバージョン",
    "となるシステム",
    "するシステム",
    "する製品",
    "するバージョン",
    "方法",
    "情報",
    "情報等",
    "文献",
    "サイト",
    "先",
    "策",
    "済みバージョン",
    "済みのバージョン",
    "済み製品",
    "プログラム",
    "パッチ",
    "を実施する",
    "の実施",
    "する",
    "を適用する",
    "内容",
    "状況",
    "(日本語)",
    "(英語)",
    " products",
    " product",
    " versions",
    " version",
    " systems",
    " software",
    " products and versions",
    " versions and products",
    " devices",
    " information",
    " releases",
    " software versions",
    "s",
    "ments",
    "ements",
};

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
    const auto* const found = std::ranges::find_if(heading_words, [&text](const HeadingWord& row) {
        return text.starts_with(row.word);
    });
    return found == heading_words.end() ? std::nullopt : std::optional{found->kind};
}

FirstBytes first_bytes_of_words()
{
    FirstBytes bytes;
    for (const auto& row : heading_words)
        bytes.add(row.word);
    return bytes;
}

std::optional<SectionKind> kind_named_exactly(std::string_view title)
{
    constexpr std::size_t longest_heading = 80;
    static const auto first_bytes = first_bytes_of_words();
    if (title.size() > longest_heading || !first_bytes.may_begin(title, 0))
        return std::nullopt;
    const auto text = folded(title);
    for (const auto& row : heading_words) {
        if (text.starts_with(row.word) &&
            std::ranges::find(heading_tails, std::string_view{text}.substr(row.word.size())) !=
                heading_tails.end())
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
    constexpr std::array<std::string_view, 12> not_in_headings{"は",
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
    const bool is_heading = title.size() <= longest_heading &&
                            std::ranges::none_of(not_in_headings, [title](std::string_view word) {
                                return title.find(word) != std::string_view::npos;
                            });
    return is_heading ? kind_beginning(title) : std::nullopt;
}

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
    return read_plain_heading(line.text);
}

}  // namespace advisory::parsers
