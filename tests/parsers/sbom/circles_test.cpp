#include "parsers/sbom/circles.hpp"

#include <algorithm>

#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

using Points = std::vector<std::uint32_t>;

std::vector<Points> circles(std::uint32_t points, const std::vector<Arrow>& all)
{
    Arrows arrows{points};
    for (const auto& arrow : all)
        arrows.add(arrow);
    std::vector<Points> found;
    for (const auto& circle : circles_of(arrows))
        found.push_back(circle.points);
    return found;
}

}  // namespace

TEST_SUITE("circles")
{
    TEST_CASE("what leads back to itself is a circle, what does not is none")
    {
        CHECK(circles(0, {}).empty());
        CHECK(circles(3, {{0, 1}, {1, 2}, {0, 2}}).empty());
        CHECK(circles(3, {{0, 1}, {1, 0}}) == std::vector<Points>{{0, 1}});
        CHECK(circles(2, {{1, 1}}) == std::vector<Points>{{1}});
        CHECK(circles(6, {{5, 4}, {4, 3}, {3, 5}, {2, 5}, {1, 0}, {0, 1}, {0, 2}}) ==
              std::vector<Points>{{0, 1}, {3, 4, 5}});
        CHECK(circles(4, {{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 1}}) ==
              std::vector<Points>{{0, 1, 2, 3}});
    }

    TEST_CASE("a circle of a million points is found")
    {
        constexpr std::uint32_t count = 1'000'000;
        std::vector<Arrow> all;
        for (std::uint32_t point = 0; point < count; ++point)
            all.push_back({.from = point, .to = (point + 1) % count});

        const auto found = circles(count, all);

        REQUIRE(found.size() == 1);
        CHECK(found.front().size() == count);
    }
}

}  // namespace advisory::parsers
