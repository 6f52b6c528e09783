#include "matching/name_editions.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/ascii.hpp"
#include "matching/names.hpp"

namespace advisory::matching {

namespace {

enum class EditionKind { platform, edition };

struct KnownWord {
    std::string_view written;  ///< As a key.
    std::string_view meant;
    EditionKind kind = EditionKind::edition;
};

constexpr auto known_words = std::to_array<KnownWord>({
    {"microsoft windows", "windows", EditionKind::platform},
    {"windows", "windows", EditionKind::platform},
    {"win", "windows", EditionKind::platform},
    {"linux", "linux", EditionKind::platform},
    {"unix", "unix", EditionKind::platform},
    {"mac os x", "macos", EditionKind::platform},
    {"mac os", "macos", EditionKind::platform},
    {"macos", "macos", EditionKind::platform},
    {"os x", "macos", EditionKind::platform},
    {"macintosh", "macos", EditionKind::platform},
    {"mac", "macos", EditionKind::platform},
    {"android", "android", EditionKind::platform},
    {"ios", "ios", EditionKind::platform},
    {"ipados", "ipados", EditionKind::platform},
    {"solaris", "solaris", EditionKind::platform},
    {"aix", "aix", EditionKind::platform},
    {"hp ux", "hp ux", EditionKind::platform},
    {"freebsd", "freebsd", EditionKind::platform},
    {"enterprise", "enterprise"},
    {"エンタープライズ", "enterprise"},
    {"standard", "standard"},
    {"スタンダード", "standard"},
    {"professional", "professional"},
    {"プロフェッショナル", "professional"},
    {"pro", "pro"},
    {"premium", "premium"},
    {"プレミアム", "premium"},
    {"express", "express"},
    {"community", "community"},
    {"basic", "basic"},
    {"ベーシック", "basic"},
    {"home", "home"},
    {"business", "business"},
    {"ultimate", "ultimate"},
    {"lite", "lite"},
    {"essentials", "essentials"},
    {"advanced", "advanced"},
    {"datacenter", "datacenter"},
    {"starter", "starter"},
    {"workgroup", "workgroup"},
    {"personal", "personal"},
});

// What stands behind an edition or a platform, and says that it is one.
constexpr auto edition_tails =
    std::to_array<std::string_view>({" edition", "edition", "エディション", "版"});
constexpr auto purpose_tails = std::to_array<std::string_view>({"版", "用", "向け"});

constexpr std::string_view for_platform = " for ";

/// A platform or edition and the name that is left without it.
struct Taken {
    std::string_view base;
    std::string_view edition;
    bool is_sure = true;
};

std::string_view trimmed_at_end(std::string_view text)
{
    return text.substr(0, text.find_last_not_of(" (") + 1);
}

const KnownWord* find_known(std::string_view word)
{
    const auto* const known = std::ranges::find(known_words, word, &KnownWord::written);
    return known == known_words.end() ? nullptr : known;
}

/// The longest known word that a text ends with, as a word of its own and not as all of it.
const KnownWord* known_at_end(std::string_view text)
{
    const KnownWord* longest = nullptr;
    for (const auto& word : known_words) {
        if (text.size() <= word.written.size() || !text.ends_with(word.written))
            continue;
        const char before = text[text.size() - word.written.size() - 1];
        const bool is_word = before == ' ' || is_ascii(before) != is_ascii(word.written.front());
        if (is_word && (longest == nullptr || word.written.size() > longest->written.size()))
            longest = &word;
    }
    return longest;
}

/// What a known word means; the word itself when it is not known.
std::string_view meaning_of(std::string_view edition)
{
    const auto* const known = find_known(edition);
    return known == nullptr ? edition : known->meant;
}

/// Without "edition" or 版 behind it; empty when neither is there, or nothing else.
std::string_view without_edition_tail(std::string_view text)
{
    for (const auto tail : edition_tails) {
        if (text.size() > tail.size() && text.ends_with(tail))
            return trimmed_at_end(text.substr(0, text.size() - tail.size()));
    }
    return {};
}

/// "windows用", "windows向け": only a known word, 医療用 is no platform.
std::string_view known_before_purpose(std::string_view text)
{
    for (const auto tail : purpose_tails) {
        const auto before = text.substr(0, text.size() - std::min(text.size(), tail.size()));
        if (text.ends_with(tail) && find_known(before) != nullptr)
            return before;
    }
    return {};
}

/// What a text in brackets or behind "for" says, where it is a platform or edition at all.
std::string_view edition_in(std::string_view text, bool is_said_to_be)
{
    if (const auto known = known_before_purpose(text); !known.empty())
        return known;
    if (const auto edition = without_edition_tail(text); !edition.empty())
        return edition;
    return is_said_to_be || find_known(text) != nullptr ? text : std::string_view{};
}

std::optional<Taken> take_from_brackets(std::string_view key)
{
    const auto open = key.rfind('(');
    if (!key.ends_with(')') || open == std::string_view::npos || open == 0)
        return std::nullopt;
    auto inside = key.substr(open + 1, key.size() - open - 2);
    const auto word = for_platform.substr(1);
    const bool has_for = inside.starts_with(word);
    if (has_for)
        inside.remove_prefix(word.size());
    const auto edition = edition_in(inside, has_for);
    if (edition.empty())
        return std::nullopt;
    return Taken{key.substr(0, open), edition, find_known(edition) != nullptr};
}

std::optional<Taken> take_behind_for(std::string_view key)
{
    const auto at = key.rfind(for_platform);
    if (at == std::string_view::npos || at == 0)
        return std::nullopt;
    const auto edition = edition_in(key.substr(at + for_platform.size()), true);
    return Taken{key.substr(0, at), edition, find_known(edition) != nullptr};
}

/// The last word of a text: up to a blank, or where Latin letters and Japanese meet.
std::string_view last_word_of(std::string_view text)
{
    auto begin = text.size();
    while (begin > 0 && text[begin - 1] != ' ' &&
           is_ascii(text[begin - 1]) == is_ascii(text.back()))
        --begin;
    return text.substr(begin);
}

std::optional<Taken> take_before_tail(std::string_view key)
{
    auto rest = without_edition_tail(key);
    if (rest.empty()) {
        for (const auto tail : purpose_tails) {
            if (key.ends_with(tail) &&
                known_at_end(key.substr(0, key.size() - tail.size())) != nullptr)
                rest = key.substr(0, key.size() - tail.size());
        }
    }
    if (rest.empty())
        return std::nullopt;
    const auto* const known = known_at_end(rest);
    const auto edition = known == nullptr ? last_word_of(rest) : known->written;
    return Taken{rest.substr(0, rest.size() - edition.size()), edition, known != nullptr};
}

std::optional<Taken> take_from_front(std::string_view key)
{
    for (const auto tail : purpose_tails) {
        const auto at = key.find(tail);
        if (at == std::string_view::npos)
            continue;
        const auto edition = key.substr(0, at);
        if (find_known(edition) != nullptr)
            return Taken{key.substr(at + tail.size()), edition, true};
    }
    return std::nullopt;
}

/// "bar enterprise" is "bar (enterprise)"; "foo linux" may be a Linux and no foo for it.
std::optional<Taken> take_last_word(std::string_view key)
{
    const auto* const known = known_at_end(key);
    if (known == nullptr)
        return std::nullopt;
    return Taken{key.substr(0, key.size() - known->written.size()),
                 known->written,
                 known->kind == EditionKind::edition};
}

std::optional<Taken> take_edition(std::string_view key)
{
    std::optional<Taken> taken;
    for (const auto& take :
         {take_from_brackets, take_behind_for, take_before_tail, take_from_front, take_last_word}) {
        taken = take(key);
        if (taken)
            break;
    }
    if (!taken)
        return std::nullopt;
    taken->base = trimmed_at_end(taken->base);
    taken->base.remove_prefix(std::min(taken->base.find_first_not_of(' '), taken->base.size()));
    return taken->base.empty() || taken->edition.empty() ? std::nullopt : taken;
}

// No key has them.
constexpr char before_edition = '\x1f';
constexpr char before_base = '\x1e';

}  // namespace

std::optional<EditionForm> edition_form_of(std::string_view key)
{
    constexpr std::size_t most_editions = 3;
    constexpr std::size_t longest_key_with_edition = 200;
    if (key.size() > longest_key_with_edition)
        return std::nullopt;
    const auto first = take_edition(key);
    if (!first)
        return std::nullopt;

    EditionForm form;
    std::vector<std::string_view> editions{meaning_of(first->edition)};
    form.is_sure = first->is_sure;
    auto base = first->base;
    while (editions.size() < most_editions) {
        const auto next = take_edition(base);
        // A platform that is only the last word is a part of the name: "foo linux enterprise".
        if (!next || !next->is_sure)
            break;
        editions.push_back(meaning_of(next->edition));
        base = next->base;
    }
    std::ranges::sort(editions);
    form.key = base;
    for (const auto edition : editions)
        (form.key += before_edition) += edition;
    if (!is_generic(first->base))
        form.base = base_key_of(first->base);
    return form;
}

std::string base_key_of(std::string_view key)
{
    const auto form = edition_form_of(key);
    return before_base + (form && form->is_sure ? form->key : std::string{key});
}

}  // namespace advisory::matching
