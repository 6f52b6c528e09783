#include "transport/imap_fetch.hpp"

#include "tests/support/printers.hpp"

namespace advisory::transport {

namespace {

Result<FetchedMail> fetch(std::string text, std::vector<std::string> literals = {})
{
    return read_fetch({.text = std::move(text), .literals = std::move(literals)});
}

std::string formatted(std::string_view imap_time)
{
    const auto time = read_imap_time(imap_time);
    return time ? format_rfc3339(*time) : "nothing";
}

}  // namespace

TEST_SUITE("imap fetch")
{
    TEST_CASE("a mail is read with all that was asked")
    {
        const auto mail = fetch(
            "* 3 FETCH (UID 7 INTERNALDATE \"17-Jul-2026 02:44:25 +0900\" "
            "RFC822.SIZE 5 BODY[] {5}\r\n)",
            {"a\r\nb\""});

        REQUIRE(mail);
        CHECK(mail->uid == 7);
        CHECK(mail->size == 5);
        CHECK(mail->internal_date == read_time("2026-07-17T02:44:25+09:00"));
        REQUIRE(mail->whole);
        CHECK(mail->whole->bytes == "a\r\nb\"");
        CHECK_FALSE(mail->header);
    }

    TEST_CASE("a text comes as a literal, a quoted string, or not at all")
    {
        const auto literal = fetch("* 1 FETCH (BODY[HEADER]<0> {3}\r\n UID 1)", {"a\r\n"});
        REQUIRE(literal);
        REQUIRE(literal->header);
        CHECK(literal->header->bytes == "a\r\n");

        const auto quoted = fetch(R"(* 1 FETCH (body[] "a \"b\\ (c) {3}" uid 1))");
        REQUIRE(quoted);
        REQUIRE(quoted->whole);
        CHECK(quoted->whole->bytes == R"(a "b\ (c) {3})");
        CHECK(quoted->uid == 1);

        const auto nil = fetch("* 1 FETCH (UID 1 BODY[] NIL)");
        REQUIRE(nil);
        REQUIRE(nil->whole);
        CHECK(nil->whole->is_nil);
    }

    TEST_CASE("items that nobody asked for are passed over, their literals too")
    {
        const auto mail = fetch(
            "* 1 FETCH (FLAGS (\\Seen $Forwarded [x) MODSEQ (12) X-GM-LABELS (\"a)\" {2}\r\n (b)) "
            "BODYSTRUCTURE ((\"TEXT\" \"PLAIN\" NIL) \"MIXED\") ENVELOPE NIL "
            "BODY[HEADER.FIELDS (Subject Date)] {3}\r\n BODY[] {4}\r\n UID 9)",
            {"((", "))\r", "mail"});

        REQUIRE(mail);
        CHECK(mail->uid == 9);
        REQUIRE(mail->whole);
        CHECK(mail->whole->bytes == "mail");
    }

    TEST_CASE("a list of any depth is passed over")
    {
        const std::string deep(30'000, '(');
        const std::string back(30'000, ')');

        const auto mail = fetch("* 1 FETCH (X " + deep + "a" + back + " UID 2)");

        REQUIRE(mail);
        CHECK(mail->uid == 2);
    }

    TEST_CASE("an empty list tells nothing")
    {
        const auto mail = fetch("* 1 FETCH ()");

        REQUIRE(mail);
        CHECK_FALSE(mail->uid);
        CHECK_FALSE(mail->whole);
    }

    TEST_CASE("what is not built as a FETCH response is refused")
    {
        for (const auto* text : {"* 1 FETCH",
                                 "* 1 FETCH ",
                                 "* 1 FETCH (",
                                 "* 1 FETCH UID 7",
                                 "* 1 FETCH (UID)",
                                 "* 1 FETCH (UID )",
                                 "* 1 FETCH (UID 0)",
                                 "* 1 FETCH (UID -1)",
                                 "* 1 FETCH (UID 4294967296)",
                                 "* 1 FETCH (UID 7",
                                 "* 1 FETCH (UID 7) more",
                                 "* 1 FETCH (UID 7 RFC822.SIZE -5)",
                                 "* 1 FETCH (UID 7 RFC822.SIZE 5K)",
                                 "* 1 FETCH (BODY[] word)",
                                 "* 1 FETCH (BODY[] {5})",
                                 "* 1 FETCH (BODY[] {5}\r\n)",
                                 "* 1 FETCH (BODY[ 5)",
                                 "* 1 FETCH (BODY[] \"open)",
                                 "* 1 FETCH (BODY[] \"open\\",
                                 "* 1 FETCH (X (a)",
                                 "* 1 FETCH (X ))",
                                 "* 1 FETCH (X {3}\r\n)"}) {
            CAPTURE(text);
            const auto mail = fetch(text);
            REQUIRE_FALSE(mail);
            CHECK(mail.error().code == Errc::protocol);
        }
    }

    TEST_CASE("the server's time is read in its own zone")
    {
        CHECK(formatted("17-Jul-2026 02:44:25 +0900") == "2026-07-17T02:44:25+09:00");
        CHECK(formatted(" 1-Jan-2026 00:00:00 +0000") == "2026-01-01T09:00:00+09:00");
        CHECK(formatted("31-DEC-2025 23:30:00 -0730") == "2026-01-01T16:00:00+09:00");
    }

    TEST_CASE("what is no time of a server is no time")
    {
        for (const auto* text : {"",
                                 "17-Jul-2026",
                                 "17-Jul-2026 02:44:25",
                                 "17-Jly-2026 02:44:25 +0900",
                                 "31-Feb-2026 02:44:25 +0900",
                                 "00-Jan-2026 02:44:25 +0900",
                                 "17-Jul-2026 24:44:25 +0900",
                                 "17-Jul-2026 02:60:25 +0900",
                                 "17-Jul-2026 02:44:25 0900 ",
                                 "17-Jul-2026 02:44:25 +0960",
                                 "17-Jul-2026 -2:44:25 +0900"}) {
            CAPTURE(text);
            CHECK_FALSE(read_imap_time(text));
        }
    }

    TEST_CASE("a mail whose time cannot be read is a mail all the same")
    {
        const auto mail = fetch("* 1 FETCH (UID 7 INTERNALDATE \"yesterday\")");

        REQUIRE(mail);
        CHECK(mail->uid == 7);
        CHECK_FALSE(mail->internal_date);
    }
}

}  // namespace advisory::transport
