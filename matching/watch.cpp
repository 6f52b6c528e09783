#include "matching/watch.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "matching/watched_text.hpp"

namespace advisory::matching {

namespace {

constexpr std::string_view prolonged_in_term = "ー";

// What stands directly in front of a name in kanji and is no part of it.
constexpr std::array<std::string_view, 14> heads{"株式会社",
                                                 "有限会社",
                                                 "合同会社",
                                                 "法人",
                                                 "旧",
                                                 "新",
                                                 "元",
                                                 "及",
                                                 "又",
                                                 "各",
                                                 "対",
                                                 "同",
                                                 "製",
                                                 "社"};

// What stands directly behind a name in kanji and makes it no other one.
constexpr std::array<std::string_view, 36> kanji_tails{
    "製",   "社",   "株式会社", "有限会社", "合同会社", "株",   "版",   "用",   "工業",
    "側",   "等",   "他",       "系",       "型",       "式",   "及",   "並",   "以",
    "向",   "対",   "内",       "上",       "本体",     "本社", "機",   "装置", "端末",
    "機器", "関連", "各",       "全",       "最新",     "専用", "標準", "独自", "互換",
};

// The same for katakana.
constexpr std::array<std::string_view, 15> katakana_tails{"シリーズ",
                                                          "ジャパン",
                                                          "グループ",
                                                          "システム",
                                                          "ソフトウェア",
                                                          "ソフトウエア",
                                                          "ファームウェア",
                                                          "ファームウエア",
                                                          "サーバ",
                                                          "サービス",
                                                          "ホールディングス",
                                                          "コーポレーション",
                                                          "バージョン",
                                                          "ライブラリ",
                                                          "プラグイン"};

template <class Words>
bool begins_with(std::string_view text, const Words& words)
{
    return std::ranges::any_of(words, [text](auto word) { return text.starts_with(word); });
}

bool is_letter_or_digit(Script script)
{
    return script == Script::letter || script == Script::digit;
}

/// Whether a name may begin at this byte.
bool begins_word(const WatchedText& text, std::size_t at)
{
    const std::string_view folded = text.folded();
    const auto before = script_before(folded, at);
    if (before == Script::none || text.has_gap_before(at))
        return true;

    const auto first = script_at(folded, at);
    if (is_letter_or_digit(first))
        return !is_letter_or_digit(before);
    if (first == Script::katakana)
        return before != Script::katakana;
    if (first != Script::kanji || before != Script::kanji)
        return true;
    const auto head = folded.substr(0, at);
    return std::ranges::any_of(heads, [head](auto word) { return head.ends_with(word); });
}

bool has_gap_at(const WatchedText& text, std::size_t at)
{
    return at < text.folded().size() && text.has_gap_before(at);
}

/// Whether a name that ends with this script may end at this byte.
bool ends_word(const WatchedText& text, std::size_t end, Script last)
{
    const std::string_view folded = text.folded();
    const auto behind = script_at(folded, end);
    if (behind == Script::none || text.has_gap_before(end))
        return true;

    switch (last) {
        case Script::letter:
            return behind != Script::letter;
        case Script::digit:
            return !is_letter_or_digit(behind);
        case Script::katakana:
            return behind != Script::katakana || begins_with(folded.substr(end), katakana_tails);
        case Script::kanji:
            return behind != Script::kanji || begins_with(folded.substr(end), kanji_tails);
        case Script::none:
        case Script::other:
            break;
    }
    return true;
}

/// Where a name ends that the terms say ends at `at`: behind the prolonged sound mark that they
/// leave out. Nothing (0) when a word goes on there.
std::size_t end_of_word(const WatchedText& text, std::size_t at)
{
    const std::string_view folded = text.folded();
    const auto last = script_before(folded, at);
    const bool is_prolonged = last == Script::katakana && !has_gap_at(text, at) &&
                              folded.substr(at).starts_with(prolonged_in_term);
    if (is_prolonged && ends_word(text, at + prolonged_in_term.size(), last))
        return at + prolonged_in_term.size();
    return ends_word(text, at, last) ? at : 0;
}

/// A term as it is looked for: without the last mark of a word of three letters or more.
std::string letters_of(std::string_view term)
{
    constexpr std::size_t longest = 1000;
    constexpr std::size_t least_letters = 3;
    auto letters = WatchedText{term}.folded();
    if (letters.size() > longest) {
        auto cut = longest;
        while (cut > 0 && (static_cast<unsigned char>(letters[cut]) & 0xC0U) == 0x80)
            --cut;
        letters.resize(cut);
    }

    auto end = letters.size();
    std::size_t katakana = 0;
    for (; katakana <= least_letters && script_before(letters, end) == Script::katakana; ++katakana)
        end -= prolonged_in_term.size();
    if (katakana > least_letters && letters.ends_with(prolonged_in_term))
        letters.resize(letters.size() - prolonged_in_term.size());
    return letters;
}

std::uint64_t edge_of(std::uint32_t node, char byte)
{
    return (std::uint64_t{node} << 8U) | static_cast<unsigned char>(byte);
}

std::string shown_of(std::string_view text, const TextSpan& span)
{
    constexpr std::size_t longest = 240;
    auto end = span.end;
    if (end - span.begin > longest) {
        end = span.begin + longest;
        while (end > span.begin && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80)
            --end;
    }
    return std::string{text.substr(span.begin, end - span.begin)};
}

/// Which item a place of the text belongs to: the one whose last fact stands before it.
class Items {
public:
    explicit Items(const std::vector<AdvisoryItem>& items)
    {
        if (items.size() < 2)
            return;
        for (std::size_t number = 0; number < items.size(); ++number) {
            for (const auto& place : items[number].places)
                add(place.span, number);
            for (const auto* const ranges : {&items[number].affected,
                                             &items[number].unaffected,
                                             &items[number].fixed,
                                             &items[number].superseded}) {
                for (const auto& range : *ranges)
                    add(range.span, number);
            }
        }
        std::ranges::sort(facts_);
    }

