#include "parsers/advisories/titles.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace advisory::parsers {

namespace {

constexpr std::array<std::string_view, 20> subject_prefixes{
    "Re:",        "RE:",       "Fw:",       "FW:",      "Fwd:",
    "FWD:",       "注意喚起:", "緊急報告:", "[続報]",   "【注意喚起】",
    "【緊急】",   "【更新】",  "[更新]",    "【重要】", "【IPA】",
    "[注意喚起]", "【転送】",  "(転送)",    "転送:",    "重要なセキュリティ情報:",
};

// The list that sent a mail, in brackets at the front of its subject.
constexpr std::array<std::string_view, 6> list_names{"JPCERT",
                                                     "IPA",
                                                     "announce",
                                                     "ANNOUNCE",
                                                     "Announce",
                                                     "セキュリティ"};

constexpr std::array<std::string_view, 7>
    subject_suffixes{"(公開)", "(更新)", "(続報)", "(新規)", "(再掲)", "【更新】", "[更新]"};

// Where the product ends in a title. The first to appear decides.
constexpr std::array<std::string_view, 17> product_ends{
    "における",
    "に関する",
    "に存在する",
    "において",
    "に複数",
    "に任意",
    "の脆弱性",
    "の複数の脆弱性",
    "の任意",
    "の更新",
    "の定例",
    "のセキュリティ",
    "を悪用",
    "に脆弱性",
    "を狙",
    "に対する",
    "のアップデート",
};

// What stands before 製品 and is no maker: "対象製品". "Microsoft 製品" names one.
constexpr std::array<std::string_view, 12> no_makers{
    "対象",
    "該当",
    "当該",
    "他",
    "他社",
    "各",
    "各社",
    "自社",
    "本",
    "同",
    "複数",
    "関連",
};

constexpr std::array<std::string_view, 8> vulnerability_words{
    "脆弱性",
    "更新プログラム",
    "アップデート",
    "セキュリティ情報",
    "パッチ",
    "修正プログラム",
    "CVE-",
    "セキュリティ更新",
};

std::string_view trimmed(std::string_view text)
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

bool drop_list_name(std::string_view& subject)
{
    if (!subject.starts_with('['))
        return false;
    const auto end = subject.find(']');
    if (end == std::string_view::npos)
        return false;

    const auto name = subject.substr(1, end - 1);
    const bool is_list = std::ranges::any_of(list_names, [name](std::string_view known) {
        return name.starts_with(known);
    });
    const bool is_counter = name.find(':') != std::string_view::npos ||
                            name.find_first_not_of("0123456789 ") == std::string_view::npos;
    if (!is_list && !is_counter)
        return false;
    subject = trimmed(subject.substr(end + 1));
    return true;
}

template <class Words>
bool drop_prefix(std::string_view& text, const Words& words)
{
    for (const auto word : words) {
        if (text.starts_with(word)) {
            text = trimmed(text.substr(word.size()));
            return true;
        }
    }
    return false;
}

template <class Words>
bool drop_suffix(std::string_view& text, const Words& words)
{
    for (const auto word : words) {
        if (text.ends_with(word)) {
            text = trimmed(text.substr(0, text.size() - word.size()));
            return true;
        }
    }
    return false;
}

/// "2024年 4月 Oracle 製品": the month of a regular release is no part of the product.
std::string_view without_month(std::string_view title)
{
    const auto month = title.find("月");
    const auto year = title.find("年");
    if (year == std::string_view::npos || month == std::string_view::npos || month < year ||
        title.find_first_not_of("0123456789 ") != year)
        return title;

    auto rest = trimmed(title.substr(month + std::string_view{"月"}.size()));
    if (rest.starts_with("の"))
        rest = trimmed(rest.substr(std::string_view{"の"}.size()));
    return rest;
}

/// What stands behind "○○製": "複数の NEC 製 Aterm" -> "Aterm".
std::string_view without_vendor(std::string_view product)
{
    constexpr std::string_view made_by = "製";
    const auto at = product.find(made_by);
    if (at == std::string_view::npos || at == 0)
        return product;
    const auto behind = trimmed(product.substr(at + made_by.size()));
    const bool is_product_word = behind.empty() || behind.starts_with("品");
    return is_product_word ? product : behind;
}

/// "PHP に解放済みメモリ使用の脆弱性": a name in letters ends where に or を follows it.
std::size_t particle_behind_letters(std::string_view title)
{
    auto first = std::string_view::npos;
    for (const std::string_view particle : {"に", "を"}) {
        for (auto at = title.find(particle); at != std::string_view::npos;
             at = title.find(particle, at + particle.size())) {
            const bool is_behind_letters =
                at > 0 && static_cast<unsigned char>(title[at - 1]) < 0x80;
            if (is_behind_letters)
                first = std::min(first, at);
        }
    }
    return first;
}

/// From the first whole character on.
std::string_view from_character(std::string_view utf8)
{
    while (!utf8.empty() && (static_cast<unsigned char>(utf8.front()) & 0xC0U) == 0x80U)
        utf8.remove_prefix(1);
    return utf8;
}

}  // namespace

std::string title_of_subject(std::string_view subject)
{
    auto title = trimmed(subject);
    while (drop_list_name(title) || drop_prefix(title, subject_prefixes)) {}
    while (drop_suffix(title, subject_suffixes)) {}
    return std::string{title};
}

std::string product_of_title(std::string_view title)
{
    if (!speaks_of_vulnerability(title))
        return {};

    auto product = without_month(trimmed(title));
    auto end = std::min(product.size(), particle_behind_letters(product));
    for (const auto word : product_ends)
        end = std::min(end, product.find(word));
    if (end == product.size())
        return {};

    product = trimmed(product.substr(0, end));
    constexpr std::string_view several = "複数の";
    if (product.starts_with(several))
        product = trimmed(product.substr(several.size()));
    return std::string{without_vendor(product)};
}

std::vector<std::string> vendors_of(std::string_view text)
{
    constexpr std::string_view made_by = "製";
    // What a maker's name cannot contain: the sentence or list before it.
    constexpr std::array<std::string_view, 10>
        edges{"、", "。", "「", "」", "の", "は", "が", "および", "及び", ":"};
    constexpr std::size_t longest_name = 120;

    std::vector<std::string> vendors;
    for (auto at = text.find(made_by); at != std::string_view::npos;
         at = text.find(made_by, at + made_by.size())) {
        const auto behind = text.substr(at + made_by.size());
        auto name = text.substr(0, at);
        const bool is_other_word = behind.starts_with("造") || behind.starts_with("作");
        if (is_other_word)
            continue;

        if (name.size() > longest_name)
            name = from_character(name.substr(name.size() - longest_name));
        for (const auto edge : edges) {
            const auto begin = name.rfind(edge);
            if (begin != std::string_view::npos)
                name = name.substr(begin + edge.size());
        }
        name = trimmed(name);
        if (name.ends_with("社"))
            name = trimmed(name.substr(0, name.size() - std::string_view{"社"}.size()));

        const bool is_new = std::ranges::find(vendors, name) == vendors.end();
        const bool is_no_maker = std::ranges::find(no_makers, name) != no_makers.end();
        if (!name.empty() && !is_no_maker && is_new && vendors.size() < 20)
            vendors.emplace_back(name);
    }
    return vendors;
}

bool speaks_of_vulnerability(std::string_view title)
{
    return std::ranges::any_of(vulnerability_words, [title](std::string_view word) {
        return title.find(word) != std::string_view::npos;
    });
}

}  // namespace advisory::parsers
