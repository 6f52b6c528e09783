#include "transport/imap_command.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/printers.hpp"

namespace advisory::transport {

namespace {

std::string fetch_of(const std::vector<std::uint32_t>& uids)
{
    std::vector<ListedMail> mails(uids.size());
    for (std::size_t index = 0; index < uids.size(); ++index)
        mails[index] = {.uid = uids[index], .size = 1};
    return fetch_command(mails);
}

std::string examine(std::string_view folder)
{
    return open_command(folder, FolderAccess::read_only).value_or("");
}

}  // namespace

TEST_SUITE("imap command")
{
    TEST_CASE("a folder is named as RFC 3501 wants it")
    {
        CHECK(examine("INBOX") == R"(EXAMINE "INBOX")");
        CHECK(examine("JPCERT/CC alerts") == R"(EXAMINE "JPCERT/CC alerts")");
        CHECK(examine("脆弱性") == R"(EXAMINE "&gQZfMWAn-")");
        CHECK(examine("R&D") == R"(EXAMINE "R&-D")");
        CHECK(examine(R"(a"b\c)") == R"(EXAMINE "a\"b\\c")");
        CHECK(examine("a* (b) {5}") == R"(EXAMINE "a* (b) {5}")");
    }

    TEST_CASE("a name that could end the command names no folder")
    {
        using namespace std::string_view_literals;
        for (const auto name : {""sv,
                                "INBOX\r\nadv9 DELETE INBOX"sv,
                                "a\nb"sv,
                                "a\rb"sv,
                                "a\0b"sv,
                                "a\x7f"sv,
                                "a\x1b[2J"sv,
                                "\xff\xfe"sv}) {
            CAPTURE(name);
            CHECK_FALSE(open_command(name, FolderAccess::read_only));
            CHECK_FALSE(move_command(std::vector<std::uint32_t>{1}, name));
            CHECK_FALSE(copy_command(std::vector<std::uint32_t>{1}, name));
        }
    }

    TEST_CASE("what tidies a folder names UIDs, and opens it to be written")
    {
        const std::vector<std::uint32_t> uids{3, 4, 9};

        CHECK(open_command("INBOX", FolderAccess::read_write) == R"(SELECT "INBOX")");
        CHECK(flag_command(uids, "\\Seen") == R"(UID STORE 3:4,9 +FLAGS.SILENT (\Seen))");
        CHECK(move_command(uids, "既読") == R"(UID MOVE 3:4,9 "&ZeKKrQ-")");
        CHECK(copy_command(uids, "Archive") == R"(UID COPY 3:4,9 "Archive")");
        CHECK(expunge_command(uids) == "UID EXPUNGE 3:4,9");
    }

    TEST_CASE("neighbours are named as a range")
    {
        const auto with_set = [](const std::string& set) {
            return "UID FETCH " + set + " (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])";
        };

        CHECK(fetch_of({7}) == with_set("7"));
        CHECK(fetch_of({7, 8}) == with_set("7:8"));
        CHECK(fetch_of({1, 2, 3, 5, 9, 10}) == with_set("1:3,5,9:10"));
        CHECK(fetch_of({4294967294, 4294967295}) == with_set("4294967294:4294967295"));
    }
}

}  // namespace advisory::transport
