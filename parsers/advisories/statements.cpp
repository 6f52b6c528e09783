#include "parsers/advisories/statements.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "parsers/advisories/collected.hpp"
#include "parsers/advisories/denials.hpp"
#include "parsers/advisories/entries.hpp"
#include "parsers/advisories/identifiers.hpp"
#include "parsers/advisories/names.hpp"
#include "parsers/advisories/phrase_lists.hpp"
#include "parsers/advisories/table_rows.hpp"
#include "parsers/advisories/update_boxes.hpp"
#include "parsers/phrases/phrase.hpp"

namespace advisory::parsers {

namespace {

class SectionReader {
public:
    explicit SectionReader(const SectionContext& context)
        : context_{context}, meaning_{context.meaning}
    {}

    Statements read(std::span<const Line> lines)
    {
        std::size_t from = 0;
        while (from < lines.size()) {
            const auto table = find_table(lines, from);
            const auto end = table ? table->begin : lines.size();
            read_blocks(lines.subspan(from, end - from));
            if (!table)
                break;
            read_table(*table);
            from = table->end;
        }
        return collected_.take(context_.product);
    }

private:
    void read_blocks(std::span<const Line> lines)
    {
        // A rule ends an update box; join_lines takes it for a gap.
        std::size_t begin = 0;
        for (std::size_t at = 0; at < lines.size(); ++at) {
            const bool ends_box = is_in_box_ && is_rule(lines[at]);
            const auto date = update_date(lines[at].text);
            if (!ends_box && !date)
                continue;
            read_part(lines.subspan(begin, at - begin));
            begin_edition(date.value_or(""), lines[at].text);
            begin = at + 1;
        }
        read_part(lines.subspan(begin));
    }

    void begin_edition(std::string date, std::string_view head)
    {
        is_in_box_ = !date.empty();
        collected_.begin_edition(std::move(date));
        if (is_correcting(head))
            collected_.note_correction();
        meaning_ = context_.meaning;
        labels_.clear();
    }

    void read_part(std::span<const Line> lines)
    {
        const auto blocks = without_references(join_lines(lines, context_.wrap));
        for (std::size_t at = 0; at < blocks.size(); ++at) {
            const auto& block = blocks[at];
            if (auto note = footnote_of(block.text); !note.mark.empty() && !note.text.empty())
                collected_.note(std::move(note));
            else if (is_sentence(block))
                read_sentences(block);
            else
                read_entry(block, at + 1 < blocks.size() ? &blocks[at + 1] : nullptr);
        }
    }

    // ---- List entries

    void read_entry(const Block& block, const Block* next)
    {
        if (const auto [plain, note] = divided_by_note(block.text); !note.empty()) {
            auto entry = block;
            entry.text = plain;
            entry.other_reading.clear();
            read_entry(entry, next);
            return read_sentence(note, block);
        }
        labels_.leave(block);
        auto range = read_block(block, context_.wrap);
        if (is_scope(block, range)) {
            collected_.scope_to(range.cves);
            return;
        }
        if (range.status == PhraseStatus::none && names_no_product(block.text))
            return;
        if (is_maker(block, range, next)) {
            maker_ = block.text;
            return;
        }
        if (is_label(block, range, next)) {
            labels_.enter(block, range);
            return;
        }

        add_branch(range, block);
        if (!range.is_whole() && keep_list(block))
            return;
        if (!counts(block, range))
            return;
        if (name_behind_clause(range.product).empty())
            range.product = names_many(range) && !maker_.empty() ? maker_ : product();
        const bool is_spared = is_denied(block.text, range);
        collected_.keep(std::move(range), is_spared ? Meaning::unaffected : meaning_);
    }

    /// "A 1.5 以前、B 1.4 以前" in one entry.
    bool keep_list(const Block& block)
    {
        auto ranges = read_phrase_list(block.text);
        for (auto& range : ranges) {
            range.span = block.span;
            if (counts(block, range))
                collected_.keep(std::move(range), meaning_);
        }
        return !ranges.empty();
    }

    /// In a section of prose a line without a mark is of the list only when it says versions.
    [[nodiscard]] bool counts(const Block& block, const AffectedRange& range) const
    {
        if (context_.meaning != Meaning::none || block.is_bullet)
            return true;
        const bool is_bulletin =
            has_only_singles(range) && !find_identifiers(block.text).other.empty();
        return range.is_whole() && !is_bulletin;
    }

    /// "9.9 系列" above "9.9.8-P3 より以前" is read before it.
    void add_branch(AffectedRange& range, const Block& block) const
    {
        if (labels_.branch().empty())
            return;
        auto whole = read_phrase(std::string{labels_.branch()} + ' ' + block.text);
        if (!whole.is_whole())
            return;
        whole.phrase = range.phrase;
        whole.span = range.span;
        range = std::move(whole);
    }

