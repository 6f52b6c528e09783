#include "storage/verdict_change_store.hpp"

#include <utility>

#include "storage/connection.hpp"
#include "storage/match_rows.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

namespace {

std::string_view word_of(Decision decision)
{
    return decision == Decision::accepted ? "accepted" : "kept";
}

/// Reads what is left of a query. The columns, in this order: id, match, the verdict before,
/// verdict, why, cause, made_at, decision, decided_by, reason, decided_at, whether it is over.
std::vector<VerdictChange> read_changes(Query& query)
{
    std::vector<VerdictChange> changes;
    while (query.step()) {
        auto& change = changes.emplace_back();
        std::optional<std::string> decision;
        std::optional<std::string> by;
        std::optional<std::string> reason;
        std::int64_t is_over = 0;
        query.read(change.row,
                   change.match,
                   change.before,
                   change.verdict,
                   change.why,
                   change.cause,
                   change.made_at,
                   decision,
                   by,
                   reason,
                   change.decided_at,
                   is_over);
        if (decision)
            change.decision = *decision == "accepted" ? Decision::accepted : Decision::kept;
        change.decided_by = by.value_or("");
        change.reason = reason.value_or("");
        change.is_over = is_over != 0;
    }
    return changes;
}

}  // namespace

VerdictChangeStore::VerdictChangeStore(Database& db) : db_{db} {}

void VerdictChangeStore::add(const VerdictChange& change)
{
    const auto known = of(change.match);
    if (!known.empty() && known.back().verdict == change.verdict && known.back().why == change.why)
        return;

    Query insert{db_.connection(), R"sql(
        INSERT INTO verdict_change (match, evaluation, verdict, why, cause, made_at)
             SELECT match.id,
                    (SELECT MAX(evaluation.id)
                       FROM advisory_revision AS revision
                       JOIN evaluation ON evaluation.revision = revision.id
                      WHERE revision.advisory = match.advisory),
                    ?2, ?3, ?4, ?5
               FROM match
              WHERE match.id = ?1
    )sql"};
    insert.run(change.match, change.verdict, change.why, change.cause, change.made_at);
}

std::vector<VerdictChange> VerdictChangeStore::of(std::int64_t match)
{
    Query query{db_.connection(), R"sql(
        SELECT change.id, change.match, match.verdict, change.verdict, change.why, change.cause,
               change.made_at, change.decision, change.decided_by, change.reason,
               change.decided_at,
               match.superseded_by IS NOT NULL
               OR change.id < (SELECT MAX(id) FROM verdict_change WHERE match = change.match)
          FROM verdict_change AS change
          JOIN match ON match.id = change.match
         WHERE change.match = ?
         ORDER BY change.id
    )sql"};
    query.bind(match);
    return read_changes(query);
}

std::vector<VerdictChangeStore::Listed> VerdictChangeStore::list(Which which, std::size_t limit)
{
    auto& connection = db_.connection();
    Query query{connection, R"sql(
        SELECT change.id, change.match, match.verdict, change.verdict, change.why, change.cause,
               change.made_at, change.decision, change.decided_by, change.reason,
               change.decided_at,
               match.superseded_by IS NOT NULL
               OR change.id < (SELECT MAX(id) FROM verdict_change WHERE match = change.match)
          FROM verdict_change AS change
          JOIN match ON match.id = change.match
         WHERE ?1
            OR (change.decision IS NULL
                AND match.superseded_by IS NULL
                AND change.id = (SELECT MAX(id) FROM verdict_change WHERE match = change.match)
                AND (change.verdict = 'not_affected' OR match.verdict = 'affected'))
         ORDER BY change.id DESC
         LIMIT ?2
    )sql"};
    query.bind(which == Which::all, limit);

    MatchReader matches{connection};
    std::vector<Listed> listed;
    for (auto& change : read_changes(query)) {
        auto match = matches.read(change.match, MatchDetail::listed);
        if (match && (which == Which::all || change.is_waiting()))
            listed.push_back({std::move(change), *std::move(match)});
    }
    return listed;
}

std::int64_t VerdictChangeStore::count_waiting()
{
    return db_.connection().integer_of(R"sql(
        SELECT COUNT(*)
          FROM verdict_change AS change
          JOIN match ON match.id = change.match
         WHERE change.decision IS NULL
           AND match.superseded_by IS NULL
           AND change.id = (SELECT MAX(id) FROM verdict_change WHERE match = change.match)
           AND change.verdict <> match.verdict
           AND (change.verdict = 'not_affected' OR match.verdict = 'affected')
    )sql");
}

void VerdictChangeStore::decide(std::int64_t change,
                                Decision decision,
                                std::string_view by,
                                std::string_view reason,
                                Time when)
{
    Query update{db_.connection(), R"sql(
        UPDATE verdict_change
           SET decision = ?, decided_by = ?, reason = ?, decided_at = ?
         WHERE id = ?
           AND decision IS NULL
    )sql"};
    update.run(word_of(decision), by, reason, when, change);
}

}  // namespace advisory::storage
