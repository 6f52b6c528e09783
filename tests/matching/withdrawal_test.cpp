#include <doctest/doctest.h>

#include <string_view>

#include "matching/match_advisory.hpp"
#include "matching/withdrawal.hpp"
#include "tests/matching/sample.hpp"
#include "tests/support/printers.hpp"

using namespace advisory;

TEST_SUITE("withdrawal")
{
    TEST_CASE("a notice says in its title that it was taken back")
    {
        for (const std::string_view title : {"** 削除 ** FooView における脆弱性",
                                             "[取り下げ] FooView における脆弱性",
                                             "【取り下げ】FooView の更新",
                                             "** REJECT ** FooView overflow",
                                             "Withdrawn: FooView overflow"}) {
            CAPTURE(title);
            AdvisoryItem item;
            item.title = title;

            CHECK(matching::is_withdrawn({}, item));
        }
    }

    TEST_CASE("a title on deleting or on a disputed flaw takes nothing back")
    {
        for (const std::string_view title : {"FooView で任意のファイルを削除される脆弱性",
                                             "** 未確定 ** FooView における脆弱性",
                                             "** サポート外 ** FooView における脆弱性",
                                             "FooView may reject valid certificates"}) {
            CAPTURE(title);
            AdvisoryItem item;
            item.title = title;

            CHECK_FALSE(matching::is_withdrawn({}, item));
        }
    }

    TEST_CASE("what a withdrawn notice calls affected is a review")
    {
        const auto index = test::index_of({test::component("Contoso", "FooView", "1.0"),
                                           test::component("Contoso", "FooView", "9.0")});
        auto notice = test::notice({"Contoso FooView 2.0 より前"});
        notice.items[0].title = "** 削除 ** FooView における脆弱性";

        const auto matches = matching::match_advisory(notice, index);

        REQUIRE(matches.size() == 2);
        CHECK(matches[0].verdict == Verdict::review);
        CHECK(matches[0].reasons.back() == Reason::withdrawn);
        CHECK(matches[1].verdict == Verdict::not_affected);
        CHECK(matches[1].reasons.back() == Reason::withdrawn);
    }

    TEST_CASE("a patch that a bill of materials claims is asked for, and not believed")
    {
        auto patched = test::component("Contoso", "FooView", "1.0");
        patched.claimed_fixed = {"CVE-2026-0001", "CVE-2026-0002"};
        const auto index = test::index_of({patched});
        const auto notice = [](std::vector<std::string> cves) {
            return test::notice({"Contoso FooView 2.0 より前"}, std::move(cves));
        };

        const auto claimed = matching::match_advisory(notice({"CVE-2026-0001"}), index);
        const auto in_part =
            matching::match_advisory(notice({"CVE-2026-0001", "CVE-2026-0003"}), index);

        REQUIRE(claimed.size() == 1);
        CHECK(claimed[0].verdict == Verdict::review);
        CHECK(claimed[0].reasons.back() == Reason::claimed_fixed);
        REQUIRE(in_part.size() == 1);
        CHECK(in_part[0].verdict == Verdict::affected);
    }
}
