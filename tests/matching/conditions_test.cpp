#include "matching/conditions.hpp"

#include <algorithm>

#include "tests/matching/sample.hpp"
#include "tests/support/printers.hpp"

namespace advisory::matching {

namespace {

constexpr auto satisfied = Holds::satisfied;
constexpr auto contradicted = Holds::contradicted;
constexpr auto unknown = Holds::unknown;

Installation installed(std::string serial, std::string shipped_on = {}, std::string options = {})
{
    Installation installation;
    installation.institution_id = "H-001";
    installation.serial = std::move(serial);
    installation.shipped_on = std::move(shipped_on);
    installation.options = std::move(options);
    return installation;
}

AffectedRange conditions(std::vector<Qualifier> qualifiers, std::string phrase = {})
{
    AffectedRange range;
    range.status = PhraseStatus::all;
    range.qualifiers = std::move(qualifiers);
    range.phrase = std::move(phrase);
    return range;
}

struct Case {
    AffectedRange range;
    Installation installation;
    Holds holds;
};

void check(const std::vector<Case>& cases)
{
    for (const auto& [range, installation, holds] : cases) {
        const auto answer = ask_installation(range, installation);

        CAPTURE(answer.sentence);
        CHECK((answer.holds == holds));
        CHECK(answer.question.empty() == (holds != unknown));
    }
}

}  // namespace

TEST_SUITE("conditions")
{
    TEST_CASE("a serial number is among those of a notice, or not, or nobody knows it")
    {
        const auto range = conditions({{"serial", ">=A1234"}, {"serial", "<=A5678"}});
        const auto list = conditions({{"serial", "10001"}, {"serial", "10003"}});
        const auto mixed = conditions({{"serial", "A0001"}, {"serial_prefix", "24031"}});
        check({
            {range, installed("A2000"), satisfied},
            {range, installed("A9000"), contradicted},
            {range, installed(""), unknown},
            {range, installed("X-2000"), unknown},
            {list, installed("10003"), satisfied},
            {list, installed("10002"), contradicted},
            {mixed, installed("24031555"), satisfied},
            {mixed, installed("A0001"), satisfied},
            {mixed, installed("25031555"), contradicted},
        });
    }

    TEST_CASE("a ship date counts as exactly as the notice gives its bounds")
    {
        const auto by_month = conditions({{"ship_date", "<=2021-03"}});
        const auto before_day = conditions({{"ship_date", "<2021-03-15"}});
        const auto before_month = conditions({{"ship_date", "<2021-03"}});
        const auto between = conditions({{"ship_date", ">=2019-04"}, {"ship_date", "<=2021-03"}});
        const auto since_year = conditions({{"ship_date", ">=2021"}});
        check({
            {by_month, installed("1", "2021-03-31"), satisfied},
            {by_month, installed("1", "2021-04-01"), contradicted},
            {by_month, installed("1", ""), unknown},
            {before_day, installed("1", "2021-03-14"), satisfied},
            {before_day, installed("1", "2021-03-15"), contradicted},
            {before_day, installed("1", "2021-03"), unknown},
            {before_month, installed("1", "2021-03-01"), contradicted},
            {before_month, installed("1", "2021-02-28"), satisfied},
            {between, installed("1", "2019-04-01"), satisfied},
            {between, installed("1", "2019-03-31"), contradicted},
            {between, installed("1", "2021-04-01"), contradicted},
            {since_year, installed("1", "2021-01-01"), satisfied},
            {since_year, installed("1", "2020-12-31"), contradicted},
        });
    }

    TEST_CASE("what was shipped in time was made in time, and no more is known of the making")
    {
        const auto until =
            conditions({{"ship_date", "<=2021-03"}}, "2021年3月以前に製造された製品");
        const auto since =
            conditions({{"ship_date", ">=2021-03"}}, "manufactured since March 2021");
        check({
            {until, installed("1", "2021-03-05"), satisfied},
            {until, installed("1", "2021-06-01"), unknown},
            {since, installed("1", "2021-02-01"), contradicted},
            {since, installed("1", "2021-06-01"), unknown},
        });
    }

    TEST_CASE("an option is there when the record has it, and absent only when it says so")
    {
        const auto wireless = conditions({{"option", "無線LAN"}});
        const auto lan = conditions({{"option", "LAN"}});
        const auto english = conditions({{"option", "wireless module"}});
        check({
            {wireless, installed("1", "", "帳票、無線 LAN"), satisfied},
            {wireless, installed("1", "", "帳票、無線ＬＡＮオプション"), satisfied},
            {wireless, installed("1", "", "帳票"), unknown},
            {wireless, installed("1", "", ""), unknown},
            {wireless, installed("1", "", "無線LANなし"), contradicted},
            {wireless, installed("1", "", "帳票、無線LAN：無"), contradicted},
            {lan, installed("1", "", "無線LANなし"), unknown},
            {lan, installed("1", "", "無線LANなし、LAN"), satisfied},
            {english, installed("1", "", "Wireless module, printer"), satisfied},
            {english, installed("1", "", "without wireless module"), contradicted},
            {english, installed("1", "", "volcano wireless module"), satisfied},
        });
    }

    TEST_CASE("conditions of two kinds must both hold")
    {
        const auto both = conditions({{"serial", "<=A5000"}, {"ship_date", "<=2021-03"}});
        check({
            {both, installed("A1000", "2021-01-01"), satisfied},
            {both, installed("A1000", "2022-01-01"), contradicted},
            {both, installed("A1000", ""), unknown},
            {both, installed("A6000", ""), contradicted},
        });
    }

    TEST_CASE("one installation that is meant is enough, and all must be outside to be spared")
    {
        const auto range = conditions({{"serial", "<=A5000"}});
        const std::vector one_inside{installed("A9000"), installed("A1000")};
        const std::vector one_open{installed("A9000"), installed("")};
        const std::vector all_outside{installed("A9000"), installed("A9001")};

        const auto met = ask_installations(range, one_inside);
        const auto open = ask_installations(range, one_open);
        const auto outside = ask_installations(range, all_outside);
        const auto nowhere = ask_installations(range, {});

        CHECK((met.holds == satisfied));
        REQUIRE(met.sentences.size() == 2);
        CHECK(met.sentences[0] == "H-001, serial A1000: the serial number is <=A5000");
        CHECK((open.holds == unknown));
        CHECK(open.questions == std::vector<std::string>{"Ask H-001 for the serial number."});
        CHECK((outside.holds == contradicted));
        CHECK(outside.questions.empty());
        CHECK((nowhere.holds == unknown));
        CHECK(nowhere.questions.size() == 1);
    }

    TEST_CASE("a question says what is lacking and who may know it")
    {
        const auto date = conditions({{"ship_date", "<=2021-03"}});
        const auto option = conditions({{"option", "無線LAN"}});

        CHECK(ask_installation(date, installed("24015")).question ==
              "Ask H-001 for the ship date of serial 24015.");
        CHECK(ask_installation(option, installed("24015")).question ==
              "Ask H-001 whether serial 24015 has the option \"無線LAN\".");
    }

    TEST_CASE("a thousand installations are told in a few lines, those that are meant first")
    {
        const auto range = conditions({{"serial", "<=A0500"}});
        std::vector<Installation> many(1000, installed("A0999"));
        many.back() = installed("A0001");

        const auto answer = ask_installations(range, many);

        CHECK((answer.holds == satisfied));
        CHECK(answer.sentences.size() == 51);
        CHECK(answer.sentences.front() == "H-001, serial A0001: the serial number is <=A0500");
    }

    TEST_CASE("a name may say the platform or the edition")
    {
        CHECK(is_named_in("Windows", {"ServerProtect for Windows"}));
        CHECK(is_named_in("32 bit", {"X 32bit版"}));
        CHECK_FALSE(is_named_in("Windows", {"ServerProtect for Linux"}));
        CHECK_FALSE(is_named_in("", {"ServerProtect"}));
    }
}

}  // namespace advisory::matching
