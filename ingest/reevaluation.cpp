#include "ingest/reevaluation.hpp"

#include "matching/match_advisory.hpp"
#include "storage/advisory_store.hpp"

namespace advisory::ingest {

Reevaluation::Reevaluation(storage::Database& db, Evaluator& evaluator, Which which)
    : db_{db}, evaluator_{evaluator}, matches_{db}, inventory_{db}, which_{which}
{
    const auto count =
        which == Which::all ? storage::AdvisoryStore{db}.count() : count_outdated(db);
    progress_.all = static_cast<std::size_t>(count);
}

bool Reevaluation::step(std::size_t most)
{
    storage::Transaction transaction{db_};
    const auto batch =
        matches_.last_evaluations(which_, matching::rules(), inventory_.snapshot(), last_, most);
    for (const auto& last : batch) {
        const auto result = evaluator_.evaluate(last.id, cause_of(last));
        last_ = last.advisory;
        ++progress_.advisories;
        progress_.matches += result.matches;
        progress_.alerts += result.alerts;
        progress_.kept += result.kept;
    }
    transaction.commit();
    return !batch.empty();
}

std::string Reevaluation::cause_of(const storage::MatchStore::LastEvaluation& last)
{
    if (last.rules != matching::rules())
        return ingest::cause_of(last, inventory_);
    const auto [known, is_new] = causes_.try_emplace(last.snapshot);
    if (is_new)
        known->second = ingest::cause_of(last, inventory_);
    return known->second;
}

std::string cause_of(const storage::MatchStore::LastEvaluation& last,
                     storage::InventoryStore& inventory)
{
    auto cause = inventory.changes_since(last.snapshot).cause;
    if (last.rules != matching::rules())
        cause += (cause.empty() ? "" : "; ") + std::string{matching::rules()};
    return cause.empty() ? "rematch" : cause;
}

std::int64_t count_outdated(storage::Database& db)
{
    const auto snapshot = storage::InventoryStore{db}.snapshot();
    return storage::MatchStore{db}.count_outdated(matching::rules(), snapshot);
}

}  // namespace advisory::ingest
