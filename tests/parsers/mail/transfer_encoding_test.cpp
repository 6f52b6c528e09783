#include "parsers/mail/transfer_encoding.hpp"

#include <array>
#include <string>

#include "tests/support/printers.hpp"

namespace advisory::parsers::mime {

namespace {

struct TransferEncodingRow {
    std::string_view body;
    std::string_view bytes;
};

}  // namespace

TEST_SUITE("transfer encoding")
{
    TEST_CASE("quoted-printable is decoded")
    {
        constexpr std::array rows{
            TransferEncodingRow{"a=3Db", "a=b"},
            TransferEncodingRow{"soft=\r\nbreak", "softbreak"},
            TransferEncodingRow{"soft=  \t\r\nbreak", "softbreak"},
            TransferEncodingRow{"soft=\nbreak", "softbreak"},
            TransferEncodingRow{"at the end=", "at the end"},
            TransferEncodingRow{"=e3=81=82", "あ"},
            TransferEncodingRow{"=E3=81=82 \r\nb", "あ\r\nb"},
            TransferEncodingRow{"blanks at the end \t \r\nb", "blanks at the end\r\nb"},
            TransferEncodingRow{"kept=20\r\nb", "kept \r\nb"},
            TransferEncodingRow{"=1B$B@H=1B(B\n", "\x1b$B@H\x1b(B\n"},
            TransferEncodingRow{"raw \xe3\x81\x82", "raw あ"},
            TransferEncodingRow{"a\n\n\nb\n", "a\n\n\nb\n"},
            TransferEncodingRow{"", ""},
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
            TransferEncodingRow{"a=zz", "a=zz"},
            TransferEncodingRow{"a=4", "a=4"},
            TransferEncodingRow{"a=4\r\nb", "a=4\r\nb"},
            TransferEncodingRow{"a=4=41", "a=4A"},
            TransferEncodingRow{"a== 41", "a== 41"},
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
            TransferEncodingRow{"YWJj", "abc"},
            TransferEncodingRow{"YWJj\r\nZGVm\r\n", "abcdef"},
            TransferEncodingRow{" Y W\tJ j ", "abc"},
            TransferEncodingRow{"YWI=", "ab"},
            TransferEncodingRow{"YWI", "ab"},
            TransferEncodingRow{"YQ==", "a"},
            TransferEncodingRow{"YQ", "a"},
            TransferEncodingRow{"YQ==\r\nYmM=", "abc"},
            TransferEncodingRow{"", ""},
            TransferEncodingRow{"/+/+", "\xff\xef\xfe"},
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
            TransferEncodingRow{"YW*Jj", "abc"},
            TransferEncodingRow{"YWJj\r\n-- \r\n", "abc"},
            TransferEncodingRow{"YWJjY", "abc"},
            TransferEncodingRow{"\xff\xfeYWJj", "abc"},
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
