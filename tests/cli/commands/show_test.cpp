#include <string>

#include <fmt/format.h>

#include "storage/advisory_store.hpp"
#include "tests/cli/sample_store.hpp"
#include "tests/cli/session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;

namespace {

/// A synthetic alert on OpenSSL before `fixed`.
std::string alert(std::string_view dates, std::string_view fixed)
{
    return fmt::format(
        "From: sender@example.jp\r\n"
        "Subject: notice\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 8bit\r\n"
        "X-Synthetic: written for the tests of advisoryd\r\n"
        "\r\n"
        "JPCERT-AT-2026-0001\r\n"
        "JPCERT/CC\r\n"
        "{}\r\n\r\n"
        "I. 概要\r\n"
        "OpenSSLの脆弱性（CVE-2026-0001）が公開されました。\r\n\r\n"
        "II. 対象\r\n"
        "対象となるバージョンは次のとおりです。\r\n\r\n"
        "- OpenSSL {} より前の 3.0 系のバージョン\r\n\r\n"
        "III. 対策\r\n"
        "更新してください。\r\n",
        dates,
        fixed);
}

}  // namespace

TEST_SUITE("show")
{
    TEST_CASE("an advisory is shown with its text, verdicts and history")
    {
        test::Session session;
        auto db = session.open_store();
        test::save_match(db, {});

        const auto ran = session.run({"show", "JPCERT-AT-2021-0050"});

        CHECK(ran.status == ExitStatus::done);
        for (const std::string_view part : {"JPCERT-AT-2021-0050",
                                            "vers:generic/>=2|<2.15.0",
                                            "match 1  affected  画像ビューア 2.1",
                                            "against 1 product versions",
                                            "1 (current)",
                                            "はじめに\n"}) {
            CAPTURE(part);
            CHECK(has(ran.out, part));
        }
    }

    TEST_CASE("JSON has all of it in one line")
    {
        test::Session session;
        auto db = session.open_store();
        test::save_match(db, {});

        const auto ran = session.run({"show", "JPCERT-AT-2021-0050", "--format", "json"});

        CHECK(test::lines_of(ran.out).size() == 1);
        for (const std::string_view part : {R"("id":"JPCERT-AT-2021-0050")",
                                            R"("text":"はじめに\n)",
                                            R"("matches":[{"match_id":1,)",
                                            R"("evaluations":[{"made_at":)",
                                            R"("revisions":[{"revision":1,)"}) {
            CAPTURE(part);
            CHECK(has(ran.out, part));
        }
    }

    TEST_CASE("a number shows a match")
    {
        test::Session session;
        auto db = session.open_store();
        test::save_match(db, {});

        CHECK(session.run({"show", "1"}).out.starts_with("Match 1: affected\n"));
    }

    TEST_CASE("what is not there ends with status 3")
    {
        test::Session session;
        session.open_store();

        for (const std::string id : {"JPCERT-AT-1999-0001", "7", "-", "' OR 1=1"}) {
            CAPTURE(id);
            const auto ran = session.run({"show", id});

            CHECK(ran.status == ExitStatus::not_found);
            CHECK(ran.out.empty());
            CHECK(has(ran.err, id));
        }
    }

    TEST_CASE("the text of a mail cannot write to the terminal")
    {
        test::Session session;
        auto db = session.open_store();
        test::save_match(db, {.title = "\x1b[2J", .phrase = "\x1b[31m 1.0 \u202E"});

        const auto page = session.run({"show", "JPCERT-AT-2021-0050"});

        CHECK_FALSE(has(page.out, "\x1b"));
        CHECK_FALSE(has(page.out, "\u202E"));
    }

    TEST_CASE("each revision tells what it says otherwise than the one before")
    {
        test::Session session;
        session.open_store();
        const auto first = session.folder.write("1.eml", alert("2026-11-02（新規）", "3.0.7"));
        const auto second =
            session.folder.write("2.eml", alert("2026-11-02（新規）、2026-11-09（更新）", "3.0.8"));
        REQUIRE(session.run({"ingest", first.string(), second.string()}).status ==
                ExitStatus::done);

        const auto page = session.run({"show", "JPCERT-AT-2026-0001"});
        const auto json = session.run({"show", "JPCERT-AT-2026-0001", "--format", "json"});

        CHECK(has(page.out, "~ affected      OpenSSL: vers:generic/>=3.0|<3.0.7 → "));
        CHECK(has(json.out, R"({"what":"affected","change":"changed","item":)"));
        CHECK(has(json.out,
                  R"("subject":"OpenSSL","before":"vers:generic/>=3.0|<3.0.7",)"
                  R"("after":"vers:generic/>=3.0|<3.0.8"})"));
    }

    TEST_CASE("what another parser read differently is not put down to the notice")
    {
        test::Session session;
        auto db = session.open_store();
        test::save_match(db, {});
        storage::AdvisoryStore advisories{db};
        auto stored = *advisories.find("JPCERT-AT-2021-0050");
        stored.parser = "parsers-next";
        auto& items = stored.advisory.items;
        items.push_back(items.front());
        items[1].title = "二つ目";
        advisories.save(stored);

        const auto page = session.run({"show", "JPCERT-AT-2021-0050"});

        CHECK(has(page.out, "read by parsers-next, the one before by parsers-test"));
        CHECK(has(page.out, "    二つ目\n    + item          二つ目\n"));
    }
}

}  // namespace advisory::cli
