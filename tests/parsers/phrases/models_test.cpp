#include "parsers/phrases/models.hpp"

#include <string>
#include <vector>

#include "core/vocabulary.hpp"
#include "parsers/phrases/phrase.hpp"
#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

using Names = std::vector<std::string>;

struct Row {
    std::string_view product;
    Names models;
};

}  // namespace

TEST_SUITE("models")
{
    TEST_CASE("a list of models is spelled out in its order")
    {
        const Row rows[] = {
            {"Q03UDECPU、Q04/06/10/13/20/26/50/100UDEHCPU",
             {"Q03UDECPU",
              "Q04UDEHCPU",
              "Q06UDEHCPU",
              "Q10UDEHCPU",
              "Q13UDEHCPU",
              "Q20UDEHCPU",
              "Q26UDEHCPU",
              "Q50UDEHCPU",
              "Q100UDEHCPU"}},
            {"CS1H/CJ1G", {"CS1H", "CJ1G"}},
            {"WSR-2533DHP/WSR-2533DHP2", {"WSR-2533DHP", "WSR-2533DHP2"}},
            {"WRC-X3000GS2-B, WRC-X3000GS2-W", {"WRC-X3000GS2-B", "WRC-X3000GS2-W"}},
            {"WRC-X3000GS2-B および WRC-X3000GS2-W", {"WRC-X3000GS2-B", "WRC-X3000GS2-W"}},
            {"R04/08(EN)CPU", {"R04CPU", "R04ENCPU", "R08CPU", "R08ENCPU"}},
            {"MELSEC iQ-R シリーズ R04/08/120(EN)CPU",
             {"R04CPU", "R04ENCPU", "R08CPU", "R08ENCPU", "R120CPU", "R120ENCPU"}},
            {"R04(EN)CPU", {"R04CPU", "R04ENCPU"}},
            {"GT27/25/23", {"GT27", "GT25", "GT23"}},
            {"Zyxel NAS326、Zyxel NAS542", {"NAS326", "NAS542"}},
            {"FX5U-xMy/z (x=32,64, y=T,R, z=ES)",
             {"FX5U-32MT/ES", "FX5U-32MR/ES", "FX5U-64MT/ES", "FX5U-64MR/ES"}},
            {"FX5U-xMT (x=32,64)、FX5UJ-xMT (x=24)", {"FX5U-32MT", "FX5U-64MT", "FX5UJ-24MT"}},
        };
        for (const auto& row : rows) {
            CAPTURE(row.product);
            const auto models = phrases::models_of(row.product);

            CHECK(models.names == row.models);
            CHECK_FALSE(models.is_too_long);
        }
    }

    TEST_CASE("one name stays one, whatever slashes and commas it has")
    {
        for (const auto* product : {"",
                                    "Apache Log4j",
                                    "R12CCPU-V",
                                    "TCP/IP スタック",
                                    "JP1/VERITAS NetBackup",
                                    "SAP S/4HANA",
                                    "FX5U-32MT/ES",
                                    "GitLab CE/EE",
                                    "OS/400",
                                    "PL/SQL Developer",
                                    "HTTP/2",
                                    "Chrome 120.0.6099.109/110",
                                    "NetScaler ADC and NetScaler Gateway",
                                    "Windows 10、Windows 11",
                                    "FX5U-xMT (x=)",
                                    "FX5U-xMT (x=32,64",
                                    "FX5U-MT (x=32,64)",
                                    "Foo (x=1)",
                                    "/",
                                    "、",
                                    "()",
                                    "A1B/"}) {
            CAPTURE(product);
            const auto models = phrases::models_of(product);

            CHECK(models.names.empty());
            CHECK_FALSE(models.is_too_long);
        }
    }

    TEST_CASE("a list with a member that is no model is not taken apart")
    {
        const auto models = phrases::models_of("WRC-X3000GS2-B、その他の製品");

        CHECK(models.names.empty());
    }

    TEST_CASE("more models than anybody writes are not spelled out and leave a doubt")
    {
        std::string values = "10";
        for (int i = 11; i < 99; ++i)
            values += "," + std::to_string(i);
        const auto product = "FX-xMyTz (x=" + values + ", y=" + values + ", z=A,B)";

        const auto models = phrases::models_of(product);
        const auto range = read_phrase(product + " 全バージョン");

        CHECK(models.is_too_long);
        CHECK(models.names.empty());
        CHECK(range.status == PhraseStatus::partial);
    }

    TEST_CASE("a phrase carries the models of its product")
    {
        const auto range = read_phrase("CS1H/CJ1G Ver.4.1 より前のバージョン");

        CHECK(range.product == "CS1H/CJ1G");
        CHECK(range.models == Names{"CS1H", "CJ1G"});
    }
}

}  // namespace advisory::parsers
