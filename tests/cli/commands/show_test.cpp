#include <string>

#include "tests/cli/sample_store.hpp"
#include "tests/cli/session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;

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
}

}  // namespace advisory::cli
