#include <set>

#include <fmt/format.h>
#include <unistd.h>

#include "tests/daemon/maildir_scene.hpp"
#include "tests/support/printers.hpp"

// No test here sleeps: each ends because what was delivered was taken, or hangs and is ended.
namespace advisory::daemon {

namespace {

namespace fs = std::filesystem;

std::string mail_for_maildir_watch(int number)
{
    return fmt::format("X-Synthetic: yes\nSubject: {}\n\ntext\n", number);
}

/// Stops once the sink has so many mails.
void stop_at(test::MaildirScene& scene, std::size_t mails)
{
    scene.sink.on_take = [&scene, mails] {
        if (scene.sink.mails.size() >= mails)
            scene.stop();
    };
}

}  // namespace

TEST_SUITE("maildir watch")
{
    TEST_CASE("a mail that is renamed into new is taken when it comes")
    {
        test::MaildirScene scene;
        scene.deliver("1.host", mail_for_maildir_watch(1));
        scene.sink.on_done = [&] { scene.deliver("2.host", mail_for_maildir_watch(2)); };
        stop_at(scene, 2);

        const auto report = scene.watch();

        CHECK(report.rounds == 1);
        CHECK_FALSE(report.error);
        CHECK(scene.sink.done.size() == 1);
        CHECK(scene.sink.mails[1].bytes == mail_for_maildir_watch(2));
        CHECK(scene.sink.mails[1].uid == 2);
        CHECK(scene.poll().mails == 0);
    }

    TEST_CASE("a mail that is linked into new, or written there, is taken whole")
    {
        test::MaildirScene scene;
        scene.sink.on_done = [&] {
            const auto draft =
                scene.folder().write("Maildir/tmp/1.host", mail_for_maildir_watch(1));
            fs::create_hard_link(draft, scene.path() / "new/1.host");
            fs::remove(draft);
            scene.folder().write("Maildir/cur/2.host:2,S", mail_for_maildir_watch(2));
        };
        stop_at(scene, 2);

        scene.watch();

        std::set<std::string> bytes;
        for (const auto& taken : scene.sink.mails)
            bytes.insert(taken.bytes);
        CHECK(bytes == std::set{mail_for_maildir_watch(1), mail_for_maildir_watch(2)});
    }

    TEST_CASE("a mail that is read by its owner meanwhile is taken once")
    {
        test::MaildirScene scene;
        scene.sink.on_done = [&] {
            scene.deliver("1.host", mail_for_maildir_watch(1));
            fs::rename(scene.path() / "new/1.host", scene.path() / "cur/1.host:2,");
            fs::rename(scene.path() / "cur/1.host:2,", scene.path() / "cur/1.host:2,S");
            scene.deliver("2.host", mail_for_maildir_watch(2));
        };
        stop_at(scene, 2);

        scene.watch();

        REQUIRE(scene.sink.mails.size() == 2);
        CHECK(scene.sink.mails[0].bytes != scene.sink.mails[1].bytes);
    }

    TEST_CASE("a folder that goes is named, and read again when it is back")
    {
        test::MaildirScene scene;
        scene.settings.folders = {"JPCERT"};
        const auto folder = scene.path() / ".JPCERT";
        test::MaildirScene::make_folder(folder);
        bool is_moved = false;
        scene.sink.on_done = [&] {
            if (!std::exchange(is_moved, true))
                fs::rename(folder, scene.path() / ".Old");
        };
        scene.sink.on_failed = [&] {
            if (fs::exists(folder))
                return;
            test::MaildirScene::make_folder(folder);
            scene.deliver("1.host", mail_for_maildir_watch(1), ".JPCERT");
        };
        stop_at(scene, 1);

        scene.watch();

        REQUIRE_FALSE(scene.sink.failed.empty());
        CHECK(scene.sink.failed[0].second.code == Errc::not_found);
        CHECK(scene.sink.mails.size() == 1);
    }

    TEST_CASE("more mails at once than the kernel keeps count of are all taken")
    {
        constexpr std::size_t all = 20'000;  // fs.inotify.max_queued_events is 16384.
        test::MaildirScene scene;
        bool has_delivered = false;
        scene.sink.on_done = [&] {
            if (std::exchange(has_delivered, true))
                return;
            // Links are the quickest to make.
            const auto draft = scene.folder().write("Maildir/tmp/draft", mail_for_maildir_watch(1));
            for (std::size_t number = 0; number < all; ++number)
                fs::create_hard_link(draft, scene.path() / "new" / fmt::format("{}.host", number));
        };
        stop_at(scene, all);

        scene.watch();

        CHECK(scene.sink.mails.size() == all);
        CHECK(scene.poll().mails == 0);
    }

    TEST_CASE("everything is looked at again at each interval")
    {
        test::MaildirScene scene;
        scene.settings.scan_interval = std::chrono::milliseconds{1};
        scene.sink.on_done = [&] {
            if (scene.sink.done.size() == 3)
                scene.stop();
        };

        scene.watch();

        CHECK(scene.sink.done.size() == 3);
    }

    TEST_CASE("a watch ends when it is stopped while nothing happens")
    {
        test::MaildirScene scene;
        boost::asio::io_context loop;
        MaildirMailbox mailbox{loop, scene.disk, scene.db, scene.settings};
        scene.sink.on_done = [&] { boost::asio::post(loop, [&] { mailbox.stop(); }); };
        WatchReport report;

        boost::asio::co_spawn(loop, mailbox.watch(scene.sink), [&](const auto&, auto answer) {
            report = answer;
        });
        loop.run();

        CHECK(report.rounds == 1);
    }
}

}  // namespace advisory::daemon