    struct Owner {
        std::size_t item = 0;
        bool is_before_all = false;  ///< Before any fact of an item.
    };

    /// A fact may begin in the name itself, so its last byte is what counts.
    [[nodiscard]] Owner of(const TextSpan& place) const
    {
        const auto next = std::ranges::upper_bound(facts_, place.end - 1, {}, &Fact::first);
        if (next == facts_.begin())
            return {.item = 0, .is_before_all = !facts_.empty()};
        return {.item = std::prev(next)->second, .is_before_all = false};
    }

private:
    using Fact = std::pair<std::size_t, std::size_t>;  ///< Where it begins, and its item.

    void add(const TextSpan& span, std::size_t item)
    {
        if (span.end > span.begin)
            facts_.emplace_back(span.begin, item);
    }

    std::vector<Fact> facts_;
};

/// Collects hits, each term once an item; the first one is the best.
class Hits {
public:
    explicit Hits(const WatchIndex& index) : index_{index} {}

    void add_text(std::string_view text, const Items& items)
    {
        for (const auto& [term, span] : index_.find_in(text)) {
            const auto [item, is_before_all] = items.of(span);
            auto& hits = is_before_all ? early_ : hits_;
            hits.try_emplace({item, term}, WatchHit{term, item, span, shown_of(text, span)});
            if (!is_before_all)
                terms_.insert(term);
        }
    }

    void add_field(std::string_view field, std::size_t item)
    {
        for (const auto& [term, span] : index_.find_in(field)) {
            hits_.try_emplace({item, term}, WatchHit{term, item, {}, shown_of(field, span)});
            terms_.insert(term);
        }
    }

    void add_item(const AdvisoryItem& item, std::size_t number)
    {
        add_field(item.title, number);
        for (const auto& vendor : item.vendors)
            add_field(vendor, number);
        for (const auto& status : item.vendor_status)
            add_field(status.vendor, number);
        for (const auto* const ranges :
             {&item.affected, &item.unaffected, &item.fixed, &item.superseded}) {
            for (const auto& range : *ranges) {
                add_field(range.product, number);
                for (const auto& model : range.models)
                    add_field(model, number);
            }
        }
    }

    /// What nothing of an item has.
    void add_title(std::string_view title)
    {
        add_missing(std::exchange(early_, {}));
        Hits rest{index_};
        rest.add_field(title, 0);
        add_missing(std::move(rest.hits_));
    }

    std::vector<WatchHit> take()
    {
        std::vector<WatchHit> hits;
        for (auto& [key, hit] : hits_)
            hits.push_back(std::move(hit));
        return hits;
    }

private:
    using ByItemAndTerm = std::map<std::pair<std::size_t, std::int64_t>, WatchHit>;

    void add_missing(ByItemAndTerm hits)
    {
        for (auto& [key, hit] : hits) {
            if (terms_.insert(key.second).second)
                hits_.emplace(key, std::move(hit));
        }
    }

    const WatchIndex& index_;
    ByItemAndTerm hits_;
    ByItemAndTerm early_;
    std::set<std::int64_t> terms_;
};

}  // namespace

WatchIndex::WatchIndex(const std::vector<WatchTerm>& terms) : ends_(1)
{
    for (const auto& term : terms)
        add(term);
}

void WatchIndex::add(const WatchTerm& term)
{
    const auto letters = letters_of(term.term);
    if (letters.empty())
        return;

    Node node = 0;
    for (const char byte : letters) {
        const auto next = static_cast<Node>(ends_.size());
        const auto [edge, is_new] = edges_.emplace(edge_of(node, byte), next);
        if (is_new)
            ends_.emplace_back();
        node = edge->second;
    }
    ends_[node].push_back(rows_.size());
    rows_.push_back(term.row);
}

std::vector<WatchIndex::Found> WatchIndex::find_in(std::string_view text) const
{
    constexpr std::size_t most_places = 100;
    std::vector<Found> found;
    if (is_empty())
        return found;

    const WatchedText watched{text};
    const std::string_view folded = watched.folded();
    std::unordered_map<std::size_t, std::size_t> places;  // By term.
    for (std::size_t at = 0; at < folded.size(); ++at) {
        const bool is_inside = (static_cast<unsigned char>(folded[at]) & 0xC0U) == 0x80;
        if (is_inside || !edges_.contains(edge_of(0, folded[at])) || !begins_word(watched, at))
            continue;

        Node node = 0;
        for (auto end = at; end < folded.size();) {
            const auto edge = edges_.find(edge_of(node, folded[end]));
            if (edge == edges_.end())
                break;
            node = edge->second;
            ++end;
            if (ends_[node].empty())
                continue;
            const auto behind = end_of_word(watched, end);
            for (const auto term : ends_[node]) {
                if (behind > 0 && places[term]++ < most_places)
                    found.push_back({rows_[term], watched.place_of(at, behind)});
            }
        }
    }
    return found;
}

std::vector<WatchHit> find_watched(const Advisory& advisory,
                                   std::string_view text,
                                   const WatchIndex& index)
{
    if (index.is_empty())
        return {};

    Hits hits{index};
    hits.add_text(text, Items{advisory.items});
    for (std::size_t number = 0; number < advisory.items.size(); ++number)
        hits.add_item(advisory.items[number], number);
    hits.add_title(advisory.title);
    return hits.take();
}

}  // namespace advisory::matching
