#include "parsers/advisories/families/structured.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "parsers/advisories/families/heads.hpp"
#include "parsers/advisories/items.hpp"
#include "parsers/advisories/senders.hpp"
#include "parsers/advisories/tables.hpp"
#include "parsers/advisories/titles.hpp"
#include "text/unicode.hpp"

namespace advisory::parsers {

namespace {

bool has_table_of_affected(const Notice& notice)
{
    const auto table = find_table(notice.lines, 0);
    return table && table->states_affected();
}

/// The subject is often the only place that names the CVE.
std::vector<std::string> subject_cves(const Notice& notice)
{
    return find_identifiers(notice.subject()).cves;
}

bool names_weakness(const Notice& notice)
{
    const auto& found = notice.identifiers;
    return !found.cves.empty() || !found.jvn.empty() || !found.other.empty() ||
           speaks_of_vulnerability(notice.text) || !subject_cves(notice).empty();
}

Kind kind_from(Source sender)
{
    switch (sender) {
        case Source::ipa:
            return Kind::security_alert;
        case Source::jvn:
            return Kind::jvn_note;
        case Source::jpcert:
        case Source::other:
            break;
    }
    return Kind::alert;
}

/// The subject, unless only a line of the opening says what it is about.
std::string title_of_opening(const Notice& notice, const std::string& subject)
{
    if (!product_of_title(subject).empty())
        return subject;
    const auto& opening = notice.sections.front().lines;
    const auto found = std::ranges::find_if(opening, [](const Line& line) {
        return line.text.find("。") == std::string::npos && !product_of_title(line.text).empty();
    });
    if (found == opening.end())
        return subject;
    auto title = title_of_subject(found->text);
    return title.empty() ? subject : title;
}

}  // namespace

bool is_structured(const Notice& notice)
{
    if (!names_weakness(notice))
        return false;
    if (notice.has(SectionKind::affected) || has_table_of_affected(notice))
        return true;
    const bool is_notice = notice.has(SectionKind::overview) && notice.has(SectionKind::solution);
    return is_notice && !product_of_title(title_of_opening(notice, notice.subject())).empty();
}

Advisory read_structured(const Notice& notice)
{
    auto advisory = begin_advisory(notice);
    advisory.source = sender_of(notice.mail, notice.hints);
    advisory.kind = kind_from(advisory.source);
    advisory.title = title_of_opening(notice, advisory.title);
    read_head_dates(advisory, notice);
    read_history(advisory, notice);
    advisory.items.push_back(read_item(notice,
                                       advisory.title,
                                       product_of_title(text::normalise(advisory.title)),
                                       advisory));
    auto& cves = advisory.items.front().cves;
    if (cves.empty())
        cves = subject_cves(notice);
    return advisory;
}

}  // namespace advisory::parsers
