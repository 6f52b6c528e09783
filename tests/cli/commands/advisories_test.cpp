#include <string>

#include "storage/text_index.hpp"
#include "tests/cli/sample_store.hpp"
#include "tests/cli/session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;

TEST_SUITE("advisories")
{
    TEST_CASE("the last to arrive comes first, with its CVEs")
    {
        test::Session session;
        auto db = session.open_store();
        test::save_match(db, {.advisory_id = "A1", .made_at = *read_time("2026-11-01")});
        test::save_match(db, {.advisory_id = "A2", .made_at = *read_time("2026-11-02")});

        const auto lines = test::lines_of(session.run({"advisories", "--format", "json"}).out);

        REQUIRE(lines.size() == 2);
        CHECK(has(lines[0], R"("advisory_id":"A2","source":"jpcert","kind":"alert",)"));
        CHECK(has(lines[0], R"("received_at":"2026-11-02T00:00:00+09:00","revision":1,)"));
        CHECK(has(lines[0], R"("cves":["CVE-2021-44228"])"));
        CHECK(has(lines[1], R"("advisory_id":"A1")"));
    }

    TEST_CASE("a table ends somewhere and says so, JSON and CSV leave nothing out")
    {
        test::Session session;
        auto db = session.open_store();
        for (int number = 1; number <= 1'001; ++number)
            test::save_match(db, {.advisory_id = "A" + std::to_string(number)});

        const auto table = session.run({"advisories"});
        const auto json = session.run({"advisories", "--format", "json"});
        const auto csv = session.run({"advisories", "--format", "csv"});
        const auto limited = session.run({"advisories", "--format", "json", "--limit", "5"});

        CHECK(has(table.err, "only the last 1000 are shown"));
        CHECK(test::lines_of(json.out).size() == 1'001);
        CHECK(json.err.empty());
        CHECK(test::lines_of(csv.out).size() == 1'002);
        CHECK(test::lines_of(limited.out).size() == 5);
        CHECK(has(limited.err, "only the last 5 are shown"));
    }

    TEST_CASE("all words of the query must be there")
    {
        test::Session session;
        auto db = session.open_store();
        test::save_match(db, {.advisory_id = "A1", .title = "OpenSSLの認証回避"});
        test::save_match(db, {.advisory_id = "A2", .title = "OpenSSLの情報漏えい"});

        const auto both = session.run({"advisories", "OpenSSL", "認証回避", "--format", "json"});

        CHECK(test::lines_of(both.out).size() == 1);
        CHECK(has(both.out, "A1"));
        CHECK(session.run({"advisories", "\"NEAR( OR *", "--format", "json"}).out.empty());
    }

    TEST_CASE("short words, quoted words and other spellings find, indexed or not")
    {
        test::Session session;
        auto db = session.open_store();
        test::save_match(db,
                         {.advisory_id = "A1",
                          .title = "Webサーバー の認証回避",
                          .phrase = "nginx 1.26 より前"});
        test::save_match(db,
                         {.advisory_id = "A2",
                          .title = "Apache Log4j に注意",
                          .phrase = "Apache Log4j 2.15.0 より前"});

        const auto found = [&](const std::string& words) {
            const auto ran = session.run({"advisories", "--format", "json", words});
            CHECK(ran.status == ExitStatus::done);
            return test::lines_of(ran.out).size();
        };
        for (const bool is_indexed : {false, true}) {
            CAPTURE(is_indexed);
            if (is_indexed)
                storage::TextIndex{db}.step(10);
            CHECK(found("避") == 1);
            CHECK(found("注意") == 1);
            CHECK(found("ｻｰﾊﾞの認証") == 1);
            CHECK(found("Log4j Apache") == 1);
            CHECK(found("\"Apache Log4j\"") == 1);
            CHECK(found("\"Log4j Apache\"") == 0);
            CHECK(found("の") == 1);
        }
    }

    TEST_CASE("source, kind and time select")
    {
        test::Session session;
        auto db = session.open_store();
        test::save_match(db, {.advisory_id = "A1", .made_at = *read_time("2026-11-01")});

        const auto count = [&](const std::string& option, const std::string& value) {
            const auto ran = session.run({"advisories", "--format", "json", option, value});
            return test::lines_of(ran.out).size();
        };
        CHECK(count("--source", "jpcert") == 1);
        CHECK(count("--source", "ipa") == 0);
        CHECK(count("--kind", "alert") == 1);
        CHECK(count("--kind", "unknown") == 0);
        CHECK(count("--since", "2026-11-01") == 1);
        CHECK(count("--since", "7d") == 0);
    }

    TEST_CASE("nothing found is a sentence")
    {
        test::Session session;
        session.open_store();

        const auto ran = session.run({"advisories"});

        CHECK(ran.status == ExitStatus::done);
        CHECK(has(ran.err, "No advisory was found."));
    }
}

}  // namespace advisory::cli
