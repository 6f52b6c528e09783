#include "parsers/advisories/sections.hpp"

#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

SectionKind kind_of(std::string_view heading)
{
    const auto text = std::string{heading} + "\nline\n";
    const auto sections = read_sections(split_lines(text));
    return sections.back().kind;
}

}  // namespace

TEST_SUITE("sections")
{
    TEST_CASE("a heading is known in each of its forms")
    {
        struct Row {
            const char* heading;
            SectionKind kind;
        };
        for (const auto& [heading, kind] : {
                 Row{"II. 対象", SectionKind::affected},
                 Row{"Ⅱ．対象", SectionKind::affected},
                 Row{"II. 影響を受けるシステム", SectionKind::affected},
                 Row{"【影響を受けるシステム】", SectionKind::affected},
                 Row{"[対象]", SectionKind::affected},
                 Row{"■対象製品", SectionKind::affected},
                 Row{"影響を受けるバージョン", SectionKind::affected},
                 Row{"1. 対象", SectionKind::affected},
                 Row{"対象：", SectionKind::affected},
                 Row{"影響を受けない製品", SectionKind::unaffected},
                 Row{"I. 概要", SectionKind::overview},
                 Row{"III. 対策", SectionKind::solution},
                 Row{"対策方法", SectionKind::solution},
                 Row{"IV. 回避策", SectionKind::workaround},
                 Row{"V. 参考情報", SectionKind::references},
                 Row{"改訂履歴", SectionKind::history},
                 Row{"VI. 侵害検知方法", SectionKind::other},
             }) {
            CAPTURE(heading);
            CHECK(static_cast<int>(kind_of(heading)) == static_cast<int>(kind));
        }
    }

    TEST_CASE("a sentence that begins like a heading is none")
    {
        for (const auto* line : {"対象となるバージョンは次のとおりです。",
                                 "対策として更新してください。",
                                 "影響を受ける可能性があります。",
                                 "概要については次の資料を参照してください。",
                                 "X. Y. Smith"}) {
            CAPTURE(line);
            CHECK(static_cast<int>(kind_of(line)) != static_cast<int>(SectionKind::affected));
            CHECK(static_cast<int>(kind_of(line)) != static_cast<int>(SectionKind::solution));
            CHECK(static_cast<int>(kind_of(line)) != static_cast<int>(SectionKind::overview));
        }
    }

    TEST_CASE("what stands behind a heading's colon belongs to the section")
    {
        const std::string text = "影響を受けるバージョン: OpenSSL 3.0.7 より前\n";

        const auto sections = read_sections(split_lines(text));

        REQUIRE(sections.size() == 2);
        REQUIRE(sections[1].lines.size() == 1);
        CHECK(sections[1].lines[0].text == "OpenSSL 3.0.7 より前");
    }

    TEST_CASE("sections of one kind are read together")
    {
        const std::string text = "before\n対象\na\n対策\nb\n対象\nc\n";

        const auto sections = read_sections(split_lines(text));
        const auto affected = lines_of(sections, SectionKind::affected);

        CHECK(sections.front().lines.front().text == "before");
        REQUIRE(affected.size() == 3);
        CHECK(affected[0].text == "a");
        CHECK(affected[1].is_blank());
        CHECK(affected[2].text == "c");
    }
}

}  // namespace advisory::parsers
