#include "daemon/maildir_mailbox.hpp"

#include <chrono>
#include <future>
#include <stdexcept>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "tests/daemon/maildir_scene.hpp"
#include "tests/support/printers.hpp"

namespace advisory::daemon {

namespace {

namespace fs = std::filesystem;

using Uids = std::vector<std::uint32_t>;

std::string mail_for_maildir_mailbox(int number)
{
    return fmt::format("X-Synthetic: yes\nSubject: {}\n\ntext\n", number);
}

/// Gives up root's right to read everything for as long as it lives.
class Unprivileged {
public:
    Unprivileged() { REQUIRE((::geteuid() != 0 || ::seteuid(65534) == 0)); }
    ~Unprivileged() { CHECK(::seteuid(::getuid()) == 0); }
    Unprivileged(const Unprivileged&) = delete;
    Unprivileged& operator=(const Unprivileged&) = delete;
};

void open_to_everybody(const fs::path& folder)
{
    constexpr auto reading = fs::perms::group_read | fs::perms::group_exec |
                             fs::perms::others_read | fs::perms::others_exec;
    fs::permissions(folder, reading, fs::perm_options::add);
    for (const auto& entry : fs::recursive_directory_iterator{folder})
        fs::permissions(entry.path(), reading, fs::perm_options::add);
}

}  // namespace

TEST_SUITE("maildir mailbox")
{
    TEST_CASE("mails of new and cur are taken in the order of their names")
    {
        test::MaildirScene scene;
        scene.deliver("1002.host", mail_for_maildir_mailbox(2));
        scene.deliver("1001.host", mail_for_maildir_mailbox(1));
        fs::rename(scene.path() / "new/1001.host", scene.path() / "cur/1001.host:2,S");
        scene.deliver("1003.host", mail_for_maildir_mailbox(3));

        const auto report = scene.poll();

        CHECK(report.mails == 3);
        CHECK(report.folders == 1);
        CHECK(report.failed_folders == 0);
        REQUIRE(scene.sink.mails.size() == 3);
        CHECK(scene.sink.mails[0].bytes == mail_for_maildir_mailbox(2));
        CHECK(scene.sink.mails[1].bytes == mail_for_maildir_mailbox(3));
        CHECK(scene.sink.mails[2].bytes == mail_for_maildir_mailbox(1));
        CHECK(scene.sink.uids() == Uids{1, 2, 3});
        const auto& first = scene.sink.mails[0];
        CHECK(first.mailbox == "local");
        CHECK(first.folder == "INBOX");
        CHECK(first.uid_validity == UINT32_MAX);
        CHECK(first.size == mail_for_maildir_mailbox(2).size());
        CHECK(first.is_complete);
        CHECK(first.internal_date > Time{});
        CHECK(scene.sink.done == std::vector<std::string>{"INBOX"});
    }

    TEST_CASE("a disk that does not answer leaves the loop to the others")
    {
        test::MaildirScene scene;
        scene.deliver("1001.host", mail_for_maildir_mailbox(1));
        std::promise<void> answer;
        boost::asio::post(scene.disk, [&] { answer.get_future().wait(); });
        boost::asio::io_context loop;
        MaildirMailbox mailbox{loop, scene.disk, scene.db, scene.settings};
        boost::asio::steady_timer other{loop, std::chrono::milliseconds{20}};
        bool has_waited = false;

        boost::asio::co_spawn(loop, mailbox.poll(scene.sink), [](const auto&, const auto&) {});
        other.async_wait([&](const auto&) {
            has_waited = scene.sink.mails.empty() && scene.sink.done.empty();
            answer.set_value();
        });
        loop.run();

        CHECK(has_waited);
        CHECK(scene.sink.uids() == Uids{1});
    }

    TEST_CASE("nothing in the Maildir is touched")
    {
        test::MaildirScene scene;
        scene.deliver("1.host", mail_for_maildir_mailbox(1));

        scene.poll();

        CHECK(test::read_file(scene.path() / "new/1.host") == mail_for_maildir_mailbox(1));
        CHECK(fs::is_empty(scene.path() / "cur"));
        CHECK(fs::is_empty(scene.path() / "tmp"));
    }

    TEST_CASE("neither a move to cur nor a flag makes a mail new")
    {
        test::MaildirScene scene;
        scene.deliver("1.host", mail_for_maildir_mailbox(1));
        scene.poll();
        scene.sink.mails.clear();

        CHECK(scene.poll().mails == 0);
        fs::rename(scene.path() / "new/1.host", scene.path() / "cur/1.host:2,");
        CHECK(scene.poll().mails == 0);
        fs::rename(scene.path() / "cur/1.host:2,", scene.path() / "cur/1.host:2,RS");
        scene.deliver("2.host", mail_for_maildir_mailbox(2));
        CHECK(scene.poll().mails == 1);

        REQUIRE(scene.sink.mails.size() == 1);
        CHECK(scene.sink.mails[0].bytes == mail_for_maildir_mailbox(2));
        CHECK(scene.sink.mails[0].uid == 2);
    }

    TEST_CASE("a file that was written over is read again")
    {
        test::MaildirScene scene;
        scene.deliver("1.host", "Subject: half of a m");
        scene.poll();

        scene.deliver("1.host", mail_for_maildir_mailbox(1));
        CHECK(scene.poll().mails == 1);
        CHECK(scene.poll().mails == 0);

        CHECK(scene.sink.mails.back().bytes == mail_for_maildir_mailbox(1));
        CHECK(scene.sink.uids() == Uids{1, 2});
    }

    TEST_CASE("mails that the sink did not take come again")
    {
        test::MaildirScene scene;
        for (int number = 1; number <= 5; ++number)
            scene.deliver(fmt::format("{}.host", number), mail_for_maildir_mailbox(number));
        scene.settings.batch_mails = 2;
        scene.sink.on_take = [&] {
            // As when the second batch is rolled back.
            if (scene.sink.batches.size() == 2) {
                scene.sink.mails.resize(2);
                scene.sink.cursors["INBOX"].last_uid = 2;
                throw std::runtime_error{"disk full"};
            }
        };
        CHECK_THROWS(scene.poll());
        scene.deliver("0.host", mail_for_maildir_mailbox(0));

        scene.sink.on_take = {};
        scene.poll();

        CHECK(scene.sink.mails.size() == 6);
        CHECK(scene.sink.uids() == Uids{1, 2, 3, 4, 5, 6});
        CHECK(scene.sink.mails[2].bytes == mail_for_maildir_mailbox(0));
    }

    TEST_CASE("a batch is bounded in mails and in bytes")
    {
        test::MaildirScene scene;
        for (int number = 0; number < 7; ++number)
            scene.deliver(fmt::format("1{}.host", number), mail_for_maildir_mailbox(number));
        scene.settings.batch_mails = 3;
        scene.poll();
        CHECK(scene.sink.batches == std::vector<std::size_t>{3, 3, 1});

        scene.sink.batches.clear();
        scene.deliver("20.host", std::string(600, 'a'));
        scene.deliver("21.host", std::string(600, 'b'));
        scene.deliver("22.host", std::string(5000, 'c'));
        scene.settings.batch_bytes = 1300;
        scene.poll();
        CHECK(scene.sink.batches == std::vector<std::size_t>{2, 1});
    }

    TEST_CASE("what is no mail is left alone, and the mails beside it are taken")
    {
        test::MaildirScene scene;
        const auto folder = scene.path() / "new";
        const auto outside = scene.folder().write("outside", "Subject: secret\n\n");
        fs::create_symlink(outside, folder / "1.host");
        REQUIRE(::mkfifo((folder / "2.host").c_str(), 0600) == 0);
        fs::create_directory(folder / "3.host");
        scene.deliver("4.host", "");
        scene.deliver("5.host", mail_for_maildir_mailbox(5));

        const auto report = scene.poll();

        CHECK(report.mails == 1);
        CHECK(report.failed_folders == 0);
        CHECK(scene.sink.mails[0].bytes == mail_for_maildir_mailbox(5));
    }

    TEST_CASE("a file that cannot be read is named, comes later, and holds nothing up")
    {
        test::MaildirScene scene;
        for (const auto* const name : {"1.host", "2.host", "3.host"})
            scene.deliver(name, mail_for_maildir_mailbox(name[0] - '0'));
        const auto closed = scene.path() / "new/2.host";
        open_to_everybody(scene.folder().path());
        fs::permissions(closed, fs::perms::none);
        {
            const Unprivileged everybody;
            CHECK(scene.poll().failed_folders == 1);
        }
        CHECK(scene.sink.mails.size() == 2);
        REQUIRE(scene.sink.failed.size() == 1);
        CHECK(scene.sink.failed[0].second.message ==
              "1 file cannot be read, the first is 2.host: Permission denied");

        fs::permissions(closed, fs::perms::owner_read);
        CHECK(scene.poll().failed_folders == 0);

        CHECK(scene.sink.mails.size() == 3);
        CHECK(scene.sink.mails.back().bytes == mail_for_maildir_mailbox(2));
    }

    TEST_CASE("each folder is read by itself, and one that is missing is named")
    {
        test::MaildirScene scene;
        scene.settings.folders = {"INBOX", "None", "JPCERT"};
        test::MaildirScene::make_folder(scene.path() / ".JPCERT");
        scene.deliver("1.host", mail_for_maildir_mailbox(1));
        scene.deliver("1.host", mail_for_maildir_mailbox(2), ".JPCERT");

        const auto report = scene.poll();

        CHECK(report.folders == 3);
        CHECK(report.failed_folders == 1);
        REQUIRE(scene.sink.mails.size() == 2);
        CHECK(scene.sink.mails[1].folder == "JPCERT");
        CHECK(scene.sink.mails[1].bytes == mail_for_maildir_mailbox(2));
        REQUIRE(scene.sink.failed.size() == 1);
        CHECK(scene.sink.failed[0].first == "None");
        CHECK(scene.sink.failed[0].second.code == Errc::not_found);
    }

    TEST_CASE("a name that an IMAP mailbox had begins anew")
    {
        test::MaildirScene scene;
        scene.sink.cursors["INBOX"] = {.uid_validity = 99, .last_uid = 1000};
        scene.deliver("1.host", mail_for_maildir_mailbox(1));

        CHECK(scene.poll().mails == 1);

        CHECK(scene.sink.cursors["INBOX"] == storage::Cursor{UINT32_MAX, 1});
    }

    TEST_CASE("a stopped mailbox reads nothing")
    {
        test::MaildirScene scene;
        scene.deliver("1.host", mail_for_maildir_mailbox(1));
        boost::asio::io_context loop;
        MaildirMailbox mailbox{loop, scene.disk, scene.db, scene.settings};
        PollReport report;

        mailbox.stop();
        boost::asio::co_spawn(loop, mailbox.poll(scene.sink), [&](const auto&, auto answer) {
            report = answer.value();
        });
        loop.run();

        CHECK(report.is_stopped);
        CHECK(scene.sink.mails.empty());
        CHECK(scene.sink.done.empty());
    }
}

}  // namespace advisory::daemon
