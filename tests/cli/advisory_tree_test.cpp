#include "cli/advisory_tree.hpp"

#include <sstream>

#include <doctest/doctest.h>

#include "cli/advisory_json.hpp"
#include "tests/cli/session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;

namespace {

constexpr std::string_view notice_text =
    "件名 A の脆弱性\n"
    "CVE-2026-1111, CVE-2026-2222\n"
    "CVE-2026-3333\n"
    "深刻度 緊急 基本値 5.0\n"
    "A 1.0 より前\n"
    "設定を変える\n";

TextSpan span_of(std::string_view part)
{
    const auto begin = notice_text.find(part);
    return {.begin = begin, .end = begin + part.size()};
}

Place place_of(std::string field, std::string value)
{
    const auto span = span_of(value);
    return {.field = std::move(field), .value = std::move(value), .span = span};
}

AffectedRange range(std::string version)
{
    AffectedRange range;
    range.product = "A";
    range.phrase = "A " + version + " より前";
    range.status = PhraseStatus::parsed;
    range.intervals = {{.low = std::nullopt, .high = Bound{std::move(version), false}}};
    return range;
}

/// A notice with a fact of each sort.
Advisory notice()
{
    AdvisoryItem item;
    item.title = "A";
    item.cves = {"CVE-2026-1111", "CVE-2026-2222", "CVE-2026-3333"};
    item.cwes = {"CWE-79"};
    item.other = {"VU#930724"};
    item.severity = "critical";
    item.cvss = {
        {.version = "3.1", .vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", .score = 5.0},
        {.version = "3.1", .vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", .score = 9.8},
        {.version = "2.0", .vector = "", .score = 5.0},
    };
    item.affected = {range("1.0")};
    item.affected[0].span = span_of("A 1.0 より前");
    item.affected[0].models = {"A-1", "A-2"};
    item.superseded = {range("0.9")};
    item.superseded[0].stated_on = "2026-11-09";
    item.workarounds = {
        {.text = "設定を変える",
         .stated_on = "2026-11-02",
         .is_withdrawn = true,
         .span = span_of("設定を変える")},
        {.text = "止める", .stated_on = "", .span = {}},
    };
    item.vendor_status = {{.vendor = "例製作所", .status = "該当製品あり"}};
    for (const auto& cve : item.cves)
        item.places.push_back(place_of("cves", cve));
    item.places.push_back(place_of("severity", "緊急"));
    item.places.push_back(place_of("cvss", "5.0"));

    Advisory advisory;
    advisory.id = "A-1";
    advisory.title = "A の脆弱性";
    advisory.places = {place_of("title", "A の脆弱性")};
    advisory.items = {item};
    return advisory;
}

std::string page_of(const Advisory& advisory)
{
    std::ostringstream out;
    print_tree(tree_of(advisory, notice_text), out, std::nullopt);
    return out.str();
}

std::string json_of(const Advisory& advisory)
{
    text::JsonWriter json;
    json.begin_object();
    write_advisory(json, advisory, notice_text);
    json.end_object();
    return json.take();
}

}  // namespace

TEST_SUITE("advisory tree")
{
    TEST_CASE("every fact of an item is shown, with its line where it is known")
    {
        const auto page = page_of(notice());

        for (const std::string_view line : {
                 "   1  ├─ title         A の脆弱性\n",
                 "   2     ├─ CVE         CVE-2026-1111, CVE-2026-2222\n"
                 "   3     │              CVE-2026-3333\n",
                 "├─ CWE         CWE-79\n",
                 "├─ other id    VU#930724\n",
                 "   4     ├─ severity    critical\n",
                 "   4     ├─ CVSS 2.0    5.0\n",
                 "   5     ├─ affected    A 1.0 より前\n",
                 "│  ├─ models    A-1, A-2\n",
                 "├─ superseded  A 0.9 より前\n",
                 "│  └─ stated on  2026-11-09\n",
                 "   6     ├─ withdrawn   設定を変える\n",
                 "├─ workaround  止める\n",
                 "└─ maker says  例製作所: 該当製品あり\n",
             }) {
            CAPTURE(line);
            CHECK(has(page, line));
        }
    }

    TEST_CASE("a score that its own vector does not have is marked")
    {
        const auto page = page_of(notice());

        CHECK(has(page, "5.0 stated, but its vector says 9.8: MISMATCH\n"));
        CHECK(has(page, "9.8, as its vector says\n"));
    }

    TEST_CASE("a notice without anything is a page too")
    {
        const auto page = page_of(Advisory{});

        CHECK(has(page, "└─ authenticity  A0\n"));
    }
}

TEST_SUITE("advisory JSON")
{
    TEST_CASE("every fact is there, with its line or null")
    {
        const auto json = json_of(notice());

        for (const std::string_view part : {
                 R"("cwes":["CWE-79"],"other":["VU#930724"],"severity":"critical")",
                 R"("score":5.0,"computed":9.8})",
                 R"({"version":"2.0","vector":"","score":5.0,"computed":null})",
                 R"("models":["A-1","A-2"],"stated_on":"","line":5})",
                 R"("stated_on":"2026-11-09","line":null}])",
                 R"("workarounds":[{"text":"設定を変える","stated_on":"2026-11-02",)"
                 R"("is_withdrawn":true,"line":6},{"text":"止める","stated_on":"",)"
                 R"("is_withdrawn":false,"line":null}])",
                 R"("vendor_status":[{"vendor":"例製作所","status":"該当製品あり"}])",
                 R"({"field":"cves","value":"CVE-2026-3333","line":3})",
                 R"("lines":[{"field":"title","value":"A の脆弱性","line":1}]})",
             }) {
            CAPTURE(part);
            CHECK(has(json, part));
        }
    }
}

}  // namespace advisory::cli
