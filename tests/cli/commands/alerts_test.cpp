#include <string>

#include "storage/outbox.hpp"
#include "tests/cli/session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;

namespace {

Alert make_alert(std::string id, std::string_view when = "2026-11-22T12:00:00+09:00")
{
    Alert alert;
    alert.time = *read_time(when);
    alert.event = "alert.raised";
    alert.alert_id = std::move(id);
    alert.advisory_id = "JPCERT-AT-2026-0001";
    alert.title = "OpenSSL の脆弱性";
    alert.verdict = "affected";
    alert.severity = "high";
    alert.product_id = "P-1";
    alert.product_name = "輸液ポンプ";
    alert.product_version = "1.0";
    return alert;
}

std::string ids_in(const test::Ran& ran)
{
    std::string ids;
    for (const auto& line : test::lines_of(ran.out))
        ids += line.substr(0, line.find(',')) + ' ';
    return ids;
}

test::Ran list(test::Session& session, std::vector<std::string> further = {})
{
    std::vector<std::string> words{"alerts", "--format", "csv"};
    words.insert(words.end(), further.begin(), further.end());
    return session.run(std::move(words));
}

}  // namespace

TEST_SUITE("alerts")
{
    TEST_CASE("open alerts are listed newest first, and CSV has no formula")
    {
        test::Session session;
        auto db = session.open_store();
        storage::Outbox outbox{db};
        outbox.add(make_alert("AL-1"));
        auto hostile = make_alert("AL-2");
        hostile.title = "=cmd|' /C calc'!A0 \"x\"";
        outbox.add(hostile);

        const auto ran = list(session);

        CHECK(ran.status == ExitStatus::done);
        CHECK(ids_in(ran) == "alert_id AL-2 AL-1 ");
        CHECK_FALSE(has(ran.out, ",=cmd"));
        CHECK_FALSE(has(ran.out, "\"=cmd"));
    }

    TEST_CASE("who has seen an alert is kept, and an update opens it again")
    {
        test::Session session;
        auto db = session.open_store();
        storage::Outbox outbox{db};
        outbox.add(make_alert("AL-1"));

        const auto seen =
            session.run({"alerts", "ack", "AL-1", "--by", "佐藤", "--reason", "case 12"});
        CHECK(seen.status == ExitStatus::done);
        CHECK(ids_in(list(session)) == "alert_id ");
        CHECK(has(list(session, {"--all"}).out, "佐藤,case 12"));

        auto update = make_alert("AL-1");
        update.event = "alert.updated";
        outbox.add(update);
        CHECK(ids_in(list(session)) == "alert_id AL-1 ");
        CHECK_FALSE(has(list(session).out, "佐藤"));
    }

    TEST_CASE("an alert that is not there is status 3, and then none was seen")
    {
        test::Session session;
        auto db = session.open_store();
        storage::Outbox{db}.add(make_alert("AL-1"));

        const auto ran =
            session.run({"alerts", "ack", "AL-1", "AL-X", "--by", "Sato", "--reason", "case 12"});

        CHECK(ran.status == ExitStatus::not_found);
        CHECK(has(ran.err, "there is no alert AL-X"));
        CHECK(ids_in(list(session)) == "alert_id AL-1 ");
    }

    TEST_CASE("seeing an alert takes a name and a reason")
    {
        test::Session session;
        auto db = session.open_store();
        storage::Outbox{db}.add(make_alert("AL-1"));

        const std::vector<std::vector<std::string>> incomplete{
            {"alerts", "ack", "AL-1"},
            {"alerts", "ack", "AL-1", "--by", "Sato"},
            {"alerts", "ack", "AL-1", "--by", " ", "--reason", "x"},
            {"alerts", "ack", "--by", "Sato", "--reason", "x"},
        };
        for (const auto& words : incomplete)
            CHECK(session.run(words).status == ExitStatus::usage);
        CHECK(ids_in(list(session)) == "alert_id AL-1 ");
    }

    TEST_CASE("times and the limit narrow the list")
    {
        test::Session session;
        auto db = session.open_store();
        storage::Outbox outbox{db};
        outbox.add(make_alert("AL-1", "2026-11-01T00:00:00+09:00"));
        outbox.add(make_alert("AL-2", "2026-11-20T23:59:59+09:00"));
        outbox.add(make_alert("AL-3", "2026-11-22T00:00:00+09:00"));

        CHECK(ids_in(list(session, {"--since", "7d"})) == "alert_id AL-3 AL-2 ");
        CHECK(ids_in(list(session, {"--until", "2026-11-20"})) == "alert_id AL-2 AL-1 ");
        CHECK(ids_in(list(session, {"--limit", "1"})) == "alert_id AL-3 ");
        CHECK(list(session, {"--since", "yesterday-ish"}).status == ExitStatus::usage);
    }

    TEST_CASE("a table that is full says so")
    {
        test::Session session;
        auto db = session.open_store();
        storage::Outbox outbox{db};
        for (int number = 0; number < 201; ++number)
            outbox.add(make_alert("AL-" + std::to_string(number)));

        CHECK(has(session.run({"alerts"}).err, "only the newest 200 are shown"));
        CHECK(test::lines_of(list(session).out).size() == 202);
    }
}

