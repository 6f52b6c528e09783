#include "matching/judge.hpp"

#include <algorithm>
#include <optional>

#include "language/say.hpp"
#include "matching/containment.hpp"
#include "matching/corrections.hpp"
#include "versions/compare.hpp"
#include "versions/several_versions.hpp"
#include "versions/vers.hpp"

namespace advisory::matching {

namespace {

void add_once(std::vector<Reason>& reasons, Reason reason)
{
    if (std::ranges::find(reasons, reason) == reasons.end())
        reasons.push_back(reason);
}

versions::Scheme scheme_of(const Candidate& candidate)
{
    const bool is_openssl = std::ranges::any_of(candidate.names, [](const CandidateName& own) {
        return own.name.product == "openssl";
    });
    if (is_openssl)
        return versions::Scheme::openssl;

    // A notice gives the versions of the makers, not those of a distribution's package.
    const bool has_own_scheme =
        !candidate.purl_type.empty() && !candidate.is_distribution_package();
    return has_own_scheme ? versions::scheme_of_purl_type(candidate.purl_type)
                          : versions::Scheme::generic;
}

/// The maker's version inside a distribution's: 1.1.1n of 1:1.1.1n-0+deb11u5. A range stays
/// whole: the hyphen in it parts no revision.
std::string upstream_of(std::string version)
{
    if (versions::names_several(version))
        return version;
    const auto epoch = version.find(':');
    if (epoch != std::string::npos)
        version.erase(0, epoch + 1);
    const auto revision = version.rfind('-');
    if (revision != std::string::npos)
        version.resize(revision);
    return version;
}

/// Where the inventory may say a platform or an edition.
std::vector<std::string> names_of(const Candidate& candidate)
{
    std::vector<std::string> names;
    for (const auto& own : candidate.names)
        names.push_back(own.shown);
    return names;
}

/// A notice that names a component has its serial numbers in mind, and the inventory knows
/// those of the product that it is built into.
std::span<const Installation> comparable(const Candidate& candidate,
                                         std::span<const Installation> installations)
{
    return candidate.is_product ? installations : std::span<const Installation>{};
}

ComparedVersion compared_version(const Candidate& candidate,
                                 std::span<const Installation> installations)
{
    return {
        .version = candidate.is_distribution_package() ? upstream_of(candidate.version)
                                                       : candidate.version,
        .scheme = scheme_of(candidate),
        .names = names_of(candidate),
        .installations = comparable(candidate, installations),
    };
}

bool speaks_of(const AffectedRange& range, const Scope& scope)
{
    return range.cves.empty() ? scope.is_whole_item : range.cves == scope.cves;
}

/// Judges one candidate for one scope of CVEs.
class Judge {
public:
    Judge(const Candidate& candidate,
          const Findings& found,
          std::span<const Installation> installations)
        : candidate_{candidate}, found_{found}, version_{compared_version(candidate, installations)}
    {}

    Match judge(const Scope& scope)
    {
        match_.cves = scope.cves;
        match_.evidence.scheme = versions::name_of(version_.scheme);

        const auto affected = ask(found_.affected, scope);
        const auto spared = ask(found_.unaffected, {.cves = scope.cves, .is_whole_item = true});
        describe(scope);
        decide(affected, spared, scope);
        doubt_identity();
        doubt_version();
        doubt_distribution();
        doubt_claimed_fix();
        return std::move(match_);
    }

private:
    [[nodiscard]] Containment ask(const std::vector<Named>& list, const Scope& scope) const
    {
        std::vector<Containment> answers;
        // What spares some installations spares not all of them.
        auto version = version_;
        if (&list == &found_.unaffected || is_too_much(list))
            version.installations = {};
        for (const auto& [range, identity] : list) {
            if (!speaks_of(*range, scope))
                continue;
            auto answer = answer_by_name(identity, *range);
            if (!answer)
                answer = contains(*range, version);
            // "Cloud NGFW は影響を受けません": without a version it means all of them.
            const bool is_spared_whole = &list == &found_.unaffected &&
                                         range->status == PhraseStatus::none &&
                                         range->qualifiers.empty();
            if (is_spared_whole)
                answer =
                    Containment{.inside = Inside::yes,
                                .reasons = {},
                                .comparisons = {say("the notice spares it whatever its version")},
                                .questions = {}};
            answers.push_back(*std::move(answer));
        }
        return any_of(answers);
    }

