#include "storage/match_store.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "core/vocabulary.hpp"
#include "storage/connection.hpp"
#include "storage/match_rows.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

namespace {

std::vector<std::int64_t> rows_of(Query& query)
{
    std::vector<std::int64_t> rows;
    while (query.step())
        query.read(rows.emplace_back());
    return rows;
}

std::int64_t add_evaluation(Connection& connection, const Evaluation& evaluation)
{
    Query insert{connection, R"sql(
        INSERT INTO evaluation (revision, snapshot, rules, products, components, made_at)
             VALUES (?, ?, ?, ?, ?, ?)
    )sql"};
    insert
        .bind(evaluation.revision,
              evaluation.snapshot,
              evaluation.rules,
              evaluation.products,
              evaluation.components,
              evaluation.made_at)
        .run();
    return connection.last_row();
}

std::vector<std::int64_t> live_rows_beside(Connection& connection, std::int64_t revision)
{
    Query query{connection, R"sql(
        SELECT id
          FROM match
         WHERE advisory = (SELECT advisory FROM advisory_revision WHERE id = ?)
           AND superseded_by IS NULL
         ORDER BY id
    )sql"};
    query.bind(revision);
    return rows_of(query);
}

void supersede(Connection& connection, std::int64_t match, std::int64_t evaluation)
{
    Query update{
        connection,
        "UPDATE match SET superseded_by = ? WHERE id = ? AND superseded_by IS NULL",
    };
    update.bind(evaluation, match).run();
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
    LiveMatches(Connection& connection, std::int64_t revision)
    {
        for (const auto row : live_rows_beside(connection, revision)) {
            auto live = *read_match(connection, row);
            const Key key{live.match.product, live.match.component};
            matches_.emplace(key, std::move(live));
        }
    }

    /// Takes out one that says the same as `match` and answers its row.
    std::optional<std::int64_t> take(const Match& match, const ItemWords& words)
    {
        const auto [first, last] = matches_.equal_range(Key{match.product, match.component});
        const auto found = std::find_if(first, last, [&](const auto& entry) {
            return says_the_same(entry.second, match, words);
        });
        if (found == last)
            return std::nullopt;

        const auto row = found->second.row;
        matches_.erase(found);
        return row;
    }

    /// Those that nothing has taken.
    [[nodiscard]] std::vector<std::int64_t> rest() const
    {
        std::vector<std::int64_t> rows;
        rows.reserve(matches_.size());
        for (const auto& entry : matches_)
            rows.push_back(entry.second.row);
        return rows;
    }

private:
    using Key = std::pair<std::int64_t, std::int64_t>;

    std::multimap<Key, StoredMatch> matches_;
};

/// "|affected|review|": what the SQL looks a verdict up in.
std::string bars_of(const std::vector<Verdict>& verdicts)
{
    std::string bars = verdicts.empty() ? "" : "|";
    for (const auto verdict : verdicts)
        bars += fmt::format("{}|", name_of(verdict));
    return bars;
}

/// Whether `severity` is at least `least`. What has no score may be grave, so a filter
/// never hides it.
bool is_as_grave(std::string_view severity, std::string_view least)
{
    constexpr std::array<std::string_view, 4> scale{"low", "medium", "high", "critical"};
    const auto* const wanted = std::ranges::find(scale, least);
    return wanted == scale.end() || std::ranges::find(scale, severity) >= wanted;
}

/// The rows of live matches that a query asks for, but for the severity, newest first.
std::vector<std::int64_t> rows_for(Connection& connection, const MatchQuery& wanted)
{
    Query query{connection, R"sql(
        SELECT id
          FROM match
         WHERE superseded_by IS NULL
           AND (?1 IS NULL OR created_at >= ?1)
           AND (?2 IS NULL OR created_at < ?2)
           AND (?3 = '' OR EXISTS (SELECT 1
                                     FROM product_version
                                     JOIN product ON product.id = product_version.product
                                    WHERE product_version.id = match.product_version
                                      AND product.product_id = ?3))
           AND (?4 = '' OR advisory = (SELECT id FROM advisory WHERE advisory_id = ?4))
           AND (?5 = '' OR id IN (SELECT match FROM match_cve WHERE cve = ?5))
           AND (?6 = '' OR instr(?6, '|' || verdict || '|') > 0)
           AND (?7 = '' OR ?7 = 'RECEIVED')
           AND id > ?8
         ORDER BY created_at DESC, id DESC
    )sql"};
    query.bind(wanted.since,
               wanted.until,
               wanted.product,
               wanted.advisory,
               wanted.cve,
               bars_of(wanted.verdicts),
               wanted.state,
               wanted.after);
    return rows_of(query);
}

}  // namespace

MatchStore::MatchStore(Database& db) : db_{db} {}

std::vector<std::int64_t> MatchStore::save(const Evaluation& evaluation,
                                           const std::vector<Match>& matches)
{
    auto& connection = db_.connection();
    WholeWrite write{connection};

    const auto evaluation_row = add_evaluation(connection, evaluation);
    LiveMatches live{connection, evaluation.revision};
    std::vector<std::int64_t> rows;
    rows.reserve(matches.size());
    for (const auto& match : matches) {
        const auto words = item_words(connection, evaluation.revision, match.item);
        const auto kept = live.take(match, words);
        rows.push_back(kept ? *kept : write_match(connection, evaluation_row, evaluation, match));
    }
    for (const auto row : live.rest())
        supersede(connection, row, evaluation_row);

    write.commit();
    return rows;
}

std::vector<StoredMatch> MatchStore::live_of(std::string_view advisory_id)
{
    auto& connection = db_.connection();
    Query query{connection, R"sql(
        SELECT id
          FROM match
         WHERE advisory = (SELECT id FROM advisory WHERE advisory_id = ?)
           AND superseded_by IS NULL
         ORDER BY id
    )sql"};
    query.bind(advisory_id);

    std::vector<StoredMatch> matches;
    for (const auto row : rows_of(query))
        matches.push_back(*read_match(connection, row));
    return matches;
}

std::optional<StoredMatch> MatchStore::find(std::int64_t row)
{
    return read_match(db_.connection(), row);
}

std::vector<StoredMatch> MatchStore::list(const MatchQuery& query)
{
    auto& connection = db_.connection();
    auto rows = rows_for(connection, query);

    // A follower asks again from the last row it saw: the limit must cut off the newest.
    const bool is_following = query.after > 0;
    if (is_following)
        std::ranges::reverse(rows);

    std::vector<StoredMatch> found;
    for (const auto row : rows) {
        if (found.size() == query.limit)
            break;
        auto match = *read_match(connection, row);
        if (is_as_grave(match.severity, query.severity))
            found.push_back(std::move(match));
    }

    if (is_following)
        std::ranges::reverse(found);
    return found;
}

std::vector<Evaluation> MatchStore::evaluations_of(std::string_view advisory_id)
{
    Query query{db_.connection(), R"sql(
        SELECT evaluation.revision, evaluation.snapshot, evaluation.rules,
               evaluation.products, evaluation.components, evaluation.made_at
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
                   evaluation.products,
                   evaluation.components,
                   evaluation.made_at);
    }
    return evaluations;
}

}  // namespace advisory::storage
