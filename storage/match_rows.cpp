#include "storage/match_rows.hpp"

#include <algorithm>
#include <vector>

#include "core/vocabulary.hpp"
#include "storage/product_rows.hpp"
#include "storage/query.hpp"
#include "storage/sql_text.hpp"
#include "storage/text_rows.hpp"

namespace advisory::storage {

namespace {

void write_reasons(Connection& connection, std::int64_t row, const std::vector<Reason>& reasons)
{
    Query insert{
        connection,
        "INSERT INTO match_reason (match, position, reason) VALUES (?, ?, ?)",
    };
    for (std::size_t position = 0; position < reasons.size(); ++position)
        insert.run(row, position, reasons[position]);
}

void write_children(Connection& connection, std::int64_t row, const Match& match)
{
    write_reasons(connection, row, match.reasons);
    write_texts(connection,
                "INSERT INTO match_cve (match, position, cve) VALUES (?, ?, ?)",
                row,
                match.cves);
    write_texts(connection,
                R"sql(INSERT INTO match_evidence (match, kind, position, text)
                           VALUES (?, 'comparison', ?, ?))sql",
                row,
                match.evidence.comparisons);
    write_texts(connection,
                R"sql(INSERT INTO match_evidence (match, kind, position, text)
                           VALUES (?, 'question', ?, ?))sql",
                row,
                match.evidence.questions);
}

/// Reads what is left of a query of a match and a reason.
template <class Find>
void read_reasons(Query& query, Find find)
{
    while (query.step()) {
        std::int64_t match = 0;
        Reason reason{};
        query.read(match, reason);
        find(match).reasons.push_back(reason);
    }
}

/// Likewise of a match and a CVE.
template <class Find>
void read_cves(Query& query, Find find)
{
    while (query.step()) {
        std::int64_t match = 0;
        std::string cve;
        query.read(match, cve);
        find(match).cves.push_back(std::move(cve));
    }
}

/// Likewise of a match, a kind of evidence and its text.
template <class Find>
void read_evidence(Query& query, Find find)
{
    while (query.step()) {
        std::int64_t match = 0;
        std::string kind;
        std::string text;
        query.read(match, kind, text);
        auto& found = find(match).evidence;
        (kind == "question" ? found.questions : found.comparisons).push_back(std::move(text));
    }
}

/// Reasons, CVEs and evidence of one match.
void read_children(Connection& connection, std::int64_t row, MatchDetail detail, Match& match)
{
    const auto find = [&](std::int64_t) -> Match& { return match; };
    Query reasons{connection, R"sql(
        SELECT match, reason
          FROM match_reason
         WHERE match = ?
         ORDER BY position
    )sql"};
    read_reasons(reasons.bind(row), find);

    Query cves{
        connection,
        "SELECT match, cve FROM match_cve WHERE match = ? ORDER BY position",
    };
    read_cves(cves.bind(row), find);
    if (detail == MatchDetail::listed)
        return;

    Query evidence{connection, R"sql(
        SELECT match, kind, text
          FROM match_evidence
         WHERE match = ?
         ORDER BY kind, position
    )sql"};
    read_evidence(evidence.bind(row), find);
}

/// The same of every live match of an advisory: one query each, not three a match. `find` answers
/// the match of a row.
template <class Find>
void read_live_children(Connection& connection, std::int64_t advisory, Find find)
{
    Query reasons{connection, R"sql(
        SELECT match_reason.match, match_reason.reason
          FROM match
          JOIN match_reason ON match_reason.match = match.id
         WHERE match.advisory = ? AND match.superseded_by IS NULL
         ORDER BY match_reason.match, match_reason.position
    )sql"};
    read_reasons(reasons.bind(advisory), find);

    Query cves{connection, R"sql(
        SELECT match_cve.match, match_cve.cve
          FROM match
          JOIN match_cve ON match_cve.match = match.id
         WHERE match.advisory = ? AND match.superseded_by IS NULL
         ORDER BY match_cve.match, match_cve.position
    )sql"};
    read_cves(cves.bind(advisory), find);

    Query evidence{connection, R"sql(
        SELECT match_evidence.match, match_evidence.kind, match_evidence.text
          FROM match
          JOIN match_evidence ON match_evidence.match = match.id
         WHERE match.advisory = ? AND match.superseded_by IS NULL
         ORDER BY match_evidence.match, match_evidence.kind, match_evidence.position
    )sql"};
    read_evidence(evidence.bind(advisory), find);
}

// Until cases are kept, nobody has moved any: the state of each is RECEIVED.
constexpr char columns[] = R"sql(
        SELECT match.id, item.position, match.product_version, COALESCE(match.component, 0),
               match.verdict, match.phrase, match.vers, match.span_begin, match.span_end,
               match.identity_rule, match.advisory_name, match.inventory_name, match.scheme,
               advisory.advisory_id, revision.title, revision.id, 'RECEIVED',
               match.created_at, match.superseded_by, evaluation.snapshot, evaluation.rules,
               evaluation.cause
          FROM match
          JOIN evaluation ON evaluation.id = match.evaluation
          JOIN advisory_revision AS revision ON revision.id = evaluation.revision
          JOIN advisory ON advisory.id = match.advisory
          JOIN item ON item.id = match.item
)sql";
constexpr auto one_match = joined(columns, "WHERE match.id = ?");
constexpr auto live_matches =
    joined(columns, "WHERE match.advisory = ? AND match.superseded_by IS NULL ORDER BY match.id");

