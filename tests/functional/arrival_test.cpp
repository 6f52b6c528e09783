#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "tests/functional/installation.hpp"
#include "tests/functional/notify_socket.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::test {

namespace {

namespace fs = std::filesystem;

std::size_t lines_in(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

/// An installation that reads one Maildir and no server.
class LocalMail {
public:
    LocalMail()
    {
        for (const auto* const part : {"cur", "new", "tmp"})
            fs::create_directories(maildir() / part);
        std::ofstream{installation.config(), std::ios::app}
            << fmt::format("\n[[maildir]]\nname = \"local\"\npath = \"{}\"\n", maildir().string());
        installation.register_inventory();
    }

    void deliver(const std::string& name, std::string_view bytes)
    {
        const auto draft = maildir() / "tmp" / name;
        std::ofstream{draft, std::ios::binary} << bytes;
        fs::rename(draft, maildir() / "new" / name);
    }

    [[nodiscard]] fs::path maildir() const { return installation.folder() / "Maildir"; }

    Installation installation{std::vector<Installation::Mailbox>{}};
};

}  // namespace

TEST_SUITE("arrival")
{
    TEST_CASE("a mail that is renamed into a Maildir while the daemon runs becomes an alert")
    {
        LocalMail local;
        auto& installation = local.installation;
        local.deliver("1.host", openssl_notice("0001", "3.0.7"));
        NotifySocket notify{installation.folder()};
        const auto holds = [](std::size_t alerts) {
            return [alerts](std::string_view log) { return lines_in(log) >= alerts; };
        };

        const auto daemon = installation.start_daemon({}, {notify.environment()});
        REQUIRE(notify.wait_for("READY=1"));
        REQUIRE(wait_for_file(installation.alert_log(), holds(1)));
        // The next look at everything is in five minutes: only inotify can be this quick.
        local.deliver("2.host", openssl_notice("0002", "3.0.8"));
        REQUIRE(wait_for_file(installation.alert_log(), holds(2)));

        CHECK(installation.ctl({"status"}).status == 0);
        daemon->signal(SIGTERM);
        CHECK(daemon->wait(std::chrono::seconds{5}) == 0);
        CHECK(installation.run_once().err.find("advisory.stored") == std::string::npos);
        CHECK(installation.alerts().size() == 2);
    }

    TEST_CASE("a Maildir that is gone is named in the log and by status")
    {
        LocalMail local;
        auto& installation = local.installation;
        CHECK(installation.run_once().status == 0);
        fs::remove_all(local.maildir() / "new");
        fs::create_directories(local.maildir() / "new");
        CHECK(installation.run_once().status == 0);

        NotifySocket notify{installation.folder()};
        const auto daemon = installation.start_daemon({}, {notify.environment()});
        REQUIRE(notify.wait_for("READY=1"));
        REQUIRE(wait_for_file(daemon->err_path(), [](std::string_view log) {
            return log.find("poll.done mailbox=local") != std::string_view::npos;
        }));
        fs::rename(local.maildir(), installation.folder() / "Moved");
        REQUIRE(wait_for_file(daemon->err_path(), [](std::string_view log) {
            return log.find("poll.failed mailbox=local") != std::string_view::npos;
        }));

        const auto status = installation.ctl({"status"});
        CHECK(status.status == 1);
        CHECK(status.out.find("No such file or directory") != std::string::npos);
        daemon->signal(SIGTERM);
        CHECK(daemon->wait(std::chrono::seconds{5}) == 0);
    }

    TEST_CASE("a Maildir that is not there at the start keeps no other one from being read")
    {
        LocalMail local;
        auto& installation = local.installation;
        std::ofstream{installation.config(), std::ios::app}
            << "\n[[maildir]]\nname = \"later\"\npath = \"Later\"\n";
        local.deliver("1.host", openssl_notice("0001", "3.0.7"));

        const auto ran = installation.run_once();
        const auto status = installation.ctl({"status"});

        CHECK(ran.status == 1);
        CHECK(installation.alerts().size() == 1);
        CHECK(ran.err.find("poll.failed mailbox=later") != std::string::npos);
        CHECK(status.out.find("mailbox later, folder INBOX: ") != std::string::npos);
    }

    TEST_CASE("a back-fill that was killed half way goes on, and every mail is there once")
    {
        constexpr std::size_t all = 3000;
        Installation installation{std::vector<Installation::Mailbox>{}};
        installation.register_inventory();
        const auto box = installation.folder() / "old.mbox";
        {
            std::ofstream file{box, std::ios::binary};
            for (std::size_t number = 0; number < all; ++number)
                file << "From a@b Mon Nov 23 10:00:00 2026\r\n"
                     << openssl_notice(fmt::format("{:04}", number), "3.0.7") << "\r\n";
        }

        {
            Program first{{
                .arguments = {ADVISORYCTL,
                              "--config",
                              installation.config().string(),
                              "ingest",
                              "--format",
                              "json",
                              box.string()},
                .folder = installation.folder(),
                .name = "killed",
                .environment = {},
            }};
            REQUIRE(wait_for_file(installation.folder() / "killed.out",
                                  [](std::string_view out) { return lines_in(out) >= 500; }));
            first.signal(SIGKILL);
            REQUIRE(first.wait() == 128 + SIGKILL);
        }
        const auto second = installation.ctl({"ingest", box.string()});
        const auto third = installation.ctl({"ingest", box.string()});

        CHECK(second.status == 0);
        CHECK(second.err.find("old.mbox: goes on at mail ") != std::string::npos);
        CHECK(third.out.starts_with("3000 mails read, 0 of them new\n"));
        const auto listed =
            installation.ctl({"advisories", "--limit", "10000", "--format", "json"});
        CHECK(lines_in(listed.out) == all);
        const auto matches = installation.ctl({"matches", "--format", "json"});
        CHECK(lines_in(matches.out) == all);
    }
}

}  // namespace advisory::test
