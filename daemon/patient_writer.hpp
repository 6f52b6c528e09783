#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "daemon/log.hpp"
#include "storage/database.hpp"

namespace advisory::daemon {

/// How long a call waits for the store, and how long the next try is off. Short, because the loop
/// stands still in a call.
inline constexpr std::chrono::milliseconds longest_lock_wait{500};
inline constexpr std::chrono::milliseconds busy_pause{1'000};

/// Writes that another program may delay, as a long import does, and must not end.
class PatientWriter {
public:
    /// `what` waits meanwhile; it stands in the log.
    explicit PatientWriter(std::string what) : what_{std::move(what)} {}

    /// Runs the call in a transaction. False when another program holds the store: then nothing
    /// was done, and it is to be tried again. That is logged once until a call gets through. All
    /// else that is thrown comes out.
    template <class Call>
    bool write(storage::Database& db, const Call& call)
    {
        std::optional<storage::Transaction> transaction;
        if (!try_to([&] { transaction.emplace(db); }))
            return false;
        call();
        transaction->commit();
        return true;
    }

    /// Likewise for a call with a transaction of its own, which can be repeated.
    template <class Call>
    bool try_to(const Call& call)
    {
        try {
            call();
        } catch (const storage::StorageError& failure) {
            if (!failure.is_busy())
                throw;
            if (!std::exchange(is_told_, true))
                log(Level::warning, "store.busy", {{"waits", what_}, {"error", failure.what()}});
            return false;
        }
        is_told_ = false;
        return true;
    }

private:
    std::string what_;
    bool is_told_ = false;
};

}  // namespace advisory::daemon
