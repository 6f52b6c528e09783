#include "storage/outbox.hpp"

#include <set>
#include <utility>

#include "storage/alert_rows.hpp"
#include "storage/connection.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

namespace {

Outbox::SinkStatus status_of(Connection& connection, const std::string& sink)
{
    Query query{connection, R"sql(
        SELECT (SELECT MAX(made_at) FROM delivery
                 WHERE sink = ?1 AND failure IS NULL AND outcome = ''),
               (SELECT COUNT(*) FROM delivery WHERE sink = ?1 AND outcome = 'refused'),
               COALESCE((SELECT failure FROM delivery WHERE sink = ?1 ORDER BY id DESC LIMIT 1),
                        '')
    )sql"};
    query.bind(sink).step();

    Outbox::SinkStatus status;
    status.sink = sink;
    query.read(status.last_delivery, status.refused, status.last_error);

    Query state{connection, R"sql(
        SELECT kind, failing_since, next_try, remedy, ended_at FROM alert_sink WHERE name = ?
    )sql"};
    if (state.bind(sink).step())
        state.read(status.kind,
                   status.failing_since,
                   status.next_try,
                   status.remedy,
                   status.ended_at);
    return status;
}

std::string_view word_of(Outbox::Outcome outcome)
{
    switch (outcome) {
        case Outbox::Outcome::filtered:
            return "filtered";
        case Outbox::Outcome::refused:
            return "refused";
        default:
            return "";
    }
}

}  // namespace

Outbox::Outbox(Database& db) : db_{db} {}

std::int64_t Outbox::add(const Alert& alert)
{
    auto& connection = db_.connection();
    WholeWrite write{connection};

    const auto row = write_alert(connection, alert);
    write.commit();
    return row;
}

std::vector<Alert> Outbox::history_of(std::string_view alert_id)
{
    Query query{db_.connection(), "SELECT * FROM alert_line WHERE alert_id = ? ORDER BY id"};
    query.bind(alert_id);
    return read_alerts(db_.connection(), query);
}

std::optional<Alert> Outbox::last_about(const Alert& alert)
{
    Query query{db_.connection(), R"sql(
        SELECT *
          FROM alert_line
         WHERE advisory_id = ? AND product_id = ? AND product_version = ?
         ORDER BY id DESC
         LIMIT 1
    )sql"};
    query.bind(alert.advisory_id, alert.product_id, alert.product_version);
    return read_alert(db_.connection(), query);
}

std::optional<Alert> Outbox::first_on(std::string_view advisory_id)
{
    Query query{db_.connection(),
                "SELECT * FROM alert_line WHERE advisory_id = ? ORDER BY id LIMIT 1"};
    query.bind(advisory_id);
    return read_alert(db_.connection(), query);
}

std::vector<Alert> Outbox::newest(std::size_t limit)
{
    Query query{db_.connection(), R"sql(
        SELECT *
          FROM (SELECT * FROM alert_line WHERE sink = '' ORDER BY id DESC LIMIT ?)
         ORDER BY id
    )sql"};
    query.bind(limit);
    return read_alerts(db_.connection(), query);
}

std::vector<Alert> Outbox::after(std::int64_t row)
{
    Query query{db_.connection(),
                "SELECT * FROM alert_line WHERE id > ? AND sink = '' ORDER BY id"};
    query.bind(row);
    return read_alerts(db_.connection(), query);
}

std::optional<Alert> Outbox::last_of(std::string_view event)
{
    Query query{db_.connection(),
                "SELECT * FROM alert_line WHERE event = ? ORDER BY id DESC LIMIT 1"};
    query.bind(event);
    return read_alert(db_.connection(), query);
}

std::map<std::string, std::int64_t> Outbox::count_by_event()
{
    Query query{db_.connection(),
                "SELECT event, COUNT(*) FROM alert WHERE sink = '' GROUP BY event"};
    std::map<std::string, std::int64_t> counts;
    while (query.step()) {
        std::string event;
        std::int64_t count = 0;
        query.read(event, count);
        counts[event] = count;
    }
    return counts;
}

std::int64_t Outbox::last()
{
    Query query{db_.connection(), "SELECT COALESCE(MAX(id), 0) FROM alert"};
    std::int64_t row = 0;
    if (query.step())
        query.read(row);
    return row;
}

std::optional<Alert> Outbox::find(std::int64_t row)
{
    Query query{db_.connection(), "SELECT * FROM alert_line WHERE id = ?"};
    query.bind(row);
    return read_alert(db_.connection(), query);
}

