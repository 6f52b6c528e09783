#include "parsers/mail/header.hpp"

#include <string>

#include "tests/parsers/mail/mail_builder.hpp"
#include "tests/support/printers.hpp"

namespace advisory::parsers::mime {

namespace {

constexpr std::size_t ample = 100'000;

}  // namespace

TEST_SUITE("header")
{
    TEST_CASE("fields are unfolded and the header ends at the blank line")
    {
        const auto mail =
            test::mail_lines({"Subject: one", "\ttwo", "  three", "X-A:b", "", "body"});
        const auto header = read_header(mail, ample);

        CHECK(header.value_of("subject") == "one two three");
        CHECK(header.value_of("x-a") == "b");
        CHECK(header.value_of("date").empty());
        CHECK(mail.substr(header.size) == "body\r\n");
    }

    TEST_CASE("lines may end in LF or CR as well")
    {
        for (const auto* mail :
             {"A: 1\nB: 2\n\nbody", "A: 1\rB: 2\r\rbody", "A: 1\r\nB: 2\n\r\nbody"}) {
            CAPTURE(mail);
            const auto header = read_header(mail, ample);
            CHECK(header.value_of("a") == "1");
            CHECK(header.value_of("b") == "2");
            CHECK(std::string_view{mail}.substr(header.size) == "body");
        }
    }

    TEST_CASE("the last field counts even if the bytes end there")
    {
        CHECK(read_header("A: 1\r\nB: 2", ample).value_of("b") == "2");
        CHECK(read_header("A: 1", ample).value_of("a") == "1");
        CHECK(read_header("A:", ample).fields.size() == 1);
    }

    TEST_CASE("a line that is no field between fields is dropped and told")
    {
        const auto header =
            read_header("A: 1\r\n>From somebody\r\nB: 2\r\n 8-bit \xe3\x81\x82\r\n\r\n", ample);

        CHECK(header.value_of("a") == "1");
        CHECK(header.value_of("b") == "2 8-bit あ");
        CHECK(header.had_junk);
    }

    TEST_CASE("a text right behind the fields begins the body")
    {
        const std::string mail = "A: 1\r\nThis is the text.\r\nIt goes on.\r\n";
        const auto header = read_header(mail, ample);

        CHECK(header.value_of("a") == "1");
        CHECK(mail.substr(header.size).starts_with("This is"));
    }

    TEST_CASE("a delimiter is never taken for a field or passed over")
    {
        const std::string mail = "A: 1\r\n--b:x\r\nContent-Type: text/plain\r\n";

        CHECK(mail.substr(read_header(mail, ample).size).starts_with("--b:x"));
    }

    TEST_CASE("a header without fields takes nothing but its blank line")
    {
        CHECK(read_header("no field\r\n", ample).size == 0);
        CHECK(read_header("\r\nbody", ample).size == 2);
        CHECK(read_header("", ample).size == 0);
        CHECK(read_header(": no name\r\n", ample).fields.empty());
        CHECK(read_header(" folded\r\n", ample).fields.empty());
    }

    TEST_CASE("NUL bytes are dropped and the rest of the value is kept")
    {
        const auto header = read_header(std::string_view{"A: x\0y\r\nB: z\r\n\r\n", 16}, ample);

        CHECK(header.value_of("a") == "xy");
        CHECK(header.value_of("b") == "z");
        CHECK(header.had_nul);
    }

    TEST_CASE("a header beyond the limit is cut, but its end is found")
    {
        const auto mail = "A: " + std::string(10'000, 'x') + "\r\nB: 2\r\n\r\nbody";
        const auto header = read_header(mail, 1000);

        CHECK(header.was_cut);
        CHECK(header.value_of("a").size() == 997);
        CHECK(mail.substr(header.size) == "body");
    }

    TEST_CASE("a mail's fields are told from a text that only looks like a field")
    {
        CHECK(is_mail_header(read_header("Received: x\r\n\r\n", ample)));
        CHECK(is_mail_header(read_header("X-A: x\r\nSUBJECT: x\r\n\r\n", ample)));
        CHECK_FALSE(is_mail_header(read_header("Note: x\r\n\r\n", ample)));
        CHECK_FALSE(is_mail_header(read_header("", ample)));
    }
}

}  // namespace advisory::parsers::mime
