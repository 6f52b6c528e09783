#include "transport/imap_response.hpp"

#include <algorithm>

#include "tests/support/printers.hpp"

namespace advisory::transport {

namespace {

constexpr ImapResponseReader::Limits limits{.line_bytes = 100, .literal_bytes = 50};

/// The responses in `bytes`, fed in pieces of `step` bytes; or the first failure.
Result<std::vector<ImapResponse>> read_all(std::string_view bytes, std::size_t step)
{
    ImapResponseReader reader{limits};
    std::vector<ImapResponse> responses;

    while (!bytes.empty()) {
        auto piece = bytes.substr(0, step);
        bytes.remove_prefix(piece.size());
        while (!piece.empty()) {
            auto response = reader.read(piece);
            if (!response)
                return std::unexpected{response.error()};
            if (*response)
                responses.push_back(*std::move(*response));
        }
    }
    return responses;
}

std::vector<std::string> texts_of(const std::vector<ImapResponse>& responses)
{
    std::vector<std::string> texts(responses.size());
    std::ranges::transform(responses, texts.begin(), &ImapResponse::text);
    return texts;
}

}  // namespace

TEST_SUITE("imap response")
{
    TEST_CASE("lines and literals are the same, however the bytes arrive")
    {
        const std::string_view bytes =
            "* OK ready\r\n"
            "* 1 FETCH (BODY[] {9}\r\nx\r\nadv1 OK UID 4)\r\n"
            "* 2 FETCH (BODY[] {0}\r\n FLAGS ())\r\n"
            "adv1 OK done\r\n";

        for (std::size_t step = 1; step <= bytes.size(); ++step) {
            CAPTURE(step);
            const auto responses = read_all(bytes, step);
            REQUIRE(responses);
            CHECK(texts_of(*responses) ==
                  std::vector<std::string>{"* OK ready",
                                           "* 1 FETCH (BODY[] {9}\r\nK UID 4)",
                                           "* 2 FETCH (BODY[] {0}\r\n FLAGS ())",
                                           "adv1 OK done"});
            CHECK(responses->at(1).literals == std::vector<std::string>{"x\r\nadv1 O"});
            CHECK(responses->at(2).literals == std::vector<std::string>{""});
        }
    }

    TEST_CASE("one response may hold several literals")
    {
        const auto responses = read_all("* 1 FETCH (A {2}\r\n{9 B {3}\r\n\r\n) C)\r\n", 7);

        REQUIRE(responses);
        REQUIRE(responses->size() == 1);
        CHECK(responses->front().literals == std::vector<std::string>{"{9", "\r\n)"});
    }

    TEST_CASE("text for people may end as a literal begins")
    {
        for (const std::string line : {"* OK [ALERT] quota {5}",
                                       "* ok {5}",
                                       "* NO {5}",
                                       "* BAD {5}",
                                       "* BYE {5}",
                                       "adv1 OK {5}",
                                       "+ go {5}"}) {
            CAPTURE(line);
            const auto responses = read_all(line + "\r\n", 3);
            REQUIRE(responses);
            CHECK(texts_of(*responses) == std::vector{line});
        }
    }

    TEST_CASE("what breaks a limit or the framing is refused")
    {
        const std::string long_line(101, 'x');
        for (const std::string& bytes : {
                 std::string{"* 1 FETCH (BODY[] {51}\r\n"},
                 std::string{"* 1 FETCH (BODY[] {1000000000000000000}\r\n"},
                 std::string{"* 1 FETCH (BODY[] {99999999999999999999999}\r\n"},
                 std::string{"* 1 FETCH (BODY[] {-5}\r\n"},
                 std::string{"* 1 FETCH (BODY[] {}\r\n"},
                 std::string{"* 1 FETCH (BODY[] {5x}\r\n"},
                 std::string{"* 1 FETCH (A {50}\r\n"} + std::string(50, 'a') + " B {1}\r\n",
                 long_line,
                 "* " + long_line,
                 std::string{"* 1 FETCH (A {1}\r\nx"} + long_line,
                 std::string{"* OK bare newline\n"},
             }) {
            for (const std::size_t step : {std::size_t{1}, bytes.size()}) {
                CAPTURE(bytes);
                CAPTURE(step);
                const auto responses = read_all(bytes, step);
                REQUIRE_FALSE(responses);
                CHECK(responses.error().code == Errc::protocol);
            }
        }
    }

    TEST_CASE("the middle of a response is told from its end")
    {
        ImapResponseReader reader{limits};
        const auto feed = [&](std::string_view bytes) { return reader.read(bytes); };

        CHECK_FALSE(reader.is_midway());
        REQUIRE(feed("* 1 FETCH (BODY[] {3}\r\n"));
        CHECK(reader.is_midway());
        REQUIRE(feed("abc)\r\n"));
        CHECK_FALSE(reader.is_midway());
    }

    TEST_CASE("a status is taken apart")
    {
        const auto status = read_status("OK [UIDNEXT 7] Predicted");
        CHECK(status.word == "OK");
        CHECK(status.code == "UIDNEXT");
        CHECK(status.argument == "7");
        CHECK(status.text == "[UIDNEXT 7] Predicted");

        CHECK(read_status("NO no code").code.empty());
        CHECK(read_status("OK [READ-ONLY] x").code == "READ-ONLY");
        CHECK(read_status("OK [UNFINISHED").code.empty());
        CHECK(read_status("").word.empty());
    }

    TEST_CASE("a number is digits and nothing else")
    {
        CHECK(read_number("0", 10) == 0);
        CHECK(read_number("10", 10) == 10);
        for (const auto* text :
             {"", "11", "-1", "+1", " 1", "1 ", "0x1", "1e1", "99999999999999999999"}) {
            CAPTURE(text);
            CHECK_FALSE(read_number(text, 10));
        }
    }
}

}  // namespace advisory::transport
