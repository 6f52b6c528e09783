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
