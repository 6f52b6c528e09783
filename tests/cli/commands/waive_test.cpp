#include <string>
#include <vector>

#include "storage/number_store.hpp"
#include "storage/outbox.hpp"
#include "storage/source_store.hpp"
#include "tests/cli/session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;

namespace {

/// A store in which 13 to 14 of 2026 are missing, and an alert said so.
storage::Database with_gap(test::Session& session)
{
    auto db = session.open_store();
    storage::SourceStore{db}.watch(default_sources().at(0), session.now);
    storage::NumberGap gap;
    gap.source = "jpcert";
    gap.numbers = Numbering::jpcert_at;
    gap.year = 2026;
    gap.first = 13;
    gap.last = 14;
    gap.noticed_at = session.now;
    storage::NumberStore numbers{db};
    numbers.open_gap(gap);
    numbers.mark_raised(numbers.open_gaps().at(0).row, session.now);
    return db;
}

test::Ran waive(test::Session& session, std::vector<std::string> numbers)
{
    std::vector<std::string> words{"waive", "--by", "Sato Y.", "--reason", "not on the site"};
    words.insert(words.end(), numbers.begin(), numbers.end());
    return session.run(words);
}

}  // namespace

TEST_SUITE("waive")
{
    TEST_CASE("the wait ends with the last number, and the alert says who ended it")
    {
        test::Session session;
        auto db = with_gap(session);

        CHECK(waive(session, {"JPCERT-AT-2026-0013"}).status == ExitStatus::done);
        CHECK(has(session.run({"status"}).out, "JPCERT-AT-2026-0014 missing"));
        CHECK(waive(session, {"JPCERT-AT-2026-0014"}).status == ExitStatus::done);

        CHECK(storage::NumberStore{db}.open_gaps().empty());
        const auto alerts = storage::Outbox{db}.pending("log", 9);
        REQUIRE(alerts.size() == 1);
        CHECK(alerts[0].event == "source.gap");
        CHECK(alerts[0].state == "ended");
        CHECK(alerts[0].cause == "waived by Sato Y.: not on the site");
    }

    TEST_CASE("all of the numbers or none, and only those that are missing")
    {
        test::Session session;
        auto db = with_gap(session);

        for (const auto* other : {"JPCERT-AT-2026-0015", "JPCERT-AT-2025-0013", "13"}) {
            CAPTURE(other);
            const auto ran = waive(session, {"JPCERT-AT-2026-0013", other});
            CHECK(ran.status == ExitStatus::not_found);
            CHECK(has(ran.err, "is not missing"));
        }
        CHECK(storage::NumberStore{db}.arrived(Numbering::jpcert_at, 2026, 1, 99).empty());
    }
}

}  // namespace advisory::cli
