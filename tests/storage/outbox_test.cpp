#include "storage/outbox.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/storage/rows.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

namespace {

using test::at;

constexpr std::size_t no_limit = 1000;

Alert make_alert_for_outbox(std::string alert_id, std::string title = "title")
{
    Alert alert;
    alert.time = at("2026-11-22");
    alert.event = "alert.raised";
    alert.alert_id = std::move(alert_id);
    alert.title = std::move(title);
    return alert;
}

std::vector<std::int64_t> rows_of_for_outbox(const std::vector<Alert>& alerts)
{
    std::vector<std::int64_t> rows;
    for (const auto& alert : alerts)
        rows.push_back(alert.row);
    return rows;
}

}  // namespace

TEST_SUITE("outbox")
{
    TEST_CASE("an alert comes back whole")
    {
        auto db = Database::in_memory();
        Outbox outbox{db};
        auto alert = make_alert_for_outbox("A-1", "改行\r\n\x1b[2J");
        alert.advisory_id = "JPCERT-AT-2026-0001";
        alert.verdict = "review";
        alert.severity = "high";
        alert.cves = {"CVE-2026-2", "CVE-2026-1"};
        alert.product_id = "P-1";
        alert.product_name = "輸液ポンプ";
        alert.product_version = "1.0";
        alert.component = "log4j-core";
        alert.component_version = "2.14.1";
        alert.components = {{"log4j-core", "2.14.1", "affected"}, {"", "", "review"}};
        alert.url = "https://example.jp/";

        const auto row = outbox.add(alert);
        const auto kept = outbox.pending("log", no_limit);

        REQUIRE(kept.size() == 1);
        CHECK(kept[0].row == row);
        CHECK(kept[0].time == alert.time);
        CHECK(kept[0].event == alert.event);
        CHECK(kept[0].alert_id == alert.alert_id);
        CHECK(kept[0].advisory_id == alert.advisory_id);
        CHECK(kept[0].title == alert.title);
        CHECK(kept[0].verdict == alert.verdict);
        CHECK(kept[0].severity == alert.severity);
        CHECK(kept[0].cves == alert.cves);
        CHECK(kept[0].product_id == alert.product_id);
        CHECK(kept[0].product_name == alert.product_name);
        CHECK(kept[0].product_version == alert.product_version);
        CHECK(kept[0].component == alert.component);
        CHECK(kept[0].component_version == alert.component_version);
        CHECK(kept[0].components == alert.components);
        CHECK(kept[0].url == alert.url);
    }

    TEST_CASE("an alert is pending for each sink until that sink confirms it")
    {
        auto db = Database::in_memory();
        Outbox outbox{db};
        const auto first = outbox.add(make_alert_for_outbox("A-1"));
        const auto second = outbox.add(make_alert_for_outbox("A-2"));

        outbox.confirm(first, "log", at("2026-11-22"));

        CHECK(rows_of_for_outbox(outbox.pending("log", no_limit)) == std::vector{second});
        CHECK(rows_of_for_outbox(outbox.pending("mail", no_limit)) == std::vector{first, second});
    }

    TEST_CASE("a failed delivery leaves the alert pending")
    {
        auto db = Database::in_memory();
        Outbox outbox{db};
        const auto row = outbox.add(make_alert_for_outbox("A-1"));

        outbox.record_failure(row, "mail", {.reason = "451 try later"}, at("2026-11-22"));

        CHECK(rows_of_for_outbox(outbox.pending("mail", no_limit)) == std::vector{row});
    }

    TEST_CASE("pending alerts are the oldest, up to the limit")
    {
        auto db = Database::in_memory();
        Outbox outbox{db};
        const auto first = outbox.add(make_alert_for_outbox("A-1"));
        const auto second = outbox.add(make_alert_for_outbox("A-2"));
        outbox.add(make_alert_for_outbox("A-3"));

        CHECK(rows_of_for_outbox(outbox.pending("log", 2)) == std::vector{first, second});
        CHECK(outbox.pending("log", 0).empty());
    }

    TEST_CASE("confirming twice is no fault and keeps the first time")
    {
        auto db = Database::in_memory();
        Outbox outbox{db};
        const auto row = outbox.add(make_alert_for_outbox("A-1"));

        outbox.confirm(row, "log", at("2026-11-22"));
        outbox.confirm(row, "log", at("2026-11-23"));

        const auto status = outbox.status({});
        REQUIRE(status.size() == 1);
        CHECK(status[0].last_delivery == at("2026-11-22"));
        CHECK(status[0].pending == 0);
    }

    TEST_CASE("an update has the id of what it updates")
    {
        auto db = Database::in_memory();
        Outbox outbox{db};
        const auto raised = outbox.add(make_alert_for_outbox("A-1"));
        outbox.add(make_alert_for_outbox("A-2"));
        const auto updated = outbox.add(make_alert_for_outbox("A-1"));

        CHECK(rows_of_for_outbox(outbox.history_of("A-1")) == std::vector{raised, updated});
        CHECK(outbox.history_of("A-3").empty());
    }

    TEST_CASE("the status names each sink, used or configured")
    {
        auto db = Database::in_memory();
        Outbox outbox{db};
        const auto first = outbox.add(make_alert_for_outbox("A-1"));
        outbox.add(make_alert_for_outbox("A-2"));
        outbox.confirm(first, "log", at("2026-11-22"));
        outbox.record_failure(first, "mail", {.reason = "451 try later"}, at("2026-11-23"));

        const auto status = outbox.status({"webhook", "log"});

        REQUIRE(status.size() == 3);
        CHECK(status[0].sink == "log");
        CHECK(status[0].pending == 1);
        CHECK(status[0].last_delivery == at("2026-11-22"));
        CHECK(status[0].last_error.empty());
        CHECK(status[1].sink == "mail");
        CHECK(status[1].pending == 2);
        CHECK_FALSE(status[1].last_delivery);
        CHECK(status[1].last_error == "451 try later");
        CHECK(status[2].sink == "webhook");
        CHECK(status[2].pending == 2);
    }

    TEST_CASE("the error of a sink is that of its last try, also within one second")
    {
        auto db = Database::in_memory();
        Outbox outbox{db};
        const auto first = outbox.add(make_alert_for_outbox("A-1"));
        const auto second = outbox.add(make_alert_for_outbox("A-2"));
        const auto error = [&] { return outbox.status({}).front().last_error; };

        outbox.record_failure(first, "log", {.reason = "disk full"}, at("2026-11-22"));
        CHECK(error() == "disk full");

        outbox.confirm(first, "log", at("2026-11-22"));
        CHECK(error().empty());

        outbox.record_failure(second, "log", {.reason = "read-only"}, at("2026-11-22"));
        CHECK(error() == "read-only");
    }

    TEST_CASE("a sink that begins is not told of the past, but the log is")
    {
        auto db = Database::in_memory();
        Outbox outbox{db};
        const auto old = outbox.add(make_alert_for_outbox("A-1"));
        outbox.begin_sink("mail", "mail", Outbox::From::now, at("2026-11-22"));
        outbox.begin_sink("log", "log", Outbox::From::first, at("2026-11-22"));
        const auto young = outbox.add(make_alert_for_outbox("A-2"));

        CHECK(rows_of_for_outbox(outbox.pending("mail", no_limit)) == std::vector{young});
        CHECK(outbox.pending_count("mail") == 1);
        CHECK(rows_of_for_outbox(outbox.pending("log", no_limit)) == std::vector{old, young});
    }

    TEST_CASE("a sink that begins again goes on where it was, also after it had ended")
    {
        auto db = Database::in_memory();
        Outbox outbox{db};
        outbox.begin_sink("mail", "mail", Outbox::From::now, at("2026-11-22"));
        const auto first = outbox.add(make_alert_for_outbox("A-1"));
        outbox.end_sink("mail", at("2026-11-23"));
        const auto second = outbox.add(make_alert_for_outbox("A-2"));
        CHECK(outbox.status({})[0].ended_at == at("2026-11-23"));

        outbox.begin_sink("mail", "webhook", Outbox::From::now, at("2026-11-24"));

        CHECK(rows_of_for_outbox(outbox.pending("mail", no_limit)) == std::vector{first, second});
        CHECK_FALSE(outbox.status({})[0].ended_at);
        CHECK(outbox.status({})[0].kind == "webhook");
    }

    TEST_CASE("an alert for one sink is pending for that one alone")
    {
        auto db = Database::in_memory();
        Outbox outbox{db};
        auto test = make_alert_for_outbox("TEST");
        test.sink = "mail";
        const auto row = outbox.add(test);
        const auto other = outbox.add(make_alert_for_outbox("A-1"));

        CHECK(rows_of_for_outbox(outbox.pending("mail", no_limit)) == std::vector{row, other});
        CHECK(rows_of_for_outbox(outbox.pending("log", no_limit)) == std::vector{other});
        CHECK(outbox.pending_count("log") == 1);
        CHECK(rows_of_for_outbox(outbox.newest(no_limit)) == std::vector{other});
        CHECK(rows_of_for_outbox(outbox.after(0)) == std::vector{other});
        CHECK(outbox.last() == other);
    }

    TEST_CASE("a refusal is done with, is counted, and is no delivery")
    {
        auto db = Database::in_memory();
        Outbox outbox{db};
        outbox.begin_sink("mail", "mail", Outbox::From::now, at("2026-11-22"));
        const auto bad = outbox.add(make_alert_for_outbox("A-1"));
        const auto held = outbox.add(make_alert_for_outbox("A-2"));
        CHECK_FALSE(outbox.last_attempt(bad, "mail"));
        outbox.record_failure(bad,
                              "mail",
                              {.reason = "550", .remedy = "ask", .next_try = at("2026-11-23")},
                              at("2026-11-22"));
        CHECK(outbox.last_attempt(bad, "mail")->failure == "550");
        CHECK(outbox.status({})[0].remedy == "ask");
        CHECK(outbox.status({})[0].next_try == at("2026-11-23"));
        CHECK(outbox.status({})[0].failing_since == at("2026-11-22"));

        outbox.confirm(bad, "mail", at("2026-11-24"), Outbox::Outcome::refused);
        outbox.confirm(held, "mail", at("2026-11-24"), Outbox::Outcome::filtered);

        const auto status = outbox.status({})[0];
        CHECK(status.pending == 0);
        CHECK(status.refused == 1);
        CHECK_FALSE(status.last_delivery);
        CHECK_FALSE(outbox.last_attempt(bad, "mail")->was_taken);
        CHECK_FALSE(outbox.last_attempt(held, "mail")->was_taken);
    }

    TEST_CASE("the first alert on a notice and the last of an event are found")
    {
        auto db = Database::in_memory();
        Outbox outbox{db};
        auto alert = make_alert_for_outbox("A-1");
        alert.advisory_id = "N-1";
        const auto first = outbox.add(alert);
        alert.alert_id = "A-2";
        const auto second = outbox.add(alert);

        CHECK(outbox.first_on("N-1")->row == first);
        CHECK_FALSE(outbox.first_on("N-2"));
        CHECK(outbox.last_of("alert.raised")->row == second);
        CHECK_FALSE(outbox.last_of("source.gap"));
        REQUIRE(outbox.find(first));
        CHECK(outbox.find(first)->alert_id == "A-1");
        CHECK_FALSE(outbox.find(first + 100));
    }

    TEST_CASE("an alert that is not there cannot be confirmed")
    {
        auto db = Database::in_memory();

        CHECK_THROWS_AS(Outbox{db}.confirm(7, "log", at("2026-11-22")), StorageError);
    }
}

}  // namespace advisory::storage
