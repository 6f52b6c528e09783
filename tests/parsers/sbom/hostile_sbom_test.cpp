// What a bill can do to us when it means harm: nothing but be refused, or cost findings.
#include <algorithm>
#include <random>

#include <fmt/format.h>

#include "parsers/sbom/cyclonedx.hpp"
#include "parsers/sbom/read_sbom.hpp"
#include "parsers/sbom/spdx_json.hpp"
#include "tests/parsers/sbom/sample_bills.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

using test::bill_of;

constexpr std::string_view samples[] = {"sbom/cyclonedx-1.6-nested.json",
                                        "sbom/every-fault.json",
                                        "sbom/spdx-2.2.json",
                                        "sbom/spdx-2.3.spdx"};

std::string nested(std::size_t depth)
{
    std::string components = "[";
    for (std::size_t level = 0; level < depth; ++level)
        components += R"({"name":"level","version":"1","components":[)";
    for (std::size_t level = 0; level < depth; ++level)
        components += "]}";
    return bill_of(components + "]");
}

}  // namespace

TEST_SUITE("hostile bills")
{
    TEST_CASE("JSON cut off at any byte is refused as malformed")
    {
        for (const auto* const name : {"sbom/every-fault.json", "sbom/spdx-2.2.json"}) {
            const auto whole = test::read_data(name);
            const auto end = whole.find_last_of('}');
            for (std::size_t size = 0; size <= end; ++size) {
                CAPTURE(size);
                const auto cut = whole.substr(0, size);
                CHECK_FALSE(read_sbom(cut));
                const auto bill = read_cyclonedx(cut);
                REQUIRE_FALSE(bill);
                CHECK(bill.error().code == Errc::malformed);
            }
        }
    }

    TEST_CASE("changed bytes are read or refused, and invent no component")
    {
        std::mt19937 random{20260415};
        for (const auto name : samples) {
            const auto whole = test::read_data(name);
            std::uniform_int_distribution<std::size_t> where{0, whole.size() - 1};
            std::uniform_int_distribution<int> what{0, 255};
            for (int round = 0; round < 1'000; ++round) {
                auto bytes = whole;
                for (int change = 0; change < 3; ++change)
                    bytes[where(random)] = static_cast<char>(what(random));
                CAPTURE(round);

                const auto bill = read_sbom(bytes);

                if (bill)
                    CHECK(bill->components.size() <= 13);
                else
                    CHECK_FALSE(bill.error().message.empty());
            }
        }
    }

    TEST_CASE("nesting is read as deep as the limit and no deeper")
    {
        const SbomLimits limits;

        const auto deepest = read_cyclonedx(nested(limits.component_depth - 1));
        const auto deeper = read_cyclonedx(nested(limits.component_depth));
        const auto deep = read_cyclonedx(nested(100'000));

        REQUIRE(deepest);
        CHECK(deepest->components.size() == limits.component_depth - 1);
        REQUIRE_FALSE(deeper);
        CHECK(deeper.error().code == Errc::too_large);
        REQUIRE_FALSE(deep);
        CHECK(deep.error().code == Errc::too_large);
    }

    TEST_CASE("paths stay short however long the names are")
    {
        const std::string name(60'000, 'n');
        std::string components = "[";
        for (int level = 0; level < 20; ++level)
            components += fmt::format(R"({{"name":"{}","version":"1","components":[)", name);
        for (int level = 0; level < 20; ++level)
            components += "]}";

        const auto bill = read_cyclonedx(bill_of(components + "]"));

        REQUIRE(bill);
        REQUIRE(bill->components.size() == 20);
        for (const auto& component : bill->components) {
            CHECK(component.path.size() < 600);
            CHECK(component.name == name);
        }
    }

    TEST_CASE("limits of bytes and components refuse, the limit of findings counts the rest")
    {
        std::string components = "[";
        for (int each = 0; each < 20; ++each)
            components += fmt::format(R"({}{{"name":"n{}"}},7)", each > 0 ? "," : "", each);
        const auto json = bill_of(components + "]");

        const auto long_one = read_cyclonedx(json, {.bytes = 100});
        const auto many = read_cyclonedx(json, {.components = 30});
        const auto told = read_cyclonedx(json, {.components = 40, .findings = 5});

        REQUIRE_FALSE(long_one);
        CHECK(long_one.error().code == Errc::too_large);
        REQUIRE_FALSE(many);
        CHECK(many.error().code == Errc::too_large);
        REQUIRE(told);
        CHECK(told->components.size() == 20);
        REQUIRE(told->findings.size() == 12);
        CHECK(told->findings[10].is_left_out);
        CHECK(told->findings[10].reason.starts_with("15 more components"));
        CHECK(told->findings[11].reason.starts_with("15 more doubts"));
    }

    TEST_CASE("references beyond the limit are not followed, and that is told")
    {
        const auto bill = read_cyclonedx(
            bill_of(R"([{"name":"a","version":"1","bom-ref":"a"}])",
                    R"(,"dependencies":[{"ref":"a","dependsOn":["a","a","a"]},{"ref":"a"}])"),
            {.references = 1});

        REQUIRE(bill);
        CHECK(test::find_finding(*bill, "dependencies", "more than 1 references"));
        CHECK(test::find_finding(*bill, "components[0]", "depends on itself"));
    }

    TEST_CASE("a text that is too long is not taken, and said to be so")
    {
        const std::string huge(70'000, 'x');
        const auto bill = read_cyclonedx(bill_of(
            fmt::format(R"([{{"name":"{0}","version":"1"}},{{"name":"n","version":"{0}"}}])",
                        huge)));

        REQUIRE(bill);
        REQUIRE(bill->components.size() == 1);
        CHECK(bill->components.front().version.empty());
        CHECK(test::find_finding(*bill, "components[0].name", "longer than 65536 bytes"));
        CHECK(test::find_finding(*bill, "components[1].version", "longer than 65536 bytes"));
    }

    TEST_CASE("what is shown of a bill is safe to show")
    {
        const auto bill = read_cyclonedx(
            bill_of(R"([{"name":"a\u001b[31m","version":"1"},{"name":"b\u202e","purl":"\u001b]0;x",
                "\u001b[2Jkey":1,"\u001b[2Jkey":{"\u0007":1,"\u0007":2}}])"));

        REQUIRE(bill);
        REQUIRE(bill->findings.size() >= 4);
        for (const auto& finding : bill->findings) {
            for (const auto* const shown : {&finding.place, &finding.component, &finding.reason}) {
                CAPTURE(*shown);
                CHECK(shown->find('\x1b') == std::string::npos);
                CHECK(shown->find('\x07') == std::string::npos);
                CHECK(shown->find("\u202e") == std::string::npos);
            }
        }
    }
}

}  // namespace advisory::parsers
