#include "parsers/sbom/spdx_tag_value.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "parsers/sbom/spdx_json.hpp"
#include "tests/parsers/sbom/sample_bills.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

using test::component_of;
using test::find_finding;

Sbom read_for_spdx_tag_value(std::string_view text)
{
    const auto bill = read_spdx_tag_value(text);
    REQUIRE_MESSAGE(bill, bill.error().message);
    return *bill;
}

/// With CRLF for every LF.
std::string as_windows_writes_it(std::string_view text)
{
    std::string lines;
    for (const char byte : text)
        lines.append(byte == '\n' ? "\r\n" : std::string(1, byte));
    return lines;
}

}  // namespace

TEST_SUITE("spdx tag-value")
{
    TEST_CASE("tag-value says the same as JSON")
    {
        const auto twin = read_spdx_json(test::read_data("sbom/spdx-2.3.json"));
        REQUIRE(twin);
        const auto text = test::read_data("sbom/spdx-2.3.spdx");

        for (const auto& written : {text, as_windows_writes_it(text), "\xEF\xBB\xBF" + text}) {
            const auto bill = read_for_spdx_tag_value(written);

            CHECK(test::identities_of(bill) == test::identities_of(*twin));
            CHECK(test::outline_of(bill) == test::outline_of(*twin));
            CHECK(bill.document.subject.name == twin->document.subject.name);
            CHECK(bill.document.author == twin->document.author);
            CHECK(bill.document.serial == twin->document.serial);
            CHECK(bill.document.created == twin->document.created);
            CHECK(bill.findings.size() == 1);
        }
    }

    TEST_CASE("a component knows the line where its package begins")
    {
        const auto bill = read_for_spdx_tag_value(
            "SPDXVersion: SPDX-2.2\n\nPackageName: a\nPackageVersion: 1\n"
            "PackageComment: <text>two\nlines</text>\nPackageName: b\n");

        CHECK(component_of(bill, "a").line == 3);
        CHECK(component_of(bill, "b").line == 7);
        CHECK(find_finding(bill, "line 7.version", "only become a review"));
    }

    TEST_CASE("what looks like a package in a text, a comment or another section is none")
    {
        const auto bill = read_for_spdx_tag_value(
            "SPDXVersion: SPDX-2.3\n"
            "DocumentComment: <text>PackageName: x\nPackageName: x</text>\n"
            "PackageName: a\n"
            "# PackageVersion: 9\n"
            "PackageVersion: 1\n"
            "FileName: ./f\nSPDXID: SPDXRef-f\nPackageVersion: 8\n"
            "LicenseID: LicenseRef-1\nExtractedText: <text>\nPackageName: x\n</text>\n");

        CHECK(test::outline_of(bill) == std::vector<std::string>{" | a 1"});
        CHECK(component_of(bill, "a").ref.empty());
    }

    TEST_CASE("faults of a package cost it a finding and nothing else")
    {
        const auto bill = read_for_spdx_tag_value(
            "SPDXVersion: SPDX-2.3\n"
            "PackageName: a\nPackageVersion: 1\nPackageVersion: 2\n"
            "ExternalRef: PACKAGE_MANAGER purl pkg:a\n"
            "ExternalRef: SECURITY cpe23Type cpe:2.3:a:v:a:1:*:*:*:*:*:*:*\n"
            "UnknownTag: x\n"
            "a line of its own\n"
            "PackageName:\n"
            "PackageName: b\nPackageVersion: 3\n");

        CHECK(test::outline_of(bill) == std::vector<std::string>{" | a 1", " | b 3"});
        CHECK(component_of(bill, "a").cpe == "cpe:2.3:a:v:a:1:*:*:*:*:*:*:*");
        CHECK(test::findings_of(bill, 30) ==
              std::vector<std::string>{
                  "line 2.PackageVersion | a 1 | The tag PackageVersion stands ",
                  "line 2.ExternalRef | a 1 | purl \"pkg:a\" is not a package ",
                  "line 2 | a 1 | Line 8 is no tag with a value ",
                  "out line 9 |  | The component has no name, and",
              });
    }

    TEST_CASE("a document that is cut off in a text, or is no UTF-8, is refused with its line")
    {
        const auto cut = read_spdx_tag_value("SPDXVersion: SPDX-2.3\nPackageComment: <text>a\nb\n");
        const auto latin = read_spdx_tag_value("SPDXVersion: SPDX-2.3\nPackageName: caf\xE9\n");

        REQUIRE_FALSE(cut);
        CHECK(cut.error().message == "Line 2: the <text> of PackageComment is never closed.");
        REQUIRE_FALSE(latin);
        CHECK(latin.error().message == "Line 2: there are bytes that are not UTF-8.");
    }
}

}  // namespace advisory::parsers
