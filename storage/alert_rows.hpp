#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/alert.hpp"

namespace advisory::storage {

struct Connection;
class Query;

/// Reads what is left of a query that selects * from alert_line.
std::vector<Alert> read_alerts(Connection& connection, Query& query);

/// The first that is left. Nothing when none is.
std::optional<Alert> read_alert(Connection& connection, Query& query);

/// Writes an alert and answers its row. Expects a write under way.
std::int64_t write_alert(Connection& connection, const Alert& alert);

}  // namespace advisory::storage
