#include "storage/outbox.hpp"

#include <set>
#include <utility>

#include "storage/connection.hpp"
#include "storage/query.hpp"
#include "storage/text_rows.hpp"

namespace advisory::storage {

namespace {

/// Reads what is left of a query. The columns, in this order: id, time, event, alert_id,
/// advisory_id, title, verdict, severity, product_id, product_name, product_version,
/// component, component_version, url, cause, source, state.
std::vector<Alert> read_alerts(Connection& connection, Query& query)
{
    std::vector<Alert> alerts;
    while (query.step()) {
        auto& alert = alerts.emplace_back();
        query.read(alert.row,
                   alert.time,
                   alert.event,
                   alert.alert_id,
                   alert.advisory_id,
                   alert.title,
                   alert.verdict,
                   alert.severity,
                   alert.product_id,
                   alert.product_name,
                   alert.product_version,
                   alert.component,
                   alert.component_version,
                   alert.url,
                   alert.cause,
                   alert.source,
                   alert.state);
        alert.cves = read_texts(connection,
                                "SELECT cve FROM alert_cve WHERE alert = ? ORDER BY position",
                                alert.row);
    }
    return alerts;
}

Outbox::SinkStatus status_of(Connection& connection, const std::string& sink)
{
    Query query{connection, R"sql(
        SELECT (SELECT COUNT(*) FROM alert)
                   - (SELECT COUNT(*) FROM delivery WHERE sink = ?1 AND failure IS NULL),
               (SELECT MAX(made_at) FROM delivery WHERE sink = ?1 AND failure IS NULL),
               COALESCE((SELECT failure FROM delivery WHERE sink = ?1 ORDER BY id DESC LIMIT 1),
                        '')
    )sql"};
    query.bind(sink).step();

    Outbox::SinkStatus status{.sink = sink, .pending = 0, .last_delivery = {}, .last_error = {}};
    query.read(status.pending, status.last_delivery, status.last_error);
    return status;
}

}  // namespace

Outbox::Outbox(Database& db) : db_{db} {}

std::int64_t Outbox::add(const Alert& alert)
{
    auto& connection = db_.connection();
    WholeWrite write{connection};

    Query insert{connection, R"sql(
        INSERT INTO alert (time, event, alert_id, advisory_id, title, verdict, severity,
                           product_id, product_name, product_version, component,
                           component_version, url, cause, source, state)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql"};
    insert
        .bind(alert.time,
              alert.event,
              alert.alert_id,
              alert.advisory_id,
              alert.title,
              alert.verdict,
              alert.severity,
              alert.product_id,
              alert.product_name,
              alert.product_version,
              alert.component,
              alert.component_version,
              alert.url,
              alert.cause,
              alert.source,
              alert.state)
        .run();

    const auto row = connection.last_row();
    write_texts(connection,
                "INSERT INTO alert_cve (alert, position, cve) VALUES (?, ?, ?)",
                row,
                alert.cves);
    write.commit();
    return row;
}

std::vector<Alert> Outbox::history_of(std::string_view alert_id)
{
    Query query{db_.connection(), R"sql(
        SELECT id, time, event, alert_id, advisory_id, title, verdict, severity, product_id,
               product_name, product_version, component, component_version, url, cause, source, state
          FROM alert
         WHERE alert_id = ?
         ORDER BY id
    )sql"};
    query.bind(alert_id);
    return read_alerts(db_.connection(), query);
}

std::vector<Alert> Outbox::pending(std::string_view sink, std::size_t limit)
{
    Query query{db_.connection(), R"sql(
        SELECT id, time, event, alert_id, advisory_id, title, verdict, severity, product_id,
               product_name, product_version, component, component_version, url, cause, source, state
          FROM alert
         WHERE id > COALESCE((SELECT MAX(alert)
                                FROM delivery
                               WHERE sink = ?
                                 AND failure IS NULL), 0)
         ORDER BY id
         LIMIT ?
    )sql"};
    query.bind(sink, limit);
    return read_alerts(db_.connection(), query);
}

void Outbox::confirm(std::int64_t row, std::string_view sink, Time when)
{
    Query insert{db_.connection(), R"sql(
        INSERT INTO delivery (alert, sink, made_at, failure)
             VALUES (?, ?, ?, NULL)
        ON CONFLICT DO NOTHING
    )sql"};
    insert.bind(row, sink, when).run();
}

void Outbox::record_failure(std::int64_t row,
                            std::string_view sink,
                            std::string_view reason,
                            Time when)
{
    Query insert{
        db_.connection(),
        "INSERT INTO delivery (alert, sink, made_at, failure) VALUES (?, ?, ?, ?)",
    };
    insert.bind(row, sink, when, reason).run();
}

std::vector<Outbox::SinkStatus> Outbox::status(const std::vector<std::string>& sinks)
{
    auto& connection = db_.connection();
    std::set<std::string> names{sinks.begin(), sinks.end()};
    Query query{connection, "SELECT DISTINCT sink FROM delivery"};
    while (query.step()) {
        std::string name;
        query.read(name);
        names.insert(std::move(name));
    }

    std::vector<SinkStatus> statuses;
    for (const auto& name : names)
        statuses.push_back(status_of(connection, name));
    return statuses;
}

}  // namespace advisory::storage
