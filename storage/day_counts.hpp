#pragma once

#include <cstdint>

#include "core/time.hpp"
#include "storage/database.hpp"

namespace advisory::storage {

/// What came in a time.
struct DayCounts {
    std::int64_t mails = 0;    ///< Receipts: one mail in two mailboxes counts twice.
    std::int64_t notices = 0;  ///< That were not known before.
    std::int64_t raised = 0;   ///< alert.raised.
    std::int64_t updated = 0;  ///< alert.updated.
};

/// Counts what came behind `after`, up to `until`. Looks at every receipt: for once a day.
DayCounts count_between(Database& db, Time after, Time until);

}  // namespace advisory::storage
