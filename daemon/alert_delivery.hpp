#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "daemon/alert_sink.hpp"
#include "daemon/patient_writer.hpp"
#include "language/say.hpp"
#include "storage/database.hpp"
#include "storage/outbox.hpp"

namespace advisory::daemon {

/// Brings the alerts of the outbox to every sink, oldest first, until each has confirmed.
///
/// An alert that a sink took and whose confirmation was lost by a crash is delivered
/// again, with the same id. Throws StorageError.
class AlertDelivery {
public:
    /// Keeps references: `db` and the sinks must outlive it.
    AlertDelivery(storage::Database& db, std::vector<AlertSink*> sinks, Clock clock);

    /// Whether every sink has everything.
    enum class Drained { all, some_wait };

    /// Delivers what is pending. A sink that fails is left for the next call and does not
    /// keep the others from theirs; so is all when another program holds the store.
    Drained drain();

    void reopen();

private:
    Drained drain(AlertSink& sink);
    Drained deliver(AlertSink& sink, const std::vector<Alert>& alerts);

    storage::Database& db_;
    storage::Outbox outbox_;
    std::vector<AlertSink*> sinks_;
    Clock clock_;
    PatientWriter writer_{say("the delivery of alerts")};
};

}  // namespace advisory::daemon
