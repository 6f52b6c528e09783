#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "core/ascii.hpp"
#include "matching/names.hpp"
#include "text/unicode.hpp"

namespace advisory::matching {

namespace {

bool is_separator(char byte)
{
    switch (byte) {
        case ' ':
        case '-':
        case '_':
        case ',':
        case ';':
        case ':':
        case '\'':
        case '"':
        case '`':
            return true;
        default:
            return false;
    }
}

constexpr std::string_view middle_dot = "・";
constexpr std::string_view prolonged_sound = "ー";

// Legal forms and kinds of organisation, as keys. They stand behind a maker's name, those
// without a blank before it too; taken off again and again ("Co., Ltd."). Not among them is what
// is a word of product names too: PLC, SE, SA.
constexpr std::array<std::string_view, 55> legal_forms{
    "株式会社",
    "(株)",
    "有限会社",
    "(有)",
    "合同会社",
    "(同)",
    "合資会社",
    "合名会社",
    "相互会社",
    "一般財団法人",
    "公益財団法人",
    "(一財)",
    "一般社団法人",
    "公益社団法人",
    "(一社)",
    "国立研究開発法人",
    "独立行政法人",
    "国立大学法人",
    "学校法人",
    "特定非営利活動法人",
    " software foundation",
    " foundation",
    " global development group",
    " project",
    " inc.",
    " inc",
    " incorporated",
    " corporation",
    " corp.",
    " corp",
    " company",
    " & co. kgaa",
    " & co. kg",
    " & co.",
    " co.",
    " co",
    " limited",
    " ltd.",
    " ltd",
    " k.k.",
    " k.k",
    " kk",
    " gmbh",
    " kgaa",
    " llc",
    " llc.",
    " l.l.c.",
    " l.p.",
    " ag",
    " b.v.",
    " n.v.",
    " s.a.",
    " s.p.a.",
    " s.r.l.",
    " e.v.",
};

/// ァ to ヺ, and the prolonged sound mark.
bool is_katakana(std::string_view letter)
{
    return (letter >= "ァ" && letter <= "ヺ") || letter == prolonged_sound;
}

/// The letter of three bytes that ends at `end`; empty when there cannot be one.
std::string_view letter_before(std::string_view key, std::size_t end)
{
    constexpr std::size_t width = prolonged_sound.size();
    return end >= width ? key.substr(end - width, width) : std::string_view{};
}

/// How many letters of katakana end at `end`, counted to `most`.
std::size_t katakana_before(std::string_view key, std::size_t end, std::size_t most)
{
    std::size_t letters = 0;
    while (letters < most && is_katakana(letter_before(key, end))) {
        end -= prolonged_sound.size();
        ++letters;
    }
    return letters;
}

/// Without the marks that end a katakana word of three letters or more.
std::string without_last_prolongation(std::string key)
{
    constexpr std::size_t least = 3;
    for (auto at = key.rfind(prolonged_sound); at != std::string::npos;
         at = at == 0 ? std::string::npos : key.rfind(prolonged_sound, at - 1)) {
        const auto behind = at + prolonged_sound.size();
        const bool is_last =
            !is_katakana(std::string_view{key}.substr(behind).substr(0, prolonged_sound.size()));
        if (is_last && katakana_before(key, at, least) == least)
            key.erase(at, prolonged_sound.size());
    }
    return key;
}

/// Whether a key of ASCII ends with the last word of a legal form: most names do not, and a
/// million names are asked.
bool may_have_form(std::string_view key)
{
    static const auto last_words = [] {
        std::unordered_set<std::string_view> words;
        for (const auto form : legal_forms)
            words.insert(form.substr(form.rfind(' ') + 1));
        return words;
    }();
    return last_words.contains(key.substr(key.rfind(' ') + 1));
}

/// How much of the end of `key` is the legal form; 0 when it is none. Behind a Japanese letter
/// keys have no blank: フォーティネットinc.
std::size_t size_of_end(std::string_view key, std::string_view form)
{
    if (key.back() != form.back())
        return 0;
    if (key.ends_with(form))
        return form.size();
    if (form.front() != ' ' || !key.ends_with(form.substr(1)))
        return 0;
    const auto size = form.size() - 1;
    return size < key.size() && !is_ascii(key[key.size() - size - 1]) ? size : 0;
}

/// A name with a blank in place of ™, ®, © and ℠, of which NFKC makes letters.
std::string without_signs(std::string_view name)
{
    constexpr std::array<std::string_view, 4> signs{"™", "®", "©", "℠"};
    std::string plain{name};
    for (const auto sign : signs) {
        for (auto at = plain.find(sign); at != std::string::npos; at = plain.find(sign, at))
            plain.replace(at, sign.size(), " ");
    }
    return plain;
}

/// Without "(r)" and "(tm)", as a keyboard writes ® and ™. Behind a number "(r)" may be a part of a
/// model's name: it stays, as a word of its own, so that the names are only alike.
std::string without_bracketed_marks(std::string folded)
{
    constexpr std::array<std::string_view, 2> marks{"(tm)", "(r)"};
    bool was_changed = false;
    for (const auto mark : marks) {
        for (auto at = folded.find(mark, 1); at < folded.size(); at = folded.find(mark, at + 1)) {
            const auto before = folded.find_last_not_of(' ', at - 1);
            const bool is_behind_number =
                before != std::string::npos && folded[before] >= '0' && folded[before] <= '9';
            if (is_behind_number && mark == "(r)")
                folded.insert(at++, " ");
            else
                folded.replace(at, mark.size(), " ");
            was_changed = true;
        }
    }
    return was_changed ? text::fold(folded) : folded;
}

}  // namespace

std::string folded_name(std::string_view name)
{
    auto folded =
        std::ranges::all_of(name, is_ascii) ? text::fold(name) : text::fold(without_signs(name));
    const bool may_be_marked = folded.find('(') != std::string::npos;
    return may_be_marked ? without_bracketed_marks(std::move(folded)) : folded;
}

std::string key_of(std::string_view name)
{
    return key_of_folded(folded_name(name));
}

std::string key_of_folded(std::string_view folded)
{
    std::string key;
    key.reserve(folded.size());
    bool has_gap = false;
    for (std::size_t at = 0; at < folded.size(); ++at) {
        const char byte = folded[at];
        const bool is_dot = !is_ascii(byte) && folded.substr(at).starts_with(middle_dot);
        if (is_dot || is_separator(byte)) {
            has_gap = !key.empty();
            at += is_dot ? middle_dot.size() - 1 : 0;
            continue;
        }
        if (has_gap && is_ascii(key.back()) && is_ascii(byte))
            key += ' ';
        has_gap = false;
        key += byte;
    }
    return std::ranges::all_of(key, is_ascii) ? key : without_last_prolongation(std::move(key));
}

std::string vendor_key_of(std::string_view vendor)
{
    auto key = key_of(vendor);
    if (key.starts_with("the "))
        key.erase(0, 4);

    const bool is_plain = std::ranges::all_of(key, is_ascii);
    bool was_changed = !is_plain || may_have_form(key);
    while (was_changed) {
        was_changed = false;
        for (const auto form : legal_forms) {
            if (key.size() <= form.size())
                continue;
            if (const auto size = size_of_end(key, form); size > 0) {
                key.resize(key.size() - size);
                was_changed = true;
            } else if (form.front() != ' ' && key.starts_with(form)) {
                key.erase(0, form.size());
                was_changed = true;
            }
        }
        key.erase(0, std::min(key.find_first_not_of(' '), key.size()));
    }
    return key;
}

std::string search_key_of(std::string_view key)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> sounds{{
        {"ヴァ", "バ"},
        {"ヴィ", "ビ"},
        {"ヴェ", "ベ"},
        {"ヴォ", "ボ"},
        {"ヴュ", "ビュ"},
        {"ヴ", "ブ"},
    }};
    std::string search;
    while (!key.empty()) {
        const auto* const sound = std::ranges::find_if(sounds, [key](const auto& candidate) {
            return !is_ascii(key.front()) && key.starts_with(candidate.first);
        });
        const bool is_sound = sound != sounds.end();
        search += is_sound ? sound->second : key.substr(0, 1);
        key.remove_prefix(is_sound ? sound->first.size() : 1);
    }
    return search;
}

}  // namespace advisory::matching
