#include "daemon/imap_mailbox.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/daemon/cutting_proxy.hpp"
#include "tests/daemon/imap_scene.hpp"
#include "tests/support/printers.hpp"

namespace advisory::daemon {

namespace {

using test::CuttingProxy;
using test::mail;
using Bench = test::ImapScene;
using Cut = CuttingProxy::Cut;
using Uids = std::vector<std::uint32_t>;

}  // namespace

TEST_SUITE("imap mailbox, watching")
{
    TEST_CASE("a watch reads what is there, and what arrives the moment it does")
    {
        Bench bench;
        bench.settings.longest_wait = std::chrono::minutes{5};
        bench.dovecot.deliver("psirt", "INBOX", mail(1));
        bench.sink.on_done = [&] {
            const auto count = static_cast<int>(bench.sink.mails.size());
            if (count < 4)
                bench.dovecot.deliver("psirt", "INBOX", mail(count + 1));
            else
                bench.mailbox().stop();
        };

        const auto report = bench.watch();

        CHECK_FALSE(report.error);
        CHECK(report.rounds == 1);
        CHECK(bench.sink.uids() == Uids{1, 2, 3, 4});
        CHECK(bench.sink.cursors["INBOX"].last_uid == 4);
    }

    TEST_CASE("a wait that lasts is refreshed, and finds what the server did not tell of")
    {
        Bench bench;
        bench.settings.longest_wait = std::chrono::milliseconds{1};
        bench.sink.on_done = [&] {
            if (bench.sink.done.size() == 5)
                bench.mailbox().stop();
        };

        const auto report = bench.watch();

        CHECK_FALSE(report.error);
        CHECK(bench.sink.done.size() == 5);
        CHECK(bench.sink.failed.empty());
    }

    TEST_CASE("a watch that never waits is a poll")
    {
        Bench bench;
        bench.dovecot.deliver("psirt", "INBOX", mail(1));

        const auto report = bench.watch();

        CHECK_FALSE(report.error);
        CHECK(report.rounds == 1);
        CHECK(bench.sink.uids() == Uids{1});
    }

    TEST_CASE("a server that goes away during a wait fails every folder, and says so")
    {
        Bench bench;
        bench.settings.longest_wait = std::chrono::minutes{5};
        bench.sink.on_done = [&] { bench.dovecot.stop(); };

        const auto report = bench.watch();

        REQUIRE(report.error);
        CHECK(report.error->code == Errc::unreachable);
        CHECK(report.rounds == 1);
        REQUIRE(bench.sink.failed.size() == 1);
        CHECK(bench.sink.failed[0].first == "INBOX");
    }

    TEST_CASE("a connection of which the other end is gone is noticed at the next refresh")
    {
        Bench bench;
        CuttingProxy proxy{bench.loop, bench.dovecot.imaps_port(), SIZE_MAX, Cut::fall_silent};
        bench.connect_to(proxy.port());
        bench.settings.longest_wait = std::chrono::milliseconds{50};
        bench.settings.stall_timeout = std::chrono::milliseconds{200};
        bench.sink.on_done = [&] {
            if (bench.sink.done.size() == 1)
                proxy.fall_silent();
        };

        const auto report = bench.watch();

        REQUIRE(report.error);
        CHECK(report.error->code == Errc::unreachable);
        CHECK(report.error->message.find("silent") != std::string::npos);
    }
}

TEST_SUITE("imap mailbox, tidying")
{
    using transport::Tidying;

    TEST_CASE("mails that are stored are flagged as read, each once, and reading leaves no trace")
    {
        Bench bench;
        bench.dovecot.deliver("psirt", "INBOX", mail(1));
        REQUIRE(bench.poll());
        CHECK(bench.dovecot.unread("psirt", "INBOX") == 1);

        bench.settings.tidying.action = Tidying::Action::flag;
        bench.reset();
        REQUIRE(bench.poll());

        CHECK(bench.dovecot.unread("psirt", "INBOX") == 0);
        CHECK(bench.sink.tidied_to == 1);
        CHECK(bench.sink.mails.size() == 1);
    }

    TEST_CASE("mails that are stored are moved, those over the limit stay")
    {
        Bench bench;
        bench.settings.limits.mail_bytes = 1'000;
        bench.settings.tidying = {.action = Tidying::Action::move, .target = "既読"};
        bench.dovecot.create_folder("psirt", "既読");
        for (int number = 1; number <= 3; ++number)
            bench.dovecot.deliver("psirt", "INBOX", mail(number, number == 2 ? 2'000 : 100));

        const auto report = bench.poll();

        REQUIRE(report);
        CHECK(report->failed_folders == 0);
        CHECK(bench.sink.mails.size() == 3);
        CHECK(bench.dovecot.count("psirt", "INBOX") == 1);
        CHECK(bench.dovecot.count("psirt", "既読") == 2);

        bench.dovecot.deliver("psirt", "INBOX", mail(4));
        REQUIRE(bench.poll());
        CHECK(bench.sink.mails.size() == 4);
        CHECK(bench.dovecot.count("psirt", "既読") == 3);
    }

    TEST_CASE("a folder to move to that is missing is named, and the mails stay")
    {
        Bench bench;
        bench.settings.tidying = {.action = Tidying::Action::move, .target = "Nowhere"};
        bench.dovecot.deliver("psirt", "INBOX", mail(1));

        const auto report = bench.poll();

        REQUIRE(report);
        CHECK(report->failed_folders == 0);  // It was read.
        REQUIRE(bench.sink.untidy.size() == 1);
        CHECK(bench.sink.untidy[0].second.message.find("Nowhere") != std::string::npos);
        CHECK(bench.sink.mails.size() == 1);
        CHECK(bench.dovecot.count("psirt", "INBOX") == 1);
        CHECK(bench.sink.tidied_to == 0);
    }
}

}  // namespace advisory::daemon
