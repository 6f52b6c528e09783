#include "storage/match_rows.hpp"

#include <doctest/doctest.h>

#include "tests/storage/match_scene.hpp"
#include "tests/storage/rows.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

using test::make_notice;
using Scene = test::MatchScene;

TEST_SUITE("match rows")
{
    TEST_CASE("a match comes back with its evidence and the words of what it joins")
    {
        Scene scene;
        auto notice = make_notice(scene.db, "A-2", "text 2");
        notice.advisory.title = "Notice";
        notice.advisory.url = "https://example.jp/notice";
        AdvisoryItem item;
        item.title = "Apache Log4j";
        item.cvss = {{"2.0", "", 6.9}, {"3.1", "", 9.8}, {"4.0", "", std::nullopt}};
        item.urls = {"https://example.jp/item", "https://example.jp/other"};
        notice.advisory.items = {AdvisoryItem{}, item};
        auto evaluation = scene.evaluation();
        evaluation.revision = scene.advisories.save(notice).revision;
        auto match = scene.match();
        match.item = 1;
        match.phrase = "2.15.0より前";
        match.vers = "vers:generic/<2.15.0";
        match.span = {.begin = 10, .end = 20};
        match.evidence = {
            .identity_rule = "I2 purl",
            .advisory_name = "Apache Log4j",
            .inventory_name = "log4j-core",
            .scheme = "maven",
            .comparisons = {"2.14.1 < 2.15.0: inside", "'; --"},
            .questions = {"出荷日を確認"},
        };

        const auto rows = scene.matches.save(evaluation, {match});
        REQUIRE(rows.size() == 1);
        const auto kept = scene.matches.find(rows[0]);

        REQUIRE(kept);
        CHECK(kept->row == rows[0]);
        CHECK(kept->match.item == 1);
        CHECK(kept->match.product == match.product);
        CHECK(kept->match.component == match.component);
        CHECK(kept->match.verdict == Verdict::affected);
        CHECK(kept->match.reasons == match.reasons);
        CHECK(kept->match.cves == match.cves);
        CHECK(kept->match.phrase == match.phrase);
        CHECK(kept->match.vers == match.vers);
        CHECK((kept->match.span == match.span));
        CHECK(kept->match.evidence.identity_rule == "I2 purl");
        CHECK(kept->match.evidence.advisory_name == "Apache Log4j");
        CHECK(kept->match.evidence.inventory_name == "log4j-core");
        CHECK(kept->match.evidence.scheme == "maven");
        CHECK(kept->match.evidence.comparisons == match.evidence.comparisons);
        CHECK(kept->match.evidence.questions == match.evidence.questions);
        CHECK(kept->advisory_id == "A-2");
        CHECK(kept->advisory_title == "Notice");
        CHECK(kept->revision == evaluation.revision);
        CHECK(kept->item_title == "Apache Log4j");
        CHECK(kept->url == "https://example.jp/item");
        CHECK(kept->product.product_id == "P-1");
        CHECK(kept->product.version == "1.0");
        CHECK(kept->component.name == "log4j-core");
        CHECK(kept->severity == "critical");
        CHECK(kept->cvss == 9.8);
        CHECK(kept->state == "RECEIVED");
        CHECK(kept->created_at == evaluation.made_at);
        CHECK_FALSE(kept->superseded_by);
        CHECK(kept->snapshot == 2);
        CHECK(kept->rules == "rules 1");
    }

    TEST_CASE("the notice's own word for the severity counts where no score says more")
    {
        struct Case {
            std::string word;
            std::vector<Cvss> scores;
            std::string severity;
        };
        const std::vector<Case> cases{
            {"high", {}, "high"},
            {"high", {{"3.1", "", 9.8}}, "critical"},
            {"critical", {{"3.1", "", 5.0}}, "critical"},
            {"", {{"3.1", "", 5.0}}, "medium"},
            {"",
             {{"3.1", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", std::nullopt}},
             "critical"},
            {"", {}, "unknown"},
            {"urgent", {}, "unknown"},
        };

        for (const auto& [word, scores, severity] : cases) {
            CAPTURE(word);
            Scene scene;
            auto notice = make_notice(scene.db, "A-2", "text 2");
            notice.advisory.items[0].severity = word;
            notice.advisory.items[0].cvss = scores;
            const auto revision = scene.advisories.save(notice).revision;

            CHECK(item_words(scene.db.connection(), revision, 0).severity == severity);
        }
    }

    TEST_CASE("a match of the product itself has no component")
    {
        Scene scene;
        auto match = scene.match();
        match.component = 0;

        const auto rows = scene.matches.save(scene.evaluation(), {match});
        const auto kept = scene.matches.find(rows.at(0));

        REQUIRE(kept);
        CHECK(kept->match.component == 0);
        CHECK(kept->component.name.empty());
        CHECK(kept->component.row == 0);
    }
}

}  // namespace advisory::storage
