#include "ingest/evaluator.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "core/vocabulary.hpp"
#include "ingest/held_verdicts.hpp"
#include "ingest/lowered_verdicts.hpp"
#include "ingest/raised_alerts.hpp"
#include "ingest/watched_terms.hpp"
#include "language/say.hpp"
#include "matching/match_advisory.hpp"

namespace advisory::ingest {

namespace {

/// Other revisions that the current one is held against: no source revises a notice so often. Half
/// of them are the first to arrive: who floods an id comes later.
constexpr std::size_t most_compared = 32;

using Subject = std::pair<std::int64_t, std::int64_t>;  ///< Rows of product and component.

Subject subject_of(const Match& match)
{
    return {match.product, match.component};
}

/// The ranges that stood for each subject before: a wider one is worth an alert.
std::set<std::pair<Subject, std::string>> ranges_of(const std::vector<storage::StoredMatch>& live)
{
    std::set<std::pair<Subject, std::string>> ranges;
    for (const auto& stored : live)
        ranges.emplace(subject_of(stored.match), stored.match.vers);
    return ranges;
}

/// What the verdicts on each product version are now. `rows` are those that `matches` were
/// saved as.
std::map<std::int64_t, ProductStanding> standings_of(
    const std::vector<Match>& matches,
    const std::vector<std::int64_t>& rows,
    const std::vector<storage::StoredMatch>& before,
    const std::set<std::int64_t>& kept)
{
    std::map<std::int64_t, ProductStanding> standings;
    const auto place_of = [&standings](const Match& match) -> ProductStanding& {
        auto& standing = standings[match.product];
        standing.product = match.product;
        return standing;
    };
    for (const auto& stored : before) {
        const auto& match = stored.match;
        if (kept.contains(stored.row))
            place_of(match).components[match.component].push_back(&match);
    }

    const auto known_ranges = ranges_of(before);
    for (std::size_t at = 0; at < matches.size(); ++at) {
        const auto& match = matches[at];
        auto& standing = place_of(match);
        standing.components[match.component].push_back(&match);
        if (match.verdict == Verdict::not_affected)
            continue;  // What spares a component is no news.
        const auto known =
            std::ranges::lower_bound(before, rows[at], {}, &storage::StoredMatch::row);
        standing.is_new = standing.is_new || known == before.end() || known->row != rows[at];

        // What is held was raised before: that the notice now reads less grave is quiet.
        const bool is_known_range = known_ranges.contains({subject_of(match), match.vers});
        standing.has_new_range = standing.has_new_range || (!match.is_held && !is_known_range);
    }
    return standings;
}

}  // namespace

Evaluator::Evaluator(storage::Database& db, Clock clock)
    : advisories_{db},
      inventory_store_{db},
      matches_{db},
      changes_{db},
      outbox_{db},
      inventory_{db},
      clock_{std::move(clock)}
{}

EvaluationResult Evaluator::evaluate(std::string_view advisory_id, std::string_view cause)
{
    auto current = advisories_.find(advisory_id);
    if (!current)
        return {};
    if (current->advisory.items.empty())
        advisories_.add_plain_item(*current);

    inventory_.refresh();
    const auto before = matches_.live_of(advisory_id, storage::MatchDetail::verdict);
    return keep({.current = *current, .before = before, .cause = cause}, match_all(*current));
}

EvaluationResult Evaluator::evaluate_added(const storage::StoredAdvisory& added)
{
    const std::vector<storage::StoredMatch> nothing;
    inventory_.refresh();
    return keep({.current = added, .before = nothing, .cause = {}},
                {.matches = match_revision(added)});
}

EvaluationResult Evaluator::keep(const Question& question, Found found)
{
    const auto& [current, before, cause] = question;
    const auto remark =
        found.is_cut ? say("The notice has very many revisions: not all of them were compared.")
                     : Said{};
    auto [matches, kept, changes] = hold_lowered(
        std::move(found.matches),
        before,
        [this](auto& live, auto& change) { return has_agreed(live, change); },
        remark);

    const auto now = clock_();
    const auto rows = matches_.save(
        {
            .revision = current.revision,
            .snapshot = inventory_.snapshot(),
            .rules = std::string{matching::rules()},
            .cause = std::string{cause},
            .products = inventory_.index().product_count(),
            .components = inventory_.index().component_count(),
            .made_at = now,
        },
        matches,
        before,
        kept);
    for (auto& change : changes) {
        change.cause = cause;
        change.made_at = now;
        changes_.add(change);
    }

    EvaluationResult result;
    result.matches = matches.size() + kept.size();
    result.kept = kept.size();
    for (const auto& [product, standing] : standings_of(matches, rows, before, kept)) {
        if (standing.is_new && raise_alert(current.advisory, standing, cause))
            ++result.alerts;
    }
    return result;
}

Evaluator::Found Evaluator::match_all(const storage::StoredAdvisory& current)
{
    const auto others = advisories_.revisions_beside(current, most_compared);
    std::vector<Match> held;
    for (const auto& revision : others.revisions)
        std::ranges::move(match_revision(revision), std::back_inserter(held));
    return {.matches = hold_verdicts(match_revision(current), held), .is_cut = others.left_out > 0};
}

/// The verdicts on what is registered, then those on what is only watched for.
std::vector<Match> Evaluator::match_revision(const storage::StoredAdvisory& stored) const
{
    auto matches = matching::match_advisory(stored.advisory, inventory_.index());
    std::ranges::move(
        match_watched(stored.advisory, stored.text, inventory_.watch_index(), inventory_.watched()),
        std::back_inserter(matches));
    return matches;
}

bool Evaluator::raise_alert(const Advisory& advisory,
                            const ProductStanding& standing,
                            std::string_view cause)
{
    const auto product = inventory_store_.known_product(standing.product);
    std::vector<Component> components;
    components.reserve(standing.components.size());  // Pointers to them are taken.
    AlertSubject subject{.product = &product, .components = {}};
    for (const auto& [row, matches] : standing.components) {
        components.push_back(inventory_store_.known_component(row));
        subject.components.push_back({.component = &components.back(), .matches = matches});
    }

    auto alert = make_alert(advisory, subject);
    if (alert.verdict == name_of(Verdict::not_affected))
        return false;

    const auto before = outbox_.last_about(alert);
    if (before && !standing.has_new_range && !says_more(alert, *before))
        return false;

    alert.event = before ? "alert.updated" : "alert.raised";
    alert.time = clock_();
    alert.cause = cause;
    outbox_.add(alert);
    return true;
}

/// A person decided so about the verdict itself, or took what it is about off the register. Who
/// agreed to one change agreed to no further one, nor for other reasons.
bool Evaluator::has_agreed(const storage::StoredMatch& live, const storage::VerdictChange& change)
{
    const auto changes = changes_.of(live.row);
    const bool was_accepted =
        !changes.empty() && changes.back().decision == storage::Decision::accepted &&
        changes.back().verdict == change.verdict && changes.back().why == change.why;
    return was_accepted || inventory_store_.was_removed(live.match.product, live.match.component);
}

const LiveInventory& Evaluator::inventory()
{
    inventory_.refresh();
    return inventory_;
}

}  // namespace advisory::ingest
