#include "parsers/mail/transfer_encoding.hpp"

#include <array>
#include <string>

#include "tests/support/printers.hpp"

namespace advisory::parsers::mime {

namespace {

struct Row {
    std::string_view body;
    std::string_view bytes;
};

}  // namespace

TEST_SUITE("transfer encoding")
{
    TEST_CASE("quoted-printable is decoded")
    {
        constexpr std::array rows{
            Row{"a=3Db", "a=b"},
            Row{"soft=\r\nbreak", "softbreak"},
            Row{"soft=  \t\r\nbreak", "softbreak"},
            Row{"soft=\nbreak", "softbreak"},
            Row{"at the end=", "at the end"},
            Row{"=e3=81=82", "あ"},
            Row{"=E3=81=82 \r\nb", "あ\r\nb"},
            Row{"blanks at the end \t \r\nb", "blanks at the end\r\nb"},
            Row{"kept=20\r\nb", "kept \r\nb"},
            Row{"=1B$B@H=1B(B\n", "\x1b$B@H\x1b(B\n"},
            Row{"raw \xe3\x81\x82", "raw あ"},
            Row{"a\n\n\nb\n", "a\n\n\nb\n"},
            Row{"", ""},
        };

        for (const auto& [body, bytes] : rows) {
            CAPTURE(body);
            const auto decoded = transfer_decode(body, "Quoted-Printable ");
            CHECK(decoded.bytes == bytes);
            CHECK(decoded.problem.empty());
        }
    }

    TEST_CASE("damaged quoted-printable stands as it is written and is reported")
    {
        constexpr std::array rows{
            Row{"a=zz", "a=zz"},
            Row{"a=4", "a=4"},
            Row{"a=4\r\nb", "a=4\r\nb"},
            Row{"a=4=41", "a=4A"},
            Row{"a== 41", "a== 41"},
        };

        for (const auto& [body, bytes] : rows) {
            CAPTURE(body);
            const auto decoded = decode_quoted_printable(body);
            CHECK(decoded.bytes == bytes);
            CHECK_FALSE(decoded.problem.empty());
        }
    }

    TEST_CASE("base64 is decoded, with or without blanks and padding")
    {
        constexpr std::array rows{
            Row{"YWJj", "abc"},
            Row{"YWJj\r\nZGVm\r\n", "abcdef"},
            Row{" Y W\tJ j ", "abc"},
            Row{"YWI=", "ab"},
            Row{"YWI", "ab"},
            Row{"YQ==", "a"},
            Row{"YQ", "a"},
            Row{"YQ==\r\nYmM=", "abc"},
            Row{"", ""},
            Row{"/+/+", "\xff\xef\xfe"},
        };

        for (const auto& [body, bytes] : rows) {
            CAPTURE(body);
            const auto decoded = transfer_decode(body, "BASE64");
            CHECK(decoded.bytes == bytes);
            CHECK(decoded.problem.empty());
        }
    }

    TEST_CASE("garbage in base64 is passed over and reported")
    {
        constexpr std::array rows{
            Row{"YW*Jj", "abc"},
            Row{"YWJj\r\n-- \r\n", "abc"},
            Row{"YWJjY", "abc"},
            Row{"\xff\xfeYWJj", "abc"},
        };

        for (const auto& [body, bytes] : rows) {
            CAPTURE(body);
            const auto decoded = decode_base64(body);
            CHECK(decoded.bytes == bytes);
            CHECK_FALSE(decoded.problem.empty());
        }
    }

    TEST_CASE("the identity encodings and what is unknown leave the body alone")
    {
        for (const auto* encoding : {"", "7bit", "8BIT", "binary", " 7-bit "}) {
            CAPTURE(encoding);
            CHECK(transfer_decode("a=3D\r\n", encoding).bytes == "a=3D\r\n");
            CHECK(transfer_decode("a=3D\r\n", encoding).problem.empty());
        }

        const auto unknown = transfer_decode("begin 644 x", "X-UUencode");
        CHECK(unknown.bytes == "begin 644 x");
        CHECK(unknown.problem == "the transfer encoding x-uuencode was left as it is");
    }

    TEST_CASE("an encoding's name cannot write into a terminal")
    {
        const auto problem = transfer_decode("", "\x1b[2J" + std::string(1000, 'x')).problem;

        CHECK(problem.find('\x1b') == std::string::npos);
        CHECK(problem.size() < 100);
    }
}

}  // namespace advisory::parsers::mime