    /// A mail of nothing but conditions must end: no notice that a person wrote comes near.
    [[nodiscard]] bool is_too_much(const std::vector<Named>& list) const
    {
        constexpr std::size_t most = 200'000;
        return list.size() * version_.installations.size() > most;
    }

    /// The answer where the names settle what there is to say of the version.
    static std::optional<Containment> answer_by_name(const Identity& identity,
                                                     const AffectedRange& range)
    {
        switch (identity.named_version) {
            case NamedVersion::none:
                break;
            case NamedVersion::equal:
                return Containment{.inside = Inside::yes,
                                   .reasons = {},
                                   .comparisons = {say("the notice lists \"{}\"", range.product)},
                                   .questions = {}};
            case NamedVersion::in_name:
                return Containment{
                    .inside = Inside::unknown,
                    .reasons = {Reason::range_missing},
                    .comparisons = {say("the notice lists \"{}\" as a whole",
                                        identity.inventory_name)},
                    .questions = {say("Which update is installed? The notice names none.")}};
        }
        return std::nullopt;
    }

    void describe(const Scope& scope)
    {
        const auto& list = found_.affected.empty() ? found_.unaffected : found_.affected;
        std::vector<Interval> intervals;
        auto status = PhraseStatus::parsed;
        for (const auto& [range, identity] : list) {
            if (!speaks_of(*range, scope))
                continue;
            if (match_.phrase.empty()) {
                match_.span = range->span;
                match_.evidence.identity_rule = identity.rule;
                match_.evidence.advisory_name = identity.advisory_name;
                match_.evidence.inventory_name = identity.inventory_name;
                match_.reasons.push_back(identity.reason);
                if (identity.is_oem)
                    match_.reasons.push_back(Reason::oem_relation);
                is_certain_ = identity.certainty == Certainty::certain;
            }
            match_.phrase += (match_.phrase.empty() ? "" : " / ") + range->phrase;
            intervals.insert(intervals.end(), range->intervals.begin(), range->intervals.end());
            if (range->status == PhraseStatus::all)
                status = PhraseStatus::all;
        }
        match_.vers = versions::format_vers(intervals, status);
    }

    void decide(const Containment& affected, const Containment& spared, const Scope& scope)
    {
        if (found_.affected.empty()) {
            decide_by_statement(spared);
            return;
        }

        take(affected);
        switch (affected.inside) {
            case Inside::yes:
                match_.verdict = Verdict::affected;
                add_once(match_.reasons, Reason::range_in);
                if (spared.inside == Inside::yes && !found_.unaffected.empty())
                    add_once(match_.reasons, Reason::source_conflict);
                return;
            case Inside::no:
                match_.verdict = Verdict::not_affected;
                if (!has_reason(Reason::qual_contradicted))
                    add_once(match_.reasons, Reason::range_out);
                break;
            case Inside::unknown:
                match_.verdict = Verdict::review;
                break;
        }
        if (affected.inside == Inside::unknown && is_silence(affected) && is_fixed()) {
            match_.verdict = Verdict::not_affected;
            add_once(match_.reasons, Reason::range_out);
        }
        if (affected.inside == Inside::no && has_later_correction(scope)) {
            match_.verdict = Verdict::affected;
            std::erase(match_.reasons, Reason::range_out);
            add_once(match_.reasons, Reason::source_conflict);
            return;
        }
        if (spared.inside != Inside::yes || found_.unaffected.empty())
            return;
        add_once(match_.reasons, Reason::stated_unaffected);
        if (affected.inside == Inside::unknown && is_silence(affected))
            match_.verdict = Verdict::not_affected;
    }

    /// Whether the notice merely says nothing of the version: then a statement that
    /// spares it settles the matter. What could not be read or compared stays open.
    static bool is_silence(const Containment& answer)
    {
        return std::ranges::all_of(answer.reasons, [](Reason reason) {
            return reason == Reason::eol_not_listed || reason == Reason::enum_branch ||
                   reason == Reason::range_missing;
        });
    }

