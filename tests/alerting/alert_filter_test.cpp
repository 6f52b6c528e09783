#include "alerting/alert_filter.hpp"

#include <doctest/doctest.h>

#include "tests/support/printers.hpp"

namespace advisory::alerting {

namespace {

Alert raised()
{
    Alert alert;
    alert.event = "alert.raised";
    alert.verdict = "review";
    alert.severity = "high";
    alert.product_id = "P-1";
    alert.notice_source = "jpcert";
    return alert;
}

Alert silent()
{
    Alert alert;
    alert.event = "source.silent";
    alert.source = "jpcert";
    alert.state = "open";
    return alert;
}

/// A filter with one list.
AlertFilter only(std::vector<std::string> AlertFilter::* list, std::vector<std::string> words)
{
    AlertFilter filter;
    filter.*list = std::move(words);
    return filter;
}

AlertFilter from_severity(const char* lowest)
{
    AlertFilter filter;
    filter.lowest_severity = lowest;
    return filter;
}

}  // namespace

TEST_SUITE("alert filter")
{
    TEST_CASE("a filter asks of an alert all that the alert has")
    {
        struct Row {
            AlertFilter filter;
            bool is_passing;
        };
        auto two_lists = only(&AlertFilter::verdicts, {"review"});
        two_lists.products = {"P-2"};
        const std::vector<Row> rows{
            {{}, true},
            {only(&AlertFilter::events, {"alert.raised"}), true},
            {only(&AlertFilter::events, {"alert.updated", "source.silent"}), false},
            {only(&AlertFilter::verdicts, {"affected", "review"}), true},
            {only(&AlertFilter::verdicts, {"affected"}), false},
            {only(&AlertFilter::products, {"P-2", "P-1"}), true},
            {only(&AlertFilter::products, {"P-10"}), false},
            {only(&AlertFilter::sources, {"jpcert"}), true},
            {only(&AlertFilter::sources, {"ipa", "jvn"}), false},
            {from_severity("high"), true},
            {from_severity("medium"), true},
            {from_severity("critical"), false},
            {two_lists, false},
        };

        for (const auto& row : rows) {
            CAPTURE(&row - rows.data());
            CHECK(passes(raised(), row.filter) == row.is_passing);
        }
    }

    TEST_CASE("what an alert does not have holds it back from nobody")
    {
        const AlertFilter narrow{.events = {},
                                 .verdicts = {"affected"},
                                 .products = {"P-9"},
                                 .sources = {"jvn"},
                                 .lowest_severity = "critical"};
        auto unknown = raised();
        unknown.severity = "unknown";

        CHECK(passes(silent(), narrow));
        CHECK_FALSE(passes(silent(), only(&AlertFilter::events, {"alert.raised"})));
        CHECK(passes(unknown, from_severity("critical")));
        unknown.severity.clear();
        CHECK(passes(unknown, from_severity("critical")));
    }

    TEST_CASE("a test always passes")
    {
        auto test = raised();
        test.event = event_test;

        CHECK(passes(test, only(&AlertFilter::events, {"source.gap"})));
        CHECK(passes(test, from_severity("critical")));
    }
}

}  // namespace advisory::alerting
