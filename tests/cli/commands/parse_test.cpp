#include <algorithm>
#include <string>

#include "tests/cli/session.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"
#include "text/unicode.hpp"
#include "trust/sha256.hpp"

namespace advisory::cli {

using test::has;

namespace {

constexpr std::string_view unknown_mail =
    "From: a@example.jp\r\n"
    "Subject: lunch\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n"
    "\r\n"
    "CVE-2026-12345 is on the menu\r\n";

}  // namespace

TEST_SUITE("parse")
{
    TEST_CASE("a mail that no parser knows still gives one object, named by its bytes")
    {
        test::Session session;
        const auto ran = session.run_bare({"parse", "--format", "json", "-"}, unknown_mail);

        CHECK(ran.status == ExitStatus::done);
        const auto id = "MAIL-" + trust::sha256_hex(unknown_mail).substr(0, 16);
        CHECK(ran.out.starts_with(R"({"source":"other","kind":"unknown","id":")" + id + "\""));
        CHECK(has(ran.out, "CVE-2026-12345"));
        CHECK(test::lines_of(ran.out).size() == 1);
    }

    TEST_CASE("every documented member is there")
    {
        test::Session session;
        const auto ran = session.run_bare({"parse", "--format", "json", "-"}, unknown_mail);

        for (const std::string_view member :
             {"source",        "kind",     "id",           "title",   "published",  "updated",
              "url",           "charset",  "authenticity", "level",   "checks",     "items",
              "vendors",       "cves",     "jvn",          "cwes",    "other",      "severity",
              "cvss",          "affected", "unaffected",   "fixed",   "superseded", "workarounds",
              "vendor_status", "urls",     "lines",        "history", "warnings"}) {
            CAPTURE(member);
            CHECK(has(ran.out, "\"" + std::string{member} + "\":"));
        }
    }

    TEST_CASE("each file gives one object, in the order given")
    {
        test::Session session;
        const auto one = session.folder.write("1.eml", "Subject: one\n\nx\n").string();
        const auto two = session.folder.write("2.eml", "Subject: two\n\nx\n").string();

        const auto lines =
            test::lines_of(session.run_bare({"parse", "--format", "json", two, one}).out);

        REQUIRE(lines.size() == 2);
        CHECK(has(lines[0], R"("title":"two")"));
        CHECK(has(lines[1], R"("title":"one")"));
    }

    TEST_CASE("a file that cannot be read is named, and the others are shown")
    {
        test::Session session;
        const auto one = session.folder.write("1.eml", "Subject: one\n\nx\n").string();
        const auto none = (session.folder.path() / "none.eml").string();

        const auto ran = session.run_bare(
            {"parse", "--format", "json", none, session.folder.path().string(), one});

        CHECK(ran.status == ExitStatus::failed);
        CHECK(has(ran.err, none));
        CHECK(has(ran.err, "is a folder"));
        CHECK(test::lines_of(ran.out).size() == 1);
    }

    TEST_CASE("a page for people shows the notice without its control characters")
    {
        test::Session session;
        const auto ran = session.run_bare(
            {"parse", "-"},
            "Subject: \x1b[31mred\xe2\x80\xae\r\nFrom: a@b\r\n\r\nCVE-2026-12345 \x1b[2J\r\n");

        CHECK(ran.status == ExitStatus::done);
        CHECK(has(ran.out, "CVE-2026-12345"));
        CHECK_FALSE(has(ran.out, "\x1b"));
        CHECK_FALSE(has(ran.out, "\xe2\x80\xae"));
    }

    TEST_CASE("an empty input is a mail too")
    {
        test::Session session;
        const auto ran = session.run_bare({"parse", "--format", "json", "-"}, "");

        CHECK(ran.status == ExitStatus::done);
        CHECK(has(ran.out, R"("kind":"unknown")"));
    }

    TEST_CASE("the line of a phrase is that of the numbered text")
    {
        test::Session session;
        const auto mail = test::read_data("notices/jpcert-log4j-first.eml");
        const auto page = session.run_bare({"parse", "-"}, mail);
        const auto text = session.run_bare({"parse", "--text", "-"}, mail);

        std::size_t compared = 0;
        for (const auto& fact : test::lines_of(page.out)) {
            const auto label = fact.find("─ affected");
            if (label == std::string::npos)
                continue;
            const auto number = fact.substr(0, 6);
            const auto lines = test::lines_of(text.out);
            const auto line = std::ranges::find_if(lines, [&number](const std::string& numbered) {
                return numbered.starts_with(number);
            });
            REQUIRE(line != lines.end());
            CHECK(has(*line, "Log4j"));
            ++compared;
        }
        CHECK(compared > 0);
    }

    TEST_CASE("no line of a page is wider than the terminal but for an address")
    {
        for (const std::size_t width : {60U, 80U, 120U}) {
            CAPTURE(width);
            test::Session session;
            session.width = width;
            const auto page =
                session.run_bare({"parse", "-"}, test::read_data("notices/jpcert-nec-aterm.eml"));

            for (const auto& line : test::lines_of(page.out)) {
                CAPTURE(line);
                const bool is_address = has(line, "https://");
                CHECK((is_address || text::display_width(line) <= width));
            }
        }
    }

    TEST_CASE("the decoded text is shown with the numbers of its lines, and nothing else")
    {
        test::Session session;
        const auto ran = session.run_bare(
            {"parse", "--text", "-"},
            "From: a@b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\none\r\n\r\n\x1b[2J\r\n");

        CHECK(ran.status == ExitStatus::done);
        CHECK(has(ran.out, "   1  one\n   2\n   3  \\x1b[2J\n"));
    }

    TEST_CASE("text and JSON cannot both be asked for")
    {
        test::Session session;

        CHECK(session.run_bare({"parse", "--text", "--format", "json", "-"}, "x").status ==
              ExitStatus::usage);
    }
}

}  // namespace advisory::cli
