#include "parsers/advisories/titles.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "parsers/advisories/ascii.hpp"
#include "parsers/advisories/english_titles.hpp"
#include "parsers/advisories/id_patterns.hpp"
#include "parsers/advisories/japanese.hpp"
#include "parsers/advisories/word_set.hpp"

namespace advisory::parsers {

namespace {

constexpr std::array<std::string_view, 21> subject_prefixes{
    "お知らせ:", "Re:",          "RE:",
    "Fw:",       "FW:",          "Fwd:",
    "FWD:",      "注意喚起:",    "緊急報告:",
    "[続報]",    "【注意喚起】", "【緊急】",
    "【更新】",  "[更新]",       "【重要】",
    "【IPA】",   "[注意喚起]",   "【転送】",
    "(転送)",    "転送:",        "重要なセキュリティ情報:",
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
constexpr std::array<std::string_view, 47> product_ends{
    "における",
    "において",
    "には",
    "に関する",
    "に存在する",
    "に対する",
    "に含まれる",
    "に起因",
    "の脆弱性",
    "の 脆弱性",
    "の複数の",
    "の任意",
    "の更新",
    "の定例",
    "の月例",
    "のセキュリティ",
    "のアップデート",
    "の修正",
    "のクリティカル",
    "の情報漏",
    "の権限昇格",
    "のバッファ",
    "のヒープ",
    "の認証",
    "のリモートコード",
    "のSQL",
    "の SQL",
    "のOS コマンド",
    "の OS コマンド",
    "のクロスサイト",
    "のサービス運用妨害",
    "のゼロデイ",
    "の危険",
    "の深刻な",
    "の重大な",
    "の緊急",
    "の未修正",
    "の新たな",
    "の既知の",
    "の解放済み",
    "のアクセス制御",
    "のパストラバーサル",
    "を悪用",
    "を狙",
    "セキュリティ更新",
    "セキュリティ情報",
    "セキュリティアップデート",
};

// These end a product only where nothing else does: they may be a part of its name.
constexpr std::array<std::string_view, 5> late_ends{"脆弱性",
                                                    "更新プログラム",
                                                    "修正プログラム",
                                                    "アップデート",
                                                    "セキュリティパッチ"};

// What is attacked or spread, and no product.
constexpr std::array<std::string_view, 17> no_products{
    "ランサムウエア",
    "ランサムウェア",
    "マルウエア",
    "マルウェア",
    "フィッシング",
    "攻撃",
    "メール",
    "詐欺",
    "被害",
    "設定",
    "感染活動",
    "製品",
    "ソフトウェア",
    "Mirai",
    "DDoS",
    "複数",
    "多数",
};

const WordSet vulnerability_words{
    "脆弱性",
    "ぜい弱性",
    "更新プログラム",
    "アップデート",
    "セキュリティ情報",
    "パッチ",
    "修正プログラム",
    "CVE-",
    "セキュリティ更新",
    "ulnerabilit",  // Vulnerability, vulnerabilities
};

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
    for (const std::string_view word : words) {
        if (!word.empty() && text.starts_with(word)) {
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

/// What stands behind "○○製", "○○が提供する" and "○○社の": "複数の NEC 製 Aterm" -> "Aterm".
std::string_view without_vendor(std::string_view product)
{
    constexpr std::array<std::string_view, 9> verbs{
        "が提供する",
        "が販売する",
        "が開発する",
        "が製造する",
        "が公開する",
        "の提供する",
        "より提供される",
        "が提供している",
        "社の",
    };
    for (const auto verb : verbs) {
        const auto at = product.rfind(verb);
        const bool is_company =
            at != std::string_view::npos && verb == "社の" && product.substr(0, at).ends_with("会");
        if (at != std::string_view::npos && at > 0 && !is_company)
            product = trimmed(product.substr(at + verb.size()));
    }

    constexpr std::string_view made_by = "製";
    for (auto at = product.find(made_by); at != std::string_view::npos;
         at = product.find(made_by, at + made_by.size())) {
        const auto behind = trimmed(product.substr(at + made_by.size()));
        if (is_made_by(product, at) && !behind.empty() && !behind.starts_with("品"))
            return behind;
    }
    return product;
}

/// "WordPress 用プラグイン X" -> "X", "Android アプリ「X」" -> "X": the weakness is not that of
/// what X is for.
std::string_view without_host(std::string_view product)
{
    constexpr std::string_view plugin = "用プラグイン";
    const auto at = product.find(plugin);
    if (at != std::string_view::npos) {
        const auto behind = trimmed(product.substr(at + plugin.size()));
        product = behind.empty() ? product : behind;
    }

    constexpr std::string_view close = "」";
    const auto open = product.find("「");
    const bool is_quoted = open != std::string_view::npos && product.ends_with(close) &&
                           product.find(close) + close.size() == product.size();
    return is_quoted ? product.substr(open + 3, product.size() - open - 3 - close.size()) : product;
}

/// Where a particle ends the product: "PHP に解放済みメモリ使用の脆弱性", "サイボウズ ガルーンに
/// クロスサイト…". A に or を behind hiragana may be a part of a word.
std::size_t particle_behind_name(std::string_view title)
{
    auto first = std::string_view::npos;
    for (const std::string_view particle : {"に", "を"}) {
        for (auto at = title.find(particle); at != std::string_view::npos;
             at = title.find(particle, at + particle.size())) {
            const bool is_behind_name = at > 0 && !is_hiragana(last_character(title.substr(0, at)));
            if (is_behind_name)
                first = std::min(first, at);
        }
    }
    return first;
}

/// The length of an id at the front; 0 when there is none.
std::size_t id_at_front(std::string_view title)
{
    constexpr std::array<IdPattern, 1> cve{"CVE-9{4}-9{4,7}"};
    for (const auto patterns :
         {jvn_patterns(), jpcert_patterns(), std::span<const IdPattern>{cve}}) {
        if (const auto id = read_id(title, patterns))
            return id->length;
    }
    return 0;
}

/// "JVNVU#97111518: オムロン製…": ids in front of a title.
std::string_view without_ids(std::string_view title)
{
    while (const auto id = id_at_front(title)) {
        title = title.substr(id);
        while (title.starts_with(' ') || title.starts_with(':') || title.starts_with('-') ||
               title.starts_with(','))
            title.remove_prefix(1);
    }
    return title;
}

std::string_view japanese_product(std::string_view title)
{
    auto end = std::min(particle_behind_name(title), first_of(title, product_ends));
    if (end >= title.size())
        end = first_of(title, late_ends);
    if (end >= title.size())
        return {};

    auto product = trimmed(title.substr(0, end));
    constexpr std::array<std::string_view, 5> several{"複数の",
                                                      "一部の",
                                                      "いくつかの",
                                                      "各社の",
                                                      "最新の"};
    while (const auto length = length_of_any(product, several))
        product = trimmed(product.substr(length));
    product = without_host(without_vendor(product));

    constexpr std::array<std::string_view, 4> others{"など", "等", "ほか", "他"};
    for (const auto other : others) {
        if (product.ends_with(other))
            product = trimmed(product.substr(0, product.size() - other.size()));
    }
    return product;
}

bool names_product(std::string_view product)
{
    const bool is_sentence = product.find("。") != std::string_view::npos;
    const bool is_weakness =
        product.starts_with("脆弱性") || product == "複数の" || product.starts_with("CVE-");
    const bool is_threat = std::ranges::any_of(no_products, [product](std::string_view word) {
        // "NEC 製品" names the products of a maker.
        return product == word ||
               (word != "製品" && word != "ソフトウェア" && product.ends_with(word));
    });
    return !product.empty() && !is_sentence && !is_weakness && !is_threat;
}

}  // namespace

std::string title_of_subject(std::string_view subject, std::span<const std::string> more_prefixes)
{
    auto title = trimmed(subject);
    while (drop_list_name(title) || drop_prefix(title, subject_prefixes) ||
           drop_prefix(title, more_prefixes)) {}
    while (drop_suffix(title, subject_suffixes)) {}
    return std::string{title};
}

std::string product_of_title(std::string_view title)
{
    if (!speaks_of_vulnerability(title))
        return {};

    // "JPCERT/CCが「Apache Log4jの脆弱性」に関する注意喚起を公開": the title is the quoted one.
    constexpr std::string_view says = "が「";
    const auto quote = title.find(says);
    const auto end = title.find("」", quote == std::string_view::npos ? 0 : quote);
    const bool is_pointer = quote != std::string_view::npos && end != std::string_view::npos;
    if (is_pointer)
        title = title.substr(quote + says.size(), end - quote - says.size());

    title = without_month(without_ids(trimmed(title)));
    const bool is_english = speaks_english(title) && title.find("脆弱性") == std::string_view::npos;
    const auto product = is_english ? english_product(title) : japanese_product(title);
    return names_product(product) ? std::string{product} : std::string{};
}

bool speaks_of_vulnerability(std::string_view title)
{
    return vulnerability_words.is_in(title);
}

}  // namespace advisory::parsers
