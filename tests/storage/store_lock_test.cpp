#include "storage/store_lock.hpp"

#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

using Purpose = StoreLock::Purpose;

TEST_SUITE("store lock")
{
    TEST_CASE("whether the daemon that is to run does can be seen")
    {
        const test::TemporaryFolder folder;
        const auto store = folder.path() / "advisoryd.db";

        CHECK_FALSE(is_watched(store));
        {
            const auto once = StoreLock::acquire(store, Purpose::once);
            CHECK_FALSE(is_watched(store));
        }
        CHECK_FALSE(is_watched(store));
        {
            const auto lock = StoreLock::acquire(store, Purpose::watch);
            CHECK(is_watched(store) == true);
            CHECK(is_watched(store) == true);
        }
        CHECK(is_watched(store) == false);
        CHECK(StoreLock::acquire(store, Purpose::once));
        CHECK_FALSE(is_watched(store));
    }

    TEST_CASE("a second daemon on one store is refused until the first is gone")
    {
        const test::TemporaryFolder folder;
        const auto store = folder.path() / "advisoryd.db";
        {
            const auto first = StoreLock::acquire(store, Purpose::watch);
            REQUIRE(first);

            const auto second = StoreLock::acquire(store, Purpose::watch);
            REQUIRE_FALSE(second);
            CHECK(second.error().code == Errc::refused);
            CHECK(second.error().message.find(store.string()) != std::string::npos);
        }
        CHECK(StoreLock::acquire(store, Purpose::watch));
    }

    TEST_CASE("a folder that is not there is named with the remedy")
    {
        const auto lock = StoreLock::acquire("/nonexistent-folder/advisoryd.db", Purpose::watch);

        REQUIRE_FALSE(lock);
        CHECK(lock.error().code == Errc::io);
        CHECK_FALSE(lock.error().hint.empty());
    }
}

}  // namespace advisory::storage
