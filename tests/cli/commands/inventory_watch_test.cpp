#include <string>

#include "tests/cli/inventory_session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;
using test::InventorySession;

TEST_SUITE("inventory watch")
{
    TEST_CASE("a stored notice with the term becomes a review at once, and is explained by it")
    {
        InventorySession session;
        session.take_notice("ipa-no-versions");

        const auto ran = session.inventory(
            {"watch", "add", "SR-500", "--note", "planned for P-300", "--source", "Sato Y."});

        CHECK(ran.status == ExitStatus::done);
        CHECK(has(ran.out, "watch term 1\n1 advisories evaluated again: "));
        CHECK(has(session.matches(), R"("product_id":"watch:SR-500")"));
        CHECK(has(session.matches(), R"("verdict":"review","reasons":["WATCH_TERM"])"));
        CHECK(has(session.run({"explain", "1"}).out,
                  "We watch for \"SR-500\" though no product is registered under it."));
    }

    TEST_CASE("the terms are listed with who wants them, and are no products")
    {
        InventorySession session;
        session.inventory({"watch", "add", "SR-500", "--note", "planned", "--source", "Sato Y."});

        CHECK(session.inventory({"watch", "list", "--format", "json"}).out ==
              R"({"watch_id":1,"term":"SR-500","note":"planned","source":"Sato Y.",)"
              R"("product_id":"watch:SR-500"})"
              "\n");
        CHECK(session.inventory({"list", "--format", "json"}).out.empty());
    }

    TEST_CASE("the same term again keeps its number")
    {
        InventorySession session;
        session.inventory({"watch", "add", "SR-500", "--source", "Sato Y."});

        const auto again = session.inventory({"watch", "add", "SR-500", "--source", "Ito K."});

        CHECK(again.out == "watch term 1\n");
        CHECK(test::lines_of(session.inventory({"watch", "list", "--format", "json"}).out).size() ==
              1);
    }

    TEST_CASE("a removed term is not watched for any more, and can be added again")
    {
        InventorySession session;
        session.inventory({"watch", "add", "SR-500", "--source", "Sato Y."});

        const auto ran = session.inventory({"watch", "remove", "SR-500", "--by", "Sato Y."});

        CHECK(ran.status == ExitStatus::done);
        CHECK(session.inventory({"watch", "list", "--format", "json"}).out.empty());
        session.take_notice("ipa-no-versions");
        CHECK(session.matches().empty());
        session.inventory({"watch", "add", "SR-500", "--source", "Sato Y."});
        CHECK(has(session.matches(), "watch:SR-500"));
    }

    TEST_CASE("a term that is not watched for ends with status 3")
    {
        InventorySession session;
        session.inventory({"watch", "add", "SR-500", "--source", "Sato Y."});

        const auto ran = session.inventory({"watch", "remove", "SR-5\x1b", "--by", "Sato Y."});

        CHECK(ran.status == ExitStatus::not_found);
        CHECK_FALSE(has(ran.err, "\x1b"));
        CHECK(has(ran.err, "inventory watch list"));
    }

    TEST_CASE("a blank term, and one that nobody wants, are wrong usage")
    {
        InventorySession session;

        CHECK(session.inventory({"watch", "add", " ", "--source", "x"}).status ==
              ExitStatus::usage);
        CHECK(session.inventory({"watch", "add", "A", "--source", ""}).status == ExitStatus::usage);
        CHECK(session.inventory({"watch", "add", "A"}).status == ExitStatus::usage);
    }
}

}  // namespace advisory::cli