/// Reads the columns of these queries.
void read_columns(Query& query, StoredMatch& stored)
{
    auto& match = stored.match;
    auto& evidence = match.evidence;
    query.read(stored.row,
               match.item,
               match.product,
               match.component,
               match.verdict,
               match.phrase,
               match.vers,
               match.span.begin,
               match.span.end,
               evidence.identity_rule,
               evidence.advisory_name,
               evidence.inventory_name,
               evidence.scheme,
               stored.advisory_id,
               stored.advisory_title,
               stored.revision,
               stored.state,
               stored.created_at,
               stored.superseded_by,
               stored.snapshot,
               stored.rules,
               stored.cause);
}

std::vector<Cvss> scores_of(Connection& connection, std::int64_t item)
{
    Query query{
        connection,
        "SELECT version, vector, score FROM item_cvss WHERE item = ? ORDER BY position",
    };
    query.bind(item);

    std::vector<Cvss> scores;
    while (query.step()) {
        auto& cvss = scores.emplace_back();
        query.read(cvss.version, cvss.vector, cvss.score);
    }
    return scores;
}

}  // namespace

std::int64_t write_match(Connection& connection,
                         std::int64_t evaluation_row,
                         const Evaluation& evaluation,
                         const Match& match)
{
    Query insert{connection, R"sql(
        INSERT INTO match (evaluation, advisory, item, product_version, component, created_at,
                           verdict, phrase, vers, span_begin, span_end, identity_rule,
                           advisory_name, inventory_name, scheme)
             VALUES (?1,
                     (SELECT advisory FROM advisory_revision WHERE id = ?2),
                     (SELECT id FROM item WHERE revision = ?2 AND position = ?3),
                     ?4, NULLIF(?5, 0), ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
    )sql"};
    insert.run(evaluation_row,
               evaluation.revision,
               match.item,
               match.product,
               match.component,
               evaluation.made_at,
               match.verdict,
               match.phrase,
               match.vers,
               match.span.begin,
               match.span.end,
               match.evidence.identity_rule,
               match.evidence.advisory_name,
               match.evidence.inventory_name,
               match.evidence.scheme);

    const auto row = connection.last_row();
    write_children(connection, row, match);
    return row;
}

std::optional<StoredMatch> MatchReader::read(std::int64_t row, MatchDetail detail)
{
    Query query{connection_, Sql{one_match.data()}};
    if (!query.bind(row).step())
        return std::nullopt;

    StoredMatch stored;
    read_columns(query, stored);
    read_children(connection_, row, detail, stored.match);
    add_words(stored, detail);
    return stored;
}

std::vector<StoredMatch> MatchReader::read_live(std::int64_t advisory, MatchDetail detail)
{
    Query query{connection_, Sql{live_matches.data()}};
    query.bind(advisory);

    std::vector<StoredMatch> live;
    while (query.step())
        read_columns(query, live.emplace_back());
    read_live_children(connection_, advisory, [&](std::int64_t row) -> Match& {
        return std::ranges::lower_bound(live, row, {}, &StoredMatch::row)->match;
    });
    for (auto& stored : live)
        add_words(stored, detail);
    return live;
}

const std::string& MatchReader::severity_of(std::int64_t revision, std::size_t item)
{
    return words_of(revision, item).severity;
}

void MatchReader::add_words(StoredMatch& stored, MatchDetail detail)
{
    const auto& words = words_of(stored.revision, stored.match.item);
    stored.item_title = words.title;
    stored.url = words.url;
    stored.severity = words.severity;
    stored.cvss = words.cvss;
    if (detail == MatchDetail::verdict)
        return;

    stored.product = product_of(stored.match.product);
    if (stored.match.component != 0)
        stored.component = known_component(connection_, stored.match.component);
}

const ItemWords& MatchReader::words_of(std::int64_t revision, std::size_t item)
{
    const auto [known, is_new] = words_.try_emplace({revision, item});
    if (is_new)
        known->second = item_words(connection_, revision, item);
    return known->second;
}

const ProductVersion& MatchReader::product_of(std::int64_t row)
{
    const auto [known, is_new] = products_.try_emplace(row);
    if (is_new)
        known->second = known_product(connection_, row);
    return known->second;
}

ItemWords item_words(Connection& connection, std::int64_t revision, std::size_t position)
{
    Query query{connection, R"sql(
        SELECT item.id, item.title, item.severity,
               COALESCE((SELECT url FROM item_url WHERE item = item.id AND position = 0),
                        revision.url),
               (SELECT MAX(score) FROM item_cvss WHERE item_cvss.item = item.id)
          FROM item
          JOIN advisory_revision AS revision ON revision.id = item.revision
         WHERE item.revision = ?
           AND item.position = ?
    )sql"};
    ItemWords words;
    if (!query.bind(revision, position).step())
        return words;

    std::int64_t item = 0;
    std::string stated;
    query.read(item, words.title, stated, words.url, words.cvss);
    words.severity = graver_severity(severity_of(scores_of(connection, item)), stated);
    return words;
}

}  // namespace advisory::storage
