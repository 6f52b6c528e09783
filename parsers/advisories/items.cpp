#include "parsers/advisories/items.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/say.hpp"
#include "parsers/advisories/collected.hpp"
#include "parsers/advisories/japanese.hpp"
#include "parsers/advisories/scores.hpp"
#include "parsers/advisories/severity.hpp"
#include "parsers/advisories/statements.hpp"
#include "parsers/advisories/titles.hpp"
#include "parsers/advisories/update_boxes.hpp"
#include "parsers/advisories/vendor_answers.hpp"
#include "parsers/advisories/workarounds.hpp"
#include "text/unicode.hpp"

namespace advisory::parsers {

namespace {

Statements read_section(const Notice& notice,
                        SectionKind kind,
                        Meaning meaning,
                        std::string_view product)
{
    return read_statements(notice.lines_of(kind),
                           {.product = product, .wrap = notice.wrap, .meaning = meaning});
}

/// True for a statement that stands in an update box.
bool is_of_update(const AffectedRange& range)
{
    return !range.stated_on.empty();
}

bool has_same(const std::vector<AffectedRange>& list, const AffectedRange& range)
{
    return std::ranges::any_of(list, [&range](const AffectedRange& other) {
        return other.product == range.product && other.intervals == range.intervals &&
               other.status == range.status && other.cves == range.cves;
    });
}

void add_new(std::vector<AffectedRange>& list, std::vector<AffectedRange> more)
{
    for (auto& range : more)
        if (!has_same(list, range))
            list.push_back(std::move(range));
}

/// What prose states: all of it where no section is about affected systems, else what an
/// update adds.
Statements read_prose(const Notice& notice, std::string_view product)
{
    Statements prose;
    for (const auto kind : {SectionKind::opening, SectionKind::overview, SectionKind::details})
        prose.append(read_section(notice, kind, Meaning::none, product));
    return prose;
}

void read_ranges(AdvisoryItem& item, const Notice& notice, std::string_view product)
{
    auto stated = read_section(notice, SectionKind::affected, Meaning::affected, product);
    stated.append(read_section(notice, SectionKind::unaffected, Meaning::unaffected, product));
    stated.append(read_section(notice, SectionKind::solution, Meaning::fixed, product));

    auto prose = read_prose(notice, product);
    if (!stated.affected.empty())
        std::erase_if(prose.affected, [](const auto& range) { return !is_of_update(range); });
    add_new(stated.affected, std::move(prose.affected));
    add_new(stated.unaffected, std::move(prose.unaffected));
    if (stated.fixed.empty())
        stated.fixed = std::move(prose.fixed);

    item.affected = std::move(stated.affected);
    item.unaffected = std::move(stated.unaffected);
    item.fixed = std::move(stated.fixed);
}

AffectedRange versionless(std::string_view product, std::string_view phrase, TextSpan span)
{
    AffectedRange range;
    range.product = product;
    range.phrase = phrase;
    range.status = PhraseStatus::none;
    range.span = span;
    return range;
}

/// CVEs that the measures or an update speak of, and the first edition does not: the versions
/// in the section on affected systems may not be theirs.
std::vector<std::string> added_cves(const Notice& notice, std::string_view title)
{
    const auto overview = notice.lines_of(SectionKind::overview);
    const auto first_edition =
        text::normalise(title) + '\n' + text_of(notice.sections.front().lines) +
        text_of(lines_outside_boxes(overview)) + text_of(notice.lines_of(SectionKind::details)) +
        text_of(notice.lines_of(SectionKind::affected));
    const auto covered = find_identifiers(first_edition).cves;
    if (covered.empty())
        return {};

    const auto later = text_of(overview) + text_of(notice.lines_of(SectionKind::solution)) +
                       text_of(notice.lines_of(SectionKind::workaround));
    auto added = find_identifiers(later).cves;
    std::erase_if(added, [&covered](const std::string& cve) {
        return std::ranges::find(covered, cve) != covered.end();
    });
    return added;
}

/// Keeps CVEs without a range of their own from being covered by the range of another.
void add_unranged_cves(AdvisoryItem& item,
                       const Notice& notice,
                       std::string_view title,
                       std::string_view product)
{
    if (item.affected.empty() || item.cves.size() < 2)
        return;
    auto added = added_cves(notice, title);
    std::erase_if(added, [&item](const std::string& cve) {
        if (std::ranges::find(item.cves, cve) == item.cves.end())
            return true;
        return std::ranges::any_of(item.affected, [&cve](const AffectedRange& range) {
            return std::ranges::find(range.cves, cve) != range.cves.end();
        });
    });
    if (added.empty())
        return;

    const auto names_added = [&added](const Line& line) {
        return line.text.find(added.front()) != std::string::npos;
    };
    const auto line = std::ranges::find_if(notice.lines, names_added);
    const bool is_found = line != notice.lines.end();
    auto range = versionless(product.empty() ? item.affected.front().product : product,
                             is_found ? line->text : added.front(),
                             is_found ? line->span : TextSpan{});
    range.cves = std::move(added);
    item.affected.push_back(std::move(range));
}

std::vector<std::string> vendors_in(const Notice& notice, std::string_view title)
{
    auto vendors = vendors_of(text::normalise(title));
    // A maker's own notice says it before its first heading.
    const auto overview = notice.lines_of(SectionKind::overview);
    auto more = vendors_of(text_of(overview.empty() ? notice.sections.front().lines : overview));
    for (auto& vendor : more)
        if (std::ranges::find(vendors, vendor) == vendors.end())
            vendors.push_back(std::move(vendor));
    return vendors;
}

/// True for "とは異なる" behind a CVE, with no more between than brackets and the rest of a list:
/// "CVE-1 は CVE-2 とは異なる" says so of the second only.
bool is_told_apart(std::string_view behind)
{
    constexpr std::size_t farthest = 90;
    constexpr std::string_view marks[] = {"とは異なる", "とは別", "とは無関係"};

    behind = whole_characters(behind, farthest);
    auto end = std::string_view::npos;
    for (const auto mark : marks)
        end = std::min(end, behind.find(mark));
    if (end == std::string_view::npos)
        return false;
    for (auto between = behind.substr(0, end); !between.empty();) {
        constexpr std::string_view joint = "および";
        if (between.starts_with(joint)) {
            between.remove_prefix(joint.size());
            continue;
        }
        const auto character = first_character(between);
        if (is_hiragana(character) || character == "。" || character == "\n")
            return false;
        between.remove_prefix(character.size());
    }
    return true;
}

/// The CVEs that a notice names only to say what it is not about: "CVE-2024-6387 とは異なる脆弱性
/// です". None of a notice that was not read whole.
std::set<std::string_view> told_apart(const Notice& notice)
{
    const std::string_view text = notice.text;
    std::set<std::string_view> apart;
    if (!notice.is_whole)
        return apart;

    for (const auto& [cve, begin, end] : notice.identifiers.occurrences) {
        if (!cve.starts_with("CVE-") || !is_told_apart(text.substr(end)))
            continue;
        auto next = text.find(cve, end);
        while (next != std::string_view::npos && is_told_apart(text.substr(next + cve.size())))
            next = text.find(cve, next + cve.size());
        if (next == std::string_view::npos)
            apart.insert(cve);
    }
    return apart;
}

/// Where the identifiers stand: by their first appearance.
void note_identifiers(AdvisoryItem& item, const Notice& notice)
{
    const auto note = [&](std::string_view field, const std::vector<std::string>& values) {
        for (const auto& occurrence : notice.identifiers.occurrences) {
            if (std::ranges::find(values, occurrence.value) == values.end())
                continue;
            item.places.push_back({
                .field = std::string{field},
                .value = occurrence.value,
                .span = notice.span_of(occurrence.begin, occurrence.end),
            });
        }
    };
    note("cves", item.cves);
    note("jvn", item.jvn);
    note("cwes", item.cwes);
    note("other", item.other);
    note("urls", item.urls);
    for (const auto& cvss : item.cvss)
        if (const auto span = notice.line_with(cvss.vector); span.end > 0)
            item.places.push_back({.field = "cvss", .value = cvss.vector, .span = span});
}

}  // namespace

AdvisoryItem read_mention(const Notice& notice, std::string_view title)
{
    AdvisoryItem item;
    item.title = title;
    const auto apart = told_apart(notice);
    for (const auto& cve : notice.identifiers.cves)
        (apart.contains(cve) ? item.other : item.cves).push_back(cve);
    item.jvn = notice.identifiers.jvn;
    item.cwes = notice.identifiers.cwes;
    item.other.insert(item.other.end(),
                      notice.identifiers.other.begin(),
                      notice.identifiers.other.end());
    item.urls = notice.identifiers.urls;
    item.cvss = find_cvss(notice.text);
    note_identifiers(item, notice);
    return item;
}

AdvisoryItem read_item(const Notice& notice,
                       std::string_view title,
                       std::string_view product,
                       Advisory& advisory)
{
    auto item = read_mention(notice, title);
    item.vendors = vendors_in(notice, title);
    item.severity = severity_in(notice.text);
    read_ranges(item, notice, product);
    item.workarounds = read_workarounds(notice, advisory);
    item.vendor_status = read_vendor_answers(notice.lines_of(SectionKind::vendors));

    // "対象となる製品およびバージョンは多岐にわたります": what is listed is not all.
    constexpr std::string_view many = "多岐にわた";
    const bool is_partial_list = notice.text.find(many) != std::string::npos;
    if ((item.affected.empty() || is_partial_list) && !product.empty() && notice.has_body())
        item.affected.push_back(
            versionless(product,
                        title,
                        is_partial_list ? notice.line_with(many) : notice.line_with(title)));
    add_unranged_cves(item, notice, title, product);
    if (!notice.is_whole && !item.affected.empty())
        item.affected.push_back(
            unread_range(say("the rest of the text was not read"), product, {}));
    supersede(item);
    for (auto& warning : score_warnings(item.cvss))
        advisory.warnings.push_back(std::move(warning));
    return item;
}

}  // namespace advisory::parsers
