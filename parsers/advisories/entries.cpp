#include "parsers/advisories/entries.hpp"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "parsers/advisories/ascii.hpp"
#include "parsers/advisories/japanese.hpp"
#include "parsers/advisories/sentences.hpp"
#include "parsers/advisories/update_boxes.hpp"
#include "parsers/phrases/phrase.hpp"

namespace advisory::parsers {

namespace {

bool says_same(const AffectedRange& left, const AffectedRange& right)
{
    return left.status == right.status && left.intervals == right.intervals &&
           left.cves == right.cves;
}

/// True for one whole branch: "9.9 系列", "2.x".
bool is_branch_alone(const AffectedRange& range)
{
    return range.status == PhraseStatus::parsed && range.intervals.size() == 1 &&
           range.intervals[0].low && range.intervals[0].high && range.intervals[0].low->inclusive &&
           !range.intervals[0].high->inclusive && range.cves.empty() && range.qualifiers.empty();
}

bool is_address(std::string_view text)
{
    return text.starts_with("http://") || text.starts_with("https://") ||
           text.starts_with("<http") || text.starts_with("www.");
}

std::string_view without_leading(std::string_view text, std::string_view characters)
{
    text.remove_prefix(std::min(text.find_first_not_of(characters), text.size()));
    return text;
}

constexpr auto heading_marks =
    std::to_array<std::string_view>({"■", "□", "◆", "◇", "●", "○", "◎", "▼", "★"});
constexpr auto product_fields =
    std::to_array<std::string_view>({"製品名:", "製品:", "対象製品:", "Product:"});
constexpr auto version_fields = std::to_array<std::string_view>({"バージョン:",
                                                                 "対象バージョン:",
                                                                 "影響を受けるバージョン:",
                                                                 "版数:",
                                                                 "Version:",
                                                                 "Versions:"});

bool begins_with(std::string_view text, std::span<const std::string_view> words)
{
    return std::ranges::any_of(words, [text](auto word) { return text.starts_with(word); });
}

bool has_heading_mark(const Block& block)
{
    return block.is_bullet && begins_with(block.mark, heading_marks);
}

constexpr auto note_words = std::to_array<std::string_view>({"*", "※", "注", "#", "+"});

/// The mark without brackets and blanks: "*1" of "(*1)", "注1" of "(注 1)".
std::string mark_of(std::string_view text)
{
    std::string mark;
    for (const char c : text)
        if (c != ' ' && c != '(' && c != ')' && c != '[' && c != ']')
            mark += c;
    return mark;
}

}  // namespace

std::vector<Block> without_references(std::vector<Block> blocks)
{
    std::vector<Block> kept;
    for (auto& block : blocks) {
        if (block.text == "以上")  // Ends a text, and says no version here.
            continue;
        if (!is_address(block.text)) {
            kept.push_back(std::move(block));
            continue;
        }
        for (int names = 0; names < 2 && !kept.empty(); ++names) {
            const auto& above = kept.back();
            const bool belongs = !above.is_bullet && above.indent == block.indent &&
                                 above.indent > 2 && !read_phrase(above.text).is_whole();
            if (!belongs)
                break;
            kept.pop_back();
        }
    }
    return kept;
}

/// Where a version begins that was taken for the end of a name: "Foo Ver.2.0" of "Foo Ver.2.0 Rev.B
/// 以前", "Foo 4.3.0/1/2"; npos: there is none. "Windows 8.1" is a name.
std::size_t version_in_name(std::string_view name)
{
    constexpr auto words = std::to_array<std::string_view>({"Ver", "Version", "バージョン"});
    const auto blank = name.rfind(' ');
    if (blank == std::string_view::npos || blank == 0)
        return std::string_view::npos;
    const auto last = name.substr(blank + 1);
    const auto version = last.substr(std::min(last.find_first_of("0123456789"), last.size()));
    if (version.empty() || version.find_first_not_of("0123456789./") != std::string_view::npos)
        return std::string_view::npos;

    auto word = last.substr(0, last.size() - version.size());
    if (word.ends_with('.'))
        word.remove_suffix(1);
    const bool is_shortened = word.empty() && version.find('.') < version.find('/') &&
                              version.find('/') != std::string_view::npos;
    const bool is_marked = std::ranges::find(words, word) != words.end();
    return is_shortened || is_marked ? blank : std::string_view::npos;
}

/// Takes off a name what belongs to its versions, and was not understood: no product is called
/// "Foo (Windows", as of "Foo (Windows:3.4 以前、Linux:3.2 以前)".
void mend_name(AffectedRange& range)
{
    const auto bracket = range.product.find('(');
    const bool is_open =
        bracket != std::string::npos && range.product.find(')', bracket) == std::string::npos;
    const auto at = is_open ? bracket : version_in_name(range.product);
    if (at == std::string::npos)
        return;
    range.product.resize(at);
    range.product = std::string{trimmed(range.product)};
    range.intervals.clear();
    range.status = PhraseStatus::unparsed;
}

/// Without the bracket at the end that says only when an entry was added: "(2026年11月5日 更新)".
std::string_view without_update_date(std::string_view text)
{
    const auto end = trimmed(text);
    const auto open = end.find_last_of("([");
    const bool is_bracket =
        open != std::string_view::npos && (end.ends_with(')') || end.ends_with(']'));
    return is_bracket && update_date(end.substr(open + 1, end.size() - open - 2))
               ? trimmed(text.substr(0, open))
               : text;
}

AffectedRange read_block(const Block& block, const Wrap& wrap)
{
    auto range = read_phrase(without_update_date(block.text));
    range.phrase = block.text;
    if (!block.other_reading.empty()) {
        auto other = read_phrase(block.other_reading);
        const bool is_sure = wrap.style == Wrap::Style::anywhere && range.is_whole();
        if (other.is_whole() && !range.is_whole()) {
            range = std::move(other);
        } else if (other.is_whole() && !is_sure && !says_same(range, other)) {
            range.status = PhraseStatus::partial;
            range.flags.emplace_back("AMBIGUOUS_WRAP");
        }
    }
    range.span = block.span;
    mend_name(range);
    return range;
}

std::string product_beneath(std::string_view label, std::string_view of_section)
{
    constexpr auto platforms = std::to_array<std::string_view>(
        {"Windows", "macOS", "Mac", "Linux", "UNIX", "Android", "iOS", "iPadOS"});
    constexpr auto purposes = std::to_array<std::string_view>({"版", "用", "向け"});
    const bool is_platform =
        begins_with(label, platforms) &&
        std::ranges::any_of(purposes, [label](auto word) { return label.ends_with(word); });
    if (is_platform && !of_section.empty())
        return fmt::format("{} {}", of_section, label);
    return std::string{label.empty() ? of_section : label};
}

bool is_sentence(const Block& block)
{
    if (block.text.find("。") != std::string::npos)
        return true;
    return !block.is_bullet && (is_lead(block.text) || reads_as_prose(block.text) ||
                                states_no_evaluation(block.text) || leaves_older_open(block.text));
}

void Labels::leave(const Block& block)
{
    while (!labels_.empty()) {
        const auto& label = labels_.back();
        const bool is_beneath = block.indent > label.indent ||
                                (block.is_bullet && !label.is_bullet) ||
                                (label.is_heading && block.is_bullet && block.mark != label.mark) ||
                                (label.is_field && begins_with(block.text, version_fields));
        if (is_beneath)
            return;
        labels_.pop_back();
    }
}

void Labels::enter(const Block& block, const AffectedRange& range)
{
    const bool is_branch = is_branch_alone(range);
    labels_.push_back({
        .indent = block.indent,
        .is_bullet = block.is_bullet,
        .is_heading = has_heading_mark(block),
        .is_field = begins_with(block.text, product_fields),
        .mark = block.mark,
        .product = range.product.empty() ? std::string{product()} : range.product,
        .branch = is_branch ? block.text : std::string{},
    });
}

std::string_view Labels::product() const
{
    return labels_.empty() ? std::string_view{} : std::string_view{labels_.back().product};
}

std::string_view Labels::branch() const
{
    return labels_.empty() ? std::string_view{} : std::string_view{labels_.back().branch};
}

bool is_label(const Block& block, const AffectedRange& range, const Block* next)
{
    const bool names_product = range.status == PhraseStatus::none && !range.product.empty();
    if ((!names_product && !is_branch_alone(range)) || next == nullptr)
        return false;

    const bool is_marked_heading = has_heading_mark(block) && next->mark != block.mark;
    const bool leads_field =
        begins_with(block.text, product_fields) && begins_with(next->text, version_fields);
    const bool leads_list =
        ((!block.is_bullet || is_marked_heading) && next->is_bullet) || leads_field;
    const bool leads_deeper = next->indent > block.indent && !next->follows_gap;
    const bool is_list_of_versions = names_product || leads_deeper;
    return (leads_list || leads_deeper) && is_list_of_versions && !is_lead(next->text) &&
           !update_date(next->text);
}

bool is_maker(const Block& block, const AffectedRange& range, const Block* next)
{
    constexpr auto legal_forms = std::to_array<std::string_view>({"株式会社",
                                                                  "(株)",
                                                                  "有限会社",
                                                                  "合同会社",
                                                                  " Inc",
                                                                  " Corporation",
                                                                  " Corp",
                                                                  " Ltd",
                                                                  " LLC",
                                                                  " GmbH",
                                                                  " Foundation",
                                                                  " Project"});
    const std::string_view text = block.text;
    const bool is_bare = range.status == PhraseStatus::none && range.cves.empty() &&
                         !block.is_bullet && next != nullptr && !next->follows_gap;
    if (!is_bare || is_lead(next->text) || reads_as_prose(next->text))
        return false;
    const bool is_company = std::ranges::any_of(legal_forms, [text](std::string_view form) {
        return text.starts_with(form) || text.ends_with(form) ||
               text.find(std::string{form} + '.') != std::string_view::npos;
    });
    const bool is_repeated = next->text.starts_with(std::string{text} + ' ');
    return is_company || is_repeated;
}

bool names_many(const AffectedRange& range)
{
    return range.status == PhraseStatus::none && range.phrase.find("複数の") != std::string::npos;
}

bool is_scope(const Block& block, const AffectedRange& range)
{
    if (range.cves.empty() || range.status != PhraseStatus::none)
        return false;
    constexpr auto scope_words = std::to_array<std::string_view>({"の影響を受けるバージョン",
                                                                  "の影響を受ける製品",
                                                                  "の影響を受けるシステム",
                                                                  "の対象",
                                                                  "の対象製品",
                                                                  "の対象バージョン",
                                                                  "について",
                                                                  "の場合",
                                                                  "に該当する製品"});
    const std::string_view text = block.text;
    const bool has_words = std::ranges::any_of(scope_words, [text](std::string_view word) {
        return text.ends_with(word) || text.ends_with(std::string{word} + ":");
    });
    return range.product.empty() || has_words;
}

Footnote footnote_of(std::string_view text)
{
    auto rest = without_leading(text, "([ ");
    const auto before = rest.size();
    for (const auto word : note_words) {
        if (rest.starts_with(word)) {
            rest.remove_prefix(word.size());
            break;
        }
    }
    if (rest.size() == before)
        return {};

    rest = without_leading(rest, " ");
    const auto digits =
        static_cast<std::size_t>(std::ranges::find_if_not(rest, is_ascii_digit) - rest.begin());
    if (digits == 0 || digits > 2)
        return {};
    const auto mark_end = static_cast<std::size_t>(rest.data() + digits - text.data());
    return {
        .mark = mark_of(text.substr(0, mark_end)),
        .text = std::string{without_leading(rest.substr(digits), ")]: .")},
    };
}

void resolve_footnotes(std::vector<AffectedRange>& ranges, const std::vector<Footnote>& notes)
{
    for (auto& range : ranges) {
        for (auto& qualifier : range.qualifiers) {
            const auto note = std::ranges::find_if(notes, [&qualifier](const Footnote& candidate) {
                return mark_of(qualifier.value) == candidate.mark;
            });
            if (note != notes.end() && !note->text.empty())
                qualifier = {.kind = "condition", .value = note->text};
        }
    }
}

}  // namespace advisory::parsers
