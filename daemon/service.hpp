#pragma once

#include "config/configuration.hpp"
#include "core/time.hpp"

namespace advisory::daemon {

/// What a run came to.
enum class RunResult {
    done,    ///< Ended as asked; with `once`: every mailbox was read, every alert delivered.
    failed,  ///< Could not start, or with `once`: something was left undone.
};

enum class RunMode { until_stopped, once };

/// Runs the daemon: opens the store, polls every mailbox, delivers alerts, until SIGTERM or
/// SIGINT (or once). What stops it from starting is logged with its remedy. Throws
/// StorageError when the store gives way.
RunResult run(const config::Configuration& configuration, RunMode mode, const Clock& clock);

}  // namespace advisory::daemon
