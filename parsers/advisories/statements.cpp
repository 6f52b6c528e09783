#include "parsers/advisories/statements.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include "parsers/advisories/entries.hpp"
#include "parsers/advisories/identifiers.hpp"
#include "parsers/advisories/tables.hpp"
#include "parsers/advisories/update_boxes.hpp"
#include "parsers/phrases/phrase.hpp"

namespace advisory::parsers {

namespace {

template <class Element>
void move_behind(std::vector<Element>& to, std::vector<Element> from)
{
    std::ranges::move(from, std::back_inserter(to));
}

bool is_read(const AffectedRange& range)
{
    return range.status == PhraseStatus::parsed || range.status == PhraseStatus::all;
}

bool is_address(std::string_view text)
{
    return text.starts_with("http://") || text.starts_with("https://") ||
           text.starts_with("<http") || text.starts_with("www.");
}

AffectedRange unread(std::string_view phrase, std::string_view product, TextSpan span)
{
    AffectedRange range;
    range.product = product;
    range.phrase = phrase;
    range.status = PhraseStatus::unparsed;
    range.span = span;
    return range;
}

/// Words that name who is meant, or where to read on, and no product.
bool names_no_product(std::string_view text)
{
    constexpr auto words = std::to_array<std::string_view>({
        "詳細は",
        "詳しくは",
        "上記",
        "皆様",
        "の方",
        "ご確認",
        "なお",
        "以上",
        "該当なし",
        "特になし",
        "なし",
        "確認中",
        "調査中",
        "See ",
        "Please",
        "For details",
        "N/A",
    });
    return std::ranges::any_of(words, [text](std::string_view word) {
        return text.starts_with(word) || (word == "皆様" && text.ends_with(word));
    });
}

class SectionReader {
public:
    explicit SectionReader(const SectionContext& context)
        : context_{context}, meaning_{context.meaning}
    {}

    Statements read(const std::vector<Line>& lines)
    {
        std::size_t from = 0;
        while (from < lines.size()) {
            const auto table = find_table(lines, from);
            const auto end = table ? table->begin : lines.size();
            read_blocks({lines.begin() + static_cast<std::ptrdiff_t>(from),
                         lines.begin() + static_cast<std::ptrdiff_t>(end)});
            if (!table)
                break;
            read_table(*table);
            from = table->end;
        }
        finish();
        return std::move(statements_);
    }

private:
    struct Unread {
        std::string sentence;
        TextSpan span;
    };

    // ---- Blocks

    void read_blocks(const std::vector<Line>& lines)
    {
        // A rule ends an update box; join_lines takes it for a gap.
        std::vector<Line> part;
        for (const auto& line : lines) {
            const bool ends_box = !stated_on_.empty() && is_rule(line);
            const auto date = update_date(line.text);
            if (!ends_box && !date) {
                part.push_back(line);
                continue;
            }
            read_part(std::exchange(part, {}));
            begin_edition(date.value_or(""), line.text);
        }
        read_part(part);
    }

    void begin_edition(std::string date, std::string_view head)
    {
        stated_on_ = std::move(date);
        is_correction_ = is_correcting(head);
        meaning_ = context_.meaning;
        labels_.clear();
        scope_.clear();
        first_of_list_ = statements_.affected.size();
    }

    static bool is_correcting(std::string_view text)
    {
        constexpr auto words = std::to_array<std::string_view>({"訂正",
                                                                "誤り",
                                                                "誤記",
                                                                "修正しました",
                                                                "修正いたしました",
                                                                "見直し",
                                                                "変更しました",
                                                                "に変更",
                                                                "正しくは",
                                                                "correct"});
        return std::ranges::any_of(words, [text](std::string_view word) {
            return text.find(word) != std::string_view::npos;
        });
    }

    void read_part(const std::vector<Line>& lines)
    {
        const auto blocks = without_references(join_lines(lines, context_.wrap));
        for (std::size_t at = 0; at < blocks.size(); ++at) {
            const auto& block = blocks[at];
            if (auto note = footnote_of(block.text); !note.mark.empty() && !note.text.empty())
                footnotes_.push_back(std::move(note));
            else if (is_sentence(block))
                read_sentences(block);
            else
                read_entry(block, at + 1 < blocks.size() ? &blocks[at + 1] : nullptr);
        }
    }

    /// An address and what names it above: organisation, title.
    static std::vector<Block> without_references(std::vector<Block> blocks)
    {
        std::vector<Block> kept;
        for (auto& block : blocks) {
            if (!is_address(block.text)) {
                kept.push_back(std::move(block));
                continue;
            }
            for (int names = 0; names < 2 && !kept.empty(); ++names) {
                const auto& above = kept.back();
                const bool belongs = !above.is_bullet && above.indent == block.indent &&
                                     above.indent > 2 && !is_read(read_phrase(above.text));
                if (!belongs)
                    break;
                kept.pop_back();
            }
        }
        return kept;
    }

    static bool is_sentence(const Block& block)
    {
        if (block.text.find("。") != std::string::npos)
            return true;
        return !block.is_bullet && (is_lead(block.text) || reads_as_prose(block.text));
    }

