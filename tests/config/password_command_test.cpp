#include "config/password_command.hpp"

#include <chrono>
#include <string>
#include <vector>

#include <poll.h>

#include "tests/support/printers.hpp"

namespace advisory::config {

namespace {

using std::chrono::milliseconds;

/// Runs it to its end, as the daemon does, or for as long as nothing happens.
Result<std::string> run(const std::vector<std::string>& words,
                        milliseconds longest_wait = std::chrono::seconds{30})
{
    auto command = PasswordCommand::start(words);
    if (!command)
        return std::unexpected{command.error()};

    while (true) {
        pollfd waiting{.fd = command->descriptor(), .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, static_cast<int>(longest_wait.count())) == 0)
            return std::unexpected{command->late()};

        auto password = command->advance();
        if (!password)
            return std::unexpected{password.error()};
        if (*password)
            return **password;
    }
}

Result<std::string> run_shell(const std::string& script)
{
    return run({"/bin/sh", "-c", script});
}

}  // namespace

TEST_SUITE("password command")
{
    TEST_CASE("the password is the first line that a command prints")
    {
        const auto password = run_shell("echo geheim; echo more");

        REQUIRE(password);
        CHECK(*password == "geheim");
    }

    TEST_CASE("a command gets its words as they stand")
    {
        const auto password = run({"printf", "%s", "a $HOME 'b'"});

        REQUIRE(password);
        CHECK(*password == "a $HOME 'b'");
    }

    TEST_CASE("a command that fails gives no password, whatever it printed")
    {
        const auto failed = run_shell("echo geheim; exit 3");
        const auto killed = run_shell("echo geheim; kill -TERM $$");

        REQUIRE_FALSE(failed);
        CHECK(failed.error().message.find("status 3") != std::string::npos);
        CHECK(failed.error().message.find("geheim") == std::string::npos);
        REQUIRE_FALSE(killed);
        CHECK(killed.error().message.find("signal 15") != std::string::npos);
    }

    TEST_CASE("a command that prints nothing or too much gives no password")
    {
        CHECK_FALSE(run_shell("true"));
        CHECK_FALSE(run_shell("while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done"));
    }

    TEST_CASE("a command that closes its output first may still fail")
    {
        const auto failed = run_shell("echo geheim; exec >&-; exit 4");

        REQUIRE_FALSE(failed);
        CHECK(failed.error().message.find("status 4") != std::string::npos);
    }

    TEST_CASE("a command that does not end is ended with its children")
    {
        const auto slow = run({"/bin/sh", "-c", "sleep 600 & wait"}, milliseconds{50});

        REQUIRE_FALSE(slow);
        CHECK(slow.error().code == Errc::configuration);
        CHECK(slow.error().message.find("not done in time") != std::string::npos);
    }

    TEST_CASE("a command that is not there is named")
    {
        const auto password = run({"/nonexistent/pass"});

        REQUIRE_FALSE(password);
        CHECK(password.error().message.find("/nonexistent/pass") != std::string::npos);
    }
}

}  // namespace advisory::config