    [[nodiscard]] std::string product() const
    {
        return product_beneath(labels_.product(), context_.product);
    }

    // ---- Sentences

    void read_sentences(const Block& block)
    {
        const auto sentences = sentences_of(block.text);
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            if (i == 0 && block.is_bullet && !is_lead(sentences[i]))
                read_entry_of_sentence(sentences[i], block);
            else
                read_sentence(without_note_marks(sentences[i]), block);
        }
    }

    /// "- OpenSSL 3.0.6 以前。3.0.7 で修正されました。": a list entry with a full stop.
    void read_entry_of_sentence(std::string_view sentence, const Block& block)
    {
        auto entry = block;
        entry.text = sentence.substr(0, sentence.rfind("。"));
        entry.other_reading.clear();
        if (read_phrase(entry.text).is_whole() || !speaks_of_presence(sentence))
            read_entry(entry, nullptr);
        else
            read_sentence(sentence, block);
    }

    void read_sentence(std::string_view sentence, const Block& block)
    {
        if (is_correcting(sentence))
            collected_.note_correction();
        if (speaks_of_affected() && leaves_older_open(sentence))
            collected_.note_older_open();
        if (is_lead(sentence))
            return begin_list(sentence);
        if (speaks_of_affected() && leaves_others_open(sentence))
            return collected_.keep_stated(unread_range(sentence, product(), block.span),
                                          Meaning::affected,
                                          sentence);

        const auto meaning = meaning_of(sentence, Meaning::none);
        if (meaning == Meaning::fixed)
            return end_prose_list();
        constexpr std::size_t longest_condition = 1000;
        const bool is_condition =
            sentence.size() <= longest_condition && states_condition(sentence);
        const bool is_read =
            read_statement(sentence, block, meaning) ||
            (meaning == Meaning::none && !is_condition && keep_also(sentence, block));
        if (!is_read && is_condition)
            collected_.add_condition(sentence.substr(0, sentence.find("。")));
        end_prose_list();
    }

    void begin_list(std::string_view sentence)
    {
        meaning_ = meaning_of(sentence, context_.meaning);
        has_list_ = has_list_ || meaning_ == Meaning::affected;
        if (meaning_ == Meaning::none && announces_products(sentence))
            meaning_ = Meaning::affected;
        labels_.clear();
        collected_.begin_list(find_identifiers(sentence).cves);
    }

    /// Where only announced lists count, prose ends the list.
    void end_prose_list()
    {
        if (context_.meaning == Meaning::none)
            meaning_ = Meaning::none;
    }

    /// In a section on affected systems, and in prose behind such a list.
    [[nodiscard]] bool speaks_of_affected() const
    {
        return context_.meaning == Meaning::affected || has_list_;
    }

    /// A sentence that names versions and says something of them. True when it was one.
    bool read_statement(std::string_view sentence, const Block& block, Meaning meaning)
    {
        if (speaks_of_affected() && states_no_evaluation(sentence))
            return keep_unevaluated(sentence, block);
        const bool may_be_phrase = context_.meaning == Meaning::affected &&
                                   meaning != Meaning::unaffected && may_name_versions(sentence);
        auto whole = may_be_phrase ? read_phrase(sentence) : AffectedRange{};
        const bool is_plain_phrase = whole.is_whole();
        if (!is_plain_phrase && !states_affected(sentence) && !speaks_of_presence(sentence))
            return false;

        if (meaning == Meaning::unaffected && keep_spared_names(sentence, block))
            return true;
        if (!may_name_versions(sentence))
            return note_named(sentence, block, meaning);
        auto range = is_plain_phrase ? std::move(whole) : read_phrase(subject_of(sentence));
        if (range.status == PhraseStatus::none)
            return note_named(sentence, block, meaning);
        if (!range.is_whole())
            return keep_unread(sentence, block, meaning);
        if (meaning == Meaning::none && !is_plain_phrase)
            return keep_unread(sentence, block, meaning);

        range.phrase = sentence;
        range.span = block.span;
        range.product =
            is_plain_phrase ? name_behind_clause(range.product) : name_at_end(range.product);
        if (range.product.empty())
            range.product = product();
        collected_.keep_stated(std::move(range), is_plain_phrase ? meaning_ : meaning, sentence);
        return true;
    }

