#include "parsers/advisories/affected_section.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "parsers/advisories/update_boxes.hpp"
#include "parsers/phrases/phrase.hpp"

namespace advisory::parsers {

namespace {

enum class Meaning { affected, unaffected, fixed };

// A sentence with one of these announces the list behind it.
constexpr std::array<std::string_view, 12> lead_words{"次の",
                                                      "以下の",
                                                      "下記の",
                                                      "次のとおり",
                                                      "次の通り",
                                                      "以下に",
                                                      "次に",
                                                      "下記",
                                                      "とおりです",
                                                      "通りです",
                                                      "as follows",
                                                      "following"};

// A sentence with one of these speaks of what solves the problem.
constexpr std::array<std::string_view, 14> fix_words{"修正済み",
                                                     "修正した",
                                                     "修正され",
                                                     "対策済み",
                                                     "修正バージョン",
                                                     "公開され",
                                                     "公開しました",
                                                     "リリースされ",
                                                     "解決し",
                                                     "更新して",
                                                     "アップデートして",
                                                     "適用して",
                                                     "patched",
                                                     "fixed in"};

// A sentence with one of these may state a range by itself.
constexpr std::array<std::string_view, 7>
    statement_words{"影響を受け", "対象", "該当", "含まれ", "存在し", "脆弱", "affected"};

constexpr std::string_view full_stop = "。";

template <class Words>
bool has_any(std::string_view text, const Words& words)
{
    return std::ranges::any_of(words, [text](std::string_view word) {
        return text.find(word) != std::string_view::npos;
    });
}

std::vector<std::string_view> sentences_of(std::string_view text)
{
    std::vector<std::string_view> sentences;
    while (!text.empty()) {
        const auto stop = text.find(full_stop);
        const auto end = stop == std::string_view::npos ? text.size() : stop + full_stop.size();
        sentences.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return sentences;
}

bool is_sentence(const Block& block)
{
    return block.text.find(full_stop) != std::string::npos ||
           (!block.is_bullet && has_any(block.text, lead_words) && block.text.ends_with(':'));
}

/// True for a character of hiragana, which sentences are made of and product names are not.
bool is_hiragana(std::string_view character)
{
    return character >= "ぁ" && character <= "ゟ";
}

/// The product in a sentence is the name at its end: "Apache Log4j" of "すでに開発の終わってい
/// るApache Log4j".
std::string product_in_sentence(std::string_view sentence)
{
    auto name = sentence;
    for (std::size_t at = 0; at < sentence.size();) {
        std::size_t next = at + 1;
        while (next < sentence.size() &&
               (static_cast<unsigned char>(sentence[next]) & 0xC0U) == 0x80U)
            ++next;
        const auto character = sentence.substr(at, next - at);
        if (is_hiragana(character) || character == "、" || character == "「")
            name = sentence.substr(next);
        at = next;
    }
    while (name.starts_with(' '))
        name.remove_prefix(1);
    return std::string{name};
}

/// What a statement speaks of: "Apache Log4j 1系" of "Apache Log4j 1系は影響を受けません。".
std::string_view subject_of(std::string_view sentence)
{
    auto end = sentence.size();
    for (const auto word : statement_words)
        end = std::min(end, sentence.find(word));

    constexpr std::array<std::string_view, 4> particles{"は", "が", "には", "も"};
    auto subject = std::string_view::npos;
    for (const auto particle : particles) {
        const auto at = sentence.substr(0, end).rfind(particle);
        if (at != std::string_view::npos && (subject == std::string_view::npos || at > subject))
            subject = at;
    }
    return subject == std::string_view::npos || subject == 0 ? sentence
                                                             : sentence.substr(0, subject);
}

class SectionReader {
public:
    explicit SectionReader(std::string_view product) : product_{product} {}

    AffectedLists read(const std::vector<Block>& blocks)
    {
        for (std::size_t at = 0; at < blocks.size(); ++at) {
            const auto& block = blocks[at];
            if (is_update_mark(block.text))
                begin_update();
            else if (is_sentence(block))
                read_sentences(block);
            else
                read_entry(block, at + 1 < blocks.size() ? &blocks[at + 1] : nullptr);
        }
        keep_unread_prose();
        return std::move(lists_);
    }

private:
    /// A line that names the product of the entries beneath it.
    struct Label {
        std::size_t indent = 0;
        bool is_bullet = false;
        std::string product;
    };

    void begin_update()
    {
        meaning_ = Meaning::affected;
        labels_.clear();
        scope_.clear();
    }

    void read_entry(const Block& block, const Block* next)
    {
        auto range = read_phrase(block.text);
        range.span = block.span;
        drop_labels_beside(block);

        if (is_scope(block, range)) {
            scope_ = range.cves;
            return;
        }
        if (is_label(block, range, next)) {
            labels_.push_back({block.indent, block.is_bullet, range.product});
            return;
        }
        if (range.product.empty())
            range.product = labels_.empty() ? std::string{product_} : labels_.back().product;

        const bool is_denied = states_not_affected(block.text);
        const auto meaning = is_denied ? Meaning::unaffected : meaning_;
        if (range.cves.empty() && meaning == Meaning::affected)
            range.cves = scope_;
        keep(std::move(range), meaning);
    }

    /// "CVE-2021-3450" on a line of its own: what stands beneath speaks of it only.
    static bool is_scope(const Block& block, const AffectedRange& range)
    {
        return !block.is_bullet && range.status == PhraseStatus::none && range.product.empty() &&
               !range.cves.empty();
    }

    /// An entry is beneath a label when it is indented deeper, or is a list entry under a
    /// plain line.
    void drop_labels_beside(const Block& block)
    {
        while (!labels_.empty()) {
            const auto& label = labels_.back();
            const bool is_beneath =
                block.indent > label.indent || (block.is_bullet && !label.is_bullet);
            if (is_beneath)
                return;
            labels_.pop_back();
        }
    }

    static bool is_label(const Block& block, const AffectedRange& range, const Block* next)
    {
        if (range.status != PhraseStatus::none || range.product.empty() || next == nullptr)
            return false;
        const bool leads_list = !block.is_bullet && next->is_bullet;
        const bool leads_deeper = next->indent > block.indent && !next->follows_gap;
        return (leads_list || leads_deeper) && !is_sentence(*next) && !is_update_mark(next->text);
    }

    void read_sentences(const Block& block)
    {
        for (const auto sentence : sentences_of(block.text))
            read_sentence(sentence, block);
    }

    void read_sentence(std::string_view sentence, const Block& block)
    {
        const bool is_lead = has_any(sentence, lead_words);
        const auto meaning = meaning_of(sentence);
        if (is_lead) {
            meaning_ = meaning;
            labels_.clear();
            return;
        }
        if (meaning == Meaning::fixed)
            return;

        auto range = read_phrase(subject_of(sentence));
        const bool states_range =
            range.status == PhraseStatus::parsed || range.status == PhraseStatus::all;
        if (!states_range || !has_any(sentence, statement_words)) {
            if (range.status != PhraseStatus::none && has_any(sentence, statement_words))
                unread_.push_back({sentence, block.span});
            return;
        }

        range.span = block.span;
        range.product = product_in_sentence(range.product);
        if (range.product.empty())
            range.product = product_;
        keep(std::move(range), meaning);
    }

    static Meaning meaning_of(std::string_view sentence)
    {
        if (states_not_affected(sentence))
            return Meaning::unaffected;
        return has_any(sentence, fix_words) ? Meaning::fixed : Meaning::affected;
    }

    void keep(AffectedRange range, Meaning meaning)
    {
        switch (meaning) {
            case Meaning::affected:
                lists_.affected.push_back(std::move(range));
                break;
            case Meaning::unaffected:
                lists_.unaffected.push_back(std::move(range));
                break;
            case Meaning::fixed:
                lists_.fixed.push_back(std::move(range));
                break;
        }
    }

    /// A section that lists nothing, but speaks of versions in words that we do not
    /// understand, must not look like a section without versions.
    void keep_unread_prose()
    {
        if (!lists_.affected.empty())
            return;
        for (const auto& [sentence, span] : unread_) {
            lists_.affected.push_back({
                .product = std::string{product_},
                .phrase = std::string{sentence},
                .models = {},
                .status = PhraseStatus::unparsed,
                .intervals = {},
                .cves = {},
                .qualifiers = {},
                .flags = {},
                .stated_on = {},
                .span = span,
            });
        }
    }

    struct Unread {
        std::string_view sentence;
        TextSpan span;
    };

    std::string_view product_;
    Meaning meaning_ = Meaning::affected;
    std::vector<Label> labels_;
    std::vector<std::string> scope_;  ///< CVEs of the sub-heading above; empty: all.
    std::vector<Unread> unread_;
    AffectedLists lists_;
};

}  // namespace

AffectedLists read_affected_section(const std::vector<Line>& lines, std::string_view product)
{
    const auto blocks = join_lines(lines);
    return SectionReader{product}.read(blocks);
}

}  // namespace advisory::parsers
