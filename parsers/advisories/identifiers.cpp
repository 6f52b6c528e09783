#include "parsers/advisories/identifiers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <optional>

namespace advisory::parsers {

namespace {

bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

char upper(char byte)
{
    return byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte;
}

// ASCII only: kana and kanji next to an id do not belong to it, so a word boundary in
// the sense of Unicode would miss "脆弱性CVE-2021-44228が".
bool is_alphanumeric(char byte)
{
    return is_digit(byte) || (upper(byte) >= 'A' && upper(byte) <= 'Z');
}

/// How an identifier is built: a word, then groups of digits joined by '-'.
struct Shape {
    std::string_view word;
    struct Digits {
        std::size_t least;
        std::size_t most;
    };
    std::array<Digits, 2> groups;  ///< The second may be {0, 0}: there is none.
};

constexpr Shape cve{"CVE-", {{{4, 4}, {4, 7}}}};

constexpr std::array jvn_shapes{
    Shape{"JVNDB-", {{{4, 4}, {6, 6}}}},
    Shape{"JVNVU#", {{{8, 8}, {0, 0}}}},
    Shape{"JVNVU#", {{{6, 6}, {0, 0}}}},
    Shape{"JVNTA#", {{{8, 8}, {0, 0}}}},
    Shape{"JVN#", {{{8, 8}, {0, 0}}}},
};

constexpr std::array jpcert_shapes{
    Shape{"JPCERT-AT-", {{{4, 4}, {4, 4}}}},
    Shape{"JPCERT-WR-", {{{4, 4}, {4, 4}}}},
    Shape{"JPCERT-PR-", {{{4, 4}, {4, 4}}}},
    Shape{"JPCERT-IR-", {{{4, 4}, {2, 2}}}},
};

std::size_t digits_at(std::string_view text)
{
    const auto* const end = std::ranges::find_if_not(text, is_digit);
    return static_cast<std::size_t>(end - text.begin());
}

/// The length of `word` at the front of `text`; case does not matter, and the '#' of JVN
/// ids is "%23" or missing in addresses.
std::optional<std::size_t> word_length(std::string_view text, std::string_view word)
{
    const bool has_mark = word.ends_with('#');
    const auto letters = has_mark ? word.substr(0, word.size() - 1) : word;
    if (text.size() < letters.size() ||
        !std::ranges::equal(text.substr(0, letters.size()), letters, {}, upper))
        return std::nullopt;
    if (!has_mark)
        return letters.size();

    const auto rest = text.substr(letters.size());
    if (rest.starts_with('#'))
        return letters.size() + 1;
    return rest.starts_with("%23") ? letters.size() + 3 : letters.size();
}

/// The canonical spelling when `text` begins with an identifier of this shape.
std::optional<std::string> read_identifier(std::string_view text, const Shape& shape)
{
    auto length = word_length(text, shape.word);
    if (!length)
        return std::nullopt;

    std::string id{shape.word};
    for (std::size_t group = 0; group < shape.groups.size(); ++group) {
        const auto [least, most] = shape.groups.at(group);
        if (most == 0)
            break;
        if (group > 0) {
            if (!text.substr(*length).starts_with('-'))
                return std::nullopt;
            ++*length;
            id += '-';
        }
        const auto digits = digits_at(text.substr(*length));
        if (digits < least || digits > most)
            return std::nullopt;
        id += text.substr(*length, digits);
        *length += digits;
    }

    const bool is_cut_short = *length < text.size() && is_alphanumeric(text[*length]);
    return is_cut_short ? std::nullopt : std::optional{id};
}

void add_once(std::vector<std::string>& list, std::string entry)
{
    if (list.size() < max_identifiers && std::ranges::find(list, entry) == list.end())
        list.push_back(std::move(entry));
}

template <class Shapes>
void add_identifier(std::vector<std::string>& list, std::string_view text, const Shapes& shapes)
{
    for (const auto& shape : shapes) {
        if (auto id = read_identifier(text, shape)) {
            add_once(list, std::move(*id));
            return;
        }
    }
}

/// A URL ends where RFC 3986 has no character for it; punctuation of the sentence around
/// it does not belong to it.
std::string_view url_at(std::string_view text)
{
    constexpr std::string_view allowed = "-._~:/?#[]@!$&'()*+,;=%";
    std::size_t length = 0;
    while (length < text.size() &&
           (is_alphanumeric(text[length]) || allowed.find(text[length]) != std::string_view::npos))
        ++length;

    auto url = text.substr(0, length);
    while (!url.empty() && std::string_view{".,;:!?'*"}.find(url.back()) != std::string_view::npos)
        url.remove_suffix(1);
    while (url.ends_with(')') && url.find('(') == std::string_view::npos)
        url.remove_suffix(1);
    return url;
}

}  // namespace

Identifiers find_identifiers(std::string_view normalised)
{
    Identifiers found;
    for (std::size_t at = 0; at < normalised.size(); ++at) {
        const bool is_inside_word = at > 0 && is_alphanumeric(normalised[at - 1]);
        if (is_inside_word || !is_alphanumeric(normalised[at]))
            continue;

        const auto rest = normalised.substr(at);
        switch (upper(rest.front())) {
            case 'C':
                add_identifier(found.cves, rest, std::array{cve});
                break;
            case 'J':
                add_identifier(found.jvn, rest, jvn_shapes);
                add_identifier(found.jpcert, rest, jpcert_shapes);
                break;
            case 'H':
                if (rest.starts_with("http://") || rest.starts_with("https://"))
                    add_once(found.urls, std::string{url_at(rest)});
                break;
            default:
                break;
        }
    }
    return found;
}

}  // namespace advisory::parsers