    /// Whether the version is at or behind every corrected version that the notice names, and
    /// it names one. Only asked where the notice gives no affected range.
    bool is_fixed()
    {
        bool has_fixed = false;
        for (const auto& [range, identity] : found_.fixed) {
            for (const auto& interval : range->intervals) {
                const auto& bound = interval.high ? interval.high : interval.low;
                const auto comparison =
                    versions::compare(version_.scheme, version_.version, bound->version);
                const bool is_behind = comparison.order == versions::Order::greater ||
                                       comparison.order == versions::Order::equal;
                if (!is_behind)
                    return false;
                has_fixed = true;
                match_.evidence.comparisons.push_back("corrected: " + comparison.why);
            }
        }
        return has_fixed;
    }

    bool has_later_correction(const Scope& scope)
    {
        for (const auto& [range, identity] : found_.affected) {
            if (!speaks_of(*range, scope))
                continue;
            const auto correction = later_correction(*range, found_.fixed, version_);
            if (!correction.empty()) {
                match_.evidence.comparisons.push_back(correction);
                return true;
            }
        }
        return false;
    }

    void decide_by_statement(const Containment& spared)
    {
        take(spared);
        if (spared.inside == Inside::yes) {
            match_.verdict = Verdict::not_affected;
            add_once(match_.reasons, Reason::stated_unaffected);
            return;
        }
        match_.verdict = Verdict::review;
        add_once(match_.reasons, Reason::range_missing);
    }

    void take(const Containment& answer)
    {
        match_.evidence.comparisons = answer.comparisons;
        match_.evidence.questions = answer.questions;
        if (answer.has_flavour)
            add_once(match_.reasons, Reason::flavour);
        for (const auto reason : answer.reasons)
            add_once(match_.reasons, reason);
        if (std::ranges::find(answer.reasons, Reason::version_missing) != answer.reasons.end())
            ask_person(say("Which version is installed? The inventory does not say."));
    }

    void doubt_identity()
    {
        if (is_certain_)
            return;
        match_.verdict = Verdict::review;
        const bool names_maker = has_reason(Reason::id_maker_only);
        ask_person(names_maker ? say("Is \"{}\" of the inventory among the products that the maker "
                                     "lists for this notice?",
                                     match_.evidence.inventory_name)
                               : say("Is \"{}\" of the notice the same as \"{}\" of the inventory?",
                                     match_.evidence.advisory_name,
                                     match_.evidence.inventory_name));
    }

    void doubt_version()
    {
        if (candidate_.other_version.empty())
            return;
        const auto comparison =
            versions::compare(version_.scheme, candidate_.version, candidate_.other_version);
        if (comparison.order == versions::Order::equal)
            return;
        match_.verdict = Verdict::review;
        add_once(match_.reasons, Reason::version_unordered);
        ask_person(say("The inventory names two versions, {} and {}: which is right?",
                       candidate_.version,
                       candidate_.other_version));
    }

    void doubt_distribution()
    {
        if (!candidate_.is_distribution_package() || match_.verdict != Verdict::affected)
            return;
        match_.verdict = Verdict::review;
        add_once(match_.reasons, Reason::backport_possible);
        ask_person(say("Has the distribution fixed this in its package? See its own advisory."));
    }

    /// A patch that a bill of materials claims (CycloneDX pedigree) may be there or not: only a
    /// measure that was verified makes it so.
    void doubt_claimed_fix()
    {
        const auto is_claimed = [this](const std::string& cve) {
            return std::ranges::find(candidate_.claimed_fixed, cve) !=
                   candidate_.claimed_fixed.end();
        };
        if (match_.verdict != Verdict::affected || match_.cves.empty() ||
            !std::ranges::all_of(match_.cves, is_claimed))
            return;
        match_.verdict = Verdict::review;
        add_once(match_.reasons, Reason::claimed_fixed);
        ask_person(
            say("The bill of materials claims a patch for this: is it really in the product?"));
    }

    [[nodiscard]] bool has_reason(Reason reason) const
    {
        return std::ranges::find(match_.reasons, reason) != match_.reasons.end();
    }

    void ask_person(std::string question)
    {
        match_.evidence.questions.push_back(std::move(question));
    }

    const Candidate& candidate_;
    const Findings& found_;
    ComparedVersion version_;
    Match match_;
    bool is_certain_ = false;
};

}  // namespace

Match judge(const Candidate& candidate,
            const Findings& found,
            const Scope& scope,
            std::span<const Installation> installations)
{
    return Judge{candidate, found, installations}.judge(scope);
}

}  // namespace advisory::matching
