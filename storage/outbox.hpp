#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/alert.hpp"
#include "core/time.hpp"
#include "storage/database.hpp"

namespace advisory::storage {

/// Alerts that must reach every sink. A row is written in the transaction that made
/// the alert and stays for good; delivery is recorded beside it.
class Outbox {
public:
    /// Keeps a reference: `db` must outlive the store.
    explicit Outbox(Database& db);

    /// Adds an alert and answers its row.
    std::int64_t add(const Alert& alert);

    /// Every alert with this id, oldest first. `alert_id` is not unique: an update has the
    /// id of what it updates.
    std::vector<Alert> history_of(std::string_view alert_id);

    /// Alerts behind the last that `sink` has confirmed, oldest first: a sink confirms them in
    /// their order, so all before it are delivered.
    std::vector<Alert> pending(std::string_view sink, std::size_t limit);

    /// The sink has the alert, and every one before it. Confirming twice is no fault.
    void confirm(std::int64_t row, std::string_view sink, Time when);

    /// The sink did not take the alert; kept for `status`.
    void record_failure(std::int64_t row,
                        std::string_view sink,
                        std::string_view reason,
                        Time when);

    struct SinkStatus {
        std::string sink;
        std::int64_t pending = 0;
        std::optional<Time> last_delivery;
        std::string last_error;  ///< Empty once a delivery succeeded after it.
    };
    /// One row a sink that has ever confirmed or failed, or is named in `sinks`.
    std::vector<SinkStatus> status(const std::vector<std::string>& sinks);

private:
    Database& db_;
};

}  // namespace advisory::storage
