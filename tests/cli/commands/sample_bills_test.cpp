#include <string>
#include <vector>

#include "storage/outbox.hpp"
#include "tests/cli/inventory_session.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;
using test::InventorySession;

namespace {

/// The maker of tests/data/inventory, with the first build of its viewer and two notices.
struct Maker : InventorySession {
    Maker()
    {
        for (const std::string file :
             {"products.csv", "components.csv", "installations.csv", "viewer-7.2-build-1.json"})
            import_sample(file);
        take_notice("forward-quoted-curl");
        take_notice("jpcert-openssl-3.0");
    }

    test::Ran import_sample(const std::string& file)
    {
        return inventory({"import", test::data_path("inventory/" + file).string()});
    }

    /// The alerts that an import of this file raised.
    std::vector<Alert> alerts_because_of(const std::string& file)
    {
        auto db = open_store();
        auto alerts = storage::Outbox{db}.pending("test", 1'000);
        std::erase_if(alerts,
                      [&](const Alert& alert) { return alert.cause != "import of " + file; });
        return alerts;
    }
};

}  // namespace

TEST_SUITE("sample bills of materials")
{
    TEST_CASE("a build behind the notices raises one alert, once, that names its import")
    {
        Maker session;

        session.import_sample("viewer-7.2-build-2.json");
        session.import_sample("viewer-7.2-build-2.json");
        session.run({"rematch"});

        const auto alerts = session.alerts_because_of("viewer-7.2-build-2.json");
        REQUIRE(alerts.size() == 1);
        CHECK(alerts.front().advisory_id == "JPCERT-AT-2022-9002");
        CHECK(session.alerts_because_of("viewer-7.2-build-1.json").empty());
    }

    TEST_CASE("what that build would lower stays as it is, and waits")
    {
        Maker session;

        session.import_sample("viewer-7.2-build-2.json");

        const auto waiting = session.run({"changes", "--format", "json"}).out;
        REQUIRE(test::lines_of(waiting).size() == 1);
        CHECK(has(waiting, R"("component":"libcurl","component_version":"7.80.0")"));
        CHECK(has(session.run({"matches", "--format", "json"}).out,
                  R"("component":"libcurl","component_version":"7.80.0","verdict":"affected")"));
    }
}

}  // namespace advisory::cli
