#pragma once

#include <functional>

#include "config/configuration.hpp"
#include "config/load.hpp"
#include "core/time.hpp"

namespace advisory::daemon {

/// What a run came to.
enum class RunResult {
    done,    ///< Ended as asked; with `once`: every mailbox was read, every alert delivered.
    failed,  ///< Could not start, or with `once`: something was left undone.
};

enum class RunMode { until_stopped, once };

/// Reads the configuration again.
using LoadConfiguration = std::function<config::Loaded()>;

/// Runs the daemon: opens the store, polls every mailbox, delivers alerts, until SIGTERM or
/// SIGINT (or once). SIGHUP opens the log anew and takes over what `load` answers; when that are
/// problems, or the store is another one, they are logged and all stays as it is. What stops it
/// from starting is logged with its remedy. Throws StorageError when the store gives way.
RunResult run(const config::Configuration& configuration,
              const LoadConfiguration& load,
              RunMode mode,
              const Clock& clock);

}  // namespace advisory::daemon
