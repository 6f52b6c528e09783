#include "matching/postings.hpp"

#include <cstdint>
#include <vector>

#include "tests/support/printers.hpp"

namespace advisory::matching {

namespace {

using Numbers = std::vector<std::uint32_t>;

Numbers list_of(const Postings& postings, std::uint32_t key)
{
    const auto numbers = postings.of(key);
    return {numbers.begin(), numbers.end()};
}

}  // namespace

TEST_SUITE("postings")
{
    TEST_CASE("the numbers of a key come as they were added, each as often")
    {
        Postings postings;

        for (const std::uint32_t number : {7U, 9U, 9U, 8U})
            postings.add(3, number);

        CHECK(list_of(postings, 3) == Numbers{7, 9, 9, 8});
        CHECK(postings.count(3) == 4);
    }

    TEST_CASE("a key without numbers has an empty list, wherever it lies")
    {
        Postings postings;
        postings.add(3, 1);

        for (const std::uint32_t key : {0U, 2U, 4U, UINT32_MAX}) {
            CAPTURE(key);
            CHECK(list_of(postings, key).empty());
            CHECK(postings.count(key) == 0);
        }
    }

    TEST_CASE("lists that grow in turn do not mix")
    {
        constexpr std::uint32_t keys = 50;
        constexpr std::uint32_t rounds = 40;
        Postings postings;

        for (std::uint32_t round = 0; round < rounds; ++round) {
            for (std::uint32_t key = 0; key < keys; ++key)
                postings.add(key, round * keys + key);
        }

        for (std::uint32_t key = 0; key < keys; ++key) {
            CAPTURE(key);
            const auto numbers = list_of(postings, key);
            REQUIRE(numbers.size() == rounds);
            for (std::uint32_t at = 0; at < rounds; ++at)
                CHECK(numbers[at] == at * keys + key);
        }
    }

    TEST_CASE("the numbers at both ends of the type are numbers like others")
    {
        Postings postings;

        postings.add(0, 0);
        postings.add(0, UINT32_MAX);

        CHECK(list_of(postings, 0) == Numbers{0, UINT32_MAX});
    }
}

}  // namespace advisory::matching
