#include "storage/schema.hpp"

#include <array>

namespace advisory::storage {

namespace {

// Who is told of an alert, how far each sink is, and who has seen it. An outcome of a delivery:
// '' the sink took it, 'filtered' it was not meant for it, 'refused' it will never take it.
constexpr std::array alerting_statements{
    "ALTER TABLE alert ADD COLUMN severity_reason TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE alert ADD COLUMN notice_source TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE alert ADD COLUMN figures TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE alert ADD COLUMN sink TEXT NOT NULL DEFAULT ''",
    // In the order in which storage/alert_rows reads them.
    R"sql(CREATE VIEW alert_line AS
        SELECT id, time, event, alert_id, advisory_id, title, verdict, severity, product_id,
               product_name, product_version, component, component_version, url, cause, source,
               state, severity_reason, notice_source, figures, sink
          FROM alert)sql",
    "CREATE INDEX alert_event ON alert (event)",
    "CREATE INDEX alert_subject ON alert (advisory_id, product_id, product_version)",
    "ALTER TABLE delivery ADD COLUMN outcome TEXT NOT NULL DEFAULT ''",
    R"sql(CREATE TABLE alert_sink (
        name          TEXT PRIMARY KEY,
        kind          TEXT NOT NULL,
        begun_at      INTEGER NOT NULL,
        begun_after   INTEGER NOT NULL,
        ended_at      INTEGER,
        failing_since INTEGER,
        failures      INTEGER NOT NULL DEFAULT 0,
        next_try      INTEGER,
        remedy        TEXT NOT NULL DEFAULT ''
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE acknowledgement (
        id       INTEGER PRIMARY KEY,
        alert_id TEXT NOT NULL,
        through  INTEGER NOT NULL REFERENCES alert (id),
        made_at  INTEGER NOT NULL,
        made_by  TEXT NOT NULL,
        reason   TEXT NOT NULL
    ) STRICT)sql",
    "CREATE INDEX acknowledgement_alert ON acknowledgement (alert_id)",
};

}  // namespace

Migration alerting_schema()
{
    return alerting_statements;
}

}  // namespace advisory::storage
