#include "parsers/inventory/inventory_csv.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

constexpr std::string_view products_header =
    "product_id,product_name,model,version,vendor,lifecycle,jmdn_class,approval_no,"
    "retention_class,least_severity\n";
constexpr std::string_view components_header =
    "product_id,product_version,component_vendor,component,component_version,purl,cpe\n";
constexpr std::string_view installations_header =
    "institution_id,institution_name,contact,product_id,product_version,serial,shipped_on,"
    "options\n";

InventoryFile read(std::string_view header, std::string_view rows)
{
    const auto file =
        read_inventory_csv(std::string{header}.append(rows), InventoryKind::automatic);
    REQUIRE(file);
    return *file;
}

bool holds(const std::vector<std::string>& sentences, std::string_view words)
{
    return std::ranges::any_of(sentences, [words](const std::string& sentence) {
        return sentence.find(words) != std::string::npos;
    });
}

void check_the_product_of_the_data_files(std::string_view name)
{
    const auto file = read_inventory_csv(test::read_data(name), InventoryKind::automatic);

    REQUIRE(file);
    CHECK(file->rejected.empty());
    CHECK(file->warnings.empty());
    REQUIRE(file->products.size() == 1);
    const auto& product = file->products.front();
    CHECK(product.product_id == "P-1");
    CHECK(product.product_name == "表示装置①\n（㈱髙橋モデル）");
    CHECK(product.model == "ﾓﾃﾞﾙ-1");
    CHECK(product.vendor == "㈱髙橋医療");
    CHECK(product.jmdn_class == "Ⅲ");
}

}  // namespace

