#include <string>

#include "tests/cli/inventory_session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;
using test::InventorySession;

TEST_SUITE("rematch")
{
    TEST_CASE("all stored advisories are evaluated again, and nothing changes by that")
    {
        InventorySession session;
        session.register_viewer({"Apache,log4j-core,2.14.1"});
        session.take_notice("jpcert-log4j-first");
        session.take_notice("jpcert-dcmtk-wrong-label");
        const auto before = session.matches();

        const auto ran = session.run({"rematch"});

        CHECK(ran.status == ExitStatus::done);
        CHECK(ran.out == "2 advisories evaluated again: 1 matches, 0 alerts raised\n");
        CHECK(session.matches() == before);
    }

    TEST_CASE("--advisory evaluates that one")
    {
        InventorySession session;
        session.register_viewer({"Apache,log4j-core,2.14.1"});
        session.take_notice("jpcert-log4j-first");
        session.take_notice("jpcert-dcmtk-wrong-label");

        const auto ran =
            session.run({"rematch", "--advisory", "JPCERT-AT-2021-0050", "--format", "json"});

        CHECK(ran.out == "{\"advisories\":1,\"matches\":1,\"alerts\":0,\"kept\":0}\n");
    }

    TEST_CASE("an advisory that is not stored ends with status 3")
    {
        InventorySession session;
        session.open_store();

        const auto ran = session.run({"rematch", "--advisory", "JPCERT\x1b[2J"});

        CHECK(ran.status == ExitStatus::not_found);
        CHECK(ran.out.empty());
        CHECK(has(ran.err, "there is no advisory JPCERT"));
        CHECK_FALSE(has(ran.err, "\x1b"));
    }

    TEST_CASE("an empty store says that nothing is stored")
    {
        InventorySession session;
        session.open_store();

        CHECK(session.run({"rematch"}).out == "no advisory is stored\n");
        CHECK(session.run({"rematch", "--format", "json"}).out ==
              "{\"advisories\":0,\"matches\":0,\"alerts\":0,\"kept\":0}\n");
    }
}

}  // namespace advisory::cli
