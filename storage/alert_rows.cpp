#include "storage/alert_rows.hpp"

#include <utility>

#include "storage/connection.hpp"
#include "storage/query.hpp"
#include "storage/text_rows.hpp"

namespace advisory::storage {

namespace {

std::vector<ConcernedComponent> read_components(Connection& connection, std::int64_t alert)
{
    Query query{
        connection,
        "SELECT name, version, verdict FROM alert_component WHERE alert = ? ORDER BY position",
    };
    query.bind(alert);
    std::vector<ConcernedComponent> components;
    while (query.step()) {
        auto& [name, version, verdict] = components.emplace_back();
        query.read(name, version, verdict);
    }
    return components;
}

void write_components(Connection& connection,
                      std::int64_t alert,
                      const std::vector<ConcernedComponent>& components)
{
    std::int64_t position = 0;
    for (const auto& [name, version, verdict] : components) {
        Query insert{connection, R"sql(
            INSERT INTO alert_component (alert, position, name, version, verdict)
                 VALUES (?, ?, ?, ?, ?)
        )sql"};
        insert.bind(alert, position++, name, version, verdict).run();
    }
}

}  // namespace

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
                   alert.state,
                   alert.severity_reason,
                   alert.notice_source,
                   alert.figures,
                   alert.sink);
        alert.cves = read_texts(connection,
                                "SELECT cve FROM alert_cve WHERE alert = ? ORDER BY position",
                                alert.row);
        alert.components = read_components(connection, alert.row);
    }
    return alerts;
}

std::optional<Alert> read_alert(Connection& connection, Query& query)
{
    auto alerts = read_alerts(connection, query);
    if (alerts.empty())
        return std::nullopt;
    return std::move(alerts.front());
}

std::int64_t write_alert(Connection& connection, const Alert& alert)
{
    Query insert{connection, R"sql(
        INSERT INTO alert (time, event, alert_id, advisory_id, title, verdict, severity,
                           product_id, product_name, product_version, component,
                           component_version, url, cause, source, state, severity_reason,
                           notice_source, figures, sink)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
              alert.state,
              alert.severity_reason,
              alert.notice_source,
              alert.figures,
              alert.sink)
        .run();

    const auto row = connection.last_row();
    write_texts(connection,
                "INSERT INTO alert_cve (alert, position, cve) VALUES (?, ?, ?)",
                row,
                alert.cves);
    write_components(connection, row, alert.components);
    return row;
}

}  // namespace advisory::storage
