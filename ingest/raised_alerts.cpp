#include "ingest/raised_alerts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/vocabulary.hpp"
#include "language/say.hpp"
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

std::vector<const Match*> matches_of(const AlertSubject& subject)
{
    std::vector<const Match*> matches;
    for (const auto& part : subject.components)
        matches.insert(matches.end(), part.matches.begin(), part.matches.end());
    return matches;
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

/// One entry a name and version: a bill may list them under several package URLs, and the
/// gravest verdict stands for all.
std::vector<ConcernedComponent> concerned_of(const AlertSubject& subject)
{
    std::vector<ConcernedComponent> concerned;
    std::map<std::pair<std::string_view, std::string_view>, std::pair<std::size_t, Verdict>> known;
    for (const auto& [component, matches] : subject.components) {
        const auto verdict = gravest(matches);
        if (verdict == Verdict::not_affected)
            continue;
        const auto [entry, is_first] =
            known.try_emplace({component->name, component->version}, concerned.size(), verdict);
        if (is_first)
            concerned.push_back({component->name, component->version, {}});
        auto& [at, standing] = entry->second;
        standing = std::max(standing, verdict);
        concerned[at].verdict = name_of(standing);
    }
    return concerned;
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

/// The gravest that the items say, by score or by word, and no less than the register wants for
/// the product. A severity that is unknown stays so, unless it becomes the gravest: it passes
/// every filter, and a known one might not.
Severity severity_of(const Advisory& advisory,
                     const std::vector<const Match*>& matches,
                     std::string_view least)
{
    Severity severity;
    for (const auto* const match : matches) {
        if (match->verdict == Verdict::not_affected || match->item >= advisory.items.size())
            continue;
        const auto& item = advisory.items[match->item];
        if (const auto highest = highest_score(item.cvss))
            severity.raise(advisory::severity_of(item.cvss),
                           fmt::format("CVSS {}{}{:.1f}",
                                       highest->version,
                                       highest->version.empty() ? "" : " ",
                                       highest->score));
        severity.raise(item.severity, say("the notice calls it {}", item.severity));
    }
    if (severity.word != "unknown" || least == "critical")
        severity.raise(least, say("the register has at least {} for this product", least));
    return severity;
}

}  // namespace

Alert make_alert(const Advisory& advisory, const AlertSubject& subject)
{
    const auto& product = *subject.product;
    const auto matches = matches_of(subject);

    Alert alert;
    alert.alert_id = id_of({advisory.id, product.product_id, product.version});
    alert.advisory_id = advisory.id;
    alert.title = advisory.title;
    alert.verdict = name_of(gravest(matches));
    auto severity = severity_of(advisory, matches, product.least_severity);
    alert.severity = severity.word;
    alert.severity_reason = std::move(severity.reason);
    alert.notice_source = name_of(advisory.source);
    alert.cves = cves_of(matches);
    alert.product_id = product.product_id;
    alert.product_name = product.product_name;
    alert.product_version = product.version;
    alert.url = advisory.url;
    alert.components = concerned_of(subject);

    // The product itself has no name here: what has one says more.
    const auto first = std::ranges::find_if(alert.components, [&alert](const auto& component) {
        return !component.name.empty() && component.verdict == alert.verdict;
    });
    if (first != alert.components.end()) {
        alert.component = first->name;
        alert.component_version = first->version;
    }
    return alert;
}

bool says_more(const Alert& now, const Alert& before)
{
    if (now.verdict != before.verdict || now.severity != before.severity || now.cves != before.cves)
        return true;

    // A bill of materials may have thousands of them.
    using Key = std::tuple<std::string_view, std::string_view, std::string_view>;
    const auto key_of = [](const ConcernedComponent& component) {
        return Key{component.name, component.version, component.verdict};
    };
    std::set<Key> known;
    for (const auto& component : before.components)
        known.insert(key_of(component));
    return !std::ranges::all_of(now.components, [&](const ConcernedComponent& component) {
        return known.contains(key_of(component));
    });
}

}  // namespace advisory::ingest
