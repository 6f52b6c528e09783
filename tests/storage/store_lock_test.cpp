#include "daemon/store_lock.hpp"

#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::daemon {

TEST_SUITE("store lock")
{
    TEST_CASE("a second daemon on one store is refused until the first is gone")
    {
        const test::TemporaryFolder folder;
        const auto store = folder.path() / "advisoryd.db";
        {
            const auto first = StoreLock::acquire(store);
            REQUIRE(first);

            const auto second = StoreLock::acquire(store);
            REQUIRE_FALSE(second);
            CHECK(second.error().code == Errc::refused);
            CHECK(second.error().message.find(store.string()) != std::string::npos);
        }
        CHECK(StoreLock::acquire(store));
    }

    TEST_CASE("a folder that is not there is named with the remedy")
    {
        const auto lock = StoreLock::acquire("/nonexistent-folder/advisoryd.db");

        REQUIRE_FALSE(lock);
        CHECK(lock.error().code == Errc::io);
        CHECK_FALSE(lock.error().hint.empty());
    }
}

}  // namespace advisory::daemon