void Outbox::begin_sink(std::string_view sink, std::string_view kind, From from, Time now)
{
    // One that an earlier version told of alerts goes on behind them.
    Query insert{db_.connection(), R"sql(
        INSERT INTO alert_sink (name, kind, begun_at, begun_after)
             VALUES (?1, ?2, ?3, CASE WHEN ?4 = 1 THEN 0
                                      ELSE COALESCE((SELECT MAX(id) FROM alert), 0) END)
        ON CONFLICT (name) DO UPDATE SET kind = ?2, ended_at = NULL
    )sql"};
    insert.bind(sink, kind, now, from == From::first ? 1 : 0).run();
}

void Outbox::end_sink(std::string_view sink, Time now)
{
    Query update{db_.connection(),
                 "UPDATE alert_sink SET ended_at = ? WHERE name = ? AND ended_at IS NULL"};
    update.bind(now, sink).run();
}

std::vector<Alert> Outbox::pending(std::string_view sink, std::size_t limit)
{
    Query query{db_.connection(), R"sql(
        SELECT *
          FROM alert_line
         WHERE id > MAX(COALESCE((SELECT MAX(alert) FROM delivery
                                   WHERE sink = ?1 AND failure IS NULL), 0),
                        COALESCE((SELECT begun_after FROM alert_sink WHERE name = ?1), 0))
           AND (sink = '' OR sink = ?1)
         ORDER BY id
         LIMIT ?2
    )sql"};
    query.bind(sink, limit);
    return read_alerts(db_.connection(), query);
}

std::int64_t Outbox::pending_count(std::string_view sink)
{
    Query query{db_.connection(), R"sql(
        SELECT COUNT(*)
          FROM alert
         WHERE id > MAX(COALESCE((SELECT MAX(alert) FROM delivery
                                   WHERE sink = ?1 AND failure IS NULL), 0),
                        COALESCE((SELECT begun_after FROM alert_sink WHERE name = ?1), 0))
           AND (sink = '' OR sink = ?1)
    )sql"};
    std::int64_t count = 0;
    if (query.bind(sink).step())
        query.read(count);
    return count;
}

void Outbox::confirm(std::int64_t row, std::string_view sink, Time when, Outcome outcome)
{
    auto& connection = db_.connection();
    Query insert{connection, R"sql(
        INSERT INTO delivery (alert, sink, made_at, failure, outcome)
             VALUES (?, ?, ?, NULL, ?)
        ON CONFLICT DO NOTHING
    )sql"};
    insert.bind(row, sink, when, word_of(outcome)).run();

    Query clear{connection, R"sql(
        UPDATE alert_sink
           SET failing_since = NULL, failures = 0, next_try = NULL, remedy = ''
         WHERE name = ? AND failures > 0
    )sql"};
    if (outcome != Outcome::filtered)
        clear.bind(sink).run();
}

std::optional<Outbox::Attempt> Outbox::last_attempt(std::int64_t row, std::string_view sink)
{
    Query query{db_.connection(), R"sql(
        SELECT failure IS NULL AND outcome = '', COALESCE(failure, outcome),
               COALESCE(alert_sink.remedy, '')
          FROM delivery
          LEFT JOIN alert_sink ON alert_sink.name = delivery.sink
         WHERE delivery.sink = ? AND delivery.alert = ?
         ORDER BY delivery.id DESC
         LIMIT 1
    )sql"};
    if (!query.bind(sink, row).step())
        return std::nullopt;
    std::int64_t was_taken = 0;
    Attempt attempt;
    query.read(was_taken, attempt.failure, attempt.remedy);
    attempt.was_taken = was_taken != 0;
    return attempt;
}

void Outbox::record_failure(std::int64_t row,
                            std::string_view sink,
                            const Failed& failed,
                            Time when)
{
    auto& connection = db_.connection();
    WholeWrite write{connection};
    Query insert{
        connection,
        "INSERT INTO delivery (alert, sink, made_at, failure) VALUES (?, ?, ?, ?)",
    };
    insert.bind(row, sink, when, failed.reason).run();

    Query update{connection, R"sql(
        UPDATE alert_sink
           SET failing_since = COALESCE(failing_since, ?), failures = failures + 1,
               next_try = ?, remedy = ?
         WHERE name = ?
    )sql"};
    update.bind(when, failed.next_try, failed.remedy, sink).run();
    write.commit();
}

std::vector<Outbox::SinkStatus> Outbox::status(const std::vector<std::string>& sinks)
{
    auto& connection = db_.connection();
    std::set<std::string> names{sinks.begin(), sinks.end()};
    Query query{connection, "SELECT sink FROM delivery UNION SELECT name FROM alert_sink"};
    while (query.step()) {
        std::string name;
        query.read(name);
        names.insert(std::move(name));
    }

    std::vector<SinkStatus> statuses;
    for (const auto& name : names) {
        statuses.push_back(status_of(connection, name));
        statuses.back().pending = pending_count(name);
    }
    return statuses;
}

}  // namespace advisory::storage
