#include "tests/storage/match_scene.hpp"

namespace advisory::test {

MatchScene::MatchScene()
{
    for (const auto* product : {"P-1", "P-2"}) {
        inventory.import(make_inventory(product),
                         {.name = "a.csv", .sha256 = product, .bytes = {}, .imported_at = {}});
    }
    revision = advisories.save(make_notice(db, "A-1")).revision;
}

storage::Evaluation MatchScene::evaluation(Time made_at) const
{
    return {
        .revision = revision,
        .snapshot = 2,
        .rules = "rules 1",
        .products = 2,
        .components = 2,
        .made_at = made_at,
    };
}

Match MatchScene::match(const char* product)
{
    Match made;
    made.product = inventory.find(product).at(0).row;
    made.component = inventory.components_of(made.product).at(0).row;
    made.verdict = Verdict::affected;
    made.reasons = {Reason::range_in, Reason::id_exact};
    made.cves = {"CVE-2026-1111"};
    return made;
}

}  // namespace advisory::test
