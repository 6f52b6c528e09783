#include <string>

#include "tests/cli/inventory_session.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;
using test::InventorySession;
using test::SampleBill;

namespace {

constexpr std::string_view log4j_for_inventory_sbom =
    "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1";

/// The console that the bills of tests/data/sbom are of.
constexpr std::string_view console =
    "product_id,product_name,version,vendor\n"
    "CT-7,Example CT Console,7.1,Example Medical Systems\n";

SampleBill bill_with(std::string_view version)
{
    return {.parts = {
                {.name = "log4j-core",
                 .version = std::string{version},
                 .purl = "pkg:maven/org.apache.logging.log4j/log4j-core@" + std::string{version}}}};
}

}  // namespace

TEST_SUITE("inventory import of bills of materials")
{
    TEST_CASE("every kind of bill is known by its content and finds its product")
    {
        for (const std::string name : {"cyclonedx-1.2-flat.json",
                                       "cyclonedx-1.6-nested.json",
                                       "spdx-2.2.json",
                                       "spdx-2.3.json",
                                       "spdx-2.3.spdx"}) {
            CAPTURE(name);
            InventorySession session;
            session.import(console);

            const auto ran = session.import(test::read_data("sbom/" + name));

            CHECK(ran.status == ExitStatus::done);
            CHECK(has(ran.out, " rows added, 0 updated, "));
            const auto listed = session.inventory({"list", "components", "--format", "csv"}).out;
            CHECK(has(listed, "CT-7,7.1,"));
            CHECK(has(listed, log4j_for_inventory_sbom));
        }
    }

    TEST_CASE("a product that is not clear ends with status 3 and says how to make it clear")
    {
        InventorySession session;
        session.import(console);
        session.import("product_id,product_name,version\nCT-8,Example CT Console,7.1\n");
        session.import("product_id,product_name,version\nP-1,Pump,1.0\nP-1,Pump,1.1\n");
        const std::string nameless = R"({"bomFormat":"CycloneDX","specVersion":"1.5"})";

        struct Case {
            std::string bytes;
            std::vector<std::string> words;
            std::string_view message;
        };
        const Case cases[] = {
            {SampleBill{}.text(), {}, "画像ビューア 2.1, which is no registered product version"},
            {nameless, {}, "names no product"},
            {test::read_data("sbom/spdx-2.3.json"), {}, "more than one registered product"},
            {nameless, {"--product", "P-1"}, "does not say of which version of P-1 it is"},
            {nameless, {"--product", "P-9"}, "does not say of which version of P-9 it is"},
        };
        for (const auto& [bytes, words, message] : cases) {
            CAPTURE(message);
            const auto ran = session.import(bytes, words);

            CHECK(ran.status == ExitStatus::not_found);
            CHECK(ran.out.empty());
            CHECK(has(ran.err, message));
            CHECK(has(ran.err, "--product-version V"));
        }
        CHECK(session.inventory({"list", "components", "--format", "json"}).out.empty());
    }

    TEST_CASE("--product and --product-version are stronger than the bill, and register it")
    {
        InventorySession session;
        session.register_viewer();

        const auto given = session.import(bill_with("2.14.1").text(),
                                          {"--product", "P-200", "--product-version", "5"});
        const auto only_id = session.import(bill_with("2.14.1").text(), {"--product", "P-300"});

        CHECK(given.status == ExitStatus::done);
        CHECK(only_id.status == ExitStatus::done);
        const auto listed = session.inventory({"list", "--format", "csv"}).out;
        CHECK(has(listed, "P-200,画像ビューア,,5,"));
        CHECK(has(listed, "P-300,画像ビューア,,2.1,"));
        CHECK(has(session.inventory({"show", "P-200"}).out, "log4j-core 2.14.1"));
        CHECK_FALSE(has(session.inventory({"show", "P-100"}).out, "log4j-core"));
    }

    TEST_CASE("what is said of a bill is wrong usage with CSV, and nothing is imported")
    {
        InventorySession session;

        for (const auto& option : {std::vector<std::string>{"--product", "P-1"},
                                   std::vector<std::string>{"--product-version", "1.0"},
                                   std::vector<std::string>{"--replace"}}) {
            const auto ran = session.import(console, option);
            CHECK(ran.status == ExitStatus::usage);
            CHECK(has(ran.err, "is no bill of materials"));
        }
        CHECK(has(session.import(console, {}).out, "1 rows added"));
    }

    TEST_CASE("a bill without a version is of the only version of the product")
    {
        InventorySession session;
        session.register_viewer();
        SampleBill bill = bill_with("2.14.1");
        bill.version.clear();

        CHECK(session.import(bill.text(), {"--product", "P-100"}).status == ExitStatus::done);

        CHECK(test::lines_of(session.inventory({"list", "--format", "json"}).out).size() == 1);
        CHECK(has(session.inventory({"show", "P-100"}).out, "log4j-core 2.14.1"));
    }

    TEST_CASE("each finding is printed with its place, and the rest is imported")
    {
        InventorySession session;
        session.import("product_id,product_name,version\nEP-1,Example Pump,1.0\n");
        const auto file = test::data_path("sbom/every-fault.json").string();

        const auto ran = session.inventory({"import", file});

        CHECK(ran.status == ExitStatus::done);
        for (const std::string_view place : {": components[0].purl: zlib 1.2.11: purl",
                                             ": components[1]: libpng 1.6.37: ",
                                             ": components[4]: "})
            CHECK_MESSAGE(has(ran.err, file + std::string{place}), place, "\n", ran.err);
        CHECK_FALSE(has(ran.err, "\x07"));
        CHECK(has(session.inventory({"show", "EP-1"}).out, "- outer 3.0\n"));
    }

    TEST_CASE("--strict imports nothing of a bill that has a component which cannot be taken")
    {
        InventorySession session;
        session.import("product_id,product_name,version\nEP-1,Example Pump,1.0\n");

        const auto ran = session.import(test::read_data("sbom/every-fault.json"), {"--strict"});

        CHECK(ran.status == ExitStatus::failed);
        CHECK(has(ran.out, "nothing was imported: "));
        CHECK(session.inventory({"list", "components", "--format", "json"}).out.empty());
        CHECK(session.inventory({"list", "sboms", "--format", "json"}).out.empty());
    }

    TEST_CASE("the same bytes again change nothing and evaluate nothing")
    {
        InventorySession session;
        session.register_viewer();
        session.take_notice("jpcert-log4j-first");
        session.import(bill_with("2.14.1").text());

        const auto again = session.import(bill_with("2.14.1").text());

        CHECK(again.status == ExitStatus::done);
        CHECK(again.out == "0 rows added, 0 updated, 1 unchanged, 0 rejected\n");
        CHECK(test::lines_of(session.inventory({"list", "sboms", "--format", "json"}).out).size() ==
              1);
    }

    TEST_CASE("a newer bill of the same subject takes the place of the earlier one")
    {
        InventorySession session;
        session.register_viewer();
        session.import(bill_with("2.14.1").text());

        const auto ran = session.import(bill_with("2.17.1").text());

        CHECK(ran.out ==
              "1 rows added, 0 updated, 0 unchanged, 0 rejected\n"
              "1 earlier bills of materials are history now; 1 components of theirs ended\n");
        const auto page = session.inventory({"show", "P-100"}).out;
        CHECK(has(page, "log4j-core 2.17.1"));
        CHECK_FALSE(has(page, "log4j-core 2.14.1"));
    }

    TEST_CASE("a bill of another subject stands beside the first, unless --replace is given")
    {
        InventorySession session;
        session.register_viewer();
        session.import(bill_with("2.14.1").text());
        SampleBill other{.subject = "帳票サーバ", .parts = {{.name = "zlib", .version = "1.3"}}};
        const std::vector<std::string> target{"--product", "P-100", "--product-version", "2.1"};

        session.import(other.text(), target);
        const auto beside = session.inventory({"show", "P-100"}).out;
        other.edition = "2";
        auto replacing = target;
        replacing.emplace_back("--replace");
        const auto ran = session.import(other.text(), replacing);

        CHECK(has(beside, "log4j-core 2.14.1"));
        CHECK(has(beside, "zlib 1.3"));
        CHECK(has(ran.out, "2 earlier bills of materials are history now; 1 components"));
        CHECK_FALSE(has(session.inventory({"show", "P-100"}).out, "log4j-core"));
    }

    TEST_CASE("counts come as one JSON object")
    {
        InventorySession session;
        session.register_viewer();
        session.import(bill_with("2.14.1").text());

        const auto ran = session.import(bill_with("2.17.1").text(), {"--format", "json"});

        CHECK(ran.out ==
              "{\"added\":1,\"updated\":0,\"unchanged\":0,\"replaced\":1,\"ended\":1,"
              "\"rejected\":0,\"imported\":true}\n");
    }

    TEST_CASE("stored notices are held against a new bill at once, and alerts name it")
    {
        InventorySession session;
        session.register_viewer();
        session.take_notice("jpcert-log4j-first");
        const auto file = session.folder.write("viewer.json", bill_with("2.14.1").text()).string();

        const auto ran = session.inventory({"import", file});

        CHECK(has(ran.out, "1 advisories evaluated again: 1 matches, 1 alerts raised\n"));
        CHECK(has(session.matches(), R"("component":"log4j-core","component_version":"2.14.1")"));
        CHECK(has(session.run({"explain", "1"}).out, "import of viewer.json"));
    }

    TEST_CASE("what a new bill would lower waits, and the import says so")
    {
        InventorySession session;
        session.register_viewer();
        session.import(bill_with("2.14.1").text());
        session.take_notice("jpcert-log4j-first");

        const auto ran = session.import(bill_with("2.17.1").text());

        CHECK(has(ran.out, "0 alerts raised\n"));
        CHECK(has(ran.out,
                  "1 verdicts would be less grave and wait for a person: "
                  "see `advisoryctl changes`\n"));
        CHECK(has(session.matches(), R"("verdict":"affected")"));
    }

    TEST_CASE("bills of a product are shown, with what is in force, and where components stand")
    {
        InventorySession session;
        session.import(console);
        const auto nested = test::data_path("sbom/cyclonedx-1.5-nested.json").string();
        session.inventory({"import", nested});
        session.inventory({"import", test::data_path("sbom/spdx-2.3.json").string()});

        const auto page = session.inventory({"show", "CT-7"}).out;
        const auto json = session.inventory({"show", "CT-7", "--format", "json"}).out;

        CHECK(has(page, "Bills of materials\n  - spdx-2.3.json, SPDX 2.3, imported 2026-11-23"));
        CHECK(has(page, "in force, "));
        CHECK(has(page, "- cyclonedx-1.5-nested.json, CycloneDX 1.5, imported "));
        CHECK(has(page, ": history, another took its place, "));
        CHECK(has(page, "inside of report-server"));
        CHECK(has(json, R"("paths":["report-server)"));
        CHECK(has(json, R"("sboms":[{"product_id":"CT-7","product_version":"7.1",)"));
        CHECK(has(json, R"("state":"history")"));
    }

    TEST_CASE("the bills of all products are listed in every format")
    {
        InventorySession session;
        session.register_viewer();
        session.import(bill_with("2.14.1").text());
        session.import(bill_with("2.14.1").text(), {"--product", "P-200"});

        const auto json = session.inventory({"list", "sboms", "--format", "json"}).out;
        const auto table = session.inventory({"list", "sboms"}).out;

        CHECK(test::lines_of(json).size() == 2);
        CHECK(has(json,
                  R"({"product_id":"P-100","product_version":"2.1","format":"CycloneDX 1.5",)"
                  R"("file":"-","imported_at":"2026-11-23T12:00:00+09:00","state":"in force",)"
                  R"("subject":"画像ビューア 2.1","components":1,"findings":0,)"));
        CHECK(has(json, R"({"product_id":"P-200",)"));
        CHECK(has(table, "CycloneDX 1.5"));
        CHECK(has(session.inventory({"list", "sboms", "--format", "csv"}).out, "P-200,2.1,"));
    }

    TEST_CASE("hostile text of a bill never reaches the terminal")
    {
        InventorySession session;
        SampleBill bill{.subject = R"(\u001b]0;owned\u0007)",
                        .parts = {{.name = R"(a\u001b[2J\u202eb)",
                                   .version = R"(1\u009b31m)",
                                   .parts = R"({"name":"x\u001b[1m","version":"1"},{"name":"")"
                                            R"(,"version":"\u0007"})"}}};
        bill.version = R"(1\u001b[0m)";

        const auto imported =
            session.import(bill.text(), {"--product", "P-\x1b[5m", "--product-version", "1"});
        std::string all = imported.out + imported.err;
        for (const std::vector<std::string>& words :
             std::vector<std::vector<std::string>>{{"show", "P-\x1b[5m"},
                                                   {"list"},
                                                   {"list", "components"},
                                                   {"list", "sboms"}}) {
            for (const std::string format : {"table", "json"}) {
                auto with_format = words;
                with_format.insert(with_format.end(), {"--format", format});
                const auto ran = session.inventory(with_format);
                CHECK(ran.status == ExitStatus::done);
                all += ran.out + ran.err;
            }
        }

        CHECK(imported.status == ExitStatus::done);
        for (const std::string_view raw : {"\x1b", "\x07", "\u202e", "\u009b"})
            CHECK_FALSE(has(all, raw));
        CHECK(has(all, "owned"));
    }
}

}  // namespace advisory::cli
