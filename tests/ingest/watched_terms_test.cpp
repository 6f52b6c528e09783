#include "ingest/watched_terms.hpp"

#include <optional>
#include <string>
#include <vector>

#include "tests/support/printers.hpp"

namespace advisory::ingest {

namespace {

struct WatchedTermsScene {
    explicit WatchedTermsScene(const std::vector<std::string>& terms)
    {
        std::vector<WatchTerm> plain;
        for (const auto& term : terms) {
            auto& entry = watched.emplace_back();
            entry.term = {.row = static_cast<std::int64_t>(watched.size()),
                          .term = term,
                          .note = {},
                          .source = {}};
            entry.product.row = 100 + entry.term.row;
            plain.push_back(entry.term);
        }
        index.emplace(plain);
        advisory.items.resize(2);
        advisory.items[0].title = "Contoso の脆弱性";
        advisory.items[0].cves = {"CVE-2026-0001"};
        advisory.items[1].title = "Fabrikam の脆弱性";
    }

    std::vector<Match> match(std::string_view text = {})
    {
        return match_watched(advisory, text, *index, watched);
    }

    Advisory advisory;
    std::vector<storage::WatchedTerm> watched;
    std::optional<matching::WatchIndex> index;
};

}  // namespace

TEST_SUITE("watched terms")
{
    TEST_CASE("a term that an item names is a review of what stands for the term")
    {
        WatchedTermsScene scene{{"Northwind", "Contoso"}};
        scene.watched[1].term.note = "a supplier";

        const auto matches = scene.match();

        REQUIRE(matches.size() == 1);
        CHECK(matches[0].product == 102);
        CHECK(matches[0].component == 0);
        CHECK(matches[0].item == 0);
        CHECK(matches[0].verdict == Verdict::review);
        CHECK(matches[0].reasons == std::vector{Reason::watch_term});
        CHECK(matches[0].cves == std::vector<std::string>{"CVE-2026-0001"});
        CHECK(matches[0].evidence.inventory_name == "Contoso");
        REQUIRE(matches[0].evidence.questions.size() == 1);
        CHECK(matches[0].evidence.questions[0].contains("a supplier"));
    }

    TEST_CASE("each item answers for itself")
    {
        WatchedTermsScene scene{{"Contoso", "Fabrikam"}};

        const auto matches = scene.match();

        REQUIRE(matches.size() == 2);
        CHECK(matches[0].product == 101);
        CHECK(matches[1].product == 102);
        CHECK(matches[1].item == 1);
        CHECK(matches[1].cves.empty());
    }

    TEST_CASE("nothing is found without items, without terms, or for a term that is gone")
    {
        WatchedTermsScene no_items{{"Contoso"}};
        no_items.advisory.items.clear();
        WatchedTermsScene no_terms{{}};
        WatchedTermsScene gone{{"Contoso"}};
        gone.watched.clear();

        CHECK(no_items.match("Contoso").empty());
        CHECK(no_terms.match("Contoso").empty());
        CHECK(gone.match("Contoso").empty());
    }
}

}  // namespace advisory::ingest
