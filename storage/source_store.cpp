#include "storage/source_store.hpp"

#include <algorithm>
#include <utility>

#include "storage/connection.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

SourceStore::SourceStore(Database& db) : db_{db} {}

void SourceStore::watch(const MailSource& source, Time now)
{
    Query write{db_.connection(), R"sql(
        INSERT INTO mail_source (name, expected_every, numbers, holidays, watched_since)
             VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (name) DO UPDATE
                SET expected_every = excluded.expected_every,
                    numbers = excluded.numbers,
                    holidays = excluded.holidays,
                    watched_since = CASE WHEN watched_until IS NULL
                                         THEN watched_since
                                         ELSE excluded.watched_since
                                     END,
                    watched_until = NULL
    )sql"};
    write.run(source.name,
              source.expected_every.count(),
              name_of(source.numbers),
              name_of(source.holidays),
              now);
}

void SourceStore::forget(std::string_view name, Time now)
{
    Query write{db_.connection(), "UPDATE mail_source SET watched_until = ? WHERE name = ?"};
    write.run(now, name);
}

std::vector<WatchedSource> SourceStore::list()
{
    Query query{db_.connection(), R"sql(
        SELECT mail_source.name, mail_source.expected_every, mail_source.numbers,
               mail_source.holidays, mail_source.watched_since, mail_source.watched_until,
               mail_source.last_mail, source_silence.id, source_silence.since,
               source_silence.raised_at
          FROM mail_source
          LEFT JOIN source_silence
            ON source_silence.source = mail_source.name
           AND source_silence.ended_at IS NULL
         ORDER BY mail_source.name
    )sql"};

    std::vector<WatchedSource> sources;
    while (query.step()) {
        auto& source = sources.emplace_back();
        std::int64_t every = 0;
        std::string numbers;
        std::string holidays;
        std::optional<std::int64_t> row;
        std::optional<Time> since;
        std::optional<Time> raised_at;
        query.read(source.name,
                   every,
                   numbers,
                   holidays,
                   source.watched_since,
                   source.watched_until,
                   source.last_mail,
                   row,
                   since,
                   raised_at);
        source.expected_every = std::chrono::seconds{every};
        source.numbers = numbering_named(numbers).value_or(Numbering::none);
        source.holidays = holidays_named(holidays).value_or(Holidays::none);
        if (row && since && raised_at)
            source.silence = {.row = *row, .since = *since, .raised_at = *raised_at};
    }
    return sources;
}

std::optional<WatchedSource> SourceStore::find(std::string_view name)
{
    auto sources = list();  // They are few.
    const auto found = std::ranges::find(sources, name, &WatchedSource::name);
    return found == sources.end() ? std::nullopt : std::optional{std::move(*found)};
}

void SourceStore::heard(std::string_view name, Time when)
{
    Query write{db_.connection(), R"sql(
        UPDATE mail_source
           SET last_mail = MAX(COALESCE(last_mail, ?1), ?1)
         WHERE name = ?2
    )sql"};
    write.run(when, name);
}

std::int64_t SourceStore::begin_silence(std::string_view name, Time since, Time now)
{
    Query insert{
        db_.connection(),
        "INSERT INTO source_silence (source, since, raised_at) VALUES (?, ?, ?)",
    };
    insert.run(name, since, now);
    return db_.connection().last_row();
}

void SourceStore::end_silence(std::int64_t row, std::string_view by, Time now)
{
    Query write{db_.connection(), R"sql(
        UPDATE source_silence
           SET ended_at = ?, ended_by = ?
         WHERE id = ?
           AND ended_at IS NULL
    )sql"};
    write.run(now, by, row);
}

}  // namespace advisory::storage
