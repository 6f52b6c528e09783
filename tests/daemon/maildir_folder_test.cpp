#include "daemon/maildir_folder.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include "tests/daemon/maildir_scene.hpp"
#include "tests/support/printers.hpp"

namespace advisory::daemon {

namespace {

namespace fs = std::filesystem;

using Kind = MaildirPart::Look::Kind;

MaildirPart open_new(const test::MaildirScene& scene)
{
    auto part = MaildirPart::open(scene.path() / "new");
    REQUIRE(part);
    return *std::move(part);
}

}  // namespace

TEST_SUITE("maildir folder")
{
    TEST_CASE("the part of a name before the flags stays")
    {
        CHECK(maildir_base_name("1700000000.M1P2.host") == "1700000000.M1P2.host");
        CHECK(maildir_base_name("1700000000.M1P2.host:2,") == "1700000000.M1P2.host");
        CHECK(maildir_base_name("1700000000.M1P2.host,S=5:2,FS") == "1700000000.M1P2.host,S=5");
        CHECK(maildir_base_name("").empty());
    }

    TEST_CASE("a folder is found as the programs that make Maildirs lay it out")
    {
        const test::MaildirScene scene;
        struct Case {
            std::string_view name;
            std::string_view path;
        };
        const Case cases[] = {
            {"JPCERT", ".JPCERT"},
            {"Lists/IPA", ".Lists.IPA"},
            {".Dotted", ".Dotted"},
            {"脆弱性", ".&gQZfMWAn-"},
            {"注意喚起", ".注意喚起"},
            {"Plain/Below", "Plain/Below"},
        };

        for (const auto& [name, path] : cases) {
            CAPTURE(name);
            test::MaildirScene::make_folder(scene.path() / path);
            CHECK(maildir_folder_path(scene.path(), name) == scene.path() / path);
        }
        CHECK(maildir_folder_path(scene.path(), "INBOX") == scene.path());
        CHECK(maildir_folder_path(scene.path(), "None/Such") == scene.path() / ".None.Such");
    }

    TEST_CASE("what is no mail is told apart, and no link is followed")
    {
        test::MaildirScene scene;
        const auto folder = scene.path() / "new";
        scene.deliver("mail", "Subject: a\n\nb\n");
        scene.deliver("empty", "");
        fs::create_symlink(folder / "mail", folder / "link");
        fs::create_symlink(folder / "nothing", folder / "dangling");
        fs::create_directory(folder / "folder");
        REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
        const auto part = open_new(scene);

        const std::pair<std::string, Kind> cases[] = {
            {"mail", Kind::mail},
            {"empty", Kind::empty},
            {"link", Kind::no_file},
            {"dangling", Kind::no_file},
            {"folder", Kind::no_file},
            {"fifo", Kind::no_file},
            {"none", Kind::vanished},
        };
        for (const auto& [name, kind] : cases) {
            CAPTURE(name);
            CHECK(part.look_at(name).kind == kind);
            CHECK(part.read(name, 1000).look.kind == kind);
        }
    }

    TEST_CASE("a mail over the limit comes as its header, with its whole size")
    {
        test::MaildirScene scene;
        const std::string body(300'000, 'x');
        const std::string long_header = "Subject: " + std::string(100'000, 's');
        scene.deliver("lf", "Subject: a\nTo: b\n\n" + body);
        scene.deliver("crlf", "Subject: a\r\n\r\n" + body);
        scene.deliver("long", long_header + "\n\n" + body);
        scene.deliver("cut", std::string(65535, 'h') + "\n\n" + body);
        scene.deliver("headless", body);
        const auto part = open_new(scene);

        CHECK(part.read("lf", 200'000).mail.bytes == "Subject: a\nTo: b\n\n");
        CHECK(part.read("crlf", 200'000).mail.bytes == "Subject: a\r\n\r\n");
        CHECK(part.read("long", 200'000).mail.bytes == long_header + "\n\n");
        CHECK(part.read("cut", 200'000).mail.bytes.size() == 65537);
        CHECK(part.read("headless", 200'000).mail.bytes.size() == 200'000);
        const auto cut = part.read("lf", 200'000).mail;
        CHECK_FALSE(cut.is_complete);
        CHECK(cut.size == 300'018);
        CHECK(part.read("lf", 300'018).mail.is_complete);
    }

    TEST_CASE("names are listed in pieces, without those that begin with a dot")
    {
        test::MaildirScene scene;
        for (const auto* const name : {"a", "b", "c", ".d"})
            scene.deliver(name, "Subject: a\n\n");
        auto part = open_new(scene);

        CHECK(part.next_names(2).value().size() == 2);
        CHECK(part.next_names(2).value().size() == 1);
        CHECK(part.next_names(2).value().empty());
    }

    TEST_CASE("a folder that is not there is named")
    {
        const auto part = MaildirPart::open("/nonexistent/new");

        REQUIRE_FALSE(part);
        CHECK(part.error().code == Errc::not_found);
        CHECK(part.error().message == "/nonexistent/new: No such file or directory");
    }
}

}  // namespace advisory::daemon
