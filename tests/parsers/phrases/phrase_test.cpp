#include "parsers/phrases/phrase.hpp"

#include <string>
#include <vector>

#include "core/vocabulary.hpp"
#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

using Texts = std::vector<std::string>;

struct ScopeRow {
    std::string_view phrase;
    Texts cves;
};

struct QualifierRow {
    std::string_view phrase;
    Qualifier qualifier;
};

struct FlagRow {
    std::string_view phrase;
    std::string_view status;
    Texts flags;
};

}  // namespace

TEST_SUITE("phrase")
{
    TEST_CASE("the CVEs of a phrase scope it")
    {
        const ScopeRow rows[] = {
            {"Foo 1.0 以前 (CVE-2024-34021)", {"CVE-2024-34021"}},
            {"Foo 1.0 以前（CVE-2025-0354、0355）", {"CVE-2025-0354", "CVE-2025-0355"}},
            {"Foo 1.0 以前 (CVE-2024-39300)(CVE-2024-42412、CVE-2024-43689)",
             {"CVE-2024-39300", "CVE-2024-42412", "CVE-2024-43689"}},
            {"Foo 1.0 以前 (CVE-2018-0626~0628)",
             {"CVE-2018-0626", "CVE-2018-0627", "CVE-2018-0628"}},
            {"Foo 1.0 以前 (CVE-2018-0626 から CVE-2018-0627)", {"CVE-2018-0626", "CVE-2018-0627"}},
            {"Foo 1.0 以前 - CVE-2021-44224", {"CVE-2021-44224"}},
            {"Foo 1.0 以前 - CVE-2021-44224, CVE-2021-44790", {"CVE-2021-44224", "CVE-2021-44790"}},
            {"CVE-2021-44224: Foo 1.0 以前", {"CVE-2021-44224"}},
            {"[CVE-2021-44224] Foo 1.0 以前", {"CVE-2021-44224"}},
            {"Foo (CVE-2021-44224) 1.0 以前", {"CVE-2021-44224"}},
            {"(CVE-2021-20643)", {"CVE-2021-20643"}},
            {"Foo 1.0 以前 (CVE-2017-1000251)", {"CVE-2017-1000251"}},
            {"Foo 1.0 以前 (CVE-2023043752)", {}},
            {"Foo 1.0 以前 (CVE-2021-123)", {}},
        };
        for (const auto& row : rows) {
            CAPTURE(row.phrase);
            CHECK(read_phrase(row.phrase).cves == row.cves);
        }
    }

    TEST_CASE("a scope for one of two ranges restricts neither")
    {
        const auto range = read_phrase("Foo 1.0 から 1.5 まで、2.0 から 2.3 まで (CVE-2024-1111)");

        CHECK(range.status == PhraseStatus::partial);
        CHECK(range.cves.empty());
        CHECK(range.flags == Texts{"MIXED_SCOPE"});
    }

    TEST_CASE("qualifiers say what else must hold")
    {
        const QualifierRow rows[] = {
            {"Foo ファームウェアバージョン ”16” およびそれ以前", {"firmware", "<=16"}},
            {"Foo firmware version 1.0 to 1.2", {"firmware", ">=1.0|<=1.2"}},
            {"Foo ビルド 8422 未満", {"build", "<8422"}},
            {"Foo シリアルNo.の上5桁”24061”およびそれ以前", {"serial_prefix", "<=24061"}},
            {"Foo シリアル番号の先頭5桁が 24061 未満", {"serial_prefix", "<24061"}},
            {"Foo first 5 digits of serial number 24031 and prior", {"serial_prefix", "<=24031"}},
            {"Foo 製造番号 12345 以降", {"serial", ">=12345"}},
            {"Foo 1.0 以前 (Windows 版)", {"platform", "Windows"}},
            {"Foo 1.0 以前 (Windows 版のみ)", {"platform", "Windows"}},
            {"Foo 1.0 and earlier on Linux", {"platform", "Linux"}},
            {"Foo 1.0 以前 (Enterprise Edition)", {"edition", "Enterprise Edition"}},
            {"Foo 1.0 以前（機能 X を使う場合）", {"condition", "機能 X を使う場合"}},
            {"Foo 1.0 以前 を機能 X とともに使う場合", {"condition", "を機能 X とともに使う場合"}},
        };
        for (const auto& row : rows) {
            CAPTURE(row.phrase);
            const auto range = read_phrase(row.phrase);

            REQUIRE(range.qualifiers.size() == 1);
            CHECK(range.qualifiers.front() == row.qualifier);
        }
    }

    TEST_CASE("doubts about the wording are flagged")
    {
        const FlagRow rows[] = {
            {"Foo 1.0 以前", "parsed", {}},
            {"Foo 1.0 より以前", "parsed", {"AMBIGUOUS_BOUND"}},
            {"Foo between 1.0 and 2.0", "parsed", {"AMBIGUOUS_BOUND"}},
            {"Foo 1.0 から", "parsed", {"AMBIGUOUS_BOUND"}},
            {"Foo up to 2.0", "parsed", {"UP_TO"}},
            {"Foo up to and including 2.0", "parsed", {}},
            {"Foo 9.1x", "parsed", {"AMBIGUOUS_BRANCH"}},
            {"Foo 1.1.1k、1.0.2y より前", "partial", {"AMBIGUOUS_LIST"}},
            {"Foo 5.0.4 より前および 4.2.10 より前", "partial", {"AMBIGUOUS_LIST"}},
            {"Foo 13.1-37.164 より前", "partial", {"AMBIGUOUS_HYPHEN"}},
            {"Foo 13.1-37.164 より前の 13.1", "parsed", {}},
            {"Foo 3.0 から 2.0 まで", "partial", {"EMPTY_RANGE"}},
            {"Foo 1.0 以前 (CVE-2016-5385 等)", "partial", {"OPEN_CVE_LIST"}},
            {"CVE-2016-5385 等: Foo 1.0 以前", "partial", {"OPEN_CVE_LIST"}},
            {"Foo 1.x は影響を受けません", "partial", {"NOT_AFFECTED"}},
            {"Foo 1.x is not affected by this vulnerability", "partial", {"NOT_AFFECTED"}},
        };
        for (const auto& row : rows) {
            CAPTURE(row.phrase);
            const auto range = read_phrase(row.phrase);

            CHECK(name_of(range.status) == row.status);
            CHECK(range.flags == row.flags);
        }
    }

    TEST_CASE("a phrase is qualified when only an installation can answer what is left of it")
    {
        const auto is_qualified = [](std::string_view phrase) {
            return read_phrase(phrase).flags == Texts{"QUALIFIED"};
        };
        for (const char* const phrase : {"Foo 製造番号が A1234 から A5678 までの製品",
                                         "Foo シリアル番号 24031xxx、24032xxx",
                                         "Foo 2019年4月から2021年3月までに出荷された製品",
                                         "Foo 2.0 以前で 2023年3月以前に出荷された製品",
                                         "2023年3月以前に出荷された Foo 2.0 以前",
                                         "Foo 4.2 以前 (2023年3月以前に出荷された製品に限る)",
                                         "Foo 4.2 以前（オプション Y 搭載時）"}) {
            CAPTURE(phrase);
            CHECK(is_qualified(phrase));
        }
        for (const char* const phrase : {"Foo 4.2 以前",
                                         "Foo 製造番号 A001 から A100 を除く",
                                         "Foo 製造番号 A001 以前は影響を受けません",
                                         "Foo 製造番号 A001 から A100 など",
                                         "Foo 1.2 以前、または シリアル番号 1000 以前",
                                         "Foo 1.2 以前、シリアル番号 1000 以前",
                                         "Foo 1.2 以前（※1）で製造番号 A001 以前",
                                         "Foo 2023年3月以前に出荷された製品を除く",
                                         "Foo 2023年3月以前に出荷された製品は対象外",
                                         "Foo 2021年3月までに国内で出荷された製品",
                                         "Foo 2021年3月に出荷された製品",
                                         "Foo 4.2 以前（オプション Y を使用している場合）"}) {
            CAPTURE(phrase);
            CHECK_FALSE(is_qualified(phrase));
        }
    }

    TEST_CASE("bounds say whether they are inclusive")
    {
        const auto range = read_phrase("Foo 2.0 より大きい 2.15.0 以下");

        REQUIRE(range.intervals.size() == 1);
        CHECK(range.intervals.front() == Interval{Bound{"2.0", false}, Bound{"2.15.0", true}});
    }

    TEST_CASE("a remark about people is no range of the product")
    {
        const auto remark = read_phrase("Java 8以降のユーザー向け");
        const auto version = read_phrase("Apache Log4j 2.17.1（Java 8以降のユーザー向け）");

        CHECK(remark.status == PhraseStatus::unparsed);
        CHECK(remark.product.empty());
        CHECK(remark.intervals.empty());
        CHECK(version.status == PhraseStatus::partial);
        CHECK(version.intervals == std::vector{Interval{Bound{"2.17.1"}, Bound{"2.17.1"}}});
    }

    TEST_CASE("a phrase that is too long is unparsed and kept as it is")
    {
        const auto text = "Foo 1.0 以前" + std::string(4096, ' ');
        const auto range = read_phrase(text);

        CHECK(range.status == PhraseStatus::unparsed);
        CHECK(range.phrase == text);
        CHECK(range.intervals.empty());
    }
}

}  // namespace advisory::parsers
