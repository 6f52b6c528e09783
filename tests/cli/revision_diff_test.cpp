#include "cli/revision_diff.hpp"

#include <utility>

#include <doctest/doctest.h>

#include "tests/support/printers.hpp"

namespace advisory::cli {

namespace {

using Lines = std::vector<std::string>;

AffectedRange before(std::string product, std::string version)
{
    AffectedRange range;
    range.phrase = product + " " + version + " より前";
    range.product = std::move(product);
    range.status = PhraseStatus::parsed;
    range.intervals = {{.low = std::nullopt, .high = Bound{std::move(version), false}}};
    return range;
}

/// A notice with one item on A before 1.0.
Advisory notice_for_revision_diff()
{
    AdvisoryItem item;
    item.title = "A の脆弱性";
    item.cves = {"CVE-1", "CVE-2"};
    item.affected = {before("A", "1.0")};

    Advisory advisory;
    advisory.title = "A の脆弱性";
    advisory.published = "2026-11-01";
    advisory.items = {item};
    return advisory;
}

Lines lines_between(const Advisory& old, const Advisory& now)
{
    Lines lines;
    for (const auto& change : changes_between(old, now))
        lines.push_back(line_for(change));
    return lines;
}

}  // namespace

TEST_SUITE("revision diff")
{
    TEST_CASE("two revisions that say the same have no changes, wherever it stands")
    {
        const auto old = notice_for_revision_diff();
        auto now = notice_for_revision_diff();
        now.items[0].affected[0].span = {.begin = 7, .end = 9};
        now.items[0].places = {{.field = "cves", .value = "CVE-1", .span = {}}};
        now.warnings = {"lossy"};
        now.charset = "utf-8";

        CHECK(changes_between(old, now).empty());
    }

    TEST_CASE("the head is compared field by field")
    {
        const auto old = notice_for_revision_diff();
        auto now = notice_for_revision_diff();
        now.title = "B";
        now.updated = "2026-11-09";
        now.published.clear();
        now.history = {{.date = "2026-11-09", .text = "更新"}};

        CHECK(lines_between(old, now) == Lines{
                                             "~ title         A の脆弱性 → B",
                                             "- published     2026-11-01",
                                             "+ updated       2026-11-09",
                                             "+ history       2026-11-09: 更新",
                                         });
    }

    TEST_CASE("CVEs come and go, whatever their order")
    {
        const auto old = notice_for_revision_diff();
        auto now = notice_for_revision_diff();
        now.items[0].cves = {"CVE-3", "CVE-2"};

        CHECK(lines_between(old, now) == Lines{"+ cves          CVE-3", "- cves          CVE-1"});
    }

    TEST_CASE("a range of the same product and CVEs has changed, another one is new")
    {
        const auto old = notice_for_revision_diff();
        auto now = notice_for_revision_diff();
        now.items[0].affected = {before("Ａ", "1.1"), before("B", "2.0"), before("A", "1.1")};
        now.items[0].affected[2].cves = {"CVE-2"};

        CHECK(lines_between(old, now) ==
              Lines{
                  "~ affected      Ａ: vers:generic/<1.0 → vers:generic/<1.1",
                  "+ affected      B: vers:generic/<2.0",
                  "+ affected      A (CVE-2): vers:generic/<1.1",
              });
    }

    TEST_CASE("of several ranges of one product those that stay are paired with themselves")
    {
        auto old = notice_for_revision_diff();
        old.items[0].affected = {before("A", "1.0"), before("A", "2.0")};
        auto now = notice_for_revision_diff();
        now.items[0].affected = {before("A", "2.0"), before("A", "3.0"), before("A", "4.0")};

        CHECK(lines_between(old, now) ==
              Lines{
                  "~ affected      A: vers:generic/<1.0 → vers:generic/<3.0",
                  "+ affected      A: vers:generic/<4.0",
              });
    }

    TEST_CASE("what no range tells is told in the words of the notice")
    {
        const auto old = notice_for_revision_diff();
        auto reworded = notice_for_revision_diff();
        reworded.items[0].affected[0].phrase = "A 1.0 未満";
        auto unread = notice_for_revision_diff();
        unread.items[0].affected[0].status = PhraseStatus::unparsed;
        unread.items[0].affected[0].intervals.clear();

        CHECK(lines_between(old, reworded) ==
              Lines{"~ affected      A: A 1.0 より前 → A 1.0 未満"});
        CHECK(lines_between(old, unread) ==
              Lines{"~ affected      A: vers:generic/<1.0 → A 1.0 より前"});
    }

    TEST_CASE("what is taken back is told: a workaround, a phrase, a maker's answer, a score")
    {
        auto old = notice_for_revision_diff();
        auto& item = old.items[0];
        item.workarounds = {{.text = "設定を変える", .stated_on = "", .span = {}}};
        item.vendor_status = {{.vendor = "例製作所", .status = "脆弱性情報提供済み"}};
        item.cvss = {{.version = "3.1", .vector = "", .score = 7.5}};
        auto now = old;
        now.items[0].workarounds[0].is_withdrawn = true;
        now.items[0].superseded = std::exchange(now.items[0].affected, {});
        now.items[0].vendor_status[0].status = "該当製品あり";
        now.items[0].cvss[0].score = 9.8;
        now.items[0].severity = "critical";

        CHECK(lines_between(old, now) ==
              Lines{
                  "+ severity      critical",
                  "~ cvss          CVSS 3.1: 7.5 → 9.8",
                  "- affected      A: vers:generic/<1.0",
                  "+ superseded    A: vers:generic/<1.0",
                  "~ workarounds   設定を変える → withdrawn: 設定を変える",
                  "~ vendor_status 例製作所: 脆弱性情報提供済み → 該当製品あり",
              });
    }

    TEST_CASE("items are paired by title, and a lone one with its new title")
    {
        auto old = notice_for_revision_diff();
        old.items.push_back({});
        old.items[1].title = "B の脆弱性";
        auto swapped = old;
        std::swap(swapped.items[0], swapped.items[1]);
        auto renamed = old;
        renamed.items[1].title = "C の脆弱性";
        auto fewer = old;
        fewer.items.pop_back();

        CHECK(changes_between(old, swapped).empty());
        CHECK(lines_between(old, renamed) == Lines{"~ item          B の脆弱性 → C の脆弱性"});
        CHECK(lines_between(old, fewer) == Lines{"- item          B の脆弱性"});
    }

    TEST_CASE("JSON names what changed, where, and both readings")
    {
        const auto old = notice_for_revision_diff();
        auto now = notice_for_revision_diff();
        now.items[0].affected = {before("A", "1.1")};
        text::JsonWriter json;
        json.begin_object();
        write_changes(json, changes_between(old, now));
        json.end_object();

        CHECK(json.take() ==
              R"({"changes":[{"what":"affected","change":"changed","item":"A の脆弱性",)"
              R"("subject":"A","before":"vers:generic/<1.0","after":"vers:generic/<1.1"}]})");
    }
}

}  // namespace advisory::cli
