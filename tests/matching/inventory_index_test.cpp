#include "matching/inventory_index.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/vocabulary.hpp"
#include "matching/match_advisory.hpp"
#include "tests/matching/sample.hpp"
#include "tests/support/printers.hpp"

namespace advisory::matching {

namespace {

using test::component;
using Texts = std::vector<std::string>;

RegisteredProduct product(std::int64_t row, std::vector<Component> components)
{
    auto made = test::registered(std::move(components));
    made.product.row = row;
    made.product.product_id = fmt::format("P-{}", row);
    for (auto& each : made.components)
        each.row += row * 100;
    return made;
}

/// "product component verdict", one a match, in the order of the answer.
Texts answers(const Advisory& advisory, const InventoryIndex& index)
{
    Texts texts;
    for (const auto& match : match_advisory(advisory, index)) {
        std::vector<std::string_view> reasons;
        for (const auto reason : match.reasons)
            reasons.push_back(name_of(reason));
        texts.push_back(fmt::format("{} {} {} {} {}",
                                    match.product,
                                    match.component,
                                    name_of(match.verdict),
                                    fmt::join(reasons, ","),
                                    match.evidence.inventory_name));
    }
    return texts;
}

std::vector<std::pair<std::int64_t, std::int64_t>> places_named(const InventoryIndex& index,
                                                                std::string_view key)
{
    std::vector<std::pair<std::int64_t, std::int64_t>> places;
    for (const auto number : index.find(key)) {
        for (const auto& [product, component] : index.placements(number))
            places.emplace_back(product, component);
    }
    std::ranges::sort(places);
    return places;
}

using Places = std::vector<std::pair<std::int64_t, std::int64_t>>;

/// What `registered` makes when nothing was there before.
InventoryIndex built_of(const std::map<std::int64_t, RegisteredProduct>& registered,
                        const Texts& vendors)
{
    InventoryIndex index{{}};
    index.know_vendors(vendors);
    for (const auto& [row, each] : registered)
        index.put(each);
    return index;
}

/// Products at random, of few words, so that they have much in common.
class Random {
public:
    std::size_t below(std::size_t end) { return engine_() % end; }

    const std::string& one_of(const Texts& texts) { return texts[below(texts.size())]; }