    /// "Panorama、Prisma Access は影響を受けません。": products that are spared, each by itself.
    /// False when the sentence is another one: a condition, or versions of one product.
    bool keep_spared_names(std::string_view sentence, const Block& block)
    {
        if (states_condition(sentence))
            return false;
        std::vector<AffectedRange> spared;
        for (const auto name : names_in(subject_of(sentence))) {
            auto range = read_phrase(name);
            const bool is_name = range.status == PhraseStatus::none || range.is_whole();
            if (!is_name || name_at_end(range.product).empty())
                return false;
            range.product = name_at_end(range.product);
            range.phrase = sentence;
            range.span = block.span;
            // "VMware Tools (Linux 版)" spares no other one.
            const auto bracket = name.find('(');
            if (range.status == PhraseStatus::none && bracket != std::string_view::npos &&
                range.product.find('(') == std::string::npos)
                range.qualifiers.push_back(
                    {.kind = "condition", .value = std::string{name.substr(bracket)}});
            spared.push_back(std::move(range));
        }
        for (auto& range : spared)
            collected_.keep_stated(std::move(range), Meaning::unaffected, sentence);
        return !spared.empty();
    }

    /// "FooView Lite も本脆弱性の影響を受けます。": which versions, it does not say.
    bool note_named(std::string_view sentence, const Block& block, Meaning meaning)
    {
        const bool is_statement =
            speaks_of_affected() && meaning == Meaning::affected && !states_condition(sentence);
        if (!is_statement)
            return false;
        bool has_name = false;
        for (const auto name : names_in(subject_of(sentence))) {
            auto range = unread_range(sentence, name_at_end(name), block.span);
            range.status = PhraseStatus::none;
            if (!may_be_name(range.product))
                continue;
            has_name = true;
            collected_.note_named(std::move(range));
        }
        return has_name;
    }

    /// "BIND 9.16 系以前は評価を行っていない": whoever has it must look for himself.
    bool keep_unevaluated(std::string_view sentence, const Block& block)
    {
        if (!may_name_versions(sentence))
            return note_named(sentence, block, Meaning::affected);
        auto range = read_last_phrase(subject_of(sentence));
        // "Foo 3系は…のため、評価していない": what stands before は first of all.
        const auto topic = sentence.find("は");
        if (!range.is_whole() && topic != std::string_view::npos)
            range = read_last_phrase(sentence.substr(0, topic));
        if (!range.is_whole()) {
            range = unread_range(sentence, product(), block.span);
        } else {
            name_doubt(range, sentence, block);
        }
        collected_.keep_stated(std::move(range), Meaning::affected, sentence);
        return true;
    }

    /// Makes what a sentence says of a range a question for a person.
    void name_doubt(AffectedRange& range, std::string_view sentence, const Block& block) const
    {
        range.phrase = sentence;
        range.span = block.span;
        range.product = name_at_end(range.product);
        if (range.product.empty())
            range.product = product();
        range.qualifiers.push_back({.kind = "condition", .value = std::string{sentence}});
    }

    bool keep_unread(std::string_view sentence, const Block& block, Meaning meaning)
    {
        const bool is_evident =
            meaning == Meaning::affected && context_.meaning == Meaning::affected;
        if (is_evident && !states_condition(sentence))
            collected_.keep_stated(unread_range(sentence, product(), block.span),
                                   Meaning::affected,
                                   sentence);
        else if (context_.meaning == Meaning::affected && meaning != Meaning::unaffected)
            collected_.note_unread(sentence, block.span);
        return is_evident && !states_condition(sentence);
    }

    /// "2 系にも同様の脆弱性が存在する": further versions, in words that may also explain.
    bool keep_also(std::string_view sentence, const Block& block)
    {
        const bool is_further = speaks_of_affected() && speaks_of_presence(sentence) &&
                                may_name_versions(sentence) &&
                                sentence.find("も") != std::string_view::npos;
        if (!is_further)
            return false;
        auto range = read_last_phrase(subject_of(sentence));
        if (!range.is_whole() || range.intervals.empty())
            return false;
        name_doubt(range, sentence, block);
        collected_.keep_stated(std::move(range), Meaning::affected, sentence);
        return true;
    }

    void read_table(const Table& table)
    {
        const bool says_itself = table.states_affected();
        if (context_.meaning == Meaning::affected || says_itself)
            collect_table(collected_, table, product(), says_itself ? Meaning::affected : meaning_);
    }

    const SectionContext& context_;
    Meaning meaning_;
    bool is_in_box_ = false;
    bool has_list_ = false;  ///< Of affected versions, announced by a sentence.
    Labels labels_;
    std::string maker_;  ///< The last line that names one.
    Collected collected_;
};

}  // namespace

Statements read_statements(std::span<const Line> lines, const SectionContext& context)
{
    return SectionReader{context}.read(lines);
}

}  // namespace advisory::parsers
