#include "storage/acknowledgements.hpp"

#include <limits>
#include <utility>

#include "storage/alert_rows.hpp"
#include "storage/connection.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

namespace {

/// What stands beside the line itself.
void complete(Connection& connection, StandingAlert& alert)
{
    Query lines{connection, "SELECT COUNT(*), MIN(time) FROM alert WHERE alert_id = ?"};
    if (lines.bind(alert.last.alert_id).step())
        lines.read(alert.lines, alert.first_raised);

    Query seen{connection, R"sql(
        SELECT made_at, made_by, reason
          FROM acknowledgement
         WHERE alert_id = ? AND through >= ?
         ORDER BY id DESC
         LIMIT 1
    )sql"};
    if (!seen.bind(alert.last.alert_id, alert.last.row).step())
        return;
    auto& acknowledged = alert.acknowledged.emplace();
    seen.read(acknowledged.made_at, acknowledged.by, acknowledged.reason);
}

}  // namespace

Acknowledgements::Acknowledgements(Database& db) : db_{db} {}

std::vector<StandingAlert> Acknowledgements::list(const Wanted& wanted)
{
    constexpr auto no_limit = std::numeric_limits<std::int64_t>::max();
    auto& connection = db_.connection();
    Query query{connection, R"sql(
        SELECT *
          FROM alert_line AS line
         WHERE id = (SELECT MAX(id) FROM alert WHERE alert_id = line.alert_id)
           AND event NOT IN ('sink.test', 'digest.daily')
           AND (?1 IS NULL OR time >= ?1)
           AND (?2 IS NULL OR time < ?2)
           AND (?3 = '' OR alert_id = ?3)
           AND (?4 = 0 OR (state <> 'ended'
                           AND NOT EXISTS (SELECT 1 FROM acknowledgement AS seen
                                            WHERE seen.alert_id = line.alert_id
                                              AND seen.through >= line.id)))
         ORDER BY id DESC
         LIMIT ?5
    )sql"};
    query.bind(wanted.since,
               wanted.until,
               wanted.alert_id,
               wanted.is_open_only ? 1 : 0,
               wanted.limit ? static_cast<std::int64_t>(*wanted.limit) : no_limit);

    std::vector<StandingAlert> alerts;
    for (auto& line : read_alerts(connection, query)) {
        auto& alert = alerts.emplace_back();
        alert.last = std::move(line);
        complete(connection, alert);
    }
    return alerts;
}

std::int64_t Acknowledgements::count_open()
{
    Query query{db_.connection(), R"sql(
        SELECT COUNT(*)
          FROM alert AS line
         WHERE id = (SELECT MAX(id) FROM alert WHERE alert_id = line.alert_id)
           AND event NOT IN ('sink.test', 'digest.daily')
           AND state <> 'ended'
           AND NOT EXISTS (SELECT 1 FROM acknowledgement AS seen
                            WHERE seen.alert_id = line.alert_id AND seen.through >= line.id)
    )sql"};
    std::int64_t count = 0;
    if (query.step())
        query.read(count);
    return count;
}

bool Acknowledgements::acknowledge(std::string_view alert_id,
                                   const Acknowledgement& acknowledgement)
{
    Query insert{db_.connection(), R"sql(
        INSERT INTO acknowledgement (alert_id, through, made_at, made_by, reason)
             SELECT alert_id, MAX(id), ?2, ?3, ?4
               FROM alert
              WHERE alert_id = ?1
             HAVING COUNT(*) > 0
    )sql"};
    return insert
               .bind(alert_id, acknowledgement.made_at, acknowledgement.by, acknowledgement.reason)
               .run() > 0;
}

}  // namespace advisory::storage
