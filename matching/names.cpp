#include "matching/names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <iterator>
#include <utility>

#include "matching/name_lists.hpp"
#include "text/unicode.hpp"

namespace advisory::matching {

namespace {

/// Its sound is written with it or without it: ヴァイタル, バイタル.
constexpr std::string_view vu = "ヴ";

// What stands behind a product name and is no part of it.
constexpr std::array<std::string_view, 7> product_tails{"ファームウェア",
                                                        "ファームウエア",
                                                        " firmware",
                                                        "本体",
                                                        "ソフトウェア",
                                                        " software",
                                                        "製品"};

// From the list of names that brought wrong matches elsewhere (matching rules, traps).
constexpr std::array<std::string_view, 55> generic_names{
    "core",
    "common",
    "commons",
    "mail",
    "config",
    "client",
    "server",
    "manager",
    "viewer",
    "agent",
    "driver",
    "utils",
    "util",
    "api",
    "web",
    "monitor",
    "gateway",
    "station",
    "system",
    "service",
    "software",
    "firmware",
    "library",
    "product",
    "module",
    "platform",
    "router",
    "network",
    "security",
    "windows",
    "toolkit",
    "framework",
    "runtime",
    "database",
    "console",
    "desktop",
    // The same in Japanese, as keys: without the last prolonged sound mark.
    "サーバ",
    "クライアント",
    "ビューア",
    "ビューワ",
    "システム",
    "サービス",
    "ソフトウェア",
    "ソフトウエア",
    "ファームウェア",
    "ファームウエア",
    "ライブラリ",
    "モジュール",
    "ルータ",
    "ゲートウェイ",
    "モニタ",
    "ドライバ",
    "エージェント",
    "コンソール",
    "製品",
};

/// "(log4j-core)" of "Apache Log4j (log4j-core)", with what stands around it.
struct Bracketed {
    std::string outside;
    std::string inside;
};

Bracketed take_brackets(std::string_view name)
{
    const auto open = name.find('(');
    const auto close = name.find(')', open);
    if (open == std::string_view::npos || close == std::string_view::npos)
        return {};
    return {
        .outside = std::string{name.substr(0, open)} + std::string{name.substr(close + 1)},
        .inside = std::string{name.substr(open + 1, close - open - 1)},
    };
}

class Names {
public:
    void add(std::string_view name)
    {
        const auto folded = folded_name(name);
        add_once(folded);
        for (const auto tail : product_tails) {
            if (folded.size() > tail.size() && folded.ends_with(tail))
                add_once(text::fold(folded.substr(0, folded.size() - tail.size())));
        }
    }

    /// A part of a list: without its brackets too, and with the first word of the list, which
    /// the others leave out: "GitLab Community Edition (CE) および Enterprise Edition (EE)".
    void add_listed(std::string_view part, std::string_view first)
    {
        add(part);
        const auto outside = take_brackets(part).outside;
        const auto plain = text::fold(outside.empty() ? part : outside);
        add(plain);
        const auto maker = text::fold(first.substr(0, first.find(' ')));
        if (first.find(' ') != std::string_view::npos && !plain.starts_with(maker))
            add(maker + ' ' + plain);
    }

    std::vector<std::string> take() { return std::move(names_); }

private:
    void add_once(std::string name)
    {
        constexpr std::size_t most = 128;
        const bool is_new = std::ranges::find(names_, name) == names_.end();
        if (name.size() > 1 && is_new && names_.size() < most)
            names_.push_back(std::move(name));
    }

