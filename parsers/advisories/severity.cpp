#include "parsers/advisories/severity.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "parsers/advisories/ascii.hpp"
#include "parsers/advisories/first_bytes.hpp"

namespace advisory::parsers {

namespace {

enum class Level { none, low, medium, high, critical };

struct Rating {
    std::string_view word;
    Level level;
};

constexpr std::array ratings{
    Rating{"緊急", Level::critical},
    Rating{"クリティカル", Level::critical},
    Rating{"重要", Level::high},
    Rating{"重大", Level::high},
    Rating{"危険", Level::high},
    Rating{"警告", Level::medium},
    Rating{"注意", Level::low},
    Rating{"Critical", Level::critical},
    Rating{"Important", Level::high},
    Rating{"High", Level::high},
    Rating{"Moderate", Level::medium},
    Rating{"Medium", Level::medium},
    Rating{"Low", Level::low},
};

// These are parts of other words: only right behind "深刻度:".
constexpr std::array short_ratings{
    Rating{"最高", Level::critical},
    Rating{"高", Level::high},
    Rating{"中", Level::medium},
    Rating{"低", Level::low},
};

constexpr std::array<std::string_view, 4> severity_words{"深刻度", "危険度", "重要度", "severity"};
// Longer ones before their beginnings.
constexpr std::array<std::string_view, 14> words_before_score{"基本値",
                                                              "基本スコア",
                                                              "base score",
                                                              "スコア",
                                                              "cvss v3.1",
                                                              "cvss v3.0",
                                                              "cvss v4.0",
                                                              "cvss v3",
                                                              "cvss v2",
                                                              "cvss 3.1",
                                                              "cvss 3.0",
                                                              "cvss 4.0",
                                                              "cvssv3.1",
                                                              "cvssv3"};

template <class Words>
std::string_view without_fillers(std::string_view text, const Words& fillers)
{
    constexpr int most_fillers = 12;
    for (int taken = 0; taken < most_fillers; ++taken) {
        const auto length = length_of_any(text, fillers);
        if (length == 0)
            break;
        text.remove_prefix(length);
    }
    return text;
}

/// What may follow a rating; 注意喚起, 重要インフラ and "注意してください" are no ratings.
bool ends_rating(std::string_view behind)
{
    constexpr std::array<std::string_view, 30> followers{
        " ",      "\n",     ")",      "」",     "』",     "]",    "】",   "、",
        "。",     "/",      ",",      ".",      ";",      "|",    "\"",   "'",
        "(",      "です",   "であ",   "と",     "レベル", "の脆", "な脆", "に分類",
        "に設定", "に相当", "に該当", "に評価", "または", "以上",
    };
    return behind.empty() || is_ascii_digit(behind.front()) || length_of_any(behind, followers) > 0;
}

struct Read {
    Level level = Level::none;
    std::size_t length = 0;
};

template <class Ratings>
Read read_rating(std::string_view text, const Ratings& words)
{
    for (const auto& [word, level] : words) {
        if (has_prefix(text, word) && ends_rating(text.substr(word.size())))
            return {.level = level, .length = word.size()};
    }
    return {};
}

/// "深刻度: 緊急", "severity rating of High", "最大深刻度は「重要」": right behind the word.
Level behind_severity_word(std::string_view text)
{
    constexpr std::array<std::string_view, 26> fillers{
        " ",    "\n",     ":",    "=",          "|",      "-",     "(",   "[",   "「",
        "『",   "【",     "\"",   "'",          "は",     "が",    "を",  "の",  "評価",
        "区分", "レベル", "最大", "は最も高い", "rating", "level", "of ", "is ",
    };
    const auto rest = without_fillers(text, fillers);
    const auto plain = read_rating(rest, ratings);
    if (plain.level == Level::none)
        return read_rating(rest, short_ratings).level;

    // More of them may be listed: "緊急, 重要".
    constexpr std::array<std::string_view, 6> joints{" ", "、", ",", "/", "」", "「"};
    const auto next = without_fillers(rest.substr(plain.length), joints);
    return std::max(plain.level, read_rating(next, ratings).level);
}

/// "基本値: 8.3 (重要)", "Base Score 9.8 CRITICAL": the word behind the number.
Level behind_score_word(std::string_view text)
{
    constexpr std::array<std::string_view, 13> fillers{
        " ",
        "\n",
        ":",
        "=",
        "|",
        "(",
        "[",
        ")",
        "は",
        "が",
        "の",
        "base score",
        "値",
    };
    auto rest = without_fillers(text, fillers);
    std::size_t digits = 0;
    while (digits < rest.size() && digits < 4 &&
           (is_ascii_digit(rest[digits]) || rest[digits] == '.'))
        ++digits;
    if (digits == 0)
        return Level::none;

    constexpr std::array<std::string_view, 9>
        openings{" ", "(", "[", "「", "|", "/", ",", "-", "、"};
    rest = without_fillers(rest.substr(digits), openings);
    return read_rating(rest, ratings).level;
}

/// "critical-severity", "High severity": the word before. `text` ends where "severity" begins.
Level before_severity_word(std::string_view text)
{
    while (text.ends_with(' ') || text.ends_with('-'))
        text.remove_suffix(1);
    for (const auto& [word, level] : ratings) {
        if (text.size() < word.size() || !has_prefix(text.substr(text.size() - word.size()), word))
            continue;
        const auto before = text.substr(0, text.size() - word.size());
        if (is_ascii_letter(word.front()) &&
            (before.empty() || !is_ascii_alphanumeric(before.back())))
            return level;
    }
    return Level::none;
}

/// "緊急 4件", "「重要」3 件": so many updates have this rating.
bool is_count(std::string_view behind)
{
    constexpr std::array<std::string_view, 5> fillers{" ", ":", "」", "が", ")"};
    auto rest = without_fillers(behind, fillers);
    std::size_t digits = 0;
    while (digits < rest.size() && digits < 5 && is_ascii_digit(rest[digits]))
        ++digits;
    if (digits == 0)
        return false;
    rest.remove_prefix(digits);
    if (rest.starts_with(' '))
        rest.remove_prefix(1);
    return rest.starts_with("件");
}

/// 「緊急」と評価: a quoted word is a rating where it says so.
bool is_quoted_rating(std::string_view before, std::string_view behind)
{
    constexpr std::array<std::string_view, 9> verdicts{
        "」と評価",
        "」に分類",
        "」とされ",
        "」の評価",
        "」レベル",
        "」に設定",
        "」に指定",
        "」の脆弱性",
        "」と判断",
    };
    return before.ends_with("「") && length_of_any(behind, verdicts) > 0;
}

/// JVN marks a title: "…における複数の脆弱性 緊急".
bool is_mark_of_title(std::string_view before, std::string_view behind)
{
    const bool is_last = behind.empty() || behind.starts_with('\n');
    return is_last && (before.ends_with("脆弱性 ") || before.ends_with("脆弱性 【"));
}

Level free_rating(std::string_view text, std::size_t at)
{
    for (const auto& [word, level] : ratings) {
        const auto rest = text.substr(at);
        if (!has_prefix(rest, word))
            continue;
        const auto before = text.substr(0, at);
        const auto behind = rest.substr(word.size());
        const bool is_japanese = !is_ascii_letter(word.front());
        const bool is_rating = (is_japanese && is_count(behind)) ||
                               is_quoted_rating(before, behind) || is_mark_of_title(before, behind);
        return is_rating ? level : Level::none;
    }
    return Level::none;
}

std::string_view name_of(Level level)
{
    switch (level) {
        case Level::critical:
            return "critical";
        case Level::high:
            return "high";
        case Level::medium:
            return "medium";
        case Level::low:
            return "low";
        case Level::none:
            break;
    }
    return {};
}

/// Of all words that a severity is told with.
FirstBytes first_bytes_of_severity_words()
{
    FirstBytes bytes;
    bytes.add_all(severity_words);
    bytes.add_all(words_before_score);
    for (const auto& [word, level] : ratings)
        bytes.add(word);
    return bytes;
}

}  // namespace

std::string severity_in(std::string_view normalised)
{
    static const auto first_bytes = first_bytes_of_severity_words();
    auto highest = Level::none;
    for (auto at = first_bytes.next(normalised, 0); at < normalised.size();
         at = first_bytes.next(normalised, at + 1)) {
        const bool is_inside_word = at > 0 && is_ascii_alphanumeric(normalised[at - 1]) &&
                                    is_ascii_alphanumeric(normalised[at]);
        if (is_inside_word)
            continue;

        const auto rest = normalised.substr(at);
        if (const auto length = length_of_any(rest, severity_words)) {
            highest = std::max(highest, behind_severity_word(rest.substr(length)));
            if (is_ascii_letter(rest.front()))
                highest = std::max(highest, before_severity_word(normalised.substr(0, at)));
        } else if (const auto score_length = length_of_any(rest, words_before_score)) {
            highest = std::max(highest, behind_score_word(rest.substr(score_length)));
        } else {
            highest = std::max(highest, free_rating(normalised, at));
        }
    }
    return std::string{name_of(highest)};
}

}  // namespace advisory::parsers