TEST_SUITE("tail")
{
    TEST_CASE("the last alerts come oldest first, and tests for one sink do not")
    {
        test::Session session;
        auto db = session.open_store();
        storage::Outbox outbox{db};
        for (const auto* id : {"AL-1", "AL-2", "AL-3"})
            outbox.add(make_alert(id));
        auto test = make_alert("TEST");
        test.sink = "mail";
        outbox.add(test);

        const auto ran = session.run({"tail", "-n", "2", "--no-follow", "--format", "json"});

        const auto lines = test::lines_of(ran.out);
        CHECK(ran.status == ExitStatus::done);
        REQUIRE(lines.size() == 2);
        CHECK(has(lines[0], R"("alert_id":"AL-2")"));
        CHECK(has(lines[1], R"("alert_id":"AL-3")"));
    }

    TEST_CASE("new alerts come as they are raised, each once, also into an empty store")
    {
        test::Session session;
        auto db = session.open_store();
        storage::Outbox outbox{db};
        int pauses = 0;
        session.pause = [&] {
            ++pauses;
            if (pauses == 2)
                outbox.add(make_alert("AL-1"));
            if (pauses == 3) {
                outbox.add(make_alert("AL-2"));
                outbox.add(make_alert("AL-3"));
            }
            return pauses < 6;
        };

        const auto lines = test::lines_of(session.run({"tail", "--format", "json"}).out);

        REQUIRE(lines.size() == 3);
        CHECK(has(lines[0], R"("alert_id":"AL-1")"));
        CHECK(has(lines[2], R"("alert_id":"AL-3")"));
    }

    TEST_CASE("a person is told that it waits, a script is not")
    {
        test::Session session;
        auto db = session.open_store();

        CHECK(session.run({"tail"}).err.empty());
        session.audience = cli::Console::Audience::terminal;
        CHECK(has(session.run({"tail"}).err, "Ctrl-C ends"));
        CHECK(session.run({"tail", "--no-follow"}).err.empty());
    }

    TEST_CASE("a hostile title stays on its line")
    {
        test::Session session;
        auto db = session.open_store();
        auto hostile = make_alert("AL-1");
        hostile.title = "x\r\n\x1b[2J\xe2\x80\xae y";
        storage::Outbox{db}.add(hostile);

        const auto ran = session.run({"tail", "--no-follow"});

        CHECK(test::lines_of(ran.out).size() == 1);
        CHECK_FALSE(has(ran.out, "\x1b"));
        CHECK_FALSE(has(ran.out, "\xe2\x80\xae"));
    }
}

}  // namespace advisory::cli
