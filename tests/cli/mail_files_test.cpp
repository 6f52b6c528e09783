#include "cli/mail_files.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

namespace {

constexpr std::string_view mail = "Subject: a\n\nbody\n";

/// What a reading came to, each file by its path below the folder.
struct Reading {
    std::vector<std::string> mails;
    std::vector<std::string> refused;
    std::vector<std::string> skipped;
};

Reading read(const test::TemporaryFolder& folder, const std::vector<std::string>& names)
{
    Reading reading;
    const auto name_of = [&](const std::filesystem::path& path) {
        return path.lexically_relative(folder.path()).string();
    };

    std::vector<std::string> paths;
    for (const auto& name : names)
        paths.push_back((folder.path() / name).string());
    read_mail_files(
        paths,
        {
            .take = [&](const RawMail& taken) { reading.mails.push_back(name_of(taken.folder)); },
            .refuse = [&](const auto& path, auto) { reading.refused.push_back(name_of(path)); },
            .skip = [&](const auto& path) { reading.skipped.push_back(name_of(path)); },
        });
    return reading;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_SUITE("mail files")
{
    TEST_CASE("a file named by itself is a mail, whatever is in it")
    {
        const test::TemporaryFolder folder;
        folder.write("notice.txt", "注意喚起");

        CHECK(read(folder, {"notice.txt"}).mails == Names{"notice.txt"});
    }

    TEST_CASE("a mail says where it stood and how large it is")
    {
        const test::TemporaryFolder folder;
        const auto path = folder.write("a.eml", mail);

        std::vector<RawMail> mails;
        read_mail_files({path.string()},
                        {
                            .take = [&](RawMail taken) { mails.push_back(std::move(taken)); },
                            .refuse = {},
                            .skip = {},
                        });

        REQUIRE(mails.size() == 1);
        CHECK(mails.front().mailbox == "file");
        CHECK(mails.front().folder == path);
        CHECK(mails.front().uid == 1);
        CHECK(mails.front().size == mail.size());
        CHECK(mails.front().is_complete);
        CHECK(mails.front().bytes == mail);
    }

    TEST_CASE("a mail over the limit comes as its header")
    {
        const test::TemporaryFolder folder;
        const auto path = folder.write("a.eml", "Subject: a\n\n" + std::string(500, 'x'));

        std::vector<RawMail> mails;
        read_mail_files({path.string()},
                        {
                            .take = [&](RawMail taken) { mails.push_back(std::move(taken)); },
                            .refuse = {},
                            .skip = {},
                            .largest_mail = 100,
                        });

        REQUIRE(mails.size() == 1);
        CHECK_FALSE(mails.front().is_complete);
        CHECK(mails.front().bytes == "Subject: a\n\n");
        CHECK(mails.front().size == 512);
    }

    TEST_CASE("the mails of an mbox are counted")
    {
        const test::TemporaryFolder folder;
        folder.write("box",
                     "From a Mon Nov 23 10:00:00 2026\nSubject: 1\n\nx\n\n"
                     "From a Mon Nov 23 10:00:00 2026\nSubject: 2\n\ny\n");

        CHECK(read(folder, {"box"}).mails == Names{"box", "box"});
    }

    TEST_CASE("of a Maildir cur and new are read, and its folders")
    {
        const test::TemporaryFolder folder;
        folder.write("Maildir/cur/2:2,S", "no header at all");
        folder.write("Maildir/cur/1:2,S", mail);
        folder.write("Maildir/new/3", "From x Mon Nov 23 10:00:00 2026\nSubject: a\n");
        folder.write("Maildir/tmp/4", mail);
        folder.write("Maildir/dovecot-uidlist", "3 V1");
        folder.write("Maildir/.JPCERT/new/5", mail);
        folder.write("Maildir/.JPCERT/cur/6", mail);

        const auto reading = read(folder, {"Maildir"});

        CHECK(reading.mails == Names{
                                   "Maildir/.JPCERT/cur/6",
                                   "Maildir/.JPCERT/new/5",
                                   "Maildir/cur/1:2,S",
                                   "Maildir/cur/2:2,S",
                                   "Maildir/new/3",
                               });
        CHECK(reading.skipped.empty());
    }

    TEST_CASE("in a folder only what looks like a mail is read, and the rest is named")
    {
        const test::TemporaryFolder folder;
        folder.write("in/b.eml", "注意喚起");
        folder.write("in/a/old.mbox", "From a Mon Nov 23 10:00:00 2026\nSubject: 1\n\nx\n");
        folder.write("in/17", "Received: from x\n\nbody\n");
        folder.write("in/readme.txt", "Note: these are mails\n");

        const auto reading = read(folder, {"in"});

        CHECK(reading.mails == Names{"in/17", "in/a/old.mbox", "in/b.eml"});
        CHECK(reading.skipped == Names{"in/readme.txt"});
    }

    TEST_CASE("links that lead in a circle are followed once")
    {
        const test::TemporaryFolder folder;
        folder.write("in/a.eml", mail);
        std::filesystem::create_directory_symlink(folder.path() / "in", folder.path() / "in/again");

        CHECK(read(folder, {"in"}).mails == Names{"in/a.eml"});
    }

    TEST_CASE("what cannot be read is named, and the rest is read")
    {
        const test::TemporaryFolder folder;
        folder.write("in/a.eml", mail);
        std::filesystem::create_symlink(folder.path() / "none", folder.path() / "in/b.eml");

        const auto reading = read(folder, {"none.eml", "in"});

        CHECK(reading.mails == Names{"in/a.eml"});
        CHECK(reading.refused == Names{"none.eml", "in/b.eml"});
    }

    TEST_CASE("the same place is named in the same way, however it is written")
    {
        const test::TemporaryFolder folder;
        folder.write("in/a.eml", mail);

        CHECK(read(folder, {"in/", "./in/../in/a.eml"}).mails == Names{"in/a.eml", "in/a.eml"});
    }
}

}  // namespace advisory::cli
