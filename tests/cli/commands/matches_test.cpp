#include <string>
#include <string_view>
#include <vector>

#include "tests/cli/sample_store.hpp"
#include "tests/cli/session.hpp"
#include "tests/support/printers.hpp"
#include "text/unicode.hpp"

namespace advisory::cli {

using test::has;

namespace {

/// The advisories that a JSON listing names, in its order.
std::vector<std::string> advisories_in(const test::Ran& ran)
{
    constexpr std::string_view key = R"("advisory_id":")";
    std::vector<std::string> ids;
    for (const auto& line : test::lines_of(ran.out)) {
        const auto start = line.find(key) + key.size();
        ids.push_back(line.substr(start, line.find('"', start) - start));
    }
    return ids;
}

using Ids = std::vector<std::string>;

/// Matches that differ in all that a filter can ask for. A1 is the newest.
void fill_for_matches(storage::Database& db)
{
    test::save_match(db,
                     {
                         .advisory_id = "A4",
                         .verdict = Verdict::affected,
                         .made_at = *read_time("2026-09-01"),
                     });
    test::save_match(db,
                     {
                         .advisory_id = "A3",
                         .product_id = "P-200",
                         .verdict = Verdict::not_affected,
                         .made_at = *read_time("2026-11-10"),
                     });
    test::save_match(db,
                     {
                         .advisory_id = "A2",
                         .product_id = "P-200",
                         .cve = "CVE-2022-1111",
                         .verdict = Verdict::review,
                         .cvss = 5.0,
                         .made_at = *read_time("2026-11-15T18:00:00+09:00"),
                     });
    test::save_match(db,
                     {
                         .advisory_id = "A1",
                         .verdict = Verdict::affected,
                         .cvss = 7.5,
                         .made_at = *read_time("2026-11-22"),
                     });
}

}  // namespace

