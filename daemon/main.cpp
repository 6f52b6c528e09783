#include <chrono>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <sstream>
#include <string>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "config/load.hpp"
#include "config/readiness.hpp"
#include "daemon/log.hpp"
#include "daemon/service.hpp"
#include "language/command_line.hpp"
#include "language/language.hpp"
#include "language/say.hpp"
#include "text/unicode.hpp"

namespace {

using namespace advisory;

constexpr int exit_usage = 2;
constexpr int exit_configuration = 78;  // EX_CONFIG of sysexits.h: systemd does not try again.

struct Options {
    std::string config_file = config::default_file;
    bool is_once = false;
    bool is_check = false;
    bool is_syntax_check = false;
};

int report(const std::vector<config::Problem>& problems)
{
    for (const auto& problem : problems)
        fmt::print(stderr, "{}\n", config::describe(problem));
    return exit_configuration;
}

int run(const Options& options)
{
    const auto load = [&options] {
        if (options.is_syntax_check)
            return config::load(options.config_file);
        return options.is_check ? config::load_checked(options.config_file)
                                : config::load_for_daemon(options.config_file);
    };
    const auto configuration = load();
    if (!configuration)
        return report(configuration.error());
    if (options.is_check || options.is_syntax_check) {
        fmt::print("{}",
                   say("{}: good, {} mailbox(es)\n",
                       configuration->file.string(),
                       configuration->incoming().size()));
        return EXIT_SUCCESS;
    }

    const auto now = [] {
        return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    };
    const auto mode = options.is_once ? daemon::RunMode::once : daemon::RunMode::until_stopped;
    const auto result = daemon::run(*configuration, load, mode, now);
    return result == daemon::RunResult::done ? EXIT_SUCCESS : EXIT_FAILURE;
}

/// --help and --version arrive here too, as success.
int answer(const CLI::App& app, const CLI::ParseError& error)
{
    std::ostringstream out;
    std::ostringstream err;
    const bool is_answered = app.exit(error, out, err) == EXIT_SUCCESS;
    fmt::print("{}", command_line_said(out.str()));
    // The library quotes what was typed as it is.
    fmt::print(stderr, "{}", command_line_said(text::printable_block(err.str())));
    return is_answered ? EXIT_SUCCESS : exit_usage;
}

}  // namespace

int main(int argc, char* argv[])
try {
    // A file that may not grow is then a failed write, which is told, and not the end.
    std::signal(SIGXFSZ, SIG_IGN);

    set_language(language_of_locale([](const char* name) { return std::getenv(name); }));

    Options options;
    CLI::App app{
        say("advisoryd reads the mailboxes that security advisories arrive in, keeps them in "
            "a store,\nholds them against the registered product inventory and raises "
            "alerts.\n"),
        "advisoryd"};
    app.set_version_flag("--version", "advisoryd " ADVISORY_VERSION);
    app.add_option("--config", options.config_file, say("Configuration file"))
        ->type_name("FILE")
        ->capture_default_str();
    app.add_flag("--once",
                 options.is_once,
                 say("Poll every mailbox once, take in all that is new, deliver the alerts, exit"));
    app.add_flag(
        "--check-config",
        options.is_check,
        say("Check the configuration and the files that it names, report every problem, exit"));
    app.add_flag("--check-syntax",
                 options.is_syntax_check,
                 say("Check the configuration alone, report every problem, exit"));
    app.footer(
        say("Exit status: 0 done, 1 failed, 2 wrong usage, 78 bad configuration.\n"
            "Signals: SIGTERM and SIGINT end it; SIGHUP opens the alert log anew and takes over\n"
            "the configuration file as it stands, whole or, when anything in it is wrong, not at "
            "all.\n"
            "See advisoryd(8), advisoryd.toml(5), advisoryctl(1)."));

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return answer(app, error);
    }
    return run(options);
} catch (const std::exception& failure) {
    // The one place that catches: the ground gave way. systemd starts us again.
    daemon::log(daemon::Level::error, "daemon.failed", {{"error", failure.what()}});
    return EXIT_FAILURE;
}
