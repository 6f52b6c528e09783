#include "storage/acknowledgements.hpp"

#include <doctest/doctest.h>

#include "storage/outbox.hpp"
#include "tests/storage/rows.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

namespace {

using test::at;

Alert make_alert(std::string id, std::string event = "alert.raised")
{
    Alert alert;
    alert.time = at("2026-11-22");
    alert.event = std::move(event);
    alert.alert_id = std::move(id);
    return alert;
}

/// All alerts, or those that one condition more leaves.
Acknowledgements::Wanted all()
{
    Acknowledgements::Wanted wanted;
    wanted.is_open_only = false;
    return wanted;
}

template <class Value>
Acknowledgements::Wanted with(Value Acknowledgements::Wanted::* member, Value value)
{
    Acknowledgements::Wanted wanted;
    wanted.*member = std::move(value);
    return wanted;
}

struct Bench {
    bool acknowledge(std::string_view id)
    {
        return store.acknowledge(id,
                                 {.made_at = at("2026-11-23"), .by = "佐藤", .reason = "case 12"});
    }

    std::vector<std::string> ids(const Acknowledgements::Wanted& wanted = {})
    {
        std::vector<std::string> ids;
        for (const auto& alert : store.list(wanted))
            ids.push_back(alert.last.alert_id);
        return ids;
    }

    Database db = Database::in_memory();
    Outbox outbox{db};
    Acknowledgements store{db};
};

using Wanted = Acknowledgements::Wanted;
using Ids = std::vector<std::string>;

}  // namespace

TEST_SUITE("acknowledgements")
{
    TEST_CASE("an alert is open until somebody has seen it, and says who that was")
    {
        Bench bench;
        bench.outbox.add(make_alert("A"));
        bench.outbox.add(make_alert("B"));

        CHECK(bench.ids() == Ids{"B", "A"});
        CHECK(bench.acknowledge("A"));

        CHECK(bench.ids() == Ids{"B"});
        CHECK(bench.store.count_open() == 1);
        const auto listed = bench.store.list(all());
        REQUIRE(listed.size() == 2);
        REQUIRE(listed[1].acknowledged);
        CHECK(listed[1].acknowledged->by == "佐藤");
        CHECK(listed[1].acknowledged->reason == "case 12");
        CHECK(listed[1].acknowledged->made_at == at("2026-11-23"));
        CHECK_FALSE(listed[0].acknowledged);
    }

    TEST_CASE("an update opens an alert again, and a second look closes it")
    {
        Bench bench;
        bench.outbox.add(make_alert("A"));
        bench.acknowledge("A");
        auto update = make_alert("A", "alert.updated");
        update.time = at("2026-11-24");
        bench.outbox.add(update);

        const auto open = bench.store.list({});
        REQUIRE(open.size() == 1);
        CHECK(open[0].lines == 2);
        CHECK(open[0].first_raised == at("2026-11-22"));
        CHECK(open[0].last.event == "alert.updated");
        CHECK_FALSE(open[0].acknowledged);
        CHECK(bench.acknowledge("A"));

        CHECK(bench.ids().empty());
        CHECK(bench.store.count_open() == 0);
    }

    TEST_CASE("what is not there cannot be seen, and what has ended need not be")
    {
        Bench bench;
        auto silent = make_alert("S", "source.silent");
        silent.source = "jpcert";
        silent.state = "open";
        bench.outbox.add(silent);
        CHECK(bench.ids() == Ids{"S"});
        silent.state = "ended";
        bench.outbox.add(silent);

        CHECK_FALSE(bench.acknowledge("X"));
        CHECK(bench.ids().empty());
        CHECK(bench.store.count_open() == 0);
        CHECK(bench.ids(all()) == Ids{"S"});
    }

    TEST_CASE("tests and digests are no alerts")
    {
        Bench bench;
        bench.outbox.add(make_alert("T", event_test));
        bench.outbox.add(make_alert("D", event_digest));

        CHECK(bench.ids(all()).empty());
        CHECK(bench.store.count_open() == 0);
    }

    TEST_CASE("a list keeps to its times, its id and its limit")
    {
        Bench bench;
        for (const auto* day : {"2026-11-20", "2026-11-21", "2026-11-22"}) {
            auto alert = make_alert(day);
            alert.time = at(day);
            bench.outbox.add(alert);
        }

        CHECK(bench.ids(with(&Wanted::since, std::optional{at("2026-11-21")})) ==
              Ids{"2026-11-22", "2026-11-21"});
        CHECK(bench.ids(with(&Wanted::until, std::optional{at("2026-11-21")})) ==
              Ids{"2026-11-20"});
        CHECK(bench.ids(with(&Wanted::alert_id, std::string{"2026-11-21"})) == Ids{"2026-11-21"});
        CHECK(bench.ids(with(&Wanted::limit, std::optional{std::size_t{1}})) == Ids{"2026-11-22"});
    }
}

}  // namespace advisory::storage
