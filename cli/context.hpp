#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "cli/console.hpp"
#include "cli/exit_status.hpp"
#include "config/configuration.hpp"
#include "storage/database.hpp"

namespace advisory::cli {

/// What every command works with: the console and the options before the command.
struct Context {
    Console& console;
    std::string config_file;               ///< --config; empty: not given.
    std::string store_file;                ///< --db; empty: not given.
    ExitStatus status = ExitStatus::done;  ///< What the command answered.
    bool needs_output = true;              ///< False: the status stands, whoever reads or not.
    bool avoids_pager = false;             ///< --no-pager, or the command goes on for ever.
};

/// Where the store is, and the configuration when there is one.
struct Settings {
    std::optional<config::Configuration> configuration;
    std::filesystem::path store;
};

/// Reads the configuration if --config names one, or else the default file unless --db
/// stands for itself. Tells the user what is wrong with it, and answers the status to
/// end with then.
std::expected<Settings, ExitStatus> read_settings(Context& context);

/// Opens the store that the options name and runs `use` on it. Tells the user when
/// the configuration is bad or, for reading, when no store is there.
ExitStatus with_store(Context& context,
                      storage::Database::Access access,
                      const std::function<ExitStatus(storage::Database&)>& use);

/// As with_store for reading, for settings that are read already.
std::expected<storage::Database, ExitStatus> open_for_reading(Context& context,
                                                              const Settings& settings);

}  // namespace advisory::cli
