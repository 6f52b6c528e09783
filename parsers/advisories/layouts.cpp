#include "parsers/advisories/layouts.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "parsers/advisories/affected_section.hpp"
#include "parsers/advisories/fallback.hpp"
#include "parsers/advisories/ipa_alert.hpp"
#include "parsers/advisories/jpcert_alert.hpp"
#include "parsers/advisories/read_advisory.hpp"
#include "parsers/advisories/titles.hpp"
#include "parsers/advisories/update_boxes.hpp"
#include "parsers/phrases/phrase.hpp"
#include "text/unicode.hpp"

namespace advisory::parsers {

namespace {

constexpr std::array known_layouts{
    Layout{"jpcert_alert", is_jpcert_alert, read_jpcert_alert},
    Layout{"ipa_alert", is_ipa_alert, read_ipa_alert},
    Layout{"unknown", [](const Notice&) { return true; }, read_unknown},
};

std::string joined(const std::vector<Line>& lines)
{
    std::string text;
    for (const auto& line : lines) {
        text += line.text;
        text += '\n';
    }
    return text;
}

void append(std::vector<AffectedRange>& list, std::vector<AffectedRange> more)
{
    std::ranges::move(more, std::back_inserter(list));
}

/// List entries of the measures that name versions: what to update to.
std::vector<AffectedRange> read_fixed(const std::vector<Line>& lines)
{
    std::vector<AffectedRange> fixed;
    for (const auto& block : join_lines(lines)) {
        if (!block.is_bullet)
            continue;
        // "2.17.1（Java 8以降のユーザー向け）": whom it is for does not change what is fixed.
        auto range = read_phrase(block.text);
        if (range.intervals.empty())
            continue;
        range.span = block.span;
        fixed.push_back(std::move(range));
    }
    return fixed;
}

void read_ranges(AdvisoryItem& item, const Notice& notice, std::string_view product)
{
    auto listed = read_affected_section(lines_of(notice.sections, SectionKind::affected), product);
    item.affected = std::move(listed.affected);
    item.unaffected = std::move(listed.unaffected);
    item.fixed = std::move(listed.fixed);

    auto spared =
        read_affected_section(lines_of(notice.sections, SectionKind::unaffected), product);
    append(item.unaffected, std::move(spared.affected));
    append(item.unaffected, std::move(spared.unaffected));
    append(item.fixed, read_fixed(lines_of(notice.sections, SectionKind::solution)));
}

/// CVEs that the measures or an update speak of, and the first edition does not: the versions
/// in the section on affected systems may not be theirs.
std::vector<std::string> added_cves(const Notice& notice, std::string_view title)
{
    const auto first_edition =
        std::string{title} + '\n' +
        joined(lines_outside_boxes(lines_of(notice.sections, SectionKind::overview))) +
        joined(lines_of(notice.sections, SectionKind::affected));
    const auto covered = find_identifiers(first_edition).cves;
    if (covered.empty())
        return {};

    const auto later = joined(lines_of(notice.sections, SectionKind::overview)) +
                       joined(lines_of(notice.sections, SectionKind::solution)) +
                       joined(lines_of(notice.sections, SectionKind::workaround));
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
    auto added = added_cves(notice, title);
    if (added.empty() || item.affected.empty())
        return;

    const auto names_added = [&added](const Line& line) {
        return line.text.find(added.front()) != std::string::npos;
    };
    const auto line = std::ranges::find_if(notice.lines, names_added);
    item.affected.push_back({
        .product = product.empty() ? item.affected.front().product : std::string{product},
        .phrase = line == notice.lines.end() ? added.front() : line->text,
        .models = {},
        .status = PhraseStatus::none,
        .intervals = {},
        .cves = std::move(added),
        .qualifiers = {},
        .flags = {},
        .stated_on = {},
        .span = line == notice.lines.end() ? TextSpan{} : line->span,
    });
}

}  // namespace

Notice::Notice(const Mail& of)
    : mail{of},
      lines{split_lines(mail.text)},
      sections{read_sections(lines)},
      text{joined(lines)},
      identifiers{find_identifiers(text)}
{}

bool Notice::has_body() const
{
    return std::ranges::any_of(sections, [](const Section& section) {
        return section.kind == SectionKind::overview || section.kind == SectionKind::affected ||
               section.kind == SectionKind::solution;
    });
}

std::span<const Layout> layouts()
{
    return known_layouts;
}

Advisory begin_advisory(const Notice& notice)
{
    Advisory advisory;
    advisory.title = title_of_subject(text::normalise(notice.mail.subject));
    advisory.charset = notice.mail.charset;
    advisory.warnings = notice.mail.warnings;

    const auto& found = notice.identifiers;
    for (const auto* list : {&found.cves, &found.jvn, &found.urls}) {
        if (list->size() == max_identifiers)
            advisory.warnings.push_back(
                fmt::format("only the first {} identifiers of a kind were kept", max_identifiers));
    }
    return advisory;
}

AdvisoryItem read_item(const Notice& notice, std::string_view title, std::string_view product)
{
    AdvisoryItem item;
    item.title = title;
    item.vendors = vendors_of(title);
    for (auto& vendor : vendors_of(joined(lines_of(notice.sections, SectionKind::overview)))) {
        if (std::ranges::find(item.vendors, vendor) == item.vendors.end())
            item.vendors.push_back(std::move(vendor));
    }
    item.cves = notice.identifiers.cves;
    item.jvn = notice.identifiers.jvn;
    item.cvss = find_cvss(notice.text);
    item.urls = notice.identifiers.urls;
    read_ranges(item, notice, product);

    if (item.affected.empty() && !product.empty()) {
        item.affected.push_back({
            .product = std::string{product},
            .phrase = std::string{title},
            .models = {},
            .status = PhraseStatus::none,
            .intervals = {},
            .cves = {},
            .qualifiers = {},
            .flags = {},
            .stated_on = {},
            .span = {},
        });
    }
    add_unranged_cves(item, notice, title, product);
    return item;
}

Advisory read_advisory(const Mail& mail)
{
    const Notice notice{mail};
    const auto layout = std::ranges::find_if(layouts(), [&notice](const Layout& candidate) {
        return candidate.recognises(notice);
    });
    return layout->read(notice);
}

}  // namespace advisory::parsers
