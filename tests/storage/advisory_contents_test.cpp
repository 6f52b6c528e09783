#include "storage/advisory_contents.hpp"

#include <functional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/storage/rows.hpp"

namespace advisory::storage {

namespace {

using Change = std::function<void(Advisory&)>;

/// One change to each thing that a notice says.
std::vector<Change> changes()
{
    return {
        [](Advisory& a) { a.source = Source::other; },
        [](Advisory& a) { a.kind = Kind::campaign; },
        [](Advisory& a) { a.id += "x"; },
        [](Advisory& a) { a.title += "x"; },
        [](Advisory& a) { a.published = "2021-12-12"; },
        [](Advisory& a) { a.updated = "2022-01-05"; },
        [](Advisory& a) { a.url += "x"; },
        [](Advisory& a) { a.history.pop_back(); },
        [](Advisory& a) { a.history[0].text += "x"; },
        [](Advisory& a) { a.items.pop_back(); },
        [](Advisory& a) { a.items[0].title += "x"; },
        [](Advisory& a) { a.items[0].vendors.pop_back(); },
        [](Advisory& a) { std::swap(a.items[0].cves[0], a.items[0].cves[1]); },
        [](Advisory& a) { a.items[0].jvn.clear(); },
        [](Advisory& a) { a.items[0].urls.pop_back(); },
        [](Advisory& a) { a.items[0].cvss[0].score = 9.7; },
        [](Advisory& a) { a.items[0].cvss[0].score.reset(); },
        [](Advisory& a) { a.items[0].cvss[0].vector += "x"; },
        [](Advisory& a) { std::swap(a.items[0].affected, a.items[0].unaffected); },
        [](Advisory& a) { std::swap(a.items[0].unaffected, a.items[0].fixed); },
        [](Advisory& a) { std::swap(a.items[0].affected, a.items[0].superseded); },
        [](Advisory& a) { a.items[0].superseded.clear(); },
        [](Advisory& a) { a.items[0].cwes.clear(); },
        [](Advisory& a) { a.items[0].other[0] += "x"; },
        [](Advisory& a) { std::swap(a.items[0].cwes, a.items[0].other); },
        [](Advisory& a) { a.items[0].severity.clear(); },
        [](Advisory& a) { a.items[0].workarounds.pop_back(); },
        [](Advisory& a) { a.items[0].workarounds[0].text += "x"; },
        [](Advisory& a) { a.items[0].workarounds[0].stated_on.clear(); },
        [](Advisory& a) { a.items[0].workarounds[0].is_withdrawn = false; },
        [](Advisory& a) { a.items[0].workarounds[0].span.end += 1; },
        [](Advisory& a) { a.items[0].vendor_status[0].status = "該当製品なし"; },
        [](Advisory& a) { a.items[0].vendor_status[0].vendor += "x"; },
        [](Advisory& a) { a.items[0].affected[0].models.pop_back(); },
        [](Advisory& a) { a.items[0].affected[0].stated_on.clear(); },
        [](Advisory& a) { a.items[0].affected[0].status = PhraseStatus::partial; },
        [](Advisory& a) { a.items[0].affected[0].phrase += "x"; },
        [](Advisory& a) { a.items[0].affected[0].cves.clear(); },
        [](Advisory& a) { a.items[0].affected[0].qualifiers[0].value = ""; },
        [](Advisory& a) { a.items[0].affected[0].flags.clear(); },
        [](Advisory& a) { a.items[0].affected[0].span.end += 1; },
        [](Advisory& a) { a.items[0].affected[0].intervals[1].high->inclusive = true; },
        [](Advisory& a) { a.items[0].affected[0].intervals[1].high.reset(); },
        [](Advisory& a) { a.items[0].affected[0].intervals[1].low->version = "3"; },
    };
}

}  // namespace

TEST_SUITE("advisory contents")
{
    TEST_CASE("whatever a notice says is part of its contents")
    {
        const auto notice = test::make_rich_advisory();
        const auto contents = contents_of(notice, "text");

        const auto all = changes();
        for (std::size_t index = 0; index < all.size(); ++index) {
            CAPTURE(index);
            auto changed = notice;
            all[index](changed);
            CHECK(contents_of(changed, "text") != contents);
        }
        CHECK(contents_of(notice, "text.") != contents);
    }

    TEST_CASE("the way that a notice came is no part of its contents")
    {
        const auto notice = test::make_rich_advisory();
        auto other_way = notice;
        other_way.charset = "utf-8";
        other_way.authenticity = {.level = "A0", .checks = {}};
        other_way.warnings = {"lossy"};

        CHECK(contents_of(other_way, "text") == contents_of(notice, "text"));
    }

    TEST_CASE("a notice that states none of the later members keeps its fingerprint")
    {
        // Of the first release: a store must know again what it kept before.
        Advisory notice;
        notice.id = "A-1";
        notice.title = "title";
        AdvisoryItem item;
        item.title = "item";
        item.cves = {"CVE-2026-1111"};
        AffectedRange range;
        range.phrase = "1.0";
        item.affected = {range};
        notice.items = {item};

        CHECK(contents_of(notice, "text") ==
              "5:other7:unknown3:A-15:title0:0:0:1;4:item0;1;13:CVE-2026-11110;0;1;0:3:1.0"
              "8:unparsed0;0;0;0;0;0;0;0;0;0;4:text");
    }

    TEST_CASE("what moves from one text to the next changes the contents")
    {
        const auto contents = [](std::string_view title, std::string_view published) {
            auto advisory = test::make_rich_advisory();
            advisory.title = title;
            advisory.published = published;
            return contents_of(advisory, "");
        };

        CHECK(contents("ab", "c") != contents("a", "bc"));
    }

    TEST_CASE("a fingerprint is the same on every machine")
    {
        // Test vectors of FNV-1a, 64 bits, from its authors.
        CHECK(static_cast<std::uint64_t>(fingerprint_of("")) == 0xcbf29ce484222325);
        CHECK(static_cast<std::uint64_t>(fingerprint_of("a")) == 0xaf63dc4c8601ec8c);
        CHECK(static_cast<std::uint64_t>(fingerprint_of("foobar")) == 0x85944171f73967e8);
    }
}

}  // namespace advisory::storage
