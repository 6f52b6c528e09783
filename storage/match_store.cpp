#include "storage/match_store.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "core/vocabulary.hpp"
#include "storage/connection.hpp"
#include "storage/match_rows.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

namespace {

std::int64_t add_evaluation(Connection& connection, const Evaluation& evaluation)
{
    Query insert{connection, R"sql(
        INSERT INTO evaluation (revision, snapshot, rules, cause, products, components, made_at)
             VALUES (?, ?, ?, ?, ?, ?, ?)
    )sql"};
    insert.run(evaluation.revision,
               evaluation.snapshot,
               evaluation.rules,
               evaluation.cause,
               evaluation.products,
               evaluation.components,
               evaluation.made_at);
    return connection.last_row();
}

std::int64_t row_or_zero_of_advisory(Connection& connection, std::string_view advisory_id)
{
    Query query{connection, "SELECT id FROM advisory WHERE advisory_id = ?"};
    std::int64_t row = 0;
    if (query.bind(advisory_id).step())
        query.read(row);
    return row;
}

std::int64_t advisory_of(Connection& connection, std::int64_t revision)
{
    Query query{connection, "SELECT advisory FROM advisory_revision WHERE id = ?"};
    std::int64_t row = 0;
    if (query.bind(revision).step())
        query.read(row);
    return row;
}

void supersede(Connection& connection, std::int64_t match, std::int64_t evaluation)
{
    Query update{
        connection,
        "UPDATE match SET superseded_by = ? WHERE id = ? AND superseded_by IS NULL",
    };
    update.run(evaluation, match);
}

/// Whether a live match tells the same as a new one. Its item is compared by its words
/// and its phrase without its place: both move when a revision adds an item or a line.
bool says_the_same(const StoredMatch& live, const Match& match, const ItemWords& words)
{
    const auto statement_of = [](const Match& said) {
        const auto& evidence = said.evidence;
        return std::tie(said.product,
                        said.component,
                        said.verdict,
                        said.reasons,
                        said.cves,
                        said.phrase,
                        said.vers,
                        evidence.identity_rule,
                        evidence.advisory_name,
                        evidence.inventory_name,
                        evidence.scheme,
                        evidence.comparisons,
                        evidence.questions);
    };
    const ItemWords live_words{
        .title = live.item_title,
        .url = live.url,
        .severity = live.severity,
        .cvss = live.cvss,
    };
    return live_words == words && statement_of(live.match) == statement_of(match);
}

/// The live matches of an advisory while a new evaluation is laid beside them.
class LiveMatches {
public:
    explicit LiveMatches(const std::vector<StoredMatch>& live)
    {
        for (const auto& stored : live)
            matches_.emplace(Key{stored.match.product, stored.match.component}, &stored);
    }

    /// Takes out one that says the same as `match` and answers its row.
    std::optional<std::int64_t> take(const Match& match, const ItemWords& words)
    {
        const auto [first, last] = matches_.equal_range(Key{match.product, match.component});
        const auto found = std::find_if(first, last, [&](const auto& entry) {
            return says_the_same(*entry.second, match, words);
        });
        if (found == last)
            return std::nullopt;

        const auto row = found->second->row;
        matches_.erase(found);
        return row;
    }

    /// Those that nothing has taken.
    [[nodiscard]] std::vector<std::int64_t> rest() const
    {
        std::vector<std::int64_t> rows;
        rows.reserve(matches_.size());
        for (const auto& entry : matches_)
            rows.push_back(entry.second->row);
        return rows;
    }

private:
    using Key = std::pair<std::int64_t, std::int64_t>;

    std::multimap<Key, const StoredMatch*> matches_;
};

}  // namespace

MatchStore::MatchStore(Database& db) : db_{db} {}

std::vector<std::int64_t> MatchStore::save(const Evaluation& evaluation,
                                           const std::vector<Match>& matches)
{
    auto& connection = db_.connection();
    const auto advisory = advisory_of(connection, evaluation.revision);
    return save(evaluation,
                matches,
                MatchReader{connection}.read_live(advisory, MatchDetail::verdict));
}

std::vector<std::int64_t> MatchStore::save(const Evaluation& evaluation,
                                           const std::vector<Match>& matches,
                                           const std::vector<StoredMatch>& live,
                                           const std::set<std::int64_t>& kept)
{
    auto& connection = db_.connection();
    WholeWrite write{connection};

    const auto evaluation_row = add_evaluation(connection, evaluation);
    LiveMatches before{live};
    std::map<std::size_t, ItemWords> words;
    std::vector<std::int64_t> rows;
    rows.reserve(matches.size());
    for (const auto& match : matches) {
        const auto [known, is_new] = words.try_emplace(match.item);
        if (is_new)
            known->second = item_words(connection, evaluation.revision, match.item);
        const auto same = before.take(match, known->second);
        rows.push_back(same ? *same : write_match(connection, evaluation_row, evaluation, match));
    }
    for (const auto row : before.rest()) {
        if (!kept.contains(row))
            supersede(connection, row, evaluation_row);
    }

    write.commit();
    return rows;
}

std::vector<StoredMatch> MatchStore::live_of(std::string_view advisory_id, MatchDetail detail)
{
    auto& connection = db_.connection();
    return MatchReader{connection}.read_live(row_or_zero_of_advisory(connection, advisory_id),
                                             detail);
}

std::optional<StoredMatch> MatchStore::find(std::int64_t row)
{
    return MatchReader{db_.connection()}.read(row, MatchDetail::whole);
}

std::vector<Evaluation> MatchStore::evaluations_of(std::string_view advisory_id)
{
    Query query{db_.connection(), R"sql(
        SELECT evaluation.revision, evaluation.snapshot, evaluation.rules,
               evaluation.cause, evaluation.products, evaluation.components,
               evaluation.made_at
          FROM advisory
          JOIN advisory_revision AS revision ON revision.advisory = advisory.id
          JOIN evaluation ON evaluation.revision = revision.id
         WHERE advisory.advisory_id = ?
         ORDER BY evaluation.id DESC
    )sql"};
    query.bind(advisory_id);

    std::vector<Evaluation> evaluations;
    while (query.step()) {
        auto& evaluation = evaluations.emplace_back();
        query.read(evaluation.revision,
                   evaluation.snapshot,
                   evaluation.rules,
                   evaluation.cause,
                   evaluation.products,
                   evaluation.components,
                   evaluation.made_at);
    }
    return evaluations;
}

}  // namespace advisory::storage
