#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>

#include "cli/pager.hpp"
#include "cli/run.hpp"
#include "language/language.hpp"

int main(int argc, char* argv[])
try {
    // Even where the caller ignores it, as systemd does: when nobody reads the output any
    // more (`| head`), there is nothing to say and nothing to go on with.
    std::signal(SIGPIPE, SIG_DFL);

    // Else a failed read of standard input looks like its end.
    std::ios::sync_with_stdio(false);

    advisory::set_language(
        advisory::language_of_locale([](const char* name) { return std::getenv(name); }));
    auto console = advisory::cli::make_console();
    advisory::cli::Pager pager;
    console.page = [&pager] { pager.begin(); };
    return static_cast<int>(advisory::cli::run(argc, argv, console));
} catch (const std::exception& failure) {
    std::cerr << "advisoryctl: " << failure.what() << '\n';
    return static_cast<int>(advisory::cli::ExitStatus::failed);
}
