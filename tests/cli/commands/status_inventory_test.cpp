#include <chrono>

#include "storage/inventory_store.hpp"
#include "storage/mailbox_store.hpp"
#include "storage/store_lock.hpp"
#include "tests/cli/inventory_session.hpp"
#include "tests/cli/status_scene.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;
using test::InventorySession;
using test::write_configuration;

namespace {

/// What an import leaves behind that is killed after its commit.
void register_and_stop(InventorySession& session)
{
    InventoryFile file;
    auto& product = file.products.emplace_back();
    product.product_id = "P-1";
    product.version = "1.0";

    auto db = session.open_store();
    storage::InventoryStore{db}.import(
        file,
        {.name = "a.csv", .sha256 = "a", .bytes = "a", .imported_at = session.now});
}

}  // namespace

TEST_SUITE("status of the inventory")
{
    TEST_CASE("advisories that an interrupted import left unevaluated are a fault")
    {
        InventorySession session;
        session.take_notice("jpcert-log4j-first");
        register_and_stop(session);

        const auto page = session.run({"status"});
        const auto json = session.run({"status", "--format", "json"});
        const auto matches = session.run({"matches"});
        REQUIRE(session.run({"rematch"}).status == ExitStatus::done);
        const auto after = session.run({"status"});

        CHECK(page.status == ExitStatus::failed);
        CHECK(has(page.out,
                  "inventory: 1 advisories are not evaluated against today's inventory yet, so "
                  "matches of theirs may be missing since 2026-11-23 12:00; a running advisoryd "
                  "evaluates them within a minute, by itself; to do: `advisoryctl rematch` does "
                  "so at once"));
        CHECK(has(json.out, R"("unevaluated":1)"));
        CHECK(has(json.out, R"("fault":"inventory.unevaluated")"));
        CHECK(has(matches.err, "1 advisories are not evaluated against today's inventory yet"));
        CHECK(after.status == ExitStatus::done);
        CHECK_FALSE(has(session.run({"matches"}).err, "not evaluated"));
    }

    TEST_CASE("what a running daemon is about to evaluate is a note")
    {
        InventorySession session;
        const auto config = write_configuration(session);
        session.take_notice("jpcert-log4j-first");
        register_and_stop(session);
        auto db = session.open_store();
        storage::MailboxStore{db}.record_success("psirt", "INBOX", session.now);
        const auto lock =
            storage::StoreLock::acquire(session.store(), storage::StoreLock::Purpose::watch);

        const auto soon = session.run_bare({"--config", config, "status"});
        session.now += std::chrono::minutes{15};
        const auto late = session.run_bare({"--config", config, "status"});

        CHECK(soon.status == ExitStatus::done);
        CHECK(has(soon.out, "1 advisories are not evaluated against today's inventory yet"));
        CHECK(late.status == ExitStatus::failed);
    }
}

}  // namespace advisory::cli
