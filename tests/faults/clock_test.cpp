#include <chrono>
#include <csignal>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "tests/faults/kept.hpp"
#include "tests/faults/log_words.hpp"
#include "tests/faults/test_clock.hpp"
#include "tests/functional/installation.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"
#include "tests/support/printers.hpp"

namespace advisory::test {

namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

/// When the mail with this UID was received, as the store says.
sys_seconds received_at(const Installation& installation, int uid)
{
    const SQLite::Database db{(installation.folder() / "advisoryd.db").string(),
                              SQLite::OPEN_READONLY,
                              5000};
    SQLite::Statement receipt{db, "SELECT received_at FROM receipt WHERE uid = ?"};
    receipt.bind(1, uid);
    REQUIRE(receipt.executeStep());
    return sys_seconds{std::chrono::seconds{receipt.getColumn(0).getInt64()}};
}

/// When New York puts its clocks back, at 06:00 UTC of the first Sunday of November; in Japan it is
/// 15:00 of the same day. Not in the past, where the servers' certificates do not hold yet.
sys_seconds next_change_in_new_york()
{
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const auto year =
        std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(now)}.year();
    const auto change_of = [](std::chrono::year which) {
        return sys_days{which / std::chrono::November / std::chrono::Sunday[1]} + 6h;
    };
    return change_of(year) > now + 24h ? change_of(year) : change_of(year + std::chrono::years{1});
}

/// What advisoryctl says at the time that this clock shows.
std::string ctl_at(const Installation& installation,
                   const TestClock& clock,
                   std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), {ADVISORYCTL, "--config", installation.config().string()});
    Program program{{.arguments = std::move(arguments),
                     .folder = installation.folder(),
                     .name = "ctl_at",
                     .environment = clock.environment()}};
    REQUIRE(program.wait() == std::optional{0});
    return program.out();
}

std::string dated(std::string_view number, std::string_view date)
{
    return fmt::format("Date: {}\r\n{}", date, openssl_notice(number, "3.0.7"));
}

}  // namespace

TEST_SUITE("a clock that jumps")
{
    TEST_CASE("a year on and back again: nothing is lost, nobody waits for the year to end")
    {
        constexpr auto year = 365 * 24h;
        DovecotServer server;
        Installation installation{{{.url = server.imaps_url(), .ca_file = server.ca_file()}}};
        installation.register_inventory();
        TestClock clock{1};
        const auto daemon = installation.start_daemon({}, clock.environment());
        REQUIRE(wait_for_file(daemon->err_path(), says("poll.done")));
        const auto arrives = [&](const std::string& number) {
            server.deliver("psirt", "INBOX", openssl_notice(number, "3.0.7"));
            return wait_for_file(installation.alert_log(), says("JPCERT-AT-2026-" + number), 15s);
        };

        const auto begin = clock.now();
        CHECK(arrives("0001"));
        clock.jump(year);
        CHECK(arrives("0002"));
        server.stop();
        REQUIRE(wait_for_file(daemon->err_path(), says("poll.failed", 3)));
        // Its answer comes when the wait of some seconds has begun.
        CHECK(has(installation.ctl({"status"}).out, "advisoryd tries again at"));
        // A wait that is reckoned by the time of day would now last for a year.
        clock.jump(-year);
        server.start();
        CHECK(arrives("0003"));
        CHECK(arrives("0004"));
        daemon->signal(SIGTERM);
        CHECK(daemon->wait(5s) == 0);

        CHECK(received_at(installation, 1) < begin + 1h);
        CHECK(received_at(installation, 2) >= begin + year);
        CHECK(received_at(installation, 3) < begin + 1h);
        CHECK(read_store(installation.folder() / "advisoryd.db").receipts.size() == 4);
    }

    TEST_CASE("a year after the jump, and after it was undone, status and ledger still answer")
    {
        constexpr auto year = 365 * 24h;
        DovecotServer server;
        Installation installation{{{.url = server.imaps_url(), .ca_file = server.ca_file()}}};
        TestClock clock{1};
        const auto runs = [&] {
            const auto daemon = installation.start_daemon({"--once"}, clock.environment());
            return daemon->wait();
        };
        server.deliver("psirt", "INBOX", openssl_notice("0001", "3.0.7"));

        CHECK(runs() == 0);
        clock.jump(year);
        server.deliver("psirt", "INBOX", openssl_notice("0002", "3.0.7"));
        CHECK(runs() == 0);
        clock.jump(-year);
        server.deliver("psirt", "INBOX", openssl_notice("0003", "3.0.7"));
        CHECK(runs() == 0);

        const auto listed = installation.ctl({"advisories", "--format", "json"});
        CHECK(count(listed.out, "JPCERT-AT-2026-000") >= 3);
        CHECK(installation.ctl({"ledger"}).status == 0);
        CHECK(has(installation.ctl({"status"}).out, "psirt"));
    }

    TEST_CASE("an hour that comes twice abroad is two, and the days are those of Japan")
    {
        const auto change = next_change_in_new_york();
        const auto day = fmt::format("{:%F}", change);
        DovecotServer server;
        Installation installation{{{.url = server.imaps_url(), .ca_file = server.ca_file()}}};
        const TestClock clock{1, change - 30min};
        auto environment = clock.environment();
        environment.emplace_back("TZ=America/New_York");
        const TestClock later{1, change + 30min};
        auto later_environment = later.environment();
        later_environment.emplace_back("TZ=America/New_York");

        server.deliver("psirt", "INBOX", openssl_notice("0001", "3.0.7"));
        CHECK(installation.start_daemon({"--once"}, environment)->wait() == 0);
        server.deliver("psirt", "INBOX", openssl_notice("0002", "3.0.7"));
        CHECK(installation.start_daemon({"--once"}, later_environment)->wait() == 0);
        const auto ledger = ctl_at(installation,
                                   later,
                                   {"ledger", "--since", day, "--until", day, "--format", "csv"});

        const auto between = received_at(installation, 2) - received_at(installation, 1);
        CHECK(between >= 1h);
        CHECK(between < 61min);
        CAPTURE(ledger);
        CHECK(has(line_with(ledger, "psirt"), day));
        CHECK(has(ledger, "15:30"));
    }

    TEST_CASE("what a mail says of its date does not change when we received it")
    {
        DovecotServer server;
        Installation installation{{{.url = server.imaps_url(), .ca_file = server.ca_file()}}};
        server.deliver("psirt", "INBOX", dated("0001", "Fri, 01 Jan 2099 00:00:00 +0900"));
        server.deliver("psirt", "INBOX", openssl_notice("0002", "3.0.7"));
        server.deliver("psirt", "INBOX", dated("0003", "Thu, 99 Foo -1 25:61:61 +9999"));
        server.deliver("psirt", "INBOX", dated("0004", "Thu, 01 Jan 1970 00:00:00 +0000"));
        const TestClock clock{1};

        const auto begin = clock.now();
        CHECK(installation.start_daemon({"--once"}, clock.environment())->wait() == 0);

        for (int uid = 1; uid <= 4; ++uid) {
            CAPTURE(uid);
            CHECK(received_at(installation, uid) >= begin);
            CHECK(received_at(installation, uid) < begin + 10min);
        }
        CHECK(installation.ctl({"status"}).status == 0);
    }
}

}  // namespace advisory::test
