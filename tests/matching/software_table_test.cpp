#include "matching/software_table.hpp"

#include <string>
#include <utility>
#include <vector>

#include "matching/alias_table.hpp"
#include "tests/matching/sample.hpp"
#include "tests/support/printers.hpp"

namespace advisory::matching {

namespace {

using Places = std::vector<std::pair<std::int64_t, std::int64_t>>;

struct Table {
    SoftwareTable::Number add(const Component& component)
    {
        return software.add(software.words_of(component), candidate_of(component, aliases));
    }

    [[nodiscard]] Places places_of(SoftwareTable::Number number) const
    {
        Places places;
        software.visit_places(number, [&](const SoftwareTable::Place& place) {
            places.emplace_back(place.product, place.component);
        });
        return places;
    }

    [[nodiscard]] std::vector<SoftwareTable::Number> components() const
    {
        std::vector<SoftwareTable::Number> numbers;
        software.visit_components([&](SoftwareTable::Number number) { numbers.push_back(number); });
        return numbers;
    }

    AliasTable aliases{{}};
    StringPool pool;
    SoftwareTable software{pool};
};

Component log4j()
{
    auto made = test::component("Apache",
                                "Log4j Core",
                                "2.14.1",
                                "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.0",
                                "cpe:2.3:a:apache:log4j:2.14.1:*:*:*:*:*:*:*");
    made.claimed_fixed = {"CVE-2021-44228", "CVE-2021-45046"};
    return made;
}

}  // namespace

TEST_SUITE("software table")
{
    TEST_CASE("a candidate comes back as it was added")
    {
        Table table;
        const auto before = candidate_of(log4j(), table.aliases);

        const auto after = table.software.candidate(table.add(log4j()));

        CHECK_FALSE(after.is_product);
        CHECK(after.purl_type == before.purl_type);
        CHECK(after.package_name == before.package_name);
        CHECK(after.version == "2.14.1");
        CHECK(after.other_version == "2.14.0");
        CHECK(after.vendors == before.vendors);
        CHECK(after.families == before.families);
        CHECK(after.claimed_fixed == log4j().claimed_fixed);
        REQUIRE(after.names.size() == before.names.size());
        REQUIRE(after.names.size() > 1);
        for (std::size_t at = 0; at < after.names.size(); ++at) {
            CAPTURE(at);
            CHECK(after.names[at].name == before.names[at].name);
            CHECK(after.names[at].origin == before.names[at].origin);
            CHECK(after.names[at].shown == before.names[at].shown);
        }
    }

    TEST_CASE("a component comes back with its words and without its place")
    {
        Table table;
        auto placed = log4j();
        placed.row = 7;
        placed.path = "app > lib";

        const auto read = table.software.component(table.add(placed));

        CHECK(read.vendor == placed.vendor);
        CHECK(read.name == placed.name);
        CHECK(read.version == placed.version);
        CHECK(read.purl == placed.purl);
        CHECK(read.cpe == placed.cpe);
        CHECK(read.claimed_fixed == placed.claimed_fixed);
        CHECK(read.row == 0);
        CHECK(read.path.empty());
    }

    TEST_CASE("any word that differs makes other software")
    {
        using Change = void (*)(Component&);
        const Change changes[] = {
            [](Component& component) { component.vendor = "x"; },
            [](Component& component) { component.name = "x"; },
            [](Component& component) { component.version = "x"; },
            [](Component& component) { component.purl = "x"; },
            [](Component& component) { component.cpe = "x"; },
            [](Component& component) { component.claimed_fixed.pop_back(); },
        };
        Table table;
        const auto number = table.add(log4j());

        auto elsewhere = log4j();
        elsewhere.row = 9;
        elsewhere.product_id = "OTHER";
        elsewhere.path = "deep > down";
        CHECK(table.software.find(table.software.words_of(elsewhere)) == number);
        for (std::size_t index = 0; index < std::size(changes); ++index) {
            CAPTURE(index);
            auto other = log4j();
            changes[index](other);
            CHECK(table.software.find(table.software.words_of(other)) == SoftwareTable::none);
        }
    }

    TEST_CASE("a product is never the same as anything, not even as itself")
    {
        Table table;
        ProductVersion product;
        product.product_name = "Monitor";
        const auto candidate = candidate_of(product, table.aliases);

        const auto first = table.software.add(candidate);
        const auto second = table.software.add(candidate);

        CHECK(first != second);
        CHECK(table.software.candidate(first).is_product);
        CHECK(table.software.find({}) == SoftwareTable::none);
        table.software.place(first, 1, 0);
        CHECK(table.components().empty());
    }

    TEST_CASE("software that is added again with its words is what they find from then on")
    {
        Table table;
        const auto words = table.software.words_of(log4j());
        const auto before = table.add(log4j());
        table.software.place(before, 1, 11);
        table.software.place(before, 2, 12);

        const auto now = table.add(log4j());
        table.software.move_places(before, now);

        CHECK(table.software.find(words) == now);
        CHECK(table.places_of(before).empty());
        CHECK(table.places_of(now) == Places{{2, 12}, {1, 11}});
        CHECK(table.components() == std::vector{now});
    }

    TEST_CASE("a place that was taken away is not visited")
    {
        Table table;
        const auto number = table.add(log4j());
        table.software.place(number, 1, 11);
        const auto gone = table.software.place(number, 2, 12);
        table.software.place(number, 3, 13);

        table.software.take_away(gone);

        CHECK(table.places_of(number) == Places{{3, 13}, {1, 11}});
        CHECK(table.software.is_placed(number));
    }

    TEST_CASE("software stands nowhere once its last place was taken away, also a moved one")
    {
        Table table;
        const auto before = table.add(log4j());
        const auto first = table.software.place(before, 1, 11);
        const auto second = table.software.place(before, 2, 12);
        const auto now = table.add(log4j());
        table.software.move_places(before, now);
        CHECK_FALSE(table.software.is_placed(before));

        table.software.take_away(first);
        table.software.take_away(first);
        CHECK(table.software.is_placed(now));
        table.software.take_away(second);

        CHECK_FALSE(table.software.is_placed(now));
        CHECK(table.components() == std::vector{now});
    }

    TEST_CASE("software is found again after the table has grown")
    {
        constexpr int count = 5'000;
        Table table;
        std::vector<SoftwareTable::Number> numbers;
        for (int number = 0; number < count; ++number)
            numbers.push_back(table.add(test::component("", "zlib", std::to_string(number))));

        int wrong = 0;
        for (int number = 0; number < count; ++number) {
            const auto words =
                table.software.words_of(test::component("", "zlib", std::to_string(number)));
            wrong += table.software.find(words) != numbers[static_cast<std::size_t>(number)];
        }

        CHECK(wrong == 0);
        CHECK(table.software.size() == count);
    }

    TEST_CASE("more names, makers and families than help are cut off, and nothing else is lost")
    {
        constexpr std::size_t too_many = 300;
        Table table;
        auto candidate = candidate_of(log4j(), table.aliases);
        candidate.names.assign(too_many, candidate.names.front());
        candidate.vendors.assign(too_many, "maker");
        candidate.families.assign(too_many, "family");

        const auto kept = table.software.candidate(
            table.software.add(table.software.words_of(log4j()), candidate));

        CHECK(kept.names.size() == 32);
        CHECK(kept.vendors == std::vector<std::string>(32, "maker"));
        CHECK(kept.families == std::vector<std::string>(32, "family"));
        CHECK(kept.version == candidate.version);
    }
}

}  // namespace advisory::matching