    // ---- List entries

    void read_entry(const Block& block, const Block* next)
    {
        labels_.leave(block);
        auto range = read_block(block, context_.wrap);
        if (is_scope(block, range)) {
            scope_ = range.cves;
            return;
        }
        if (range.status == PhraseStatus::none && names_no_product(block.text))
            return;
        if (is_maker(block, range, next))
            return;
        if (is_label(block, range, next)) {
            labels_.enter(block, range);
            return;
        }

        add_branch(range, block);
        if (!counts(block, range))
            return;
        if (range.product.empty())
            range.product = product();
        const bool is_denied = states_not_affected(block.text);
        keep(std::move(range), is_denied ? Meaning::unaffected : meaning_);
    }

    /// In a section of prose a line without a mark is of the list only when it says versions.
    [[nodiscard]] bool counts(const Block& block, const AffectedRange& range) const
    {
        return context_.meaning != Meaning::none || block.is_bullet || is_read(range);
    }

    /// "9.9 系列" above "9.9.8-P3 より以前" is read before it.
    void add_branch(AffectedRange& range, const Block& block) const
    {
        if (labels_.branch().empty())
            return;
        auto whole = read_phrase(std::string{labels_.branch()} + ' ' + block.text);
        if (!is_read(whole))
            return;
        whole.phrase = range.phrase;
        whole.span = range.span;
        range = std::move(whole);
    }

    [[nodiscard]] std::string product() const
    {
        return std::string{labels_.product().empty() ? context_.product : labels_.product()};
    }

    // ---- Sentences

    void read_sentences(const Block& block)
    {
        const auto sentences = sentences_of(block.text);
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            if (i == 0 && block.is_bullet && !is_lead(sentences[i]))
                read_entry_of_sentence(sentences[i], block);
            else
                read_sentence(sentences[i], block);
        }
    }

    /// "- OpenSSL 3.0.6 以前。3.0.7 で修正されました。": a list entry with a full stop.
    void read_entry_of_sentence(std::string_view sentence, const Block& block)
    {
        auto entry = block;
        entry.text = sentence.substr(0, sentence.rfind("。"));
        entry.other_reading.clear();
        if (is_read(read_phrase(entry.text)) || !speaks_of_presence(sentence))
            read_entry(entry, nullptr);
        else
            read_sentence(sentence, block);
    }

    void read_sentence(std::string_view sentence, const Block& block)
    {
        is_correction_ = is_correction_ || is_correcting(sentence);
        if (is_lead(sentence)) {
            begin_list(sentence);
            return;
        }

        const auto meaning = meaning_of(sentence, Meaning::none);
        if (meaning == Meaning::fixed)
            return end_prose_list();
        if (!read_statement(sentence, block, meaning) && states_condition(sentence))
            add_condition(sentence);
        end_prose_list();
    }

    void begin_list(std::string_view sentence)
    {
        meaning_ = meaning_of(sentence, context_.meaning);
        if (meaning_ == Meaning::none && announces_products(sentence))
            meaning_ = Meaning::affected;
        labels_.clear();
        scope_ = find_identifiers(sentence).cves;
        first_of_list_ = statements_.affected.size();
    }

    /// "…に記載されている製品は次のとおりです": a notice of a weakness lists what has it.
    static bool announces_products(std::string_view sentence)
    {
        constexpr auto words = std::to_array<std::string_view>({"製品は",
                                                                "製品が",
                                                                "バージョンは",
                                                                "バージョンが",
                                                                "システムは",
                                                                "機種は",
                                                                "products",
                                                                "versions"});
        return std::ranges::any_of(words, [sentence](std::string_view word) {
            return sentence.find(word) != std::string_view::npos;
        });
    }

    /// Where only announced lists count, prose ends the list.
    void end_prose_list()
    {
        if (context_.meaning == Meaning::none)
            meaning_ = Meaning::none;
    }

    /// A sentence that names versions and says something of them. True when it was one.
    bool read_statement(std::string_view sentence, const Block& block, Meaning meaning)
    {
        auto whole = read_phrase(sentence);
        const bool is_plain_phrase = is_read(whole) && context_.meaning == Meaning::affected &&
                                     meaning != Meaning::unaffected;
        if (!is_plain_phrase && !states_affected(sentence) && !speaks_of_presence(sentence))
            return false;

        if (meaning == Meaning::unaffected && keep_spared_names(sentence, block))
            return true;
        auto range = is_plain_phrase ? std::move(whole) : read_phrase(subject_of(sentence));
        if (range.status == PhraseStatus::none)
            return false;
        if (!is_read(range))
            return keep_unread(sentence, block, meaning);
        if (meaning == Meaning::none && !is_plain_phrase)
            return keep_unread(sentence, block, meaning);

        range.phrase = sentence;
        range.span = block.span;
        if (!is_plain_phrase)
            range.product = name_at_end(range.product);
        if (range.product.empty())
            range.product = product();
        keep(std::move(range), is_plain_phrase ? Meaning::affected : meaning);
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
            const bool is_name = range.status == PhraseStatus::none || is_read(range);
            if (!is_name || name_at_end(range.product).empty())
                return false;
            range.product = name_at_end(range.product);
            range.phrase = sentence;
            range.span = block.span;
            spared.push_back(std::move(range));
        }
        for (auto& range : spared)
            keep(std::move(range), Meaning::unaffected);
        return !spared.empty();
    }

