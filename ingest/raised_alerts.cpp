#include "ingest/raised_alerts.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/vocabulary.hpp"
#include "trust/sha256.hpp"

namespace advisory::ingest {

namespace {

/// Hashes a list so that no two lists give one text: each part with its length.
std::string id_of(const std::vector<std::string_view>& parts)
{
    std::string text;
    for (const auto part : parts)
        text += fmt::format("{}:{}", part.size(), part);
    return "AL-" + trust::sha256_hex(text).substr(0, 16);
}

Verdict gravest(const std::vector<const Match*>& matches)
{
    auto verdict = Verdict::not_affected;
    for (const auto* const match : matches)
        verdict = std::max(verdict, match->verdict);
    return verdict;
}

/// What is not affected by a CVE is not named with it.
std::vector<std::string> cves_of(const std::vector<const Match*>& matches)
{
    std::vector<std::string> cves;
    for (const auto* const match : matches) {
        if (match->verdict == Verdict::not_affected)
            continue;
        for (const auto& cve : match->cves) {
            if (std::ranges::find(cves, cve) == cves.end())
                cves.push_back(cve);
        }
    }
    return cves;
}

struct Severity {
    std::string_view word = "unknown";
    std::string reason;  ///< Empty while it is unknown.

    void raise(std::string_view other, std::string why)
    {
        if (other == word || graver_severity(word, other) != other)
            return;
        word = other;
        reason = std::move(why);
    }
};

/// The gravest that the items say, by score or by word.
Severity severity_of(const Advisory& advisory, const std::vector<const Match*>& matches)
{
    Severity severity;
    for (const auto* const match : matches) {
        if (match->item >= advisory.items.size())
            continue;
        const auto& item = advisory.items[match->item];
        if (const auto highest = highest_score(item.cvss))
            severity.raise(advisory::severity_of(item.cvss),
                           fmt::format("CVSS {}{}{:.1f}",
                                       highest->version,
                                       highest->version.empty() ? "" : " ",
                                       highest->score));
        severity.raise(item.severity, fmt::format("the notice calls it {}", item.severity));
    }
    return severity;
}

}  // namespace

Alert make_alert(const Advisory& advisory, const AlertSubject& subject)
{
    static const Component no_component;
    const auto& product = *subject.product;
    const auto& component = subject.component != nullptr ? *subject.component : no_component;

    Alert alert;
    alert.alert_id = id_of({advisory.id,
                            product.product_id,
                            product.version,
                            component.vendor,
                            component.name,
                            component.version,
                            component.purl});
    alert.advisory_id = advisory.id;
    alert.title = advisory.title;
    alert.verdict = name_of(gravest(subject.matches));
    auto severity = severity_of(advisory, subject.matches);
    alert.severity = severity.word;
    alert.severity_reason = std::move(severity.reason);
    alert.notice_source = name_of(advisory.source);
    alert.cves = cves_of(subject.matches);
    alert.product_id = product.product_id;
    alert.product_name = product.product_name;
    alert.product_version = product.version;
    alert.component = component.name;
    alert.component_version = component.version;
    alert.url = advisory.url;
    return alert;
}

bool says_more(const Alert& now, const Alert& before)
{
    return now.verdict != before.verdict || now.severity != before.severity ||
           now.cves != before.cves;
}

}  // namespace advisory::ingest