TEST_SUITE("matches")
{
    TEST_CASE("JSON has the documented members")
    {
        test::Session session;
        auto db = session.open_store();
        test::save_match(db, {});

        const auto ran = session.run({"matches", "--format", "json"});

        CHECK(ran.status == ExitStatus::done);
        CHECK(ran.out ==
              R"({"match_id":1,"advisory_id":"JPCERT-AT-2021-0050",)"
              R"("item_title":"Apache Log4jの任意のコード実行の脆弱性","cves":["CVE-2021-44228"],)"
              R"("product_id":"P-100","product_name":"画像ビューア","product_version":"2.1",)"
              R"("component":"Apache Log4j-core","component_version":"2.14.1",)"
              R"("verdict":"affected","reasons":["ID_EXACT","RANGE_IN"],)"
              R"("phrase":"Apache Log4j-core 2.15.0より前の2系のバージョン",)"
              R"("vers":"vers:generic/>=2|<2.15.0","severity":"critical","cvss":10.0,)"
              R"("state":"RECEIVED","created_at":"2026-11-20T09:00:00+09:00"})"
              "\n");
    }

    TEST_CASE("each filter selects what it says")
    {
        test::Session session;
        auto db = session.open_store();
        fill_for_matches(db);

        struct Case {
            std::vector<std::string> filter;
            Ids expected;
        };
        const Case cases[] = {
            {{}, {"A1", "A2"}},
            {{"--since", "90d"}, {"A1", "A2", "A4"}},
            {{"--since", "2026-09-01", "--until", "2026-11-15"}, {"A2", "A4"}},
            {{"--until", "2026-11-14"}, {"A4"}},
            {{"--since", "2026-11-15T18:00:01+09:00"}, {"A1"}},
            {{"--product", "P-200"}, {"A2"}},
            {{"--advisory", "A1"}, {"A1"}},
            {{"--cve", "cve-2022-1111"}, {"A2"}},
            {{"--verdict", "not_affected"}, {"A3"}},
            {{"--verdict", "affected,not_affected"}, {"A1", "A3"}},
            {{"--verdict", "review", "--verdict", "affected"}, {"A1", "A2"}},
            {{"--severity", "high"}, {"A1"}},
            {{"--severity", "low"}, {"A1", "A2"}},
            {{"--state", "RECEIVED"}, {"A1", "A2"}},
            {{"--state", "CLOSED"}, {}},
            {{"--limit", "1"}, {"A1"}},
        };

        for (const auto& [filter, expected] : cases) {
            CAPTURE(filter);
            std::vector<std::string> words{"matches", "--format", "json"};
            words.insert(words.end(), filter.begin(), filter.end());
            const auto ran = session.run(words);

            CHECK(ran.status == ExitStatus::done);
            CHECK(advisories_in(ran) == expected);
        }
    }

    TEST_CASE("what is not there is told, so that nothing looks like an all-clear")
    {
        test::Session session;
        auto db = session.open_store();
        fill_for_matches(db);

        struct Case {
            std::vector<std::string> filter;
            std::string what;
            std::string hint;
        };
        const Case cases[] = {
            {{"--product", "P-9"}, "no product P-9 is registered", "inventory list"},
            {{"--product", "p-100"}, "no product p-100 is registered", "did you mean P-100?"},
            {{"--product", "' OR 1=1 --"}, "no product ' OR 1=1 -- is", "inventory list"},
            {{"--advisory", "A9"}, "there is no advisory A9", "`advisoryctl advisories` lists"},
            {{"--advisory", "a1"}, "there is no advisory a1", "did you mean A1?"},
            {{"--advisory", "a1", "--format", "csv"}, "no advisory a1", "did you mean A1?"},
            {{"--product", "P-9", "--by", "product"}, "no product P-9", "inventory list"},
        };

        for (const auto& [filter, what, hint] : cases) {
            CAPTURE(what);
            std::vector<std::string> words{"matches"};
            words.insert(words.end(), filter.begin(), filter.end());
            const auto ran = session.run(words);

            CHECK(ran.status == ExitStatus::not_found);
            CHECK(ran.out.empty());
            CHECK(has(ran.err, what));
            CHECK(has(ran.err, hint));
        }
    }

    TEST_CASE("who follows waits for what is not there yet")
    {
        test::Session session;
        auto db = session.open_store();
        fill_for_matches(db);

        const auto ran = session.run({"matches", "--product", "P-9", "--follow"});

        CHECK(ran.status == ExitStatus::done);
        CHECK(has(ran.err, "no product P-9 is registered"));
    }

    TEST_CASE("a list that was cut says so")
    {
        test::Session session;
        auto db = session.open_store();
        fill_for_matches(db);

        CHECK(has(session.run({"matches", "--limit", "1"}).err, "only the newest 1"));
        CHECK_FALSE(has(session.run({"matches", "--limit", "2"}).err, "only the newest"));
    }

    TEST_CASE("a table ends where nobody reads on; a file and a sum are whole")
    {
        constexpr int count = 1'201;  // More than JSON and CSV are printed in one go.
        test::Session session;
        auto db = session.open_store();
        test::save_match(db, {.advisory_id = "A1"});
        test::save_alike(db, "A1", count);

        const auto table = session.run({"matches"});
        CHECK(test::lines_of(table.out).size() == 1 + 200);
        CHECK(has(table.err, "only the newest 200 are shown"));

        const auto json = session.run({"matches", "--format", "json"});
        CHECK(test::lines_of(json.out).size() == count);
        CHECK(json.err.empty());

        const auto csv = session.run({"matches", "--format", "csv"});
        CHECK(test::lines_of(csv.out).size() == 1 + count);
        CHECK(csv.err.empty());

        const auto sums = session.run({"matches", "--by", "product", "--format", "json"});
        CHECK(has(sums.out, R"("affected":1201)"));
        CHECK(sums.err.empty());
    }

    TEST_CASE("no match is a sentence in a table, nothing in JSON, a header line in CSV")
    {
        test::Session session;
        session.open_store();

        const auto table = session.run({"matches"});
        CHECK(table.out.empty());
        CHECK(has(table.err, "No match was found in the last 30 days"));
        CHECK(session.run({"matches", "--format", "json"}).out.empty());
        CHECK(session.run({"matches", "--format", "csv"}).out ==
              "match_id,advisory_id,item_title,cves,product_id,product_name,product_version,"
              "component,component_version,verdict,reasons,phrase,vers,severity,cvss,state,"
              "created_at\r\n");
    }

    TEST_CASE("a table fits the terminal")
    {
        test::Session session;
        auto db = session.open_store();
        test::save_match(db, {.product_name = "とても長い名前の画像診断用ワークステーション"});
        session.width = 80;

        const auto lines = test::lines_of(session.run({"matches"}).out);

        REQUIRE(lines.size() == 2);
        CHECK(has(lines[0], "ADVISORY"));
        CHECK(has(lines[1], "JPCERT-AT-2021-0050"));
        CHECK(has(lines[1], "affected"));
        for (const auto& line : lines)
            CHECK(text::display_width(line) <= 80);
    }

    TEST_CASE("hostile text is harmless in every format")
    {
        test::Session session;
        auto db = session.open_store();
        test::save_match(db,
                         {
                             .title = "\x1b]0;owned\x07 \u202E txt",
                             .product_name = "=cmd|'/c calc'!A1",
                             .component = "a\r\nb",
                         });

        for (const std::string format : {"table", "json", "csv"}) {
            CAPTURE(format);
            const auto ran = session.run({"matches", "--format", format});

            CHECK_FALSE(has(ran.out, "\x1b"));
            CHECK_FALSE(has(ran.out, "\x07"));
            CHECK_FALSE(has(ran.out, "\u202E"));
        }
        CHECK(has(session.run({"matches", "--format", "csv"}).out, ",'=cmd|'/c calc'!A1,"));
        CHECK(test::lines_of(session.run({"matches", "--format", "json"}).out).size() == 1);
    }

    TEST_CASE("--follow shows what comes in while it waits, once")
    {
        test::Session session;
        auto db = session.open_store();
        test::save_match(db, {.advisory_id = "A1"});

        int pauses = 0;
        session.pause = [&] {
            ++pauses;
            if (pauses == 2) {
                for (const auto* id : {"A2", "A3", "A4"})
                    test::save_match(db, {.advisory_id = id});
            }
            return pauses < 4;
        };
        const auto ran = session.run({"matches", "--follow", "--limit", "1", "--format", "json"});

        CHECK(ran.status == ExitStatus::done);
        CHECK(pauses == 4);
        CHECK(advisories_in(ran) == Ids{"A1", "A2", "A3", "A4"});
    }
}

}  // namespace advisory::cli
