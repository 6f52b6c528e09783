#include "matching/name_readings.hpp"

#include <algorithm>

#include "tests/matching/sample.hpp"
#include "tests/support/printers.hpp"

namespace advisory::matching {

namespace {

const ReadName* find(const std::vector<ReadName>& names, std::string_view name)
{
    const auto found = std::ranges::find(names, name, &ReadName::name);
    return found == names.end() ? nullptr : &*found;
}

}  // namespace

TEST_SUITE("name readings")
{
    TEST_CASE("a name may stand in quotes, and with words before them")
    {
        const auto names = read_names(test::range("Android アプリ「健康メモ」3.1.0 より前"));

        REQUIRE(find(names, "健康メモ") != nullptr);
        CHECK((find(names, "健康メモ")->reading == NameReading::whole));
        CHECK(find(names, "android アプリ 健康メモ") != nullptr);
    }

    TEST_CASE("each name of a list is looked for, and what only may be a list in doubt")
    {
        const auto listed = read_names(test::range("「KitaView」および「KitaEdit」4.0.5 以前"));
        const auto apps = read_names(
            test::range("Android アプリ「健康メモ」および iOS アプリ「体温メモ」3.1 以前"));
        const auto possible = read_names(test::range("KitaView・KitaEdit 4.0 以前"));

        for (const char* const name : {"kitaview", "kitaedit"}) {
            CAPTURE(name);
            REQUIRE(find(listed, name) != nullptr);
            CHECK((find(listed, name)->reading == NameReading::whole));
            REQUIRE(find(possible, name) != nullptr);
            CHECK((find(possible, name)->reading == NameReading::listed));
        }
        CHECK(find(apps, "健康メモ") != nullptr);
        CHECK(find(apps, "体温メモ") != nullptr);
    }

    TEST_CASE("a listed version may be a part of the name, and a range is not")
    {
        const auto listed = read_names(test::range("Windows Server 2019"));
        const auto bounded = read_names(test::range("Foo 2019 以前"));

        const auto* const name = find(listed, "windows server 2019");
        REQUIRE(name != nullptr);
        CHECK((name->reading == NameReading::version_in_name));
        CHECK(name->version == "2019");
        CHECK(find(bounded, "foo 2019") == nullptr);
    }

    TEST_CASE("the last words of a name without versions may be its version")
    {
        const auto names = read_names(test::range("Foo Suite XG SP1"));

        const auto* const name = find(names, "foo suite");
        REQUIRE(name != nullptr);
        CHECK((name->reading == NameReading::version_in_notice));
        CHECK(name->version == "xg sp1");
    }

    TEST_CASE("a platform beside the versions may be a part of the name")
    {
        const auto names = read_names(test::range("SampleOffice 4.2 以前 (Windows 版)"));

        REQUIRE(find(names, "sampleoffice for windows") != nullptr);
        CHECK((find(names, "sampleoffice for windows")->reading == NameReading::whole));
    }

    TEST_CASE("a name is found without its edition, and a name without one has none")
    {
        struct Case {
            const char* name;
            const char* rest;
        };
        const Case cases[] = {
            {"SampleOffice Enterprise Edition", "sampleoffice"},
            {"SampleOffice エンタープライズ エディション", "sampleoffice"},
            {"ServerProtect for Network Appliance Filers", "serverprotect"},
            {"SampleOffice (Windows版)", "sampleoffice"},
            {"Mozilla Firefox ESR", "mozilla firefox"},
            {"SampleOffice", ""},
            {"Enterprise", ""},
            {"改訂版", ""},
            {"SampleOffice2", ""},
        };
        for (const auto& [name, rest] : cases) {
            CAPTURE(name);
            CHECK(without_edition(name) == rest);
        }
    }

    TEST_CASE("a Latin name is found behind a Japanese noun, for a person to tell")
    {
        const auto names = read_names(test::range("DICOMビューア FabView Ver.3.0 以前"));
        const auto model = read_names(test::range("FabView Pro 3.0 以前"));

        REQUIRE(find(names, "fabview") != nullptr);
        CHECK((find(names, "fabview")->reading == NameReading::without_edition));
        CHECK((find(model, "fabview")->reading == NameReading::without_edition));
        CHECK(find(model, "pro") == nullptr);
    }

    TEST_CASE("only a phrase that was not read is looked for by its beginnings")
    {
        const auto unread = read_names(test::range("Foo Suite Pro 1.2 以前（※1）"));
        const auto qualified = read_names(test::range("Foo Suite Pro 製造番号 A001 以前"));

        CHECK(find(unread, "foo") != nullptr);
        CHECK(find(qualified, "foo") == nullptr);
    }
}

}  // namespace advisory::matching
