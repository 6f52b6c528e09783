#include <string>

#include "tests/cli/sample_store.hpp"
#include "tests/cli/session.hpp"
#include "tests/support/printers.hpp"
#include "trust/sha256.hpp"

namespace advisory::cli {

using test::has;

TEST_SUITE("explain")
{
    TEST_CASE("a number is quoted as it was typed, and is no octal one")
    {
        test::Session session;
        session.open_store();

        const auto large = session.run({"explain", "99999999999999999999"});

        CHECK(large.status == ExitStatus::usage);
        CHECK(has(large.err, "\"99999999999999999999\" is no whole number, or too large a one"));
        CHECK(has(session.run({"explain", "010"}).err, "there is no match 10"));
        CHECK(has(session.run({"explain", "1.5"}).err, "\"1.5\" is no whole number"));
    }

    TEST_CASE("a verdict is explained from the notice to the original mail")
    {
        test::Session session;
        auto db = session.open_store();
        test::save_match(db, {});

        const auto ran = session.run({"explain", "1"});

        CHECK(ran.status == ExitStatus::done);
        for (const std::string_view part :
             {"Match 1: affected",
              "This product version contains what the notice says is affected.",
              "Apache Log4j-core 2.15.0より前の2系のバージョン",
              "画像ビューア 2.1 (P-100)",
              "Apache Log4j-core 2.14.1",
              "I4 alias",
              "2.14.1 < 2.15.0: inside",
              "RANGE_IN",
              "The version is among those that the notice calls affected.",
              "Is the log4j of the vendor patched?",
              "rules-"}) {
            CAPTURE(part);
            CHECK(has(ran.out, part));
        }
    }

    TEST_CASE("the original mail is named by its hash")
    {
        test::Session session;
        auto db = session.open_store();
        const test::SampleMatch sample;
        test::save_match(db, sample);

        const auto sha256 = trust::sha256_hex(sample.advisory_id + sample.title);
        CHECK(has(session.run({"explain", "1"}).out, "SHA-256 " + sha256));
    }

    TEST_CASE("the lines of the notice are quoted with their numbers")
    {
        test::Session session;
        auto db = session.open_store();
        test::save_match(db, {});

        const auto ran = session.run({"explain", "1"});

        CHECK(has(ran.out,
                  "       2  I. 概要\n"
                  "  >    3  Apache Log4j-core 2.15.0より前の2系のバージョン\n"
                  "       4  以上\n"));
    }

    TEST_CASE("JSON has the members of a match and the evidence")
    {
        test::Session session;
        auto db = session.open_store();
        test::save_match(db, {});

        const auto ran = session.run({"explain", "1", "--format", "json"});

        CHECK(ran.out.starts_with(R"({"match_id":1,"advisory_id":"JPCERT-AT-2021-0050",)"));
        CHECK(has(ran.out, R"("comparisons":["2.14.1 < 2.15.0: inside"])"));
        CHECK(has(ran.out, R"("quotation":"Apache Log4j-core 2.15.0より前の2系のバージョン")"));
    }

    TEST_CASE("a superseded verdict says that it is")
    {
        test::Session session;
        auto db = session.open_store();
        test::save_match(db, {.verdict = Verdict::review});
        test::save_match(db, {.verdict = Verdict::affected});

        CHECK(has(session.run({"explain", "1"}).out, "superseded"));
        CHECK_FALSE(has(session.run({"explain", "2"}).out, "superseded"));
    }

    TEST_CASE("a match that is not there ends with status 3")
    {
        test::Session session;
        session.open_store();

        const auto ran = session.run({"explain", "99"});

        CHECK(ran.status == ExitStatus::not_found);
        CHECK(has(ran.err, "no match 99"));
    }
}

}  // namespace advisory::cli
