#include "storage/range_rows.hpp"

#include <doctest/doctest.h>

#include "tests/storage/rows.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

using test::make_notice;

TEST_SUITE("range rows")
{
    TEST_CASE("what is superseded is not among the affected phrases that stand")
    {
        auto db = Database::in_memory();
        AdvisoryStore advisories{db};
        auto notice = make_notice(db, "A-1");
        AffectedRange old;
        old.phrase = "2.15.0 より前";
        notice.advisory.items[0].superseded = {old};

        advisories.save(notice);
        const auto kept = advisories.find("A-1");

        REQUIRE(kept);
        CHECK(kept->advisory.items[0].affected.empty());
        CHECK((kept->advisory.items[0].superseded == std::vector{old}));
    }

    TEST_CASE("a mail that newer rules read in more detail is a new revision, and only once")
    {
        auto db = Database::in_memory();
        AdvisoryStore advisories{db};
        auto notice = make_notice(db, "A-1");
        advisories.save(notice);
        notice.advisory.items[0].cwes = {"CWE-79"};

        const auto first = advisories.save(notice);
        const auto second = advisories.save(notice);

        CHECK(first.arrival == Arrival::revised);
        CHECK(second.arrival == Arrival::already_known);
        CHECK(second.revision == first.revision);
    }
}

}  // namespace advisory::storage