TEST_SUITE("inventory CSV")
{
    TEST_CASE("the apostrophe that guards a formula is no part of a value")
    {
        const auto file =
            read(installations_header, "H-1,'quoted','+81-3-1234-5678,'=P-8,''-1,-,2024-04-15,'\n");

        REQUIRE(file.installations.size() == 1);
        const auto& installation = file.installations.front();
        CHECK(installation.institution_name == "'quoted'");
        CHECK(installation.contact == "+81-3-1234-5678");
        CHECK(installation.product_id == "=P-8");
        CHECK(installation.product_version == "'-1");
        CHECK(installation.serial == "-");
        CHECK(installation.options == "'");
    }

    TEST_CASE("a product is read in full")
    {
        const auto file = read(products_header,
                               "P-1,表示装置,M-1,1.2.3,ACME,support,III,30100BZX00001000,A,重要\n");

        CHECK(file.rejected.empty());
        CHECK(file.warnings.empty());
        REQUIRE(file.products.size() == 1);
        const auto& product = file.products.front();
        CHECK(product.line == 2);
        CHECK(product.product_id == "P-1");
        CHECK(product.product_name == "表示装置");
        CHECK(product.model == "M-1");
        CHECK(product.version == "1.2.3");
        CHECK(product.vendor == "ACME");
        CHECK(product.lifecycle == "support");
        CHECK(product.jmdn_class == "III");
        CHECK(product.approval_no == "30100BZX00001000");
        CHECK(product.retention_class == "A");
        CHECK(product.least_severity == "high");
    }

    TEST_CASE("a component is read in full")
    {
        const auto file = read(components_header,
                               "P-1,1.2.3,OpenSSL Project,OpenSSL,1.1.1n,pkg:deb/debian/"
                               "openssl@1.1.1n,cpe:2.3:a:openssl:openssl:1.1.1n:*:*:*:*:*:*:*\n");

        CHECK(file.rejected.empty());
        CHECK(file.warnings.empty());
        REQUIRE(file.components.size() == 1);
        const auto& component = file.components.front();
        CHECK(component.line == 2);
        CHECK(component.product_id == "P-1");
        CHECK(component.product_version == "1.2.3");
        CHECK(component.vendor == "OpenSSL Project");
        CHECK(component.name == "OpenSSL");
        CHECK(component.version == "1.1.1n");
        CHECK(component.purl == "pkg:deb/debian/openssl@1.1.1n");
        CHECK(component.cpe == "cpe:2.3:a:openssl:openssl:1.1.1n:*:*:*:*:*:*:*");
    }

    TEST_CASE("an installation is read in full")
    {
        const auto file = read(installations_header,
                               "H-1,中央病院,\"情報部\n03-0000-0000\",P-1,1.2.3,S-7,2024/4/5,"
                               "=cmd()\n");

        CHECK(file.rejected.empty());
        CHECK(file.warnings.empty());
        REQUIRE(file.installations.size() == 1);
        const auto& installation = file.installations.front();
        CHECK(installation.line == 2);
        CHECK(installation.institution_id == "H-1");
        CHECK(installation.institution_name == "中央病院");
        CHECK(installation.contact == "情報部\n03-0000-0000");
        CHECK(installation.product_id == "P-1");
        CHECK(installation.product_version == "1.2.3");
        CHECK(installation.serial == "S-7");
        CHECK(installation.shipped_on == "2024-04-05");
        CHECK(installation.options == "=cmd()");
    }

    TEST_CASE("CP932 is read as Excel in Japan writes it")
    {
        check_the_product_of_the_data_files("inventory/products_cp932.csv");
    }

    TEST_CASE("UTF-8 is read with its byte order mark")
    {
        check_the_product_of_the_data_files("inventory/products_utf8_bom.csv");
    }

    TEST_CASE("UTF-16 with tabs is read, which Excel calls Unicode text")
    {
        check_the_product_of_the_data_files("inventory/products_utf16.txt");
    }

    TEST_CASE("a bad row is named with its line and reason, and the good rows are read")
    {
        struct Case {
            std::string_view header;
            std::string_view row;
            std::string_view reason;
        };
        const Case cases[] = {
            {products_header, ",name,,1,,,,,,", "product_id is empty; fill it in."},
            {products_header, "P-9,\u3000,,1,,,,,,", "product_name is empty; fill it in."},
            {products_header, "P-9,name,,1,,,,", "columns is 8 and should be 10;"},
            {products_header, "P-9,name,,1,,,,,,,", "columns is 11 and should be 10;"},
            {products_header, "P-9,na\x07me,,1,,,,,,", "U+0007"},
            {products_header, "P-9,\"name\"x,,1,,,,,,", "closing quotation mark"},
            {products_header, ",,,1,,,,,,", "product_id is empty; fill it in. product_name is"},
            {products_header, "P-9,name,,1,,,,,,urgent", "least_severity \"urgent\" is none of"},
            {components_header, "P-1,1,,,1,,", "component is empty; fill it in."},
            {components_header, ",1,,x,1,,", "product_id is empty; fill it in."},
            {components_header, "P-1,1,,x,1,nonsense,", "purl \"nonsense\" is not"},
            {components_header, "P-1,1,,x,1,,cpe:/a:x y:z", "cpe \"cpe:/a:x y:z\" is not"},
            {installations_header, ",,,P-1,1,S,,", "institution_id is empty; fill it in."},
            {installations_header, "H,,,,1,S,,", "product_id is empty; fill it in."},
            {installations_header, "H,,,P-1,1,S,2024/2/30,", "shipped_on \"2024/2/30\" is not"},
        };
        const auto good_row_below = [](std::string_view header) {
            if (header == products_header)
                return "P-1,name,,1,,,,,,\n";
            return header == components_header ? "P-1,1,,good,1,,\n" : "H-1,,,P-1,1,S-1,,\n";
        };

        for (const auto& [header, row, reason] : cases) {
            CAPTURE(row);
            const auto file = read(header, fmt::format("{}\n{}", row, good_row_below(header)));
            REQUIRE(file.rejected.size() == 1);
            CHECK(file.rejected.front().line == 2);
            CAPTURE(file.rejected.front().reason);
            CHECK(file.rejected.front().reason.find(reason) != std::string::npos);
            CHECK(file.products.size() + file.components.size() + file.installations.size() == 1);
        }
    }

    TEST_CASE("a reason names the column as the file does")
    {
        const auto file = read("製品ID,製品名\n", ",表示装置\n");

        REQUIRE(file.rejected.size() == 1);
        CHECK(file.rejected.front().reason == "product_id (製品ID) is empty; fill it in.");
    }

    TEST_CASE("lines are counted as an editor does, through quoted line breaks and empty lines")
    {
        const auto file = read("product_id,product_name,version\r\n",
                               "P-1,\"one\r\ntwo\",1\r\n\r\nP-2,,1\rP-3,three,1\n,,\nP-4,,1\n");

        REQUIRE(file.rejected.size() == 2);
        CHECK(file.rejected[0].line == 5);
        CHECK(file.rejected[1].line == 8);
        REQUIRE(file.products.size() == 2);
        CHECK(file.products[0].line == 2);
        CHECK(file.products[1].line == 6);
    }

    TEST_CASE("a quotation mark that is never closed swallows nothing in silence")
    {
        const auto file = read("product_id,product_name\n", "P-1,a\nP-2,\"b\nP-3,c\nP-4,d\n");

        CHECK(file.products.size() == 1);
        REQUIRE(file.rejected.size() == 1);
        CHECK(file.rejected.front().line == 3);
        CHECK(file.rejected.front().reason.find("nothing from here to line 5, the end") !=
              std::string::npos);
    }

    TEST_CASE("a bad row of several lines says where it ends")
    {
        const auto file = read("product_id,product_name\n", "P-1,\"a\nP-2,\"b\"\nP-3,c\n");

        REQUIRE(file.rejected.size() == 1);
        CHECK(file.rejected.front().line == 2);
        CHECK(file.rejected.front().reason.ends_with("The row goes on to line 3."));
        CHECK(file.products.size() == 1);
    }

    TEST_CASE("a row that the store could not tell from an earlier one is a duplicate")
    {
        struct Case {
            std::string_view header;
            std::string_view rows;
        };
        const Case cases[] = {
            {products_header, "P-1,one,M,1,,,,,,\nP-2,two,,1,,,,,,\nP-1,other,N,1,,,,,,\n"},
            {components_header, "P-1,1,v,c,1,,\nP-1,1,v,d,1,,\n P-1 ,1,\"v\",c,1,,\n"},
            {installations_header, "H,a,,P-1,1,S,,\nH,a,,P-1,1,T,,\nH,b,,P-1,1,S,2024-01-01,\n"},
        };

        for (const auto& [header, rows] : cases) {
            CAPTURE(rows);
            const auto file = read(header, rows);
            REQUIRE(file.rejected.size() == 1);
            CHECK(file.rejected.front().line == 4);
            CHECK(file.rejected.front().reason.find("duplicate of line 2") != std::string::npos);
            CHECK(file.products.size() + file.components.size() + file.installations.size() == 2);
        }
    }

    TEST_CASE("rows that differ in any part of their key are none")
    {
        struct Case {
            std::string_view header;
            std::string_view rows;
        };
        const Case cases[] = {
            {products_header, "P-1,n,,1,,,,,,\nP-1,n,,2,,,,,,\np-1,n,,1,,,,,,\n"},
            {components_header,
             "P-1,1,v,c,1,,\nP-1,2,v,c,1,,\nP-1,1,w,c,1,,\nP-1,1,v,c,2,,\n"
             "P-1,1,v,c,1,pkg:npm/c@1,\nP-1,1,v,c,1,,cpe:/a:v:c:1\n"},
            {installations_header, "H,,,P-1,1,S,,\nG,,,P-1,1,S,,\nH,,,P-1,2,S,,\nH,,,P-2,1,S,,\n"},
        };

        for (const auto& [header, rows] : cases) {
            CAPTURE(rows);
            CHECK(read(header, rows).rejected.empty());
        }
    }

    TEST_CASE("a product without a version is taken with a warning")
    {
        const auto file = read("product_id,product_name,version\n", "P-1,a,\nP-2,b,1\n");

        CHECK(file.products.size() == 2);
        CHECK(file.rejected.empty());
        REQUIRE(file.warnings.size() == 1);
        CHECK(file.warnings.front() ==
              "Line 2: the product \"P-1\" has no version; what concerns it can only become a "
              "review.");
    }

    TEST_CASE("components without a version are taken and counted in one warning")
    {
        const auto file = read(components_header, "P-1,1,,a,1,,\nP-1,1,,b,,,\nP-1,1,,c,,,\n");

        CHECK(file.components.size() == 3);
        CHECK(file.rejected.empty());
        REQUIRE(file.warnings.size() == 1);
        CHECK(holds(file.warnings, "without component_version: 2, the first in line 3;"));
    }

    TEST_CASE("a purl that names another version than the row is a warning")
    {
        const auto file = read(components_header,
                               "P-1,1,,a,1.0,pkg:npm/a@1.1,\n"
                               "P-1,1,,b,1:1.0,pkg:deb/debian/b@1%3A1.0,\n"
                               "P-1,1,,c,1.0,pkg:npm/c,\n");

        CHECK(file.components.size() == 3);
        REQUIRE(file.warnings.size() == 1);
        CHECK(holds(file.warnings,
                    "Line 2: the purl names version \"1.1\", but component_version is \"1.0\""));
    }

    TEST_CASE("unknown columns are told once, however many there are")
    {
        std::string header = "product_id,product_name,version,備考";
        std::string row = "P-1,a,1,x";
        for (int count = 0; count < 50; ++count) {
            header += fmt::format(",c{}", count);
            row += ",";
        }

        const auto file = read(header + "\n", row + "\n");

        CHECK(file.products.size() == 1);
        REQUIRE(file.warnings.size() == 1);
        CHECK(holds(file.warnings, "not read: \"備考\", \"c0\", "));
        CHECK(holds(file.warnings, " and 31 more."));
    }

    TEST_CASE("a row of bytes that mean nothing is rejected, and the file is warned of")
    {
        const auto file =
            read("product_id,product_name,version\n", "P-1,表示装置,1\nP-2,表\xE7示,1\n");

        CHECK(file.products.size() == 1);
        REQUIRE(file.rejected.size() == 1);
        CHECK(file.rejected.front().line == 3);
        CHECK(file.rejected.front().reason.find("has lost characters") != std::string::npos);
        CHECK(holds(file.warnings, "mean nothing in utf-8"));
    }

    TEST_CASE("a file with a header line only is read with a warning")
    {
        const auto file = read(products_header, "\n\n");

        CHECK(file.products.empty());
        CHECK(holds(file.warnings, "no row"));
    }

    TEST_CASE("a file without a header line is refused")
    {
        for (const std::string_view bytes : {"", "\n\r\n ,\t\n", "\xEF\xBB\xBF", "P-1,name\n"}) {
            CAPTURE(bytes);
            const auto file = read_inventory_csv(bytes, InventoryKind::automatic);
            REQUIRE_FALSE(file);
            CHECK(file.error().code == Errc::malformed);
            CHECK_FALSE(file.error().hint.empty());
        }
    }
}

}  // namespace advisory::parsers
