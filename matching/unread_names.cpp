#include "matching/unread_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/ascii.hpp"
#include "matching/names.hpp"

namespace advisory::matching {

namespace {

constexpr std::size_t most_versions_of_text = 16;
constexpr std::size_t most_words_of_name = 8;

// What a version or a bound on one begins with, as keys.
constexpr auto version_beginnings = std::to_array<std::string_view>({"バージョン",
                                                                     "ファームウェア",
                                                                     "ファームウエア",
                                                                     "ver.",
                                                                     "ver ",
                                                                     "version",
                                                                     "firmware",
                                                                     "before ",
                                                                     "prior ",
                                                                     "earlier ",
                                                                     "through ",
                                                                     "up to ",
                                                                     "build ",
                                                                     "すべて",
                                                                     "全て",
                                                                     "全バージョン",
                                                                     "all "});

bool is_digit_of_text(char byte)
{
    return byte >= '0' && byte <= '9';
}

/// A piece of a key between blanks, signs, and changes of script.
struct Piece {
    std::size_t begin = 0;
    std::size_t end = 0;
};

enum class PieceScript { none, latin, hiragana, other };

/// The script of the character that begins at `at`; none of what parts words.
PieceScript piece_script_at(std::string_view key, std::size_t at)
{
    const auto rest = key.substr(at);
    if (is_ascii(rest.front())) {
        constexpr std::string_view parting = " ()[]{}<>/=*";
        return parting.contains(rest.front()) ? PieceScript::none : PieceScript::latin;
    }
    constexpr auto signs =
        std::to_array<std::string_view>({"、", "。", "「", "」", "『", "』", "※"});
    const bool is_sign =
        std::ranges::any_of(signs, [rest](auto sign) { return rest.starts_with(sign); });
    if (is_sign)
        return PieceScript::none;
    const auto character = rest.substr(0, 3);
    return character >= "ぁ" && character <= "ゖ" ? PieceScript::hiragana : PieceScript::other;
}

std::vector<Piece> pieces_of(std::string_view key)
{
    std::vector<Piece> pieces;
    auto before = PieceScript::none;
    for (std::size_t at = 0; at < key.size();) {
        const auto script = piece_script_at(key, at);
        auto next = at + 1;
        while (next < key.size() && (static_cast<unsigned char>(key[next]) & 0xC0U) == 0x80U)
            ++next;
        if (script != PieceScript::none && script == before)
            pieces.back().end = next;
        else if (script != PieceScript::none)
            pieces.push_back({at, next});
        before = script;
        at = next;
    }
    return pieces;
}

bool begins_with_version(std::string_view rest)
{
    constexpr std::string_view the = "の";
    for (;;) {
        const auto at = rest.find_first_not_of(" (");
        rest.remove_prefix(std::min(at, rest.size()));
        const bool is_closed =
            rest.starts_with("」") || rest.starts_with("』") || rest.starts_with(the);
        if (!is_closed)
            break;
        rest.remove_prefix(the.size());
    }
    if (rest.empty())
        return false;
    const bool is_marked = rest.front() == 'v' && rest.size() > 1 && is_digit_of_text(rest[1]);
    return is_digit_of_text(rest.front()) || is_marked ||
           std::ranges::any_of(version_beginnings,
                               [rest](auto word) { return rest.starts_with(word); });
}

}  // namespace

std::vector<std::vector<std::string>> names_before_versions(std::string_view text)
{
    std::vector<std::vector<std::string>> names;
    const auto key = key_of(text);
    const auto pieces = pieces_of(key);
    for (std::size_t last = 0; last < pieces.size() && names.size() < most_versions_of_text;
         ++last) {
        const auto end = pieces[last].end;
        if (!begins_with_version(std::string_view{key}.substr(end)))
            continue;

        std::vector<std::string> before;
        const auto first = last + 1 - std::min(last + 1, most_words_of_name);
        for (auto begin = first; begin <= last; ++begin) {
            auto name = key_of(key.substr(pieces[begin].begin, end - pieces[begin].begin));
            const bool is_number = name.find_first_not_of("0123456789. ") == std::string::npos;
            if (!is_number && !is_generic(name))
                before.push_back(std::move(name));
        }
        if (!before.empty())
            names.push_back(std::move(before));
    }
    return names;
}

}  // namespace advisory::matching
