#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>

#include "tests/faults/alert_lines.hpp"
#include "tests/faults/kept.hpp"
#include "tests/functional/installation.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"
#include "tests/support/printers.hpp"

namespace advisory::test {

namespace {

using namespace std::chrono_literals;

std::function<bool(std::string_view)> has(std::string word)
{
    return [word = std::move(word)](std::string_view text) {
        return text.find(word) != std::string_view::npos;
    };
}

/// A daemon that has read one notice and raised its alert.
struct RunningDaemon {
    RunningDaemon()
    {
        server.deliver("psirt", "INBOX", openssl_notice("0001", "3.0.7"));
        installation.register_inventory();
        daemon = installation.start_daemon();
        // The journal's line is the last of a delivery, and the log's is confirmed before it.
        REQUIRE(wait_for_file(daemon->err_path(), has("alert.raised")));
    }

    DovecotServer server;
    Installation installation{{{.url = server.imaps_url(), .ca_file = server.ca_file()}}};
    std::unique_ptr<Program> daemon;
};

void check_two_came_once(const Installation& installation)
{
    const auto kept = read_store(installation.folder() / "advisoryd.db");
    CHECK(kept.integrity == "ok");
    CHECK(kept.hashes.size() == 2);
    CHECK(kept.receipts.size() == 2);
    CHECK(kept.uid.at("psirt") == 2);

    // The lock may have kept the daemon from noting a delivery: then that alert comes again.
    const auto alerts = read_alerts(installation.alerts());
    CHECK(alerts.broken.empty());
    CHECK(alerts.ids.size() == 2);
    CHECK(alerts.has_stable_ids());
}

}  // namespace

TEST_SUITE("a store that another program holds")
{
    TEST_CASE("a write waits for a short holder, and the daemon goes on as if nothing was")
    {
        RunningDaemon running;
        SQLite::Database holder{(running.installation.folder() / "advisoryd.db").string(),
                                SQLite::OPEN_READWRITE,
                                5000};
        holder.exec("BEGIN IMMEDIATE");
        running.server.deliver("psirt", "INBOX", openssl_notice("0002", "3.0.7"));

        // More than a poll interval: the daemon has met the lock by then.
        REQUIRE_FALSE(running.daemon->wait(2500ms));
        CHECK(running.installation.alerts().size() == 1);
        holder.exec("ROLLBACK");

        CHECK(wait_for_file(running.installation.alert_log(), has("JPCERT-AT-2026-0002")));
        running.daemon->signal(SIGTERM);
        CHECK(running.daemon->wait(5s) == 0);
        check_two_came_once(running.installation);
    }

    TEST_CASE("a holder that does not let go delays the daemon, is named, and no mail is lost")
    {
        RunningDaemon running;
        SQLite::Database holder{(running.installation.folder() / "advisoryd.db").string(),
                                SQLite::OPEN_READWRITE,
                                5000};
        holder.exec("BEGIN IMMEDIATE");
        running.server.deliver("psirt", "INBOX", openssl_notice("0002", "3.0.7"));

        // Longer than a reader of the store waits for it.
        REQUIRE_FALSE(running.daemon->wait(15s));
        holder.exec("ROLLBACK");
        CHECK(wait_for_file(running.installation.alert_log(), has("JPCERT-AT-2026-0002")));
        running.daemon->signal(SIGTERM);

        CHECK(running.daemon->wait(5s) == 0);
        CHECK(has("another program holds the store")(running.daemon->err()));
        check_two_came_once(running.installation);
    }
}

// What the store says to such files is tested in tests/storage; here, that the daemon passes it
// on and keeps away from the file.
TEST_SUITE("a store that is not to be used")
{
    TEST_CASE("a newer schema and a damaged file are refused with the remedy and left alone")
    {
        const auto make_newer = [](const std::filesystem::path& store) {
            SQLite::Database db{store.string(), SQLite::OPEN_READWRITE};
            const auto version = db.execAndGet("PRAGMA user_version").getInt();
            db.exec("PRAGMA user_version = " + std::to_string(version + 1));
        };
        const auto flip_bytes = [](const std::filesystem::path& store) {
            auto bytes = read_file(store);
            for (std::size_t at = 100; at < bytes.size(); at += 97)
                bytes[at] = static_cast<char>(~bytes[at]);
            std::ofstream{store, std::ios::binary} << bytes;
        };
        struct Case {
            std::function<void(const std::filesystem::path&)> spoil;
            std::string remedy;
        };

        for (const auto& [spoil, remedy] : {Case{make_newer, "use the newer advisoryd"},
                                            Case{flip_bytes, "put the last backup"}}) {
            CAPTURE(remedy);
            const DovecotServer server;
            Installation installation{{{.url = server.imaps_url(), .ca_file = server.ca_file()}}};
            installation.register_inventory();
            const auto store = installation.folder() / "advisoryd.db";
            spoil(store);
            const auto before = read_file(store);

            const auto run = installation.run_once();

            CAPTURE(run.err);
            CHECK(run.status == 1);
            CHECK(has(store.string())(run.err));
            CHECK(has(remedy)(run.err));
            CHECK(read_file(store) == before);
        }
    }
}

}  // namespace advisory::test
