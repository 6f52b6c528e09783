#include "cli/advisory_page.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/vocabulary.hpp"
#include "versions/vers.hpp"

namespace advisory::cli {

namespace {

/// A score shown as "9.8 (CVSS 3.1, CVSS:3.1/AV:N/...)".
std::string shown(const Cvss& cvss)
{
    const auto score = cvss.score ? fmt::format("{:.1f}", *cvss.score) : "no score";
    return fmt::format("{} (CVSS {}{}{})",
                       score,
                       cvss.version,
                       cvss.vector.empty() ? "" : ", ",
                       cvss.vector);
}

void print_ranges(Report& page, std::string_view label, const std::vector<AffectedRange>& ranges)
{
    for (const auto& range : ranges) {
        page.field(label, range.phrase);
        page.field("  product", range.product);
        page.field("  read as", reading_of(range));
        page.field("  only for", range.cves);
        for (const auto& qualifier : range.qualifiers)
            page.field("  only if", fmt::format("{} {}", qualifier.kind, qualifier.value));
    }
}

void print_item(Report& page, const AdvisoryItem& item)
{
    page.heading(item.title.empty() ? "Item without a title" : item.title);
    page.field("vendors", item.vendors);
    page.field("CVE", item.cves);
    page.field("JVN", item.jvn);
    for (const auto& cvss : item.cvss)
        page.field("score", shown(cvss));
    print_ranges(page, "affected", item.affected);
    print_ranges(page, "not affected", item.unaffected);
    print_ranges(page, "fixed", item.fixed);
    for (const auto& url : item.urls)
        page.field("see", url);
}

}  // namespace

std::string reading_of(const AffectedRange& range)
{
    auto vers = versions::format_vers(range.intervals, range.status);
    switch (range.status) {
        case PhraseStatus::parsed:
        case PhraseStatus::all:
            return vers;
        case PhraseStatus::partial:
            return vers + ", in part only";
        case PhraseStatus::none:
            return "no version is given";
        case PhraseStatus::unparsed:
            break;
    }
    return "not understood";
}

void print_advisory(Report& page, const Advisory& advisory)
{
    page.title(fmt::format("{}  {}", advisory.id, advisory.title));
    page.field("source", name_of(advisory.source));
    page.field("kind", name_of(advisory.kind));
    page.field("published", advisory.published);
    page.field("updated", advisory.updated);
    page.field("url", advisory.url);
    page.field("charset", advisory.charset);
    page.field("authenticity", advisory.authenticity.level);
    for (const auto& check : advisory.authenticity.checks)
        page.field("  check", check);
    for (const auto& warning : advisory.warnings)
        page.field("warning", warning);

    for (const auto& item : advisory.items)
        print_item(page, item);

    if (!advisory.history.empty())
        page.heading("Revision history of the notice");
    for (const auto& entry : advisory.history)
        page.field(entry.date, entry.text);
}

}  // namespace advisory::cli
