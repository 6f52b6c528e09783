#include "transport/imap_command.hpp"

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

}  // namespace

TEST_SUITE("imap command")
{
    TEST_CASE("a folder is named as RFC 3501 wants it")
    {
        CHECK(examine_command("INBOX") == R"(EXAMINE "INBOX")");
        CHECK(examine_command("JPCERT/CC alerts") == R"(EXAMINE "JPCERT/CC alerts")");
        CHECK(examine_command("脆弱性") == R"(EXAMINE "&gQZfMWAn-")");
        CHECK(examine_command("R&D") == R"(EXAMINE "R&-D")");
        CHECK(examine_command(R"(a"b\c)") == R"(EXAMINE "a\"b\\c")");
        CHECK(examine_command("a* (b) {5}") == R"(EXAMINE "a* (b) {5}")");
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
            CHECK_FALSE(examine_command(name));
        }
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
