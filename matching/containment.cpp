#include "matching/containment.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "language/say.hpp"
#include "matching/conditions.hpp"
#include "versions/compare.hpp"
#include "versions/several_versions.hpp"

namespace advisory::matching {

namespace {

using versions::Order;

void add_reason(std::vector<Reason>& reasons, Reason reason)
{
    if (std::ranges::find(reasons, reason) == reasons.end())
        reasons.push_back(reason);
}

/// Compares by the package's own rules; where these refuse what a notice writes ("2.0" is no
/// semantic version), by the general ones.
versions::Comparison compare(const ComparedVersion& own, std::string_view bound)
{
    auto comparison = versions::compare(own.scheme, own.version, bound);
    if (comparison.order == Order::unordered && own.scheme != versions::Scheme::generic)
        comparison = versions::compare(versions::Scheme::generic, own.version, bound);
    return comparison;
}

bool counts_builds(const AffectedRange& range)
{
    return std::ranges::find(range.qualifiers, "build", &Qualifier::kind) != range.qualifiers.end();
}

/// The number behind the word: "8400" of "Build 8400", "2019 ビルド 8400". The whole version when
/// it has no such word.
std::string build_of(const std::string& version)
{
    // "Build 8400 or later" is not build 8400.
    if (versions::names_several(version))
        return version;
    for (const std::string_view word : {"uild", "ビルド"}) {
        const auto at = version.rfind(word);
        if (at == std::string::npos)
            continue;
        const auto begin = version.find_first_of("0123456789", at);
        const auto end = version.find_first_not_of("0123456789.", begin);
        if (begin != std::string::npos)
            return version.substr(begin, end - begin);
    }
    return version;
}

/// "13.1-48.47" is not below "13.1", nor "22.7R2.4" below "22.7R2": what a branch goes on with
/// counts within it. "2.0-rc1" and "2.0a" are no such versions.
bool goes_on_counting(std::string_view version, std::string_view branch)
{
    constexpr std::string_view digits = "0123456789.";
    return version.size() > branch.size() + 1 && version.starts_with(branch) &&
           (version[branch.size()] == '-' || version[branch.size()] == '.') &&
           version.find_first_not_of(digits, branch.size() + 1) == std::string_view::npos;
}

class RangeReader {
public:
    RangeReader(const AffectedRange& range, const ComparedVersion& own) : range_{range}, own_{own}
    {
        if (counts_builds(range))
            own_.version = build_of(own_.version);
    }

    Containment read()
    {
        switch (range_.status) {
            case PhraseStatus::all:
                return decide_all();
            case PhraseStatus::none:
                return open(Reason::range_missing);
            case PhraseStatus::unparsed:
                return open(Reason::range_unparsed);
            case PhraseStatus::partial:
                if (!is_read_but_for_installations(range_)) {
                    ask_all();
                    return open(Reason::range_unparsed);
                }
                if (range_.intervals.empty())
                    return decide_all();
                break;
            case PhraseStatus::parsed:
                break;
        }
        compare_versions();
        apply_qualifiers();
        return std::move(answer_);
    }

private:
    Containment open(Reason reason)
    {
        answer_.inside = Inside::unknown;
        add_reason(answer_.reasons, reason);
        return std::move(answer_);
    }

    Containment decide_all()
    {
        answer_.inside = Inside::yes;
        answer_.comparisons.emplace_back(say("every version is named"));
        apply_qualifiers();
        return std::move(answer_);
    }

    void compare_versions()
    {
        if (own_.version.empty()) {
            leave_open(Reason::version_missing);
            return;
        }
        compare_intervals();
        if (answer_.inside != Inside::yes)
            compare_listed();
        if (answer_.inside == Inside::no && leaves_older_open() && is_older_than_all())
            leave_open(Reason::eol_not_listed);
    }

    /// Nobody looked at what is older, says the notice.
    [[nodiscard]] bool leaves_older_open() const
    {
        return std::ranges::find(range_.flags, "OLDER_OPEN") != range_.flags.end();
    }

    [[nodiscard]] bool is_older_than_all() const
    {
        return std::ranges::all_of(range_.intervals, [this](const Interval& interval) {
            return interval.low && compare(own_, interval.low->version).order == Order::less;
        });
    }

    void compare_intervals()
    {
        for (const auto& interval : range_.intervals) {
            if (interval.is_single())
                continue;
            const auto inside = compare_interval(interval);
            answer_.inside = std::max(answer_.inside, inside);
        }
        if (answer_.inside == Inside::yes)
            answer_.reasons.clear();
    }

    Inside compare_interval(const Interval& interval)
    {
        const auto above =
            interval.low ? compare_bound(*interval.low, Order::greater) : Inside::yes;
        const auto below = interval.high ? compare_bound(*interval.high, Order::less) : Inside::yes;
        const auto inside = std::min(above, below);
        if (inside == Inside::unknown)
            add_reason(answer_.reasons, Reason::version_unordered);
        if (inside == Inside::unknown || !is_on_ambiguous_bound_)
            return inside;

        add_reason(answer_.reasons, Reason::ambiguous_bound);
        return Inside::unknown;
    }

