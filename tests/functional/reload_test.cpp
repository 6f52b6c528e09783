#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "tests/functional/installation.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"
#include "tests/support/printers.hpp"

namespace advisory::test {

namespace {

constexpr std::size_t backlog = 1'500;

std::size_t count_for_reload(std::string_view text, std::string_view word)
{
    std::size_t found = 0;
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
        ++found;
    return found;
}

/// True for a text that holds the word this often.
auto holds(std::string_view word, std::size_t times = 1)
{
    return [word, times](std::string_view text) { return count_for_reload(text, word) >= times; };
}

/// A daemon whose first mailbox has a backlog that it is busy with.
struct Scene {
    explicit Scene(std::size_t mails = 0)
    {
        for (std::size_t number = 0; number < mails; ++number)
            server.deliver("psirt", "INBOX", newsletter(fmt::format("news {}", number)));
        server.deliver("psirt", "INBOX", openssl_notice("0001", "3.0.7"));
        installation.register_inventory();
        installation.configure({mailbox("psirt")});
        daemon = installation.start_daemon();
    }

    [[nodiscard]] Installation::Mailbox mailbox(const std::string& name) const
    {
        return {.name = name, .url = server.imaps_url(), .user = name, .ca_file = server.ca_file()};
    }

    bool log_shows(std::string_view word, std::size_t times = 1) const
    {
        return wait_for_file(daemon->err_path(), holds(word, times));
    }

    bool was_alerted(std::string_view word, std::size_t times = 1) const
    {
        return wait_for_file(installation.alert_log(), holds(word, times));
    }

    void reload() const { daemon->signal(SIGHUP); }

    void end() const
    {
        daemon->signal(SIGTERM);
        CHECK(daemon->wait(std::chrono::seconds{10}) == 0);
    }

    std::size_t stored()
    {
        const auto listed = installation.ctl({"advisories", "--format", "json"});
        return count_for_reload(listed.out, "\n");
    }

    DovecotServer server{{.users = {{"psirt", "correct horse"}, {"second", "correct horse"}}}};
    Installation installation{{mailbox("psirt")}};
    std::unique_ptr<Program> daemon;
};

}  // namespace

TEST_SUITE("reload")
{
    TEST_CASE("a new mailbox and sink begin while the fetch of another mailbox goes on")
    {
        Scene scene{backlog};
        scene.server.deliver("second", "INBOX", openssl_notice("0002", "3.0.8"));
        REQUIRE(scene.log_shows("daemon.started"));

        const auto told = scene.installation.folder() / "told.jsonl";
        scene.installation.configure({scene.mailbox("psirt"), scene.mailbox("second")},
                                     fmt::format("[[alert.command]]\nname = \"shell\"\n"
                                                 "command = [\"/bin/sh\", \"-c\", \"cat >> {}\"]\n",
                                                 told.string()));
        scene.reload();
        REQUIRE(scene.log_shows("config.reloaded"));
        CHECK_FALSE(holds("poll.done")(scene.daemon->err()));

        CHECK(scene.was_alerted("JPCERT-AT-2026-0001"));
        CHECK(scene.was_alerted("JPCERT-AT-2026-0002"));
        CHECK(wait_for_file(told, holds("JPCERT-AT-2026-0002")));
        CHECK(scene.log_shows("poll.done", 2));
        CHECK(count_for_reload(scene.daemon->err(), "poll.failed") == 0);
        CHECK(count_for_reload(scene.daemon->err(), "1 new, 0 ended, 1 as before") == 1);
        CHECK(scene.server.logins() == 2);
        CHECK(scene.stored() == backlog + 2);
        scene.end();
    }

    TEST_CASE("a mailbox that changed is read to its end, then goes on as it is configured now")
    {
        Scene scene{backlog};
        REQUIRE(scene.log_shows("daemon.started"));

        auto changed = scene.mailbox("psirt");
        changed.poll_interval = "2s";
        scene.installation.configure({changed});
        scene.reload();
        REQUIRE(scene.log_shows("config.reloaded"));
        CHECK_FALSE(holds("poll.done")(scene.daemon->err()));
        REQUIRE(scene.was_alerted("JPCERT-AT-2026-0001"));
        scene.server.deliver("psirt", "INBOX", openssl_notice("0002", "3.0.8"));

        CHECK(scene.was_alerted("JPCERT-AT-2026-0002"));
        CHECK(count_for_reload(scene.daemon->err(), "poll.failed") == 0);
        CHECK(scene.stored() == backlog + 2);
        scene.end();
    }

    TEST_CASE("a broken configuration is refused whole, with its places, and all goes on")
    {
        Scene scene;
        REQUIRE(scene.was_alerted("JPCERT-AT-2026-0001"));

        scene.installation.configure({scene.mailbox("second")}, "colour = \"red\"\n");
        scene.reload();
        REQUIRE(scene.log_shows("config.refused"));
        scene.server.deliver("second", "INBOX", openssl_notice("0003", "3.0.9"));
        scene.server.deliver("psirt", "INBOX", openssl_notice("0002", "3.0.8"));

        CHECK(scene.was_alerted("JPCERT-AT-2026-0002"));
        CHECK(scene.log_shows("advisoryd.toml:"));
        CHECK(scene.log_shows("colour"));
        CHECK(count_for_reload(scene.daemon->err(), "config.reloaded") == 0);
        CHECK_FALSE(holds("JPCERT-AT-2026-0003")(read_file(scene.installation.alert_log())));
        CHECK(scene.server.logins() == 1);
        scene.end();
    }

    TEST_CASE("another store needs a restart, and that is said")
    {
        const Scene scene;
        REQUIRE(scene.was_alerted("JPCERT-AT-2026-0001"));

        auto toml = read_file(scene.installation.config());
        const std::string_view store = "advisoryd.db";
        toml.replace(toml.find(store), store.size(), "elsewhere.db");
        std::ofstream{scene.installation.config(), std::ios::trunc} << toml;
        scene.reload();

        CHECK(scene.log_shows("config.refused"));
        CHECK(scene.log_shows("restart it"));
        CHECK_FALSE(std::filesystem::exists(scene.installation.folder() / "elsewhere.db"));
        scene.end();
    }

    TEST_CASE("what is configured no more ends, and a name that comes back goes on where it was")
    {
        Scene scene;
        REQUIRE(scene.was_alerted("JPCERT-AT-2026-0001"));
        // A reading under way goes on to its end, and would take the next mail with it.
        REQUIRE(scene.log_shows("poll.done"));

        scene.installation.configure({scene.mailbox("second")});
        scene.reload();
        REQUIRE(scene.log_shows("1 new, 1 ended, 0 as before"));
        scene.server.deliver("psirt", "INBOX", openssl_notice("0002", "3.0.8"));
        scene.server.deliver("second", "INBOX", openssl_notice("0003", "3.0.9"));
        REQUIRE(scene.was_alerted("JPCERT-AT-2026-0003"));
        CHECK_FALSE(holds("JPCERT-AT-2026-0002")(read_file(scene.installation.alert_log())));

        scene.installation.configure({scene.mailbox("psirt"), scene.mailbox("second")});
        scene.reload();

        CHECK(scene.was_alerted("JPCERT-AT-2026-0002"));
        CHECK(scene.installation.alerts().size() == 3);
        scene.end();
    }
}

}  // namespace advisory::test
