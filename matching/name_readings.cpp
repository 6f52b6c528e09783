#include "matching/name_readings.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <ranges>
#include <utility>

#include "matching/conditions.hpp"
#include "matching/name_lists.hpp"
#include "matching/names.hpp"
#include "text/unicode.hpp"

namespace advisory::matching {

namespace {

// A notice lists few versions; what has more is no list of names.
constexpr std::size_t most_versions = 16;

/// Names as they are collected; each once.
class ReadNames {
public:
    void add(std::string name,
             NameReading reading = NameReading::whole,
             std::string_view version = {})
    {
        const bool is_new = std::ranges::find(names_, name, &ReadName::name) == names_.end();
        if (is_new && !name.empty())
            names_.push_back({std::move(name), reading, std::string{version}});
    }

    void add_all(const std::vector<std::string>& names)
    {
        for (const auto& name : names)
            add(name);
    }

    [[nodiscard]] std::vector<ReadName> take() && { return std::move(names_); }

private:
    std::vector<ReadName> names_;
};

/// "Treck TCP/IP stack" is "Treck TCP/IP".
std::string_view without_noun(std::string_view product)
{
    constexpr std::array<std::string_view, 4> nouns{" stack", " Stack", "スタック", " スタック"};
    for (const auto noun : nouns) {
        if (product.size() > noun.size() && product.ends_with(noun))
            return product.substr(0, product.size() - noun.size());
    }
    return {};
}

/// "FabView" of "DICOMビューアFabView": the Latin name behind a Japanese noun. Empty when there is
/// no such noun.
std::string_view latin_tail(std::string_view name)
{
    constexpr std::size_t least = 3;
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    const auto last = std::ranges::find_if_not(name.rbegin(), name.rend(), is_ascii);
    auto tail = name.substr(name.size() - static_cast<std::size_t>(last - name.rbegin()));
    tail.remove_prefix(std::min(tail.find_first_not_of(' '), tail.size()));
    // What stands in brackets or quotes is a remark, or was read before.
    const bool is_name = tail.size() >= least && tail.size() < name.size() &&
                         tail.find_first_of("()[]\"") == std::string_view::npos;
    return is_name ? tail : std::string_view{};
}

/// A list of models is not taken apart again: its parts need not be names
/// ("Q04/06UDEHCPU"), the models are.
void add_product(ReadNames& names, const AffectedRange& range)
{
    if (range.models.empty()) {
        names.add_all(product_names_of(range.product));
        names.add(text::fold(without_noun(range.product)));
        return;
    }
    names.add(text::fold(range.product));
    for (const auto& model : range.models)
        names.add_all(model_names_of(model, range.product));
}

/// "健康メモ" and "android アプリ 健康メモ" of "Android アプリ「健康メモ」".
void add_quoted(ReadNames& names, std::string_view product)
{
    struct Quotes {
        std::string_view open;
        std::string_view close;
    };
    constexpr std::array quotes{Quotes{"「", "」"}, Quotes{"『", "』"}, Quotes{"\"", "\""}};
    for (const auto& [open, close] : quotes) {
        if (!product.ends_with(close) || product.size() <= open.size() + close.size())
            continue;
        const auto body = product.substr(0, product.size() - close.size());
        const auto at = body.rfind(open);
        if (at == std::string_view::npos || at + open.size() >= body.size())
            continue;
        const auto inside = body.substr(at + open.size());
        names.add_all(product_names_of(inside));
        names.add(text::fold(std::string{body.substr(0, at)} + ' ' + std::string{inside}));
    }
}

/// "健康メモ" of each of "Android アプリ「健康メモ」および iOS アプリ「体温メモ」".
void add_quoted_of_list(ReadNames& names, std::string_view product)
{
    constexpr std::size_t most_parts = 64;
    const auto parts = listed_names(text::normalise(product));
    for (const auto& part : parts | std::views::take(most_parts))
        add_quoted(names, part);
}

/// "健康" and "暮らし" of "健康と暮らし", which may be one name.
void add_possibly_listed(ReadNames& names, std::string_view product)
{
    for (auto& name : possible_names_of(product))
        names.add(std::move(name), NameReading::listed);
}

/// "foo for windows" of "Foo 1.0 以前 (Windows 版)": a platform or edition may be a part of
/// the name elsewhere.
void add_with_conditions(ReadNames& names, const AffectedRange& range)
{
    for (const auto& qualifier : range.qualifiers) {
        if (qualifier.kind == "platform")
            names.add(text::fold(range.product + " for " + qualifier.value));
        if (qualifier.kind == "platform" || qualifier.kind == "edition") {
            names.add(text::fold(range.product + ' ' + qualifier.value));
            names.add(text::fold(range.product + " (" + qualifier.value + "版)"));
        }
    }
}

/// "windows server 2019" of "Windows Server" and the version 2019.
void add_with_versions(ReadNames& names, const AffectedRange& range)
{
    std::size_t added = 0;
    for (const auto& interval : range.intervals) {
        if (!interval.is_single() || added == most_versions)
            continue;
        const auto& version = interval.low->version;
        names.add(text::fold(range.product + ' ' + version), NameReading::version_in_name, version);
        ++added;
    }
}

/// "foo" of "Foo XG SP1", whose last words no grammar knows for a version.
void add_without_versions(ReadNames& names, const AffectedRange& range)
{
    constexpr int most_words = 3;
    if (range.status != PhraseStatus::none)
        return;
    const auto whole = text::fold(range.product);
    auto end = whole.size();
    for (int word = 0; word < most_words; ++word) {
        end = whole.rfind(' ', end - 1);
        if (end == std::string::npos || end == 0)
            return;
        names.add(whole.substr(0, end), NameReading::version_in_notice, whole.substr(end + 1));
    }
}

/// "centralstation" of "centralstation 02-20 より前": in a phrase that was not read.
void add_beginnings(ReadNames& names, const AffectedRange& range)
{
    constexpr int most_words = 8;
    const bool is_unread =
        range.status == PhraseStatus::unparsed ||
        (range.status == PhraseStatus::partial && !is_read_but_for_installations(range));
    if (!is_unread)
        return;
    auto rest = text::fold(range.product);
    for (int word = 0; word < most_words && rest.rfind(' ') != std::string::npos; ++word) {
        rest.resize(rest.rfind(' '));
        names.add(rest);
    }
}

bool ends_with_word(std::string_view name, std::string_view word)
{
    if (!name.ends_with(word) || name.size() <= word.size())
        return false;
    const auto before = name[name.size() - word.size() - 1];
    const bool is_ascii = static_cast<unsigned char>(word.front()) < 0x80;
    return !is_ascii || before == ' ';
}

std::string_view trimmed_end(std::string_view name)
{
    while (!name.empty() && (name.back() == ' ' || name.back() == '(' || name.back() == ','))
        name.remove_suffix(1);
    return name;
}

}  // namespace

std::string without_edition(std::string_view name)
{
    constexpr std::array<std::string_view, 4> tails{"edition", "エディション", "版", "version"};
    constexpr std::array<std::string_view, 19> words{"esr",
                                                     "lts",
                                                     "ltsr",
                                                     "ltsc",
                                                     "continuous",
                                                     "classic",
                                                     "enterprise",
                                                     "standard",
                                                     "professional",
                                                     "pro",
                                                     "premium",
                                                     "express",
                                                     "community",
                                                     "basic",
                                                     "library",
                                                     "ライブラリ",
                                                     "application",
                                                     "アプリ",
                                                     "plus"};
    auto folded = text::fold(name);
    while (folded.ends_with(')'))
        folded.pop_back();

    const auto platform = folded.rfind(" for ");
    if (platform != std::string::npos && platform > 0)
        return folded.substr(0, platform);
    for (const auto tail : tails) {
        if (!ends_with_word(folded, tail))
            continue;
        const auto rest =
            trimmed_end(std::string_view{folded}.substr(0, folded.size() - tail.size()));
        const auto blank = rest.find_last_of(" (");
        return blank == std::string_view::npos ? std::string{}
                                               : std::string{trimmed_end(rest.substr(0, blank))};
    }
    for (const auto word : words) {
        if (ends_with_word(folded, word))
            return std::string{
                trimmed_end(std::string_view{folded}.substr(0, folded.size() - word.size()))};
    }
    return {};
}

std::vector<ReadName> read_names(const AffectedRange& range)
{
    ReadNames names;
    add_product(names, range);
    add_quoted(names, range.product);
    add_quoted_of_list(names, range.product);
    add_with_conditions(names, range);
    add_beginnings(names, range);
    if (range.models.empty()) {
        add_with_versions(names, range);
        add_without_versions(names, range);
        add_possibly_listed(names, range.product);
        names.add(without_edition(range.product), NameReading::without_edition);
        names.add(text::fold(latin_tail(range.product)), NameReading::without_edition);
    }
    return std::move(names).take();
}

}  // namespace advisory::matching