    Inside compare_bound(const Bound& bound, Order wanted)
    {
        const auto comparison = compare(own_, bound.version);
        answer_.comparisons.push_back(comparison.why);
        note_flavour(comparison);
        if (comparison.order == Order::unordered) {
            const bool is_above = wanted == Order::greater && bound.inclusive &&
                                  goes_on_counting(own_.version, bound.version);
            return is_above ? Inside::yes : Inside::unknown;
        }
        if (comparison.order != Order::equal)
            return comparison.order == wanted ? Inside::yes : Inside::no;

        // "より以前" is used for both: at the bound itself only a person can tell.
        is_on_ambiguous_bound_ =
            is_on_ambiguous_bound_ ||
            std::ranges::find(range_.flags, "AMBIGUOUS_BOUND") != range_.flags.end();
        return bound.inclusive ? Inside::yes : Inside::no;
    }

    void compare_listed()
    {
        std::vector<std::string> listed;
        for (const auto& interval : range_.intervals) {
            if (interval.is_single())
                listed.push_back(interval.low->version);
        }
        if (listed.empty())
            return;

        bool is_newest = true;
        for (const auto& version : listed) {
            const auto comparison = compare(own_, version);
            answer_.comparisons.push_back(comparison.why);
            note_flavour(comparison);
            if (comparison.order == Order::equal) {
                answer_.inside = Inside::yes;
                answer_.reasons.clear();
                return;
            }
            if (versions::is_within_branch(version, own_.version))
                leave_open(Reason::enum_branch);
            else if (comparison.order == Order::unordered)
                leave_open(Reason::version_unordered);
            is_newest = is_newest && comparison.order == Order::greater;
        }
        if (!is_newest && answer_.inside == Inside::no)
            leave_open(Reason::eol_not_listed);
    }

    void leave_open(Reason reason)
    {
        answer_.inside = Inside::unknown;
        add_reason(answer_.reasons, reason);
    }

    /// A condition beside the version can only exclude.
    void apply_qualifiers()
    {
        if (answer_.inside == Inside::no)
            return;
        for (const auto& qualifier : range_.qualifiers) {
            if (is_aside(qualifier) || is_about_installations(qualifier) || is_met(qualifier))
                continue;
            leave_open(Reason::qual_unknown);
            ask(qualifier);
        }
        if (has_installation_conditions(range_))
            apply_installations();
    }

    void apply_installations()
    {
        auto answer = ask_installations(range_, own_.installations);
        std::ranges::move(answer.sentences, std::back_inserter(answer_.comparisons));
        switch (answer.holds) {
            case Holds::contradicted:
                answer_.inside = Inside::no;
                answer_.reasons = {Reason::qual_contradicted};
                answer_.questions.clear();
                return;
            case Holds::satisfied:
                add_reason(answer_.reasons, Reason::qual_met);
                break;
            case Holds::unknown:
                leave_open(Reason::qual_unknown);
                break;
        }
        std::ranges::move(answer.questions, std::back_inserter(answer_.questions));
    }

    /// What only tells how to read the versions, or what they are beside.
    static bool is_aside(const Qualifier& qualifier)
    {
        return qualifier.kind == "firmware" || qualifier.kind == "fixed" ||
               qualifier.kind == "unaffected";
    }

    /// Platforms are alternatives, and so are editions: one that a name says is enough.
    [[nodiscard]] bool is_met(const Qualifier& qualifier) const
    {
        if (qualifier.kind == "build")
            return is_build(own_.version);
        if (qualifier.kind != "platform" && qualifier.kind != "edition")
            return false;
        return std::ranges::any_of(range_.qualifiers, [&](const Qualifier& other) {
            return other.kind == qualifier.kind && is_named_in(other.value, own_.names);
        });
    }

    void ask(const Qualifier& qualifier)
    {
        answer_.questions.push_back(
            say("Does this hold here: {} {}?", qualifier.kind, qualifier.value));
    }

    void ask_all()
    {
        for (const auto& qualifier : range_.qualifiers) {
            if (!is_aside(qualifier))
                ask(qualifier);
        }
    }

    /// A build number stands in the inventory as "Build 8400", "ビルド 8400" or alone.
    static bool is_build(std::string_view version)
    {
        return version.find_first_not_of("0123456789") == std::string_view::npos ||
               version.find("uild") != std::string_view::npos ||
               version.find("ビルド") != std::string_view::npos;
    }

    void note_flavour(const versions::Comparison& comparison)
    {
        answer_.has_flavour = answer_.has_flavour || comparison.has_flavour;
    }

    const AffectedRange& range_;
    ComparedVersion own_;
    Containment answer_;
    bool is_on_ambiguous_bound_ = false;
};

}  // namespace

Containment contains(const AffectedRange& range, const ComparedVersion& version)
{
    return RangeReader{range, version}.read();
}

Containment any_of(const std::vector<Containment>& answers)
{
    Containment joined;
    for (const auto& answer : answers)
        joined.inside = std::max(joined.inside, answer.inside);

    for (const auto& answer : answers) {
        joined.comparisons.insert(joined.comparisons.end(),
                                  answer.comparisons.begin(),
                                  answer.comparisons.end());
        joined.has_flavour = joined.has_flavour || answer.has_flavour;
        if (answer.inside != joined.inside)
            continue;
        for (const auto reason : answer.reasons)
            add_reason(joined.reasons, reason);
        joined.questions.insert(joined.questions.end(),
                                answer.questions.begin(),
                                answer.questions.end());
    }
    return joined;
}

}  // namespace advisory::matching
