#include "parsers/advisories/fallback.hpp"

#include "text/unicode.hpp"

namespace advisory::parsers {

Advisory read_unknown(const Notice& notice)
{
    auto advisory = begin_advisory(notice);
    advisory.source = Source::other;
    advisory.kind = Kind::unknown;
    advisory.warnings.emplace_back("the layout of this mail is not known: a person must read it");

    // The subject is often the only place that names the CVE.
    const auto all = find_identifiers(text::normalise(notice.mail.subject) + '\n' + notice.text);

    AdvisoryItem item;
    item.title = advisory.title;
    item.cves = all.cves;
    item.jvn = all.jvn;
    item.urls = all.urls;
    item.cvss = find_cvss(notice.text);
    advisory.items.push_back(std::move(item));
    return advisory;
}

}  // namespace advisory::parsers
