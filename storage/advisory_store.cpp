#include "storage/advisory_store.hpp"

#include <algorithm>
#include <array>

#include "storage/advisory_contents.hpp"
#include "storage/advisory_rows.hpp"
#include "storage/connection.hpp"
#include "storage/query.hpp"
#include "storage/text_index.hpp"

namespace advisory::storage {

namespace {

enum class Text { with, without };

/// The day that decides which revision is current. A notice without a date is as old as
/// its arrival; a date in the future, which only a forger or a slip states, counts as
/// the arrival too, or no later notice could ever take its place.
std::string as_of(const Advisory& advisory, Time received_at)
{
    const auto& stated = advisory.updated.empty() ? advisory.published : advisory.updated;
    const auto arrival_day = format_rfc3339(received_at).substr(0, 10);
    return stated.empty() ? arrival_day : std::min(stated, arrival_day);
}

/// How far a level of authenticity proves the origin; -1 for a word not on the ladder.
std::ptrdiff_t rank_of(std::string_view level)
{
    constexpr std::array<std::string_view, 5> ladder{"X", "A0", "A1", "A2", "A3"};
    const auto* const step = std::ranges::find(ladder, level);
    return step == ladder.end() ? -1 : step - ladder.begin();
}

std::optional<std::int64_t> advisory_row(Connection& connection, std::string_view id)
{
    Query query{connection, "SELECT id FROM advisory WHERE advisory_id = ?"};
    if (!query.bind(id).step())
        return std::nullopt;

    std::int64_t row = 0;
    query.read(row);
    return row;
}

std::int64_t add_advisory(Connection& connection, std::string_view id)
{
    Query insert{connection, "INSERT INTO advisory (advisory_id) VALUES (?)"};
    insert.run(id);
    return connection.last_row();
}

std::optional<std::int64_t> current_revision(Connection& connection, std::int64_t advisory)
{
    Query query{connection, "SELECT id FROM current_revision WHERE advisory = ?"};
    if (!query.bind(advisory).step())
        return std::nullopt;

    std::int64_t row = 0;
    query.read(row);
    return row;
}

StoredAdvisory read_revision(Connection& connection, std::int64_t revision, Text text)
{
    Query query{connection, R"sql(
        SELECT advisory.id, advisory.advisory_id, revision.number, revision.source,
               revision.kind, revision.title, revision.published, revision.updated,
               revision.url, revision.charset, revision.authenticity, revision.parser,
               revision.received_at, message.sha256, IIF(?, revision.text, '')
          FROM advisory_revision AS revision
          JOIN advisory ON advisory.id = revision.advisory
          JOIN message ON message.id = revision.message
         WHERE revision.id = ?
    )sql"};
    query.bind(text == Text::with, revision).step();

    StoredAdvisory stored;
    auto& advisory = stored.advisory;
    stored.revision = revision;
    query.read(stored.row,
               advisory.id,
               stored.revision_number,
               advisory.source,
               advisory.kind,
               advisory.title,
               advisory.published,
               advisory.updated,
               advisory.url,
               advisory.charset,
               advisory.authenticity.level,
               stored.parser,
               stored.received_at,
               stored.message_sha256,
               stored.text);
    read_advisory_rows(connection, revision, advisory);
    return stored;
}

/// The revision of `advisory` that says the same as `read` and was proven as far.
std::optional<std::int64_t> known_revision(Connection& connection,
                                           std::int64_t advisory,
                                           const StoredAdvisory& read,
                                           std::string_view contents)
{
    Query query{connection, R"sql(
        SELECT id
          FROM advisory_revision
         WHERE advisory = ?
           AND fingerprint = ?
         ORDER BY number
    )sql"};
    query.bind(advisory, fingerprint_of(contents));

    const auto rank = rank_of(read.advisory.authenticity.level);
    while (query.step()) {
        std::int64_t row = 0;
        query.read(row);
        const auto known = read_revision(connection, row, Text::with);

        const bool is_proven_as_far = rank_of(known.advisory.authenticity.level) >= rank;
        if (is_proven_as_far && contents_of(known.advisory, known.text) == contents)
            return row;
    }
    return std::nullopt;
}

std::int64_t add_revision(Connection& connection,
                          std::int64_t row,
                          const StoredAdvisory& read,
                          std::string_view contents)
{
    Query insert{connection, R"sql(
        INSERT INTO advisory_revision (advisory, number, message, as_of, received_at,
                                       fingerprint, source, kind, title, published, updated,
                                       url, charset, authenticity, parser, text)
             VALUES (?1,
                     (SELECT COUNT(*) + 1 FROM advisory_revision WHERE advisory = ?1),
                     (SELECT id FROM message WHERE sha256 = ?2),
                     ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
    )sql"};
    const auto& advisory = read.advisory;
    insert.run(row,
               read.message_sha256,
               as_of(advisory, read.received_at),
               read.received_at,
               fingerprint_of(contents),
               advisory.source,
               advisory.kind,
               advisory.title,
               advisory.published,
               advisory.updated,
               advisory.url,
               advisory.charset,
               advisory.authenticity.level,
               read.parser,
               read.text);

    const auto revision = connection.last_row();
    write_advisory_rows(connection, revision, advisory);
    return revision;
}

}  // namespace

AdvisoryStore::AdvisoryStore(Database& db) : db_{db} {}

SavedAdvisory AdvisoryStore::save(const StoredAdvisory& read)
{
    auto& connection = db_.connection();
    WholeWrite write{connection};

    const auto contents = contents_of(read.advisory, read.text);
    const auto known = advisory_row(connection, read.advisory.id);
    if (known) {
        if (const auto revision = known_revision(connection, *known, read, contents)) {
            write.commit();
            return {.advisory = *known, .revision = *revision, .arrival = Arrival::already_known};
        }
    }

    SavedAdvisory saved;
    saved.advisory = known ? *known : add_advisory(connection, read.advisory.id);
    saved.revision = add_revision(connection, saved.advisory, read, contents);
    if (known) {
        const bool is_current = current_revision(connection, *known) == saved.revision;
        saved.arrival = is_current ? Arrival::revised : Arrival::outdated;
    }
    write.commit();
    return saved;
}

std::optional<StoredAdvisory> AdvisoryStore::find(std::string_view id)
{
    auto& connection = db_.connection();
    const auto advisory = advisory_row(connection, id);
    if (!advisory)
        return std::nullopt;

    const auto revision = current_revision(connection, *advisory);
    if (!revision)
        return std::nullopt;
    return read_revision(connection, *revision, Text::with);
}

std::optional<std::string> AdvisoryStore::spelling_of(std::string_view id)
{
    auto& connection = db_.connection();
    if (advisory_row(connection, id))
        return std::string{id};

    Query query{
        connection,
        "SELECT advisory_id FROM advisory WHERE advisory_id = ? COLLATE NOCASE LIMIT 1",
    };
    if (!query.bind(id).step())
        return std::nullopt;

    std::string spelling;
    query.read(spelling);
    return spelling;
}

std::vector<StoredAdvisory> AdvisoryStore::revisions_of(std::string_view id)
{
    auto& connection = db_.connection();
    Query query{connection, R"sql(
        SELECT revision.id
          FROM advisory_revision AS revision
          JOIN advisory ON advisory.id = revision.advisory
         WHERE advisory.advisory_id = ?
         ORDER BY revision.number
    )sql"};
    query.bind(id);

    std::vector<StoredAdvisory> revisions;
    while (query.step()) {
        std::int64_t row = 0;
        query.read(row);
        revisions.push_back(read_revision(connection, row, Text::with));
    }
    return revisions;
}

AdvisoryStore::OtherRevisions AdvisoryStore::revisions_beside(const StoredAdvisory& stored,
                                                              std::size_t most)
{
    auto& connection = db_.connection();
    Query query{
        connection,
        "SELECT id FROM advisory_revision WHERE advisory = ? AND id <> ? ORDER BY number",
    };
    query.bind(stored.row, stored.revision);
    std::vector<std::int64_t> rows;
    while (query.step())
        query.read(rows.emplace_back());

    OtherRevisions others;
    if (rows.size() > most) {
        others.left_out = rows.size() - most;
        const auto first = rows.begin() + static_cast<std::ptrdiff_t>(most / 2);
        rows.erase(first, first + static_cast<std::ptrdiff_t>(others.left_out));
    }
    for (const auto row : rows)
        others.revisions.push_back(read_revision(connection, row, Text::with));
    return others;
}

void AdvisoryStore::add_plain_item(StoredAdvisory& stored)
{
    Query insert{
        db_.connection(),
        "INSERT INTO item (revision, position, title) VALUES (?, 0, ?)",
    };
    insert.run(stored.revision, stored.advisory.title);
    stored.advisory.items.emplace_back().title = stored.advisory.title;
}

std::vector<StoredAdvisory> AdvisoryStore::list(const AdvisoryQuery& query)
{
    std::vector<StoredAdvisory> found;
    visit(query, [&](const StoredAdvisory& stored) { found.push_back(stored); });
    return found;
}

void AdvisoryStore::visit(const AdvisoryQuery& query,
                          const std::function<void(const StoredAdvisory&)>& take)
{
    for (const auto revision : TextIndex{db_}.find(query))
        take(read_revision(db_.connection(), revision, Text::without));
}

std::int64_t AdvisoryStore::count_of(Kind kind)
{
    Query query{db_.connection(), "SELECT COUNT(*) FROM current_revision WHERE kind = ?"};
    query.bind(kind).step();
    std::int64_t count = 0;
    query.read(count);
    return count;
}

std::int64_t AdvisoryStore::count()
{
    return db_.connection().integer_of("SELECT COUNT(*) FROM advisory");
}

}  // namespace advisory::storage
