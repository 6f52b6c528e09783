#include "parsers/advisories/families/unknown.hpp"

#include <algorithm>

#include "language/say.hpp"
#include "parsers/advisories/items.hpp"

namespace advisory::parsers {

namespace {

void put_missing_before(std::vector<std::string>& to, const std::vector<std::string>& more)
{
    std::vector<std::string> all;
    for (const auto& value : more)
        if (std::ranges::find(to, value) == to.end())
            all.push_back(value);
    to.insert(to.begin(), all.begin(), all.end());
}

}  // namespace

Advisory read_unknown(const Notice& notice)
{
    auto advisory = begin_advisory(notice);
    advisory.source = Source::other;
    advisory.kind = Kind::unknown;
    advisory.warnings.emplace_back(
        say("the layout of this mail is not known: a person must read it"));

    // The subject is often the only place that names the CVE.
    auto item = read_mention(notice, advisory.title);
    const auto subject = find_identifiers(notice.subject());
    put_missing_before(item.cves, subject.cves);
    put_missing_before(item.jvn, subject.jvn);
    put_missing_before(item.other, subject.other);
    advisory.items.push_back(std::move(item));
    return advisory;
}

}  // namespace advisory::parsers
