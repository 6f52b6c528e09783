#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.hpp"
#include "cli/exit_status.hpp"
#include "core/time.hpp"
#include "storage/database.hpp"
#include "tests/support/files.hpp"

namespace advisory::test {

/// What a command left behind.
struct Ran {
    cli::ExitStatus status = cli::ExitStatus::done;
    std::string out;
    std::string err;
};

/// A user with a store of their own, at noon of 23 November 2026 in Japan.
class Session {
public:
    /// Runs `advisoryctl --db STORE` with `words` after it.
    Ran run(std::vector<std::string> words, std::string_view in = {});

    /// Runs `advisoryctl` with `words` alone.
    Ran run_bare(std::vector<std::string> words, std::string_view in = {});

    /// The store, which is made when it is not there.
    storage::Database open_store();

    [[nodiscard]] std::filesystem::path store() const { return folder.path() / "store.db"; }

    TemporaryFolder folder;
    Time now = *read_time("2026-11-23T12:00:00+09:00");
    std::optional<std::size_t> width;
    std::function<bool()> pause = [] { return false; };
    std::function<bool()> is_interrupted;
    cli::Console::Audience audience = cli::Console::Audience::log;
    std::chrono::seconds tick{0};  ///< What passes each time somebody looks at the clock.
};

/// The lines of a text, without their ends.
std::vector<std::string> lines_of(std::string_view text);

/// True when `part` stands in `text`.
bool has(std::string_view text, std::string_view part);

}  // namespace advisory::test