    RegisteredProduct product(std::int64_t row)
    {
        static const Texts makers{"", "OpenSSL", "Foo Bar", "Foo", "Northwind"};
        static const Texts names{"OpenSSL",
                                 "Foo Bar Viewer Suite",
                                 "Northwind Viewer Suite",
                                 "Viewer Suite",
                                 "The Foo Gateway Server",
                                 "Northwind Gateway Servers"};
        static const Texts versions{"", "1.0", "1.5", "3.0.6", "3.0.8"};

        std::vector<Component> components(below(4));
        for (auto& each : components)
            each = component(one_of(makers), one_of(names), one_of(versions));
        auto made = matching::product(row, std::move(components));
        made.product.vendor = one_of(makers);
        made.product.product_name = one_of(names);
        made.product.version = one_of(versions);
        return made;
    }

private:
    std::minstd_rand engine_{20261126};
};

}  // namespace

TEST_SUITE("inventory index")
{
    TEST_CASE("software that several products contain is one candidate that stands in each")
    {
        InventoryIndex index{{}};
        index.put(product(1, {component("OpenSSL", "OpenSSL", "3.0.6")}));
        index.put(product(2, {component("OpenSSL", "OpenSSL", "3.0.6")}));
        index.put(product(3, {component("OpenSSL", "OpenSSL", "3.0.8")}));

        const auto found = index.find("openssl");
        const auto matched = answers(test::notice({"OpenSSL 3.0.7より前の3.0系"}), index);

        REQUIRE(found.size() == 2);
        CHECK(places_named(index, "openssl") == Places{{1, 101}, {2, 201}, {3, 301}});
        REQUIRE(matched.size() == 3);
        CHECK(matched[0].starts_with("1 101 affected"));
        CHECK(matched[1].starts_with("2 201 affected"));
        CHECK(matched[2].starts_with("3 301 not_affected"));
        CHECK(index.product_count() == 3);
        CHECK(index.component_count() == 3);
    }

    TEST_CASE("software that stands twice in a product is answered at both places")
    {
        InventoryIndex index{{}};

        index.put(product(1, {component("", "zlib", "1.2"), component("", "zlib", "1.2")}));

        CHECK(places_named(index, "zlib") == Places{{1, 101}, {1, 102}});
    }

    TEST_CASE("a product version that is put again takes the place of what was there")
    {
        InventoryIndex index{{}};
        index.put(product(1, {component("", "zlib", "1.2"), component("", "curl", "8.0")}));
        index.put(product(2, {component("", "zlib", "1.2")}));

        auto renamed = product(1, {component("", "curl", "8.1")});
        renamed.product.product_name = "Ventilator";
        index.put(renamed);

        CHECK(places_named(index, "zlib") == Places{{2, 201}});
        CHECK(places_named(index, "curl") == Places{{1, 101}});
        CHECK(places_named(index, "ventilator") == Places{{1, 0}});
        CHECK(places_named(index, "monitor") == Places{{2, 0}});
        CHECK(index.product_count() == 2);
        CHECK(index.component_count() == 2);
        REQUIRE(index.product(1));
        CHECK(index.product(1)->product_name == "Ventilator");
    }

    TEST_CASE("a product version that is gone stands nowhere, and comes back when it is put")
    {
        InventoryIndex index{{}};
        const auto pump = product(1, {component("", "zlib", "1.2")});
        index.put(pump);

        index.remove(1);
        index.remove(1);
        index.remove(99);

        CHECK(places_named(index, "zlib").empty());
        CHECK(places_named(index, "monitor").empty());
        CHECK(index.product(1) == nullptr);
        CHECK(index.product_count() == 0);
        CHECK(index.component_count() == 0);
        CHECK(answers(test::notice({"zlib 1.3より前"}), index).empty());

        index.put(pump);
        CHECK(places_named(index, "zlib") == Places{{1, 101}});
    }

    TEST_CASE("a name that is gone does not hide the names that are like it")
    {
        InventoryIndex index{{}};
        index.put(product(1, {component("", "Wireshark", "4.0")}));
        index.put(product(2, {component("", "Wiresharks", "4.0")}));

        index.remove(1);

        CHECK(index.find("wireshark").empty());
        const auto matched = answers(test::notice({"Wireshark 4.2より前"}), index);
        REQUIRE(matched.size() == 1);
        CHECK(matched[0].starts_with("2 201 review ID_FUZZY"));
    }

    TEST_CASE("the installations are those of the product version that was put last")
    {
        InventoryIndex index{{}};
        auto pump = product(1, {});
        Installation installation;
        installation.serial = "S-1";
        pump.installations = {installation};

        index.put(pump);
        REQUIRE(index.installations(1).size() == 1);
        CHECK(index.installations(1)[0].serial == "S-1");
        CHECK(index.installations(2).empty());

        pump.installations[0].serial = "S-2";
        index.put(pump);
        REQUIRE(index.installations(1).size() == 1);
        CHECK(index.installations(1)[0].serial == "S-2");

        index.remove(1);
        CHECK(index.installations(1).empty());
    }

    TEST_CASE("a maker that becomes known later is split off in front of names that are there")
    {
        struct Case {
            const char* name;
            Texts vendors;  ///< In the order in which they become known.
            const char* key;
        };
        const Case cases[] = {
            {"Northwind Viewer Suite", {"Northwind"}, "viewer suite"},
            {"The Northwind Viewer Suite", {"Northwind"}, "viewer suite"},
            {"Foo Bar Viewer Suite", {"Foo", "Foo Bar"}, "viewer suite"},
            {"Foo Bar Viewer Suite", {"Foo Bar", "Foo"}, "viewer suite"},
            {"NORTHWIND Viewer Suite", {"Northwind Co., Ltd."}, "viewer suite"},
            {"例示電子 ビューア", {"例示電子株式会社"}, "ビューア"},
        };
        for (const auto& [name, vendors, key] : cases) {
            CAPTURE(name);
            InventoryIndex later{{}};
            auto with_component = product(1, {component("", name, "1.0")});
            with_component.product.vendor = "";
            with_component.product.product_name = name;
            later.put(with_component);
            const auto first = built_of({{1, with_component}}, vendors);

            for (const auto& vendor : vendors)
                later.know_vendors(std::vector{vendor});

            CHECK(places_named(first, key) == Places{{1, 0}, {1, 101}});
            CHECK(places_named(later, key) == Places{{1, 0}, {1, 101}});
            CHECK(later.component_count() == 1);
            later.remove(1);
            CHECK(places_named(later, key).empty());
        }
    }

    TEST_CASE("a product version itself is read again when its maker becomes known")
    {
        InventoryIndex index{{}};
        auto pump = product(1, {});
        pump.product.vendor = "";
        pump.product.product_name = "Northwind Syringe Driver";
        index.put(pump);
        REQUIRE(places_named(index, "syringe driver").empty());

        index.know_vendors(std::vector<std::string>{"Northwind"});

        CHECK(places_named(index, "syringe driver") == Places{{1, 0}});
    }

    TEST_CASE("what is made by a maker is found by its canonical name")
    {
        InventoryIndex index{{}};
        index.put(product(1, {component("Example Corp.", "Viewer", "1.0")}));

        REQUIRE(index.made_by("example").size() == 1);
        CHECK(index.candidate(index.made_by("example")[0]).version == "1.0");
        CHECK(index.made_by("nobody").empty());
    }

    TEST_CASE("whatever came and went, the answers are those of an index that was built anew")
    {
        const Advisory notices[] = {
            test::notice({"OpenSSL 3.0.7より前の3.0系"}, {"CVE-2026-0001"}),
            test::notice({"Viewer Suite 1.2より前"}, {"CVE-2026-0002"}),
            test::notice({"Foo Bar Viewer Suite 1.2より前"}, {"CVE-2026-0003"}),
            test::notice({"Northwind Gateway Server 1.2より前"}, {"CVE-2026-0004"}),
            test::notice({"複数のNorthwind製品"}, {"CVE-2026-0005"}),
        };
        const Texts vendors{"OpenSSL", "Northwind", "Foo", "Foo Bar"};
        constexpr int steps = 300;
        Random random;
        InventoryIndex index{{}};
        std::map<std::int64_t, RegisteredProduct> registered;
        Texts known;
        std::size_t answered = 0;

        for (int step = 0; step < steps; ++step) {
            CAPTURE(step);
            const auto row = static_cast<std::int64_t>(1 + random.below(6));
            constexpr int often = 60;
            if (step % often == often - 1 && known.size() < vendors.size()) {
                known.push_back(vendors[known.size()]);
                index.know_vendors(known);
            } else if (random.below(4) == 0) {
                registered.erase(row);
                index.remove(row);
            } else {
                registered[row] = random.product(row);
                index.put(registered[row]);
            }

            const auto anew = built_of(registered, known);
            for (const auto& notice : notices) {
                const auto expected = answers(notice, anew);
                REQUIRE(answers(notice, index) == expected);
                answered += expected.size();
            }
            REQUIRE(index.component_count() == anew.component_count());
        }

        CHECK(answered > steps);
    }
}

}  // namespace advisory::matching
