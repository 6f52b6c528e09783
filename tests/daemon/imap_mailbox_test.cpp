#include "daemon/imap_mailbox.hpp"

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

#include "tests/daemon/cutting_proxy.hpp"
#include "tests/daemon/imap_scene.hpp"
#include "tests/support/printers.hpp"

namespace advisory::daemon {

namespace {

namespace asio = boost::asio;

using test::answer_with;
using test::CuttingProxy;
using test::mail;
using Bench = test::ImapScene;
using Cut = CuttingProxy::Cut;
using Names = std::vector<std::string>;
using Uids = std::vector<std::uint32_t>;

}  // namespace

TEST_SUITE("imap mailbox")
{
    TEST_CASE("a backlog is read in batches, and only once")
    {
        Bench bench;
        for (int number = 1; number <= 250; ++number)
            bench.dovecot.deliver("psirt", "INBOX", mail(number));

        const auto first = bench.poll();
        REQUIRE(first);
        CHECK(first->mails == 250);
        CHECK(bench.sink.batches == std::vector<std::size_t>{200, 50});
        CHECK(bench.sink.done == Names{"INBOX"});
        CHECK(bench.sink.cursors["INBOX"].last_uid == 250);
        REQUIRE(bench.sink.mails.size() == 250);
        CHECK(bench.sink.mails[0].mailbox == "psirt");
        CHECK(bench.sink.mails[0].folder == "INBOX");
        CHECK(bench.sink.mails[0].bytes == mail(1));
        CHECK(bench.sink.mails[0].size == mail(1).size());
        CHECK(bench.sink.mails[0].internal_date != Time{});

        const auto second = bench.poll();
        REQUIRE(second);
        CHECK(second->mails == 0);

        bench.dovecot.deliver("psirt", "INBOX", mail(251));
        REQUIRE(bench.poll());
        CHECK(bench.sink.mails.back().bytes == mail(251));
        CHECK(bench.sink.mails.size() == 251);
    }

    TEST_CASE("STARTTLS serves as well")
    {
        Bench bench;
        bench.settings.server.url = bench.dovecot.imap_url();
        bench.dovecot.deliver("psirt", "INBOX", mail(1));

        REQUIRE(bench.poll());

        CHECK(bench.sink.mails.size() == 1);
    }

    TEST_CASE("a mail over the limit arrives as its header, and the others whole")
    {
        Bench bench;
        bench.settings.limits.mail_bytes = 100'000;
        bench.dovecot.deliver("psirt", "INBOX", mail(1));
        bench.dovecot.deliver("psirt", "INBOX", mail(2, 200'000));
        bench.dovecot.deliver("psirt", "INBOX", mail(3, 90'000));

        REQUIRE(bench.poll());

        REQUIRE(bench.sink.mails.size() == 3);
        CHECK(bench.sink.mails[0].is_complete);
        CHECK_FALSE(bench.sink.mails[1].is_complete);
        CHECK(bench.sink.mails[1].bytes == "Subject: notice 2\r\n\r\n");
        CHECK(bench.sink.mails[1].size == mail(2, 200'000).size());
        CHECK(bench.sink.mails[2].bytes == mail(3, 90'000));
    }

    TEST_CASE("bytes that look like protocol arrive as they are")
    {
        Bench bench;
        const std::string tricky =
            "Subject: x\r\n\r\n)\r\nadv3 OK done\r\n* BYE\r\n{5}\r\n\"\\\r\n";
        bench.dovecot.deliver("psirt", "INBOX", tricky);

        REQUIRE(bench.poll());

        REQUIRE(bench.sink.mails.size() == 1);
        CHECK(bench.sink.mails[0].bytes == tricky);
    }

    TEST_CASE("a folder is found by its Japanese name, and a missing one keeps nobody back")
    {
        Bench bench{{"脆弱性情報", "No such folder", "INBOX"}};
        bench.dovecot.deliver("psirt", "脆弱性情報", mail(1));
        bench.dovecot.deliver("psirt", "INBOX", mail(2));

        const auto report = bench.poll();

        REQUIRE(report);
        CHECK(report->folders == 3);
        CHECK(report->failed_folders == 1);
        CHECK(bench.sink.done == Names{"脆弱性情報", "INBOX"});
        REQUIRE(bench.sink.mails.size() == 2);
        CHECK(bench.sink.mails[0].folder == "脆弱性情報");
        REQUIRE(bench.sink.failed.size() == 1);
        CHECK(bench.sink.failed[0].first == "No such folder");
        CHECK(bench.sink.failed[0].second.code == Errc::refused);
    }

    TEST_CASE("a folder that was recreated is read again")
    {
        Bench bench{{"JPCERT"}};
        bench.dovecot.deliver("psirt", "JPCERT", mail(1));
        bench.dovecot.deliver("psirt", "JPCERT", mail(2));
        REQUIRE(bench.poll());
        const auto before = bench.sink.cursors["JPCERT"];

        bench.dovecot.remove_folder("psirt", "JPCERT");
        bench.dovecot.deliver("psirt", "JPCERT", mail(3));
        REQUIRE(bench.poll());

        CHECK(bench.sink.uids() == Uids{1, 2, 1});
        CHECK(bench.sink.mails.back().bytes == mail(3));
        CHECK(bench.sink.cursors["JPCERT"].uid_validity != before.uid_validity);
        CHECK(bench.sink.cursors["JPCERT"].last_uid == 1);
    }

    TEST_CASE("a refused login fails every folder, and a mended one serves the next poll")
    {
        Bench bench{{"INBOX", "JPCERT"}};
        bench.dovecot.create_folder("psirt", "JPCERT");
        std::string password = "wrong";
        bench.settings.secret = [&] { return answer_with(password); };

        CHECK(bench.poll_failure().code == Errc::refused);
        REQUIRE(bench.sink.failed.size() == 2);
        CHECK(bench.sink.failed[1].first == "JPCERT");

        password = "correct horse";
        REQUIRE(bench.poll());
        CHECK(bench.sink.done == Names{"INBOX", "JPCERT"});
    }

    TEST_CASE("a secret that is refused is asked for once more when another one may help")
    {
        for (const bool may_help : {true, false}) {
            CAPTURE(may_help);
            Bench bench;
            int asked = 0;
            Names refused;
            bench.settings.secret = [&] {
                return answer_with(++asked == 1 ? "old" : "correct horse");
            };
            bench.settings.refused = [&](std::string_view secret) {
                refused.emplace_back(secret);
                return may_help;
            };

            CHECK(bench.poll().has_value() == may_help);

            CHECK(asked == (may_help ? 2 : 1));
            CHECK(refused == Names{"old"});
        }
    }

    TEST_CASE("a password that cannot be had fails the poll")
    {
        Bench bench;
        bench.settings.secret = [] {
            return answer_with(Failure{Errc::configuration, "no password file"});
        };

        CHECK(bench.poll_failure().message == "no password file");
        CHECK(bench.sink.failed.size() == 1);
    }

    TEST_CASE("a server that is down is unreachable until it is back")
    {
        Bench bench;
        bench.dovecot.deliver("psirt", "INBOX", mail(1));
        bench.dovecot.stop();
        CHECK(bench.poll_failure().code == Errc::unreachable);

        bench.dovecot.start();

        REQUIRE(bench.poll());
        CHECK(bench.sink.mails.size() == 1);
    }

    TEST_CASE("what the sink throws comes out, and the mail comes again")
    {
        Bench bench;
        bench.dovecot.deliver("psirt", "INBOX", mail(1));
        auto fails = true;
        bench.sink.on_take = [&] {
            if (std::exchange(fails, false)) {
                bench.sink.cursors.clear();
                throw std::runtime_error{"disk full"};
            }
        };

        CHECK_THROWS_WITH_AS(std::ignore = bench.poll(), "disk full", std::runtime_error);
        REQUIRE(bench.poll());

        CHECK(bench.sink.uids() == Uids{1, 1});
    }
}

TEST_SUITE("imap mailbox, broken connections")
{
    TEST_CASE("a server that hangs up in the middle of a mail costs no mail")
    {
        Bench bench;
        bench.settings.limits.batch_mails = 1;
        for (int number = 1; number <= 3; ++number)
            bench.dovecot.deliver("psirt", "INBOX", mail(number, 300'000));

        {
            const CuttingProxy proxy{bench.loop, bench.dovecot.imaps_port(), 500'000, Cut::hang_up};
            bench.connect_to(proxy.port());
            CHECK(bench.poll_failure().code == Errc::unreachable);
        }
        CHECK(bench.sink.mails.size() < 2);  // The second was cut; the first may be lost as well.
        CHECK(bench.sink.failed.size() == 1);

        bench.connect_to(bench.dovecot.imaps_port());
        REQUIRE(bench.poll());
        CHECK(bench.sink.uids() == Uids{1, 2, 3});
    }

    TEST_CASE("a server that falls silent is given up after the stall timeout")
    {
        Bench bench;
        bench.settings.stall_timeout = std::chrono::milliseconds{200};
        bench.dovecot.deliver("psirt", "INBOX", mail(1, 300'000));
        const CuttingProxy proxy{bench.loop, bench.dovecot.imaps_port(), 100'000, Cut::fall_silent};
        bench.connect_to(proxy.port());

        const auto error = bench.poll_failure();

        CHECK(error.code == Errc::unreachable);
        CHECK(error.message == "localhost: the server was silent for 200ms");
        CHECK(bench.sink.mails.empty());
    }

    TEST_CASE("a stop ends a poll soon, in whatever silence it waits")
    {
        // Before the greeting, in the handshake, and in the middle of a mail.
        for (const std::size_t silent_after : {0U, 100U, 100'000U}) {
            CAPTURE(silent_after);
            Bench bench;
            bench.settings.stall_timeout = std::chrono::hours{1};
            bench.settings.server.connect_timeout = std::chrono::hours{1};
            bench.dovecot.deliver("psirt", "INBOX", mail(1, 300'000));
            CuttingProxy proxy{bench.loop,
                               bench.dovecot.imaps_port(),
                               silent_after,
                               Cut::fall_silent};
            bench.connect_to(proxy.port());
            std::chrono::steady_clock::time_point stopped;
            proxy.on_cut = [&] {
                stopped = std::chrono::steady_clock::now();
                bench.mailbox().stop();
            };

            const auto report = bench.poll();

            CHECK(std::chrono::steady_clock::now() - stopped < std::chrono::seconds{3});
            REQUIRE(report);
            CHECK(report->is_stopped);
            CHECK(bench.sink.mails.empty());
            CHECK(bench.sink.failed.empty());
        }
    }

    TEST_CASE("a stop between two batches keeps the first and asks for no second")
    {
        Bench bench;
        bench.settings.limits.batch_mails = 1;
        bench.dovecot.deliver("psirt", "INBOX", mail(1));
        bench.dovecot.deliver("psirt", "INBOX", mail(2));
        bench.sink.on_take = [&] { bench.mailbox().stop(); };

        const auto report = bench.poll();

        REQUIRE(report);
        CHECK(report->is_stopped);
        CHECK(bench.sink.uids() == Uids{1});
        CHECK(bench.sink.done.empty());
    }

    TEST_CASE("a stopped mailbox is not polled again")
    {
        Bench bench;
        bench.mailbox().stop();

        const auto report = bench.poll();

        REQUIRE(report);
        CHECK(report->is_stopped);
        CHECK(bench.sink.done.empty());
    }
}

}  // namespace advisory::daemon
