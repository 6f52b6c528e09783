#include "parsers/advisories/workarounds.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "language/say.hpp"
#include "parsers/advisories/blocks.hpp"
#include "parsers/advisories/sentences.hpp"
#include "parsers/advisories/update_boxes.hpp"
#include "parsers/advisories/word_set.hpp"

namespace advisory::parsers {

namespace {

const WordSet workaround_words{
    "回避策",
    "緩和策",
    "軽減策",
    "ワークアラウンド",
    "暫定対策",
    "暫定対応",
    "暫定的な対策",
    "workaround",
    "Workaround",
    "mitigation",
    "Mitigation",
};

const WordSet withdrawal_words{
    "有効ではな",
    "有効でな",
    "有効ではありません",
    "有効な対策ではな",
    "有効な緩和策ではな",
    "有効な回避策ではな",
    "効果がな",
    "効果はな",
    "効果がありません",
    "効果はありません",
    "十分ではな",
    "十分でな",
    "不十分",
    "推奨しな",
    "推奨されな",
    "推奨しません",
    "取り下げ",
    "撤回",
    "取り消",
    "取消",
    "削除しました",
    "無効であ",
    "機能しな",
    "no longer",
    "not effective",
    "ineffective",
    "insufficient",
    "withdrawn",
};

bool speaks_of_workaround(std::string_view sentence)
{
    return workaround_words.is_in(sentence);
}

/// True for what takes back a workaround: 緩和策は有効ではない, 回避策を撤回.
bool withdraws_workaround(std::string_view sentence)
{
    return speaks_of_workaround(sentence) && withdrawal_words.is_in(sentence);
}

/// A part of a section: the first edition, or one update box.
struct Edition {
    std::string stated_on;
    std::span<const Line> lines;
};

std::vector<Edition> editions_of(const Section& section)
{
    const std::span<const Line> lines = section.lines;
    std::vector<Edition> editions(1);
    bool is_in_box = false;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        auto date = update_date(lines[at].text);
        if (!date && !(is_in_box && is_rule(lines[at])))
            continue;
        editions.back().lines = lines.subspan(begin, at - begin);
        is_in_box = date.has_value();
        editions.push_back({.stated_on = std::move(date).value_or(""), .lines = {}});
        begin = at + 1;
    }
    editions.back().lines = lines.subspan(begin);
    return editions;
}

bool says_something(const Block& block)
{
    constexpr std::string_view nothing[] = {"なし", "ありません", "特になし", "None", "none"};
    const bool is_none = std::ranges::any_of(nothing, [&block](std::string_view word) {
        return block.text.starts_with(word) || block.text.find("回避策はあり") != std::string::npos;
    });
    return !is_none && block.text.find("://") == std::string::npos;
}

std::optional<Workaround> workaround_of(const Edition& edition, const Wrap& wrap)
{
    Workaround workaround{.text = {}, .stated_on = edition.stated_on, .span = {}};
    for (const auto& block : join_lines(edition.lines, wrap)) {
        if (!says_something(block) || withdraws_workaround(block.text))
            continue;
        if (workaround.text.empty())
            workaround.span.begin = block.span.begin;
        workaround.span.end = block.span.end;
        workaround.text += workaround.text.empty() ? "" : "\n";
        workaround.text += (block.is_bullet ? "- " : "") + block.text;
    }
    return workaround.text.empty() ? std::nullopt : std::optional{std::move(workaround)};
}

/// Sentences of a section on measures that name a workaround as such.
std::optional<Workaround> workaround_among(const Edition& edition, const Wrap& wrap)
{
    Workaround workaround{.text = {}, .stated_on = edition.stated_on, .span = {}};
    for (const auto& block : join_lines(edition.lines, wrap)) {
        for (const auto sentence : sentences_of(block.text)) {
            if (!speaks_of_workaround(sentence) || withdraws_workaround(sentence))
                continue;
            workaround.text += sentence;
            workaround.span = block.span;
        }
    }
    return workaround.text.empty() ? std::nullopt : std::optional{std::move(workaround)};
}

/// True when two texts have a run of words in common that is no accident.
bool share_words(std::string_view text, std::string_view sentence)
{
    constexpr std::size_t enough = 24;  // Bytes: eight characters of Japanese.
    constexpr std::size_t longest_text = 4096;
    constexpr std::size_t longest_sentence = 600;
    text = text.substr(0, longest_text);
    sentence = sentence.substr(0, longest_sentence);
    for (std::size_t at = 0; at + enough <= sentence.size(); ++at)
        if (text.find(sentence.substr(at, enough)) != std::string_view::npos)
            return true;
    return false;
}

/// Marks the workarounds that an update takes back: those it names, else all before it.
void withdraw(std::vector<Workaround>& workarounds,
              std::string_view sentence,
              const std::string& date,
              TextSpan span)
{
    const auto is_earlier = [&date](const Workaround& each) { return each.stated_on < date; };
    const auto is_named = [&](const Workaround& each) {
        return is_earlier(each) && share_words(each.text, sentence);
    };
    // "上記の回避策": what stands below is not meant.
    const auto is_above = [&](const Workaround& each) {
        return is_earlier(each) && each.span.begin < span.begin;
    };
    const bool names_one = std::ranges::any_of(workarounds, is_named);
    const bool has_above = std::ranges::any_of(workarounds, is_above);
    for (auto& workaround : workarounds) {
        const bool is_meant = names_one   ? is_named(workaround)
                              : has_above ? is_above(workaround)
                                          : is_earlier(workaround);
        workaround.is_withdrawn = workaround.is_withdrawn || is_meant;
    }
    if (std::ranges::none_of(workarounds, is_earlier))
        workarounds.push_back({
            .text = std::string{sentence},
            .stated_on = date,
            .is_withdrawn = true,
            .span = span,
        });
}

void apply_withdrawals(std::vector<Workaround>& workarounds,
                       const Notice& notice,
                       const Edition& edition,
                       Advisory& advisory)
{
    for (const auto& block : join_lines(edition.lines, notice.wrap)) {
        for (const auto sentence : sentences_of(block.text)) {
            if (!withdraws_workaround(sentence))
                continue;
            advisory.warnings.push_back(
                say("the update of {} takes back a workaround: {}", edition.stated_on, sentence));
            if (find_identifiers(sentence).cves.empty())
                withdraw(workarounds, sentence, edition.stated_on, block.span);
        }
    }
}

}  // namespace

std::vector<Workaround> read_workarounds(const Notice& notice, Advisory& advisory)
{
    std::vector<Workaround> workarounds;
    for (const auto& section : notice.sections) {
        const bool is_own = section.kind == SectionKind::workaround;
        if (!is_own && section.kind != SectionKind::solution)
            continue;
        for (const auto& edition : editions_of(section)) {
            auto found = is_own ? workaround_of(edition, notice.wrap)
                                : workaround_among(edition, notice.wrap);
            if (found)
                workarounds.push_back(*std::move(found));
        }
    }

    for (const auto& section : notice.sections)
        for (const auto& edition : editions_of(section))
            if (!edition.stated_on.empty())
                apply_withdrawals(workarounds, notice, edition, advisory);
    return workarounds;
}

}  // namespace advisory::parsers
