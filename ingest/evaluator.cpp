#include "ingest/evaluator.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "core/vocabulary.hpp"
#include "ingest/held_verdicts.hpp"
#include "ingest/raised_alerts.hpp"
#include "matching/match_advisory.hpp"

namespace advisory::ingest {

namespace {

using Subject = std::pair<std::int64_t, std::int64_t>;  ///< Rows of product and component.
using MatchesBySubject = std::map<Subject, std::vector<const Match*>>;

Subject subject_of(const Match& match)
{
    return {match.product, match.component};
}

MatchesBySubject by_subject(const std::vector<Match>& matches)
{
    MatchesBySubject subjects;
    for (const auto& match : matches)
        subjects[subject_of(match)].push_back(&match);
    return subjects;
}

template <class Row>
const Row* find_row(const std::vector<Row>& rows, std::int64_t row)
{
    const auto found = std::ranges::lower_bound(rows, row, {}, &Row::row);
    return found != rows.end() && found->row == row ? &*found : nullptr;
}

AlertSubject describe(const matching::Inventory& inventory,
                      const Subject& subject,
                      std::vector<const Match*> matches)
{
    return {
        .product = find_row(inventory.products, subject.first),
        .component = find_row(inventory.components, subject.second),
        .matches = std::move(matches),
    };
}

/// The ranges that stood for each subject before: a wider one is worth an alert.
std::set<std::pair<Subject, std::string>> ranges_of(const std::vector<storage::StoredMatch>& live)
{
    std::set<std::pair<Subject, std::string>> ranges;
    for (const auto& stored : live)
        ranges.emplace(subject_of(stored.match), stored.match.vers);
    return ranges;
}

}  // namespace

Evaluator::Evaluator(storage::Database& db, Clock clock)
    : advisories_{db}, inventory_store_{db}, matches_{db}, outbox_{db}, clock_{std::move(clock)}
{}

EvaluationResult Evaluator::evaluate(std::string_view advisory_id)
{
    const auto current = advisories_.find(advisory_id);
    if (!current)
        return {};

    refresh_inventory();
    const auto before = matches_.live_of(advisory_id);
    const auto matches = match_all(*current);
    const auto& inventory = index_->inventory();
    matches_.save(
        {
            .revision = current->revision,
            .snapshot = snapshot_,
            .rules = std::string{matching::rules()},
            .products = inventory.products.size(),
            .components = inventory.components.size(),
            .made_at = clock_(),
        },
        matches);

    return {
        .matches = matches.size(),
        .alerts = raise_alerts(current->advisory, matches, before),
    };
}

std::vector<Match> Evaluator::match_all(const storage::StoredAdvisory& current)
{
    std::vector<Match> others;
    for (const auto& revision : advisories_.revisions_of(current.advisory.id)) {
        if (revision.revision == current.revision)
            continue;
        std::ranges::move(matching::match_advisory(revision.advisory, *index_),
                          std::back_inserter(others));
    }
    return hold_verdicts(matching::match_advisory(current.advisory, *index_), others);
}

std::size_t Evaluator::raise_alerts(const Advisory& advisory,
                                    const std::vector<Match>& matches,
                                    const std::vector<storage::StoredMatch>& before)
{
    std::size_t raised = 0;
    const auto known_ranges = ranges_of(before);
    for (const auto& [subject, group] : by_subject(matches)) {
        auto alert = make_alert(advisory, describe(index_->inventory(), subject, group));
        if (alert.verdict == name_of(Verdict::not_affected))
            continue;

        const auto history = outbox_.history_of(alert.alert_id);
        // What is held was raised before: that the notice now reads less grave is quiet.
        const bool has_new_range = std::ranges::any_of(group, [&](const Match* match) {
            return !match->is_held && !known_ranges.contains({subject, match->vers});
        });
        if (!history.empty() && !has_new_range && !says_more(alert, history.back()))
            continue;

        alert.event = history.empty() ? "alert.raised" : "alert.updated";
        alert.time = clock_();
        outbox_.add(alert);
        ++raised;
    }
    return raised;
}

void Evaluator::refresh_inventory()
{
    const auto snapshot = inventory_store_.snapshot();
    if (index_ && snapshot == snapshot_)
        return;

    matching::Inventory inventory{
        .products = inventory_store_.products(),
        .components = inventory_store_.components(),
        .aliases = {},
    };
    std::ranges::sort(inventory.products, {}, &ProductVersion::row);
    std::ranges::sort(inventory.components, {}, &Component::row);
    index_.emplace(std::move(inventory));
    snapshot_ = snapshot;
}

}  // namespace advisory::ingest
