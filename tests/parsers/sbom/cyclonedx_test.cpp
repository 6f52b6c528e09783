#include "parsers/sbom/cyclonedx.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "tests/parsers/sbom/sample_bills.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

using test::bill_of;
using test::component_of;
using test::find_finding;

Sbom read(std::string_view json)
{
    const auto bill = read_cyclonedx(json);
    REQUIRE_MESSAGE(bill, bill.error().message);
    return *bill;
}

Sbom read_file(std::string_view name)
{
    return read(test::read_data(fmt::format("sbom/{}", name)));
}

}  // namespace

TEST_SUITE("cyclonedx")
{
    TEST_CASE("every edition gives the same components, nested and flat")
    {
        const auto expected = test::identities_of(read_file("cyclonedx-1.6-nested.json"));
        REQUIRE(expected.size() == 11);

        for (const auto* const edition : {"1.2", "1.3", "1.4", "1.5", "1.6"}) {
            for (const auto* const form : {"nested", "flat"}) {
                CAPTURE(edition);
                CAPTURE(form);
                const auto bill = read_file(fmt::format("cyclonedx-{}-{}.json", edition, form));

                CHECK(test::identities_of(bill) == expected);
                CHECK(bill.document.spec_version == edition);
                CHECK(test::findings_of(bill) ==
                      std::vector<std::string>{"components[" +
                                               std::string{form[0] == 'n' ? "4" : "10"} +
                                               "].version | barcode-decoder | "});
            }
        }
    }

    TEST_CASE("nested components come in the order of the document, each with its path")
    {
        const auto bill = read_file("cyclonedx-1.4-nested.json");

        CHECK(test::outline_of(bill) == std::vector<std::string>{
                                            " | report-server 4.2.0",
                                            "report-server 4.2.0 | log4j-core 2.14.1",
                                            "report-server 4.2.0 | log4j-api 2.14.1",
                                            " | debian 11",
                                            "debian 11 | openssl 1.1.1n-0+deb11u3",
                                            "debian 11 | libc6 2.31-13+deb11u5",
                                            " | 画像表示ビューア 7.1.3",
                                            "画像表示ビューア 7.1.3 | Qt 5.15.2",
                                            "画像表示ビューア 7.1.3 | DCMTK 3.6.6",
                                            " | OB-7 firmware 2.4.1",
                                            " | barcode-decoder ",
                                        });
    }

    TEST_CASE("what the bill says of itself is read, and the product is no component")
    {
        const auto bill = read_file("cyclonedx-1.5-nested.json");

        CHECK(bill.document.format == "CycloneDX");
        CHECK(bill.document.serial == "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b75");
        CHECK(bill.document.version == "1");
        CHECK(bill.document.created == "2026-04-15T09:00:00+09:00");
        CHECK(bill.document.author == "医療 花子, example-bom-maker 1.0.0");
        CHECK(bill.document.subject.name == "Example CT Console");
        CHECK(bill.document.subject.version == "7.1");
        CHECK(bill.document.subject.vendor == "Example Medical Systems");
        CHECK(bill.document.subject.ref == "product");
    }

    TEST_CASE("only CVEs that a patch resolves are claimed to be fixed")
    {
        const auto bill = read_file("cyclonedx-1.6-nested.json");

        CHECK(component_of(bill, "openssl").claimed_fixed ==
              std::vector<std::string>{"CVE-2022-2068"});
        CHECK(component_of(bill, "libc6").claimed_fixed.empty());
    }

    TEST_CASE("a fault costs its component a finding and nothing else")
    {
        const auto bill = read_file("every-fault.json");

        CHECK(test::outline_of(bill) == std::vector<std::string>{
                                            " | zlib 1.2.11",
                                            " | libpng 1.6.37",
                                            " | outer 3.0",
                                            "outer 3.0 | inner 1.0",
                                            " | barcode-decoder ",
                                            " | frame 4.5.6",
                                            " | numbered ",
                                            " | curl 7.74.0",
                                            " | test-kit 0.9",
                                            " | expat 2.2.10",
                                            " | a-part 1.0",
                                            " | b-part 1.0",
                                        });
        CHECK(test::findings_of(bill, 24) ==
              std::vector<std::string>{
                  "components[0].purl | zlib 1.2.11 | purl \"pkg:zlib\" is not a",
                  "components[0].cpe | zlib 1.2.11 | cpe \"cpe:2.3:a:zlib:zlib",
                  "components[1] | libpng 1.6.37 | The key \"version\" stands",
                  "components[3].version | barcode-decoder | The component has no ver",
                  "out components[4] |  2.0 | The component has no nam",
                  "components[5].name | frame 4.5.6 | The component has no nam",
                  "out components[6] | bell\\x07ringer 1.0 | The name \"bell\\x07ringer",
                  "components[7].version | numbered | Here stands a number whe",
                  "components[7].version | numbered | The component has no ver",
                  "components[8].version | curl 7.74.0 | The purl names version \"",
                  "components[9].scope | test-kit 0.9 | The scope is \"excluded\",",
                  "out components[10] |  | Here stands a text where",
                  "components[11].hashes | expat 2.2.10 | The key \"content\" stands",
                  "components[2].components[0].bom-ref | inner 1.0 | The bom-ref \"outer\" is a",
                  "components[8] | curl 7.74.0 | The component depends on",
                  "components[12] | a-part 1.0 | The component depends on",
                  "dependencies[2].dependsOn[1] |  | References that name no ",
                  "services |  | Services are no componen",
              });
    }

    TEST_CASE("an invalid identifier is quoted and not kept")
    {
        const auto bill = read_file("every-fault.json");

        CHECK(component_of(bill, "zlib").purl.empty());
        CHECK(component_of(bill, "zlib").cpe.empty());
        CHECK(find_finding(bill, "components[0].cpe", "\"cpe:2.3:a:zlib:zlib:1.2.11\""));
    }

    TEST_CASE("a version that stands twice says both")
    {
        const auto bill = read_file("every-fault.json");

        CHECK(component_of(bill, "libpng").version == "1.6.37");
        CHECK(find_finding(bill, "components[1]", "the other (\"1.6.40\") does not"));
    }

    TEST_CASE("the vendor is the first that is given of five")
    {
        struct Case {
            std::string_view members;
            std::string_view vendor;
        };
        const Case cases[] = {
            {R"("group":"g","author":"a","publisher":"p","manufacturer":{"name":"m"},
                "supplier":{"name":"s"})",
             "s"},
            {R"("group":"g","author":"a","publisher":"p","manufacturer":{"name":"m"})", "m"},
            {R"("group":"g","author":"a","publisher":"p","supplier":{"url":["x"]})", "p"},
            {R"("group":"g","author":"a","supplier":{"name":"NOASSERTION"})", "a"},
            {R"("group":"g","authors":[{"name":"b"},{"name":"c"}])", "b"},
            {R"("group":"g","authors":[{"email":"b@example.jp"}])", "b@example.jp"},
            {R"("group":"g")", "g"},
            {R"("supplier":{"name":" \t"})", ""},
            {R"("supplier":{"name":"x\u001b[2J"})", ""},
        };

        for (const auto& [members, vendor] : cases) {
            CAPTURE(members);
            const auto bill =
                read(bill_of(fmt::format(R"([{{"name":"n","version":"1",{}}}])", members)));
            CHECK(component_of(bill, "n").vendor == vendor);
        }
    }

    TEST_CASE("a missing version is taken from purl or CPE only when they surely have it")
    {
        struct Case {
            std::string_view members;
            std::string_view version;
        };
        const Case cases[] = {
            {R"("purl":"pkg:deb/debian/x@1%2B2","cpe":"cpe:2.3:a:v:x:3:*:*:*:*:*:*:*")", "1+2"},
            {R"("purl":"pkg:rpm/rhel/x@1.2-3?arch=noarch&epoch=4")", "4:1.2-3"},
            {R"("purl":"pkg:npm/x","cpe":"cpe:2.3:a:v:x:3:*:*:*:*:*:*:*")", "3"},
            {R"("version":"NOASSERTION","cpe":"cpe:/a:v:x:3")", "3"},
            {R"("version":"  ","cpe":"cpe:/a:v:x:3")", "3"},
            {R"("version":null,"cpe":"cpe:/a:v:x:3")", "3"},
            {R"("cpe":"cpe:2.3:a:v:x:4.2.8:p15:*:*:*:*:*:*")", ""},
            {R"("cpe":"cpe:/a:v:x:4.2.8:p15")", ""},
            {R"("cpe":"cpe:2.3:a:v:x:4.*:*:*:*:*:*:*:*")", ""},
            {R"("cpe":"cpe:2.3:a:v:x:-:*:*:*:*:*:*:*")", ""},
            {R"("version":"1\n2")", ""},
        };

        for (const auto& [members, version] : cases) {
            CAPTURE(members);
            const auto bill = read(bill_of(fmt::format(R"([{{"name":"n",{}}}])", members)));
            CHECK(component_of(bill, "n").version == version);
            const auto* const told = find_finding(bill, "components[0].version", "only become a");
            CHECK((told != nullptr) == version.empty());
        }
    }

    TEST_CASE("a version that is only spelt differently in the purl is no doubt")
    {
        struct Case {
            std::string_view version;
            std::string_view purl;
            bool is_same;
        };
        const Case cases[] = {
            {"1:9.2p1-2", "pkg:deb/debian/openssh@9.2p1-2?epoch=1", true},
            {"9.2p1-2", "pkg:deb/debian/openssh@9.2p1-2?epoch=1", true},
            {"1.2.3", "pkg:golang/example.com/x@v1.2.3", true},
            {"1.2.3", "pkg:npm/x@1.2.3", true},
            {"1.2.3", "pkg:npm/x", true},
            {"1.1.1", "pkg:generic/openssl@1.1.1n", false},
            {"2:9.2p1-2", "pkg:deb/debian/openssh@9.2p1-2?epoch=1", false},
        };

        for (const auto& [version, purl, is_same] : cases) {
            CAPTURE(version);
            CAPTURE(purl);
            const auto bill = read(bill_of(
                fmt::format(R"([{{"name":"n","version":"{}","purl":"{}"}}])", version, purl)));
            CHECK((find_finding(bill, "components[0].version", "names version") == nullptr) ==
                  is_same);
            CHECK(component_of(bill, "n").version == version);
        }
    }

    TEST_CASE("the name of an enclosing component may stand behind what it encloses")
    {
        const auto bill = read(bill_of(R"([{"components":[{"components":[{"name":"c"}],
            "name":"b"}],"name":"a","version":"1"}])"));

        CHECK(test::outline_of(bill) ==
              std::vector<std::string>{" | a 1", "a 1 | b ", "a 1 > b | c "});
    }

    TEST_CASE("what a nameless component encloses stays, and so does what the product encloses")
    {
        const auto bill = read(bill_of(
            R"([{"components":[{"name":"in","version":"1"}]}])",
            R"(,"metadata":{"component":{"name":"P","components":[{"name":"part","version":"2"}]}})"));

        CHECK(test::outline_of(bill) == std::vector<std::string>{"(no name) | in 1", " | part 2"});
        CHECK(bill.document.subject.name == "P");
    }

    TEST_CASE("components that are no part of the product are not taken")
    {
        const auto bill = read(bill_of(R"([{"name":"n","version":"1",
            "pedigree":{"ancestors":[{"name":"x"}],"variants":[{"name":"x"}]},
            "evidence":{"components":[{"name":"x"}]}}])",
                                       R"(,"formulation":[{"components":[{"name":"x"}]}],
            "vulnerabilities":[{"id":"CVE-2021-1"}],"annotations":[{"components":[{"name":"x"}]}],
            "metadata":{"tools":{"components":[{"name":"tool","version":"2"}]}})"));

        CHECK(test::outline_of(bill) == std::vector<std::string>{" | n 1"});
        CHECK(bill.document.author == "tool 2");
        CHECK(bill.findings.empty());
    }

    TEST_CASE("a list of components that stands twice is read twice")
    {
        const auto bill = read(bill_of(R"([{"name":"a","version":"1"}])",
                                       R"(,"components":[{"name":"b","version":"1"}])"));

        CHECK(test::outline_of(bill) == std::vector<std::string>{" | a 1", " | b 1"});
        CHECK(
            find_finding(bill, "", "\"components\" stands more than once; all of them were read"));
    }

    TEST_CASE("two products keep the parts of both")
    {
        const auto bill = read(bill_of("[]", R"(,"metadata":{"component":{"name":"P",
            "components":[{"name":"a","version":"1"}]},"component":{"name":"Q",
            "components":[{"name":"b","version":"1"}]}})"));

        CHECK(bill.document.subject.name == "P");
        CHECK(bill.components.size() == 2);
    }

    TEST_CASE("a list of components of another type is told as left out")
    {
        for (const std::string_view components : {"{}", "\"a\"", "7"}) {
            CAPTURE(components);
            const auto bill = read(bill_of(components));

            const auto* const told = find_finding(bill, "components", "where a list should");
            REQUIRE(told);
            CHECK(told->is_left_out);
        }
    }

    TEST_CASE("a circle of dependencies is told once, and a chain or a fan is none")
    {
        const auto bill = read(bill_of(
            R"([{"name":"a","version":"1","bom-ref":"a"},{"name":"b","version":"1","bom-ref":"b"},
                {"name":"c","version":"1","bom-ref":"c"},{"name":"d","version":"1","bom-ref":"d"}])",
            R"(,"dependencies":[{"ref":"a","dependsOn":["b","c"]},{"ref":"b","dependsOn":["c"]},
                {"ref":"c","dependsOn":["d"]},{"ref":"d","dependsOn":["b"]}])"));

        CHECK(bill.components.size() == 4);
        REQUIRE(bill.findings.size() == 1);
        CHECK(bill.findings.front().place == "components[1]");
        CHECK(bill.findings.front().reason.find("b 1, c 1, d 1") != std::string::npos);
    }

    TEST_CASE("an edition that is not known is read with a doubt, another major one is not")
    {
        const auto of = [](std::string_view edition) {
            return read_cyclonedx(fmt::format(
                R"({{"bomFormat":"CycloneDX","specVersion":"{}","components":[{{"name":"n"}}]}})",
                edition));
        };

        for (const auto* const edition : {"1.1", "1.7", "1.10", ""}) {
            CAPTURE(edition);
            const auto bill = of(edition);
            REQUIRE(bill);
            CHECK(find_finding(*bill, "specVersion", "read as 1.6"));
        }
        for (const auto* const edition : {"2.0", "16", "x"}) {
            CAPTURE(edition);
            const auto bill = of(edition);
            REQUIRE_FALSE(bill);
            CHECK(bill.error().code == Errc::malformed);
        }
    }
}

}  // namespace advisory::parsers
