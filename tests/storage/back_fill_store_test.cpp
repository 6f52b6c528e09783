#include "storage/back_fill_store.hpp"

#include <doctest/doctest.h>

namespace advisory::storage {

TEST_SUITE("back-fill store")
{
    TEST_CASE("a position is kept for each file until the file was read to its end")
    {
        auto db = Database::in_memory();
        BackFillStore back_fills{db};
        const BackFillPosition first{.size = 20'000'000'000,
                                     .modified = 5,
                                     .position = 10,
                                     .number = 1,
                                     .before = "aa"};
        auto later = first;
        later.position = 19'000'000'000;
        later.number = 4'000'000;

        back_fills.keep("/a.mbox", first);
        back_fills.keep("/b.mbox", first);
        back_fills.keep("/a.mbox", later);
        CHECK(back_fills.position_of("/a.mbox") == later);
        CHECK(back_fills.position_of("/b.mbox") == first);
        back_fills.forget("/a.mbox");

        CHECK_FALSE(back_fills.position_of("/a.mbox"));
        CHECK(back_fills.position_of("/b.mbox") == first);
    }
}

}  // namespace advisory::storage
