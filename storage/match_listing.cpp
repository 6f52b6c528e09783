#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "core/vocabulary.hpp"
#include "storage/connection.hpp"
#include "storage/match_rows.hpp"
#include "storage/match_store.hpp"
#include "storage/query.hpp"
#include "storage/sql_text.hpp"

namespace advisory::storage {

namespace {

// What every listing asks for beside the index that it walks along.
constexpr char filters[] = R"sql(
           AND superseded_by IS NULL
           AND (?1 IS NULL OR created_at >= ?1)
           AND (?2 IS NULL OR created_at < ?2)
           AND (?3 = '' OR product_version IN (SELECT product_version.id
                                                 FROM product
                                                 JOIN product_version
                                                   ON product_version.product = product.id
                                                WHERE product.product_id = ?3))
           AND (?4 = '' OR advisory = (SELECT id FROM advisory WHERE advisory_id = ?4))
           AND (?5 = '' OR id IN (SELECT match FROM match_cve WHERE cve = ?5))
           AND (?6 = '' OR instr(?6, '|' || verdict || '|') > 0)
           AND (?7 = '' OR ?7 = 'RECEIVED')
)sql";
constexpr char newest_first[] = "ORDER BY created_at DESC, id DESC LIMIT ?8";

constexpr auto by_time =
    joined("SELECT id FROM match WHERE created_at IS NOT NULL", filters, newest_first);
constexpr auto open_by_time =
    joined("SELECT id FROM match WHERE verdict <> 'not_affected'", filters, newest_first);
constexpr auto by_product = joined(R"sql(
        SELECT id
          FROM match
         WHERE product_version IN (SELECT product_version.id
                                     FROM product
                                     JOIN product_version ON product_version.product = product.id
                                    WHERE product.product_id = ?3)
)sql",
                                   filters,
                                   newest_first);
constexpr auto by_advisory = joined(
    "SELECT id FROM match "
    "WHERE advisory = (SELECT id FROM advisory WHERE advisory_id = ?4)",
    filters,
    newest_first);
constexpr auto by_cve =
    joined("SELECT id FROM match WHERE id IN (SELECT match FROM match_cve WHERE cve = ?5)",
           filters,
           newest_first);
// The newest are cut off, not the oldest: a follower asks again from the last row that it saw.
constexpr auto behind_row =
    joined("SELECT id FROM match WHERE id > ?9", filters, "ORDER BY id LIMIT ?8");

/// The query that walks along the index which leaves least to look at.
Sql sql_for(const MatchQuery& wanted)
{
    if (!wanted.advisory.empty())
        return Sql{by_advisory.data()};
    if (!wanted.cve.empty())
        return Sql{by_cve.data()};
    if (!wanted.product.empty())
        return Sql{by_product.data()};
    const bool asks_for_open =
        !wanted.verdicts.empty() &&
        std::ranges::find(wanted.verdicts, Verdict::not_affected) == wanted.verdicts.end();
    return asks_for_open ? Sql{open_by_time.data()} : Sql{by_time.data()};
}

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

/// The gravity is known only when a match is read.
std::int64_t row_limit(const MatchQuery& wanted)
{
    return wanted.severity.empty() ? static_cast<std::int64_t>(wanted.limit) : -1;
}

}  // namespace

void MatchStore::visit(const MatchQuery& wanted, const std::function<void(StoredMatch&&)>& take)
{
    Query query{db_.connection(), wanted.after ? Sql{behind_row.data()} : sql_for(wanted)};
    const auto bind_filters = [&](auto... more) {
        query.bind(wanted.since,
                   wanted.until,
                   wanted.product,
                   wanted.advisory,
                   wanted.cve,
                   bars_of(wanted.verdicts),
                   wanted.state,
                   row_limit(wanted),
                   more...);
    };
    if (wanted.after)
        bind_filters(*wanted.after);
    else
        bind_filters();

    MatchReader reader{db_.connection()};
    for (std::size_t taken = 0; taken < wanted.limit && query.step();) {
        std::int64_t row = 0;
        query.read(row);
        auto match = reader.read(row, MatchDetail::listed);
        if (match && is_as_grave(match->severity, wanted.severity)) {
            take(*std::move(match));
            ++taken;
        }
    }
}

std::vector<StoredMatch> MatchStore::list(const MatchQuery& query)
{
    std::vector<StoredMatch> found;
    visit(query, [&](StoredMatch&& match) { found.push_back(std::move(match)); });
    return found;
}

std::vector<MatchStore::LastEvaluation> MatchStore::last_evaluations(Which which,
                                                                     std::string_view rules,
                                                                     std::int64_t snapshot,
                                                                     std::int64_t after,
                                                                     std::size_t limit)
{
    Query query{db_.connection(), R"sql(
        SELECT advisory.id, advisory.advisory_id, COALESCE(evaluation.snapshot, 0),
               COALESCE(evaluation.rules, '')
          FROM advisory
          LEFT JOIN evaluation
            ON evaluation.id = (SELECT MAX(last.id)
                                  FROM advisory_revision AS revision
                                  JOIN evaluation AS last ON last.revision = revision.id
                                 WHERE revision.advisory = advisory.id)
         WHERE advisory.id > ?1
           AND (?5 OR evaluation.id IS NULL OR evaluation.rules <> ?2
                OR evaluation.snapshot <> ?3)
         ORDER BY advisory.id
         LIMIT ?4
    )sql"};
    query.bind(after, rules, snapshot, limit, which == Which::all);

    std::vector<LastEvaluation> found;
    while (query.step()) {
        auto& [advisory, id, last_snapshot, last_rules] = found.emplace_back();
        query.read(advisory, id, last_snapshot, last_rules);
    }
    return found;
}

std::int64_t MatchStore::count_outdated(std::string_view rules, std::int64_t snapshot)
{
    Query query{db_.connection(), R"sql(
        SELECT COUNT(*)
          FROM advisory
          LEFT JOIN evaluation
            ON evaluation.id = (SELECT MAX(last.id)
                                  FROM advisory_revision AS revision
                                  JOIN evaluation AS last ON last.revision = revision.id
                                 WHERE revision.advisory = advisory.id)
         WHERE evaluation.id IS NULL OR evaluation.rules <> ?1 OR evaluation.snapshot <> ?2
    )sql"};
    query.bind(rules, snapshot).step();

    std::int64_t count = 0;
    query.read(count);
    return count;
}

}  // namespace advisory::storage
