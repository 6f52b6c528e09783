#include "parsers/advisories/severity.hpp"

#include "tests/support/printers.hpp"

namespace advisory::parsers {

TEST_SUITE("severity words")
{
    TEST_CASE("a severity is read where the notice states one")
    {
        struct Row {
            const char* text;
            const char* severity;
        };
        for (const auto& [text, severity] : {
                 Row{"深刻度: 緊急", "critical"},
                 Row{"深刻度:\n重要", "high"},
                 Row{"最大深刻度は「重要」です", "high"},
                 Row{"危険度: 警告", "medium"},
                 Row{"重要度 注意", "low"},
                 Row{"深刻度: 高", "high"},
                 Row{"危険度 [中]", "medium"},
                 Row{"CVSS v3 による深刻度\n基本値: 8.3 (重要) [その他]", "high"},
                 Row{"CVSS v2 による深刻度\n基本値: 7.5 (危険) [NVD値]", "high"},
                 Row{"基本値: 9.8 (緊急) [NVD値]", "critical"},
                 Row{"基本値: 5.0 (警告)", "medium"},
                 Row{"基本値: 2.1 (注意)", "low"},
                 Row{"基本値: 2.1 (注意)\n基本値: 9.8 (緊急)", "critical"},
                 Row{"2017年3月 Microsoft セキュリティ情報 (緊急 9件含) に関する注意喚起",
                     "critical"},
                 Row{"「緊急」 4 件、「重要」 10 件", "critical"},
                 Row{"重要 3件", "high"},
                 Row{"マイクロソフトは本件を「緊急」と評価しています", "critical"},
                 Row{"Severity: Critical", "critical"},
                 Row{"SEVERITY HIGH", "high"},
                 Row{"severity rating of Important", "high"},
                 Row{"Severity Level - Moderate", "medium"},
                 Row{"a high-severity vulnerability", "high"},
                 Row{"Critical severity", "critical"},
                 Row{"CVSS v3.1 Base Score: 9.8 CRITICAL", "critical"},
                 Row{"Base Score: 3.1 (Low)", "low"},
                 Row{"オムロン製品における複数の脆弱性 緊急", "critical"},
             }) {
            CAPTURE(text);
            CHECK(severity_in(text) == severity);
        }
    }

    TEST_CASE("words outside of a severity say nothing")
    {
        for (const auto* text : {"",
                                 "OpenSSL の脆弱性に関する注意喚起",
                                 "深刻度にかかわらず注意してください",
                                 "深刻度: 注意喚起を参照",
                                 "重要なセキュリティ情報",
                                 "【緊急】ご確認ください",
                                 "緊急の更新プログラム",
                                 "重要インフラ 3件",
                                 "警告が表示されます",
                                 "high availability, Critical Patch Update",
                                 "Attack Complexity: Low",
                                 "Base Score 6.5, vector, Attack Complexity: Low",
                                 "severity ratings are explained below: criticality",
                                 "危険な操作",
                                 "深刻度",
                                 "基本値: 8.3"}) {
            CAPTURE(text);
            CHECK(severity_in(text).empty());
        }
    }
}

}  // namespace advisory::parsers
