#include "text/header_words.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/printers.hpp"
#include "text/base64.hpp"

namespace advisory::text {

namespace {

std::vector<std::string> lines_of(const std::string& field)
{
    std::vector<std::string> lines;
    std::size_t at = 0;
    while (true) {
        const auto end = field.find("\r\n", at);
        lines.push_back(field.substr(at, end - at));
        if (end == std::string::npos)
            return lines;
        at = end + 2;
    }
}

int value_of(char letter)
{
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    return static_cast<int>(alphabet.find(letter));
}

std::string from_base64(std::string_view encoded)
{
    std::string bytes;
    unsigned bits = 0;
    int count = 0;
    for (const char letter : encoded) {
        if (letter == '=')
            break;
        bits = (bits << 6U) | static_cast<unsigned>(value_of(letter));
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xffU);
        }
    }
    return bytes;
}

/// Whether no character of the text is cut.
bool is_whole(std::string_view utf8)
{
    for (std::size_t at = 0; at < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[at]);
        const std::size_t size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if ((lead & 0xc0U) == 0x80U || at + size > utf8.size())
            return false;
        at += size;
    }
    return true;
}

/// The text of a field that consists of encoded words, each checked against RFC 2047.
std::string decoded(const std::string& field, const std::string& name)
{
    std::string text;
    auto lines = lines_of(field);
    lines.front().erase(0, name.size());
    for (const auto& line : lines) {
        CAPTURE(line);
        CHECK(line.size() <= 76);
        REQUIRE(line.starts_with(" =?UTF-8?B?"));
        REQUIRE(line.ends_with("?="));
        const auto part = from_base64(std::string_view{line}.substr(11, line.size() - 13));
        CHECK(is_whole(part));
        text += part;
    }
    return text;
}

}  // namespace

TEST_SUITE("header words")
{
    TEST_CASE("plain text stays as it is")
    {
        CHECK(encode_header("Subject", "[advisoryd] AFFECTED, critical") ==
              "Subject: [advisoryd] AFFECTED, critical");
        CHECK(encode_header("Subject", "") == "Subject: ");
    }

    TEST_CASE("other text comes back whole from short lines, wherever they are cut")
    {
        for (const auto* character : {"あ", "é", "😀", "x", "=?UTF-8?B?QQ==?="}) {
            for (std::size_t count = 1; count < 120; ++count) {
                std::string value = "脆";
                for (std::size_t number = 0; number < count; ++number)
                    value += character;
                const auto field = encode_header("Subject", value);

                CHECK(lines_of(field).front().size() <= 76);
                CHECK(decoded(field, "Subject:") == value);
            }
        }
    }

    TEST_CASE("a long plain value is folded, too")
    {
        const auto value = std::string(200, 'x');
        const auto field = encode_header("Subject", value);

        CHECK(decoded(field, "Subject:") == value);
    }

    TEST_CASE("what looks like an encoded word is none, and control characters are visible")
    {
        CHECK(decoded(encode_header("Subject", "=?UTF-8?B?QQ==?="), "Subject:") ==
              "=?UTF-8?B?QQ==?=");
        CHECK(encode_header("Subject", "a\r\nBcc: x@y") == R"(Subject: a\r\nBcc: x@y)");
        CHECK(encode_header("Subject", "\xff\x1b[2J") == R"(Subject: \xff\x1b[2J)");
    }

    TEST_CASE("Base64 is that of RFC 4648 section 10")
    {
        const std::vector<std::pair<std::string, std::string>> rows{
            {"", ""},
            {"f", "Zg=="},
            {"fo", "Zm8="},
            {"foo", "Zm9v"},
            {"foob", "Zm9vYg=="},
            {"fooba", "Zm9vYmE="},
            {"foobar", "Zm9vYmFy"},
            {std::string{"\0\xff\xfe", 3}, "AP/+"},
        };

        for (const auto& [bytes, encoded] : rows)
            CHECK(base64(bytes) == encoded);
    }
}

}  // namespace advisory::text
