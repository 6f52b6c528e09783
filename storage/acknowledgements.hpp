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

/// That a person has seen an alert as it stood then.
struct Acknowledgement {
    Time made_at{};
    std::string by;
    std::string reason;
};

/// An alert as it stands now: its last line, and who has seen that.
struct StandingAlert {
    Alert last;
    Time first_raised{};
    std::int64_t lines = 0;  ///< 1 and one for each update.

    /// Of the last line: an update takes it away. Nothing: nobody has seen it.
    std::optional<Acknowledgement> acknowledged;
};

/// Alerts with what people said to them. Nothing is deleted: each saying is a row.
class Acknowledgements {
public:
    /// Keeps a reference: `db` must outlive the store.
    explicit Acknowledgements(Database& db);

    struct Wanted {
        std::optional<Time> since;  ///< Of the last line.
        std::optional<Time> until;
        std::string alert_id;                   ///< Empty: every alert.
        bool is_open_only = true;               ///< That nobody has acknowledged, and not ended.
        std::optional<std::size_t> limit = {};  ///< Of alerts; nothing: all.
    };
    /// Newest first, by the last line. Tests and digests are no alerts.
    std::vector<StandingAlert> list(const Wanted& wanted);

    /// How many `list` would answer without a limit.
    std::int64_t count_open();

    /// The person has seen all of the alert's lines that there are. False when there is none.
    bool acknowledge(std::string_view alert_id, const Acknowledgement& acknowledgement);

private:
    Database& db_;
};

}  // namespace advisory::storage