    std::vector<std::string> names_;
};

/// The words of a key, sorted, each once.
std::vector<std::string_view> pairs_of(std::string_view text)
{
    std::vector<std::string_view> pairs;
    for (std::size_t at = 0; at + 1 < text.size(); ++at)
        pairs.push_back(text.substr(at, 2));
    std::ranges::sort(pairs);
    return pairs;
}

/// Sørensen and Dice: twice what they have in common, by what both have.
double dice_of(std::string_view one, std::string_view other)
{
    const auto left = pairs_of(one);
    const auto right = pairs_of(other);
    std::vector<std::string_view> common;
    std::ranges::set_intersection(left, right, std::back_inserter(common));
    const auto all = static_cast<double>(left.size() + right.size());
    return all > 0 ? 2.0 * static_cast<double>(common.size()) / all : 0.0;
}

/// What stands before the list of models, blank included: the words up to the first that
/// begins as the model does. Empty when the model names its series itself, or nothing does.
std::string series_of(std::string_view model, std::string_view product)
{
    constexpr std::size_t telling = 2;
    const auto begin = text::fold(model.substr(0, telling));
    if (begin.size() < telling)
        return {};

    const auto folded = text::fold(product);
    for (std::size_t at = 0; at < folded.size();) {
        if (folded.compare(at, begin.size(), begin) == 0)
            return folded.substr(0, at);
        const auto blank = folded.find(' ', at);
        if (blank == std::string::npos)
            return {};
        at = blank + 1;
    }
    return {};
}

}  // namespace

std::vector<std::string> product_names_of(std::string_view product)
{
    Names names;
    names.add(product);

    const auto plain = text::normalise(product);
    const auto [outside, inside] = take_brackets(plain);
    names.add(outside);
    names.add(inside);
    const auto parts = listed_names(plain);
    for (const auto& part : parts)
        names.add_listed(part, parts.front());
    return names.take();
}

std::vector<std::string> possible_names_of(std::string_view product)
{
    Names names;
    const auto parts = possibly_listed_names(text::normalise(product));
    for (const auto& part : parts)
        names.add_listed(part, parts.front());
    return names.take();
}

std::vector<std::string> model_names_of(std::string_view model, std::string_view product)
{
    Names names;
    names.add(model);
    auto series = series_of(model, product);
    if (series.empty())
        return names.take();

    names.add(series + std::string{model});
    // "MELSEC iQ-R シリーズ R04CPU" is registered as "MELSEC iQ-R R04CPU" too.
    for (const auto* const word : {"シリーズ", "series"}) {
        const auto folded = text::fold(word) + ' ';
        if (series.size() > folded.size() && series.ends_with(folded))
            names.add(series.substr(0, series.size() - folded.size()) + std::string{model});
    }
    return names.take();
}

std::string_view family_of(std::string_view key)
{
    constexpr std::string_view tail = " core";
    return key.size() > tail.size() && key.ends_with(tail) ? key.substr(0, key.size() - tail.size())
                                                           : std::string_view{};
}

std::vector<std::string_view> words_of(std::string_view key)
{
    std::vector<std::string_view> words;
    while (!key.empty()) {
        const auto end = std::min(key.find(' '), key.size());
        if (end > 0)
            words.push_back(key.substr(0, end));
        key.remove_prefix(std::min(end + 1, key.size()));
    }
    std::ranges::sort(words);
    const auto repeated = std::ranges::unique(words);
    words.erase(repeated.begin(), repeated.end());
    return words;
}

std::vector<std::string_view> words_with_digits(std::vector<std::string_view> words)
{
    std::erase_if(words, [](std::string_view word) {
        return word.find_first_of("0123456789") == std::string_view::npos;
    });
    return words;
}

bool are_similar(std::string_view one, std::string_view other)
{
    constexpr std::size_t longest = 200;
    constexpr double least_dice = 0.85;
    if (one == other || one.empty() || other.empty() ||
        std::max(one.size(), other.size()) > longest)
        return false;
    if (one.contains(vu) || other.contains(vu)) {
        const auto left = search_key_of(one);
        const auto right = search_key_of(other);
        return left == right || are_similar(left, right);
    }

    auto left = words_of(one);
    auto right = words_of(other);
    if (words_with_digits(left) != words_with_digits(right))
        return false;
    if (left.size() > right.size())
        std::swap(left, right);
    if (std::ranges::includes(right, left))
        return left.size() > 1;
    // Two of too different lengths cannot have enough in common.
    const auto shorter = static_cast<double>(std::min(one.size(), other.size()));
    const auto longer = static_cast<double>(std::max(one.size(), other.size()));
    return 2.0 * shorter / (shorter + longer) >= least_dice && dice_of(one, other) >= least_dice;
}

std::vector<std::string_view> telling_words(std::string_view key)
{
    constexpr std::size_t least = 3;
    auto words = words_of(key);
    std::erase_if(words, [](std::string_view word) { return word.size() < least; });
    std::ranges::stable_sort(words, std::ranges::greater{}, &std::string_view::size);
    return words;
}

bool is_generic(std::string_view key)
{
    constexpr std::size_t least = 5;
    const bool has_digit = key.find_first_of("0123456789") != std::string_view::npos;
    if (std::ranges::find(generic_names, key) != generic_names.end())
        return true;
    return key.size() < least && !has_digit;
}

}  // namespace advisory::matching
