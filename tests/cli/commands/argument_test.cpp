#include <string>

#include "storage/inventory_store.hpp"
#include "tests/cli/inventory_session.hpp"
#include "tests/cli/sample_store.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;
using test::InventorySession;

namespace {

/// What stands under "In short" on the page of the only match on `component`.
std::string argument_on(InventorySession& session, const std::string& component)
{
    constexpr std::string_view key = R"({"match_id":)";
    for (const auto& line : test::lines_of(session.matches())) {
        if (!has(line, "\"component\":\"" + component + "\""))
            continue;
        const auto number = line.substr(key.size(), line.find(',') - key.size());
        const auto page = session.run({"explain", number}).out;
        const auto begin = page.find("\nIn short\n");
        return page.substr(begin, page.find("\n\n", begin) - begin);
    }
    return {};
}

}  // namespace

TEST_SUITE("the argument for a verdict")
{
    TEST_CASE("affected: what the notice says and where, what we have, why, what follows")
    {
        InventorySession session;
        session.register_viewer({"Apache,log4j-core,2.14.1"});
        session.import(
            "institution_id,institution_name,product_id,product_version,serial\n"
            "H-1,例病院,P-100,2.1,S-7\n");
        session.take_notice("jpcert-log4j-first");

        const auto argument = argument_on(session, "log4j-core");

        for (const std::string_view part :
             {"The notice JPCERT-AT-2021-0050 says, line ",
              "2.15.0より前",
              "Our product 画像ビューア 2.1 (P-100) contains log4j-core 2.14.1.",
              "the same software",
              "So these versions are meant: ",
              "2.14.1 is before 2.15.0",
              "2.14.1 is among them. Therefore the product is affected.",
              "It is installed once on record, at 例病院 (H-1)."}) {
            CAPTURE(part);
            CHECK_MESSAGE(has(argument, part), argument);
        }
        CHECK_FALSE(has(argument, "a person"));
    }

    TEST_CASE("not affected: the comparison that puts the version outside")
    {
        InventorySession session;
        session.register_viewer({"Apache,log4j-core,2.17.1"});
        session.take_notice("jpcert-log4j-first");

        const auto argument = argument_on(session, "log4j-core");

        CHECK(has(argument, "2.17.1 is after 2.15.0"));
        CHECK(has(argument, "2.17.1 is not among them. Therefore the product is not affected."));
    }

    TEST_CASE("review: each doubt in words, and the question that settles it")
    {
        InventorySession session;
        session.register_viewer({"Apache,log4j-core,", "サンプル電機,SR-500,2.3"});
        session.take_notice("jpcert-log4j-first");
        session.take_notice("ipa-no-versions");

        const auto no_version = argument_on(session, "log4j-core");
        const auto no_range = argument_on(session, "SR-500");

        CHECK(has(no_version, "contains log4j-core, in a version that is not recorded."));
        CHECK(has(no_version, "Therefore a person must decide. To find out: Which version is"));
        CHECK(has(no_range, "The notice does not say which versions are affected."));
        CHECK(has(no_range, "Therefore a person must decide. More may stand on https://www.ipa."));
    }

    TEST_CASE("review: which installations are meant, and which say nothing")
    {
        InventorySession session;
        session.import(
            "product_id,product_name,model,version,vendor\n"
            "SM-IP50,輸液ポンプ SM-IP50,SM-IP50,1.5,サンプルメディカル株式会社\n");
        session.import(
            "institution_id,institution_name,product_id,product_version,serial\n"
            "H-1,例病院,SM-IP50,1.5,IP50-0388\n"
            "H-2,例医院,SM-IP50,1.5,\n");
        session.take_notice("jvn-own-pump-serials");

        const auto argument = argument_on(session, "");

        CHECK(has(argument, "is registered under that name."));
        CHECK(has(argument, "Held against what is on record: "));
        CHECK(has(argument, "Ask H-2 for the serial number."));
        CHECK(has(argument, "It is installed 2 times on record"));
    }

    TEST_CASE("a component of a bill is named with what it is inside of")
    {
        InventorySession session;
        session.register_viewer();
        session.import(test::SampleBill{
            .parts = {{.name = "帳票サーバ",
                       .version = "2.0",
                       .parts = R"({"name":"log4j-core","version":"2.14.1","purl":)"
                                R"("pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"})"}}}
                           .text());
        session.take_notice("jpcert-log4j-first");

        CHECK(has(argument_on(session, "log4j-core"),
                  "contains log4j-core 2.14.1, inside of 帳票サーバ 2.0."));
        CHECK(has(session.run({"explain", "1"}).out, "inside of:"));
        CHECK(has(session.run({"explain", "1", "--format", "json"}).out,
                  R"("paths":["帳票サーバ 2.0"])"));
    }

    TEST_CASE("the Japanese name of a notice and the English one of the inventory: the table")
    {
        InventorySession session;
        session.register_viewer({"Trend Micro,Worry-Free Business Security,9.5"});
        session.take_notice("jvn-maker-in-japanese");

        CHECK(has(argument_on(session, "Worry-Free Business Security"),
                  "the table of aliases says that these mean the same software."));
    }

    TEST_CASE("a verdict that would be less grave says so, and the whole page says why")
    {
        InventorySession session;
        session.register_viewer();
        const auto bill = [](const std::string& version) {
            return test::SampleBill{.parts = {{.name = "DCMTK", .version = version}}}.text();
        };
        session.import(bill("3.6.6"));
        session.take_notice("jpcert-dcmtk-wrong-label");
        session.inventory({"import", session.folder.write("b2.json", bill("3.6.8")).string()});

        const auto page = session.run({"explain", "1"}).out;

        CHECK(has(page,
                  "Since then (import of b2.json) it would be not_affected; that waits for a "
                  "person to agree."));
        CHECK(has(page, "What later evaluations made of it\n"));
        CHECK(has(page, "waits for a person: `advisoryctl accept`"));
    }

    TEST_CASE("hostile text in every field is harmless on the page and in every list")
    {
        InventorySession session;
        const std::string evil = "\x1b]0;owned\x07\u202e\u009b31m\r\n";
        auto db = session.open_store();
        test::save_match(db,
                         {.title = "t" + evil,
                          .product_id = "P" + evil,
                          .product_name = "n" + evil,
                          .component = "c" + evil,
                          .phrase = "f" + evil});
        InventoryFile file;
        file.installations.push_back({.row = 0,
                                      .institution_id = "H" + evil,
                                      .institution_name = "i" + evil,
                                      .contact = "m" + evil,
                                      .product_id = "P" + evil,
                                      .product_version = "2.1",
                                      .serial = "s" + evil,
                                      .shipped_on = "d" + evil,
                                      .options = "o" + evil});
        storage::InventoryStore{db}.import(file, {.name = "x", .sha256 = "x", .bytes = "x"});

        std::string all = session.run({"explain", "1"}).out;
        REQUIRE(has(all, "Match 1"));
        all += session.run({"explain", "1", "--format", "json"}).out;
        all += session.inventory({"show", "P" + evil}).out;
        for (const std::string format : {"table", "json", "csv"}) {
            for (const std::string by : {"product", "institution"})
                all += session.run({"matches", "--by", by, "--format", format}).out;
            for (const std::string what : {"products", "components", "installations"})
                all += session.inventory({"list", what, "--format", format}).out;
        }

        for (const std::string_view raw : {"\x1b", "\x07", "\u202e", "\u009b"})
            CHECK_FALSE(has(all, raw));
        CHECK(has(all, "owned"));
    }
}

}  // namespace advisory::cli
