#include "storage/alert_rows.hpp"

#include "storage/connection.hpp"
#include "storage/query.hpp"
#include "storage/text_rows.hpp"

namespace advisory::storage {

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
    }
    return alerts;
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
    return row;
}

}  // namespace advisory::storage