    bool keep_unread(std::string_view sentence, const Block& block, Meaning meaning)
    {
        const bool is_evident =
            meaning == Meaning::affected && context_.meaning == Meaning::affected;
        if (is_evident && !states_condition(sentence))
            keep(unread(sentence, product(), block.span), Meaning::affected);
        else if (context_.meaning == Meaning::affected && meaning != Meaning::unaffected)
            unread_.push_back({std::string{sentence}, block.span});
        return is_evident && !states_condition(sentence);
    }

    /// "機能を有効にしている場合に限り影響を受けます。" holds for what was listed before.
    void add_condition(std::string_view sentence)
    {
        const auto end = sentence.find("。");
        for (auto at = first_of_list_; at < statements_.affected.size(); ++at)
            statements_.affected[at].qualifiers.push_back(
                {.kind = "condition", .value = std::string{sentence.substr(0, end)}});
    }

    // ---- Tables

    void read_table(const Table& table)
    {
        const bool counts = context_.meaning == Meaning::affected || table.states_affected();
        if (!counts)
            return;
        std::string above;  // A cell that spans rows is written once.
        for (const auto& row : table.rows) {
            const auto name = table.cell(row, ColumnKind::product);
            if (!name.empty())
                above = name;
            const auto affected =
                table.cell(row,
                           table.states_affected() ? ColumnKind::affected : ColumnKind::version);
            read_cell(affected, above, row.span, Meaning::affected, table, row);
            read_cell(table.cell(row, ColumnKind::fixed),
                      above,
                      row.span,
                      Meaning::fixed,
                      table,
                      row);
            read_cell(table.cell(row, ColumnKind::unaffected),
                      above,
                      row.span,
                      Meaning::unaffected,
                      table,
                      row);
        }
    }

    void read_cell(std::string_view cell,
                   std::string_view name,
                   TextSpan span,
                   Meaning meaning,
                   const Table& table,
                   const TableRow& row)
    {
        if (cell.empty() && meaning != Meaning::affected)
            return;
        auto range = read_phrase(cell);
        if (range.intervals.empty() && meaning == Meaning::fixed)
            return;
        if (range.status == PhraseStatus::none && cell != "-" && !cell.empty() &&
            states_not_affected(cell))
            meaning = Meaning::unaffected;
        range.phrase = std::string{name} + (cell.empty() ? "" : " ") + std::string{cell};
        if (range.product.empty() || range.status == PhraseStatus::none)
            range.product = name.empty() ? product() : std::string{name};
        range.span = span;
        if (range.cves.empty())
            range.cves = find_identifiers(table.cell(row, ColumnKind::cve)).cves;
        keep(std::move(range), meaning);
    }

    // ---- The end

    void keep(AffectedRange range, Meaning meaning)
    {
        range.stated_on = stated_on_;
        if (range.cves.empty() && meaning != Meaning::fixed)
            range.cves = scope_;
        switch (meaning) {
            case Meaning::affected:
                if (is_correction_ && !stated_on_.empty())
                    range.flags.emplace_back(correction);
                statements_.affected.push_back(std::move(range));
                break;
            case Meaning::unaffected:
                statements_.unaffected.push_back(std::move(range));
                break;
            case Meaning::fixed:
                if (!range.intervals.empty())
                    statements_.fixed.push_back(std::move(range));
                break;
            case Meaning::none:
                break;
        }
    }

    /// A section that lists nothing, but speaks of versions in words that we do not
    /// understand, must not look like a section without versions.
    void finish()
    {
        if (statements_.affected.empty())
            for (const auto& [sentence, span] : unread_)
                statements_.affected.push_back(unread(sentence, context_.product, span));
        resolve_footnotes(statements_.affected, footnotes_);
        resolve_footnotes(statements_.unaffected, footnotes_);
    }

    const SectionContext& context_;
    Meaning meaning_;
    std::string stated_on_;  ///< Of the update box that we are in; empty outside.
    bool is_correction_ = false;
    Labels labels_;
    std::vector<std::string> scope_;  ///< CVEs of the lead or heading above; empty: all.
    std::size_t first_of_list_ = 0;   ///< Where the last list of affected versions begins.
    std::vector<Footnote> footnotes_;
    std::vector<Unread> unread_;
    Statements statements_;
};

}  // namespace

void Statements::append(Statements more)
{
    move_behind(affected, std::move(more.affected));
    move_behind(unaffected, std::move(more.unaffected));
    move_behind(fixed, std::move(more.fixed));
}

Statements read_statements(const std::vector<Line>& lines, const SectionContext& context)
{
    return SectionReader{context}.read(lines);
}

}  // namespace advisory::parsers
