#pragma once

#include <cstdint>
#include <map>
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

    /// The last alert on the notice and product version of this one. Nothing when there is none.
    std::optional<Alert> last_about(const Alert& alert);

    /// The first alert on this notice, whatever the product. Nothing when there is none.
    std::optional<Alert> first_on(std::string_view advisory_id);

    /// The last alerts, oldest first, that every sink is told of.
    std::vector<Alert> newest(std::size_t limit);

    /// Such alerts behind a row, oldest first.
    std::vector<Alert> after(std::int64_t row);

    /// The last alert of this event. Nothing when there is none.
    std::optional<Alert> last_of(std::string_view event);

    /// How many alerts every sink is told of there are of each event, by its name.
    std::map<std::string, std::int64_t> count_by_event();

    /// The last row of all; 0 when there is none.
    std::int64_t last();

    /// The alert of a row. Nothing when there is none.
    std::optional<Alert> find(std::int64_t row);

    /// Has a configured sink begin, or go on: one that was never seen is told of what comes from
    /// now on, not of years. `From::first` is for the log and the journal, which tell all.
    enum class From { now, first };
    void begin_sink(std::string_view sink, std::string_view kind, From from, Time now);

    /// The sink is configured no more. What waits for it waits on, should it come back.
    void end_sink(std::string_view sink, Time now);

    /// Alerts behind the last that `sink` has confirmed, oldest first, that are for it: a sink
    /// confirms them in their order, so all before it are delivered.
    std::vector<Alert> pending(std::string_view sink, std::size_t limit);

    /// How many these are.
    std::int64_t pending_count(std::string_view sink);

    enum class Outcome {
        delivered,
        filtered,  ///< It is not meant for this sink.
        refused,   ///< The sink will never take it; `status` says so.
    };

    /// The sink is done with the alert, and with every one before it. Confirming twice is no
    /// fault; the first outcome stays.
    void confirm(std::int64_t row,
                 std::string_view sink,
                 Time when,
                 Outcome outcome = Outcome::delivered);

    /// How the last try to bring an alert to a sink ended.
    struct Attempt {
        bool was_taken = false;
        std::string failure;  ///< Empty unless the sink did not take it.
        std::string remedy;   ///< What a person may do about it; may be empty.
    };
    /// Nothing when none was made since the alert is there.
    std::optional<Attempt> last_attempt(std::int64_t row, std::string_view sink);

    struct Failed {
        std::string_view reason;
        std::string_view remedy = {};
        std::optional<Time> next_try = {};
    };
    /// The sink did not take the alert; kept for `status`, until one is delivered.
    void record_failure(std::int64_t row, std::string_view sink, const Failed& failed, Time when);

    struct SinkStatus {
        std::string sink;
        std::string kind;  ///< "mail", "webhook"; empty for one from before kinds were kept.
        std::int64_t pending = 0;
        std::optional<Time> last_delivery;
        std::int64_t refused = 0;  ///< Alerts that it will never take.
        std::string last_error;    ///< Empty once a delivery succeeded after it.
        std::string remedy;        ///< With an error; empty when none is known.
        std::optional<Time> failing_since;
        std::optional<Time> next_try;
        std::optional<Time> ended_at;  ///< It is configured no more since then.
    };
    /// One row a sink that has ever confirmed or failed, or is named in `sinks`.
    std::vector<SinkStatus> status(const std::vector<std::string>& sinks);

private:
    Database& db_;
};

}  // namespace advisory::storage
