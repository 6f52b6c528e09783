#include "matching/judge.hpp"

#include <algorithm>

#include "tests/matching/sample.hpp"
#include "tests/support/printers.hpp"

namespace advisory::matching {

namespace {

Installation installed_for_judge(std::string serial,
                                 std::string shipped_on = {},
                                 std::string options = {})
{
    Installation installation;
    installation.institution_id = "H-001";
    installation.serial = std::move(serial);
    installation.shipped_on = std::move(shipped_on);
    installation.options = std::move(options);
    return installation;
}

ProductVersion pump(std::string version)
{
    ProductVersion product;
    product.row = 1;
    product.product_id = "SPX";
    product.product_name = "Syringe Pump SPX-2";
    product.model = "SPX-2";
    product.version = std::move(version);
    product.vendor = "Contoso";
    return product;
}

/// Phrases that name the pump for certain.
class Scene {
public:
    explicit Scene(std::string version = "1.0") : index_{test::index_of(pump(std::move(version)))}
    {}

    Scene& affected(std::string_view phrase) { return add(&Findings::affected, phrase); }
    Scene& unaffected(std::string_view phrase) { return add(&Findings::unaffected, phrase); }
    Scene& fixed(std::string_view phrase) { return add(&Findings::fixed, phrase); }

    Match judge(const std::vector<Installation>& installations = {})
    {
        const auto candidates = index_.find("spx 2");
        REQUIRE(candidates.size() == 1);
        Findings found;
        for (const auto& [list, range] : ranges_)
            (found.*list).push_back({&range, Identity{}});
        return matching::judge(index_.candidate(candidates.front()), found, {}, installations);
    }

private:
    Scene& add(std::vector<Named> Findings::* list, std::string_view phrase)
    {
        ranges_.emplace_back(list, test::range(phrase));
        return *this;
    }

    InventoryIndex index_;
    std::vector<std::pair<std::vector<Named> Findings::*, AffectedRange>> ranges_;
};

bool has(const Match& match, Reason reason)
{
    return std::ranges::count(match.reasons, reason) == 1;
}

}  // namespace

TEST_SUITE("judge")
{
    TEST_CASE("an installation that a notice means makes its product version affected")
    {
        Scene scene;
        scene.affected("Contoso SPX-2 製造番号 24A00001 から 24A01999 まで");

        const auto match =
            scene.judge({installed_for_judge("24A02000"), installed_for_judge("24A00017")});

        CHECK(match.verdict == Verdict::affected);
        CHECK(has(match, Reason::qual_met));
        CHECK(std::ranges::any_of(match.evidence.comparisons, [](const std::string& line) {
            return line.starts_with("H-001, serial 24A00017: ");
        }));
    }

    TEST_CASE("a notice on other installations spares the product version")
    {
        Scene scene;
        scene.affected("Contoso SPX-2 製造番号 24A00001 から 24A01999 まで");

        const auto match =
            scene.judge({installed_for_judge("24A02000"), installed_for_judge("24A03000")});

        CHECK(match.verdict == Verdict::not_affected);
        CHECK(has(match, Reason::qual_contradicted));
        CHECK_FALSE(has(match, Reason::range_out));
    }

    TEST_CASE("what is not known of an installation is asked for")
    {
        Scene scene;
        scene.affected("Contoso SPX-2 2021年3月以前に出荷された製品");

        const auto match =
            scene.judge({installed_for_judge("24015"), installed_for_judge("24016", "2022-01-01")});
        const auto nowhere = scene.judge();

        CHECK(match.verdict == Verdict::review);
        CHECK(has(match, Reason::qual_unknown));
        CHECK(match.evidence.questions ==
              std::vector<std::string>{"Ask H-001 for the ship date of serial 24015."});
        CHECK(nowhere.verdict == Verdict::review);
        CHECK(has(nowhere, Reason::qual_unknown));
    }

    TEST_CASE("a version that is outside needs no look at the installations")
    {
        Scene scene{"3.0"};
        scene.affected("Contoso SPX-2 Ver.2.0 以前で 2023年3月以前に出荷された製品");

        const auto match = scene.judge();

        CHECK(match.verdict == Verdict::not_affected);
        CHECK(has(match, Reason::range_out));
    }

    TEST_CASE("what was not read whole spares nothing, whatever the installations")
    {
        for (const char* const phrase :
             {"Contoso SPX-2 製造番号 A001 から A100 を除く",
              "Contoso SPX-2 Ver.0.9 以前、または 製造番号 A001 以前",
              "Contoso SPX-2 2021年3月以前に出荷された製品を除く",
              "Contoso SPX-2 製造番号が A001 から A100 までの製品など"}) {
            CAPTURE(phrase);
            Scene scene;
            scene.affected(phrase);

            CHECK(scene.judge({installed_for_judge("A500", "2022-01-01")}).verdict ==
                  Verdict::review);
        }
    }

    TEST_CASE("one installation that is spared does not spare the product version")
    {
        Scene scene;
        scene.affected("Contoso SPX-2 Ver.2.0 以前");
        scene.unaffected("Contoso SPX-2 製造番号 A0001 から A0100 まで");

        const auto match = scene.judge({installed_for_judge("A0001")});

        CHECK(match.verdict == Verdict::affected);
    }

    TEST_CASE("a correction behind the end of its branch contradicts that end")
    {
        Scene between{"2.12.1"};
        between.affected("Contoso SPX-2 2.0 から 2.12.1 より前").fixed("Contoso SPX-2 2.12.2");
        Scene corrected{"2.12.1"};
        corrected.affected("Contoso SPX-2 2.0 から 2.12.1 より前")
            .fixed("Contoso SPX-2 2.12.1")
            .fixed("Contoso SPX-2 2.12.2");
        Scene other_branch{"2.12.1"};
        other_branch.affected("Contoso SPX-2 2.0 から 2.12.1 より前").fixed("Contoso SPX-2 2.15.0");

        const auto match = between.judge();

        CHECK(match.verdict == Verdict::affected);
        CHECK(has(match, Reason::source_conflict));
        CHECK(corrected.judge().verdict == Verdict::not_affected);
        CHECK(other_branch.judge().verdict == Verdict::not_affected);
    }

    TEST_CASE("a range in place of a distribution's version loses no end")
    {
        const auto index =
            test::index_of({test::component("", "foo", "1.0-1 - 3.0-1", "pkg:deb/debian/foo")});
        const auto range = test::range("foo 2.0 以前");
        const auto candidates = index.find("foo");
        REQUIRE(candidates.size() == 1);
        Findings found;
        found.affected.push_back({&range, Identity{}});

        const auto match = matching::judge(index.candidate(candidates.front()), found, {});

        CHECK(match.verdict == Verdict::review);
        CHECK(has(match, Reason::version_unordered));
    }

    TEST_CASE("serial numbers of a component are not those of the product that it is built into")
    {
        const auto index = test::index_of({test::component("Contoso", "CPU-7", "1.0")});
        const auto range = test::range("Contoso CPU-7 製造番号 24A00001 から 24A01999 まで");
        const auto candidates = index.find("cpu 7");
        REQUIRE(candidates.size() == 1);
        Findings found;
        found.affected.push_back({&range, Identity{}});
        const std::vector installations{installed_for_judge("24A02000")};

        const auto match =
            matching::judge(index.candidate(candidates.front()), found, {}, installations);

        CHECK(match.verdict == Verdict::review);
        CHECK(has(match, Reason::qual_unknown));
    }
}

}  // namespace advisory::matching
