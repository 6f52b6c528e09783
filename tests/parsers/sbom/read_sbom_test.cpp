#include "parsers/sbom/read_sbom.hpp"

#include <fmt/format.h>

#include "tests/parsers/sbom/sample_bills.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

std::string utf_16(std::string_view ascii)
{
    std::string wide = "\xFF\xFE";
    for (const char byte : ascii)
        wide.append({byte, '\0'});
    return wide;
}

}  // namespace

TEST_SUITE("read sbom")
{
    TEST_CASE("a file is what its content says")
    {
        using enum InventoryFormat;
        struct Case {
            std::string bytes;
            InventoryFormat format;
        };
        const Case cases[] = {
            {"", csv},
            {" \n", csv},
            {"product_id,product_name\nP-1,x\n", csv},
            {"製品ID\t製品名\n", csv},
            {"product_id,SPDXVersion: SPDX-2.3\n", csv},
            {R"({"bomFormat":"CycloneDX"})", cyclonedx_json},
            {"\xEF\xBB\xBF \r\n\t{\"bomFormat\":\"CycloneDX\"}", cyclonedx_json},
            {utf_16(R"({"bomFormat":"CycloneDX"})"), cyclonedx_json},
            {R"({"components":[{"name":"\"bomFormat\""}],"bomFormat":"CycloneDX"})",
             cyclonedx_json},
            {R"({"bomF\u006frmat":"CycloneDX"})", cyclonedx_json},
            {R"({"components":[{"spdxVersion":"SPDX-2.3"}],"bomFormat":"CycloneDX"})",
             cyclonedx_json},
            {R"({"x":{"bomFormat":"CycloneDX"},"spdxVersion":"SPDX-2.3"})", spdx_json},
            {R"({"comment":"\"spdxVersion\":\"SPDX-2.3\""})", other_json},
            {R"({"x":{"bomFormat":"CycloneDX"}})", other_json},
            {R"({"bomFormat":5,"specVersion":"1.4"})", other_json},
            {R"({"bomFormat":"Other"})", other_json},
            {R"([{"bomFormat":"CycloneDX"}])", other_json},
            {R"({"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld"})", spdx_3_json},
            {"{", other_json},
            {"SPDXVersion: SPDX-2.3\n", spdx_tag_value},
            {"\xEF\xBB\xBF# made by\n\nDataLicense: CC0-1.0\r\nSPDXVersion: SPDX-2.2\r\n",
             spdx_tag_value},
            {"---\nspdxVersion: SPDX-2.3\n", spdx_yaml},
            {"<?xml version=\"1.0\"?><bom xmlns=\"http://cyclonedx.org/schema/bom/1.4\">",
             cyclonedx_xml},
            {"<rdf:RDF xmlns:spdx=\"http://spdx.org/rdf/terms#\">", spdx_rdf},
            {"<html>", other_xml},
        };

        for (const auto& [bytes, format] : cases) {
            CAPTURE(bytes);
            CHECK(name_of(recognise(bytes)) == name_of(format));
        }
    }

    TEST_CASE("every sample is recognised and read")
    {
        for (const auto* const name : {"cyclonedx-1.2-flat.json",
                                       "cyclonedx-1.6-nested.json",
                                       "every-fault.json",
                                       "spdx-2.2.json",
                                       "spdx-2.3.json",
                                       "spdx-2.3.spdx"}) {
            CAPTURE(name);
            const auto bill = read_sbom(test::read_data(fmt::format("sbom/{}", name)));
            REQUIRE(bill);
            CHECK(bill->components.size() >= 11);
        }
    }

    TEST_CASE("UTF-16 and a byte order mark change nothing")
    {
        const std::string json = test::bill_of(R"([{"name":"n","version":"1"}])");

        for (const auto& bytes : {json, "\xEF\xBB\xBF\n" + json, utf_16(json)}) {
            const auto bill = read_sbom(bytes);
            REQUIRE(bill);
            CHECK(test::outline_of(*bill) == std::vector<std::string>{" | n 1"});
        }
    }

    TEST_CASE("what cannot be read says what to do instead")
    {
        struct Case {
            std::string_view bytes;
            std::string_view message;
            std::string_view hint;
        };
        const Case cases[] = {
            {"<bom xmlns=\"http://cyclonedx.org/schema/bom/1.4\"/>",
             "CycloneDX XML is not supported.",
             "as JSON"},
            {"spdxVersion: SPDX-2.3\n", "SPDX YAML is not supported.", "as JSON"},
            {"{\"a\":1}", "neither bomFormat nor spdxVersion", "CycloneDX 1.2 to 1.6"},
            {"{\n\"bomFormat\" \"CycloneDX\"}", "Line 2: ", "Correct the line"},
            {"{\"components\":[\n", "Line 2: the JSON document ends", "cut off"},
            {"a,b\n", "may be CSV", "export"},
        };

        for (const auto& [bytes, message, hint] : cases) {
            CAPTURE(bytes);
            const auto bill = read_sbom(bytes);
            REQUIRE_FALSE(bill);
            CHECK(bill.error().code == Errc::malformed);
            CHECK(bill.error().message.find(message) != std::string::npos);
            CHECK(bill.error().hint.find(hint) != std::string::npos);
        }
    }
}

}  // namespace advisory::parsers
