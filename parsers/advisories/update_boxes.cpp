#include "parsers/advisories/update_boxes.hpp"

#include <algorithm>
#include <array>

#include "parsers/advisories/ascii.hpp"
#include "parsers/advisories/dates.hpp"
#include "parsers/advisories/word_set.hpp"

namespace advisory::parsers {

namespace {

// What the head of a box is made of beside its date. Longer words stand before their parts.
constexpr std::array<std::string_view, 40> box_words{
    "更新日",   "更新",  "追記", "追加", "記載", "修正", "訂正",    "改訂",   "情報",  "内容",
    "公開",     "最終",  "時点", "日付", "付け", "付",   "updated", "update", "added", "revised",
    "revision", "as of", "jst",  "の",   "に",   "を",   "し",      "ました", "た",    "分",
    "版",       "on",    ":",    "[",    "]",    "(",    ")",       "【",     "】",    ","};

constexpr std::string_view strokes = "*-=~#_<>|+ .";

/// Takes strokes, marks and the words above off the front until something else stands there.
std::string_view without_box_words(std::string_view text)
{
    constexpr std::array<std::string_view, 6> marks{"■", "◆", "●", "▼", "※", "◇"};
    const auto take = [&text](std::string_view word) {
        const bool is_there =
            text.size() >= word.size() &&
            std::ranges::equal(word, text.substr(0, word.size()), {}, {}, ascii_lower);
        if (is_there)
            text.remove_prefix(word.size());
        return is_there;
    };
    for (;;) {
        const auto before = text.size();
        while (!text.empty() && strokes.find(text.front()) != std::string_view::npos)
            text.remove_prefix(1);
        std::ranges::any_of(marks, take);
        std::ranges::any_of(box_words, take);
        if (text.size() == before)
            return text;
    }
}

bool says_update(std::string_view text)
{
    static const WordSet
        words{"更新", "追記", "追加", "記載", "訂正", "修正", "改訂", "Update", "Revis"};
    return words.is_in(text);
}

/// The last line of the box whose head is line `at`: the rule that closes a starred head,
/// else the end of the first paragraph.
std::size_t end_of_box(const std::vector<Line>& lines, std::size_t at)
{
    const bool has_rule = lines[at].text.find("**") != std::string::npos;
    bool has_words = false;
    for (auto next = at + 1; next < lines.size(); ++next) {
        if (update_date(lines[next].text))
            return next - 1;
        const bool is_end = has_rule ? is_rule(lines[next]) : has_words && lines[next].is_blank();
        if (is_end)
            return next;
        has_words = has_words || !lines[next].is_blank();
    }
    return lines.size() - 1;
}

}  // namespace

std::optional<std::string> update_date(std::string_view text)
{
    constexpr std::size_t longest_mark = 160;
    // "[2022年01月19日]" heads an entry of JVN iPedia's history and says no more.
    const bool is_bracketed = text.starts_with('[') && text.ends_with(']');
    const bool has_date = std::ranges::any_of(text, is_ascii_digit);
    if (!has_date || text.size() > longest_mark || text.starts_with("- ") ||
        (!is_bracketed && !says_update(text)))
        return std::nullopt;
    const auto date = find_date(text);
    if (!date)
        return std::nullopt;

    const bool is_bare = without_box_words(text.substr(0, date->begin)).empty() &&
                         without_box_words(text.substr(date->end)).empty();
    return is_bare ? std::optional{date->iso} : std::nullopt;
}

bool is_correcting(std::string_view text)
{
    static const WordSet words{"訂正",
                               "誤り",
                               "誤記",
                               "修正しました",
                               "修正いたしました",
                               "見直し",
                               "変更しました",
                               "に変更",
                               "正しくは",
                               "correct"};
    return words.is_in(text);
}

std::vector<Line> lines_outside_boxes(const std::vector<Line>& lines)
{
    std::vector<Line> outside;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (update_date(lines[at].text))
            at = end_of_box(lines, at);
        else
            outside.push_back(lines[at]);
    }
    return outside;
}

}  // namespace advisory::parsers
