#include "parsers/advisories/statements.hpp"

#include "tests/support/printers.hpp"
#include "versions/vers.hpp"

namespace advisory::parsers {

namespace {

std::vector<std::string> vers_of_for_supersession(const std::vector<AffectedRange>& ranges)
{
    std::vector<std::string> texts;
    for (const auto& range : ranges)
        texts.push_back(versions::format_vers(range.intervals, range.status));
    return texts;
}

AdvisoryItem superseded(std::string_view text)
{
    AdvisoryItem item;
    item.affected = read_statements(split_lines(text),
                                    {.product = {}, .wrap = {}, .meaning = Meaning::affected})
                        .affected;
    supersede(item);
    return item;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_SUITE("supersession")
{
    TEST_CASE("a wider statement of an update takes the place of the earlier one")
    {
        const auto item = superseded(
            "- Contoso Viewer 2.3 以前\n"
            "** 更新: 2024年4月17日追記 ****************\n"
            "- Contoso Viewer 2.4 以前\n");

        CHECK(vers_of_for_supersession(item.affected) == Names{"vers:generic/<=2.4"});
        CHECK(vers_of_for_supersession(item.superseded) == Names{"vers:generic/<=2.3"});
        CHECK(item.affected[0].stated_on == "2024-04-17");
    }

    TEST_CASE("dates decide which statement is the newest, not places")
    {
        const auto item = superseded(
            "** 更新: 2024年4月19日追記 ****************\n"
            "- Contoso Viewer 2.5 以前\n"
            "** 更新: 2024年4月17日追記 ****************\n"
            "- Contoso Viewer 2.4 以前\n");

        CHECK(vers_of_for_supersession(item.affected) == Names{"vers:generic/<=2.5"});
    }

    TEST_CASE("a narrower statement replaces only where it corrects")
    {
        const auto added = superseded(
            "- Contoso Viewer 2.4 以前\n"
            "** 更新: 2024年4月17日追記 ****************\n"
            "- Contoso Viewer 2.3 以前\n");
        const auto corrected = superseded(
            "- Contoso Viewer 2.4 以前\n"
            "** 更新: 2024年4月17日追記 ****************\n"
            "対象となるバージョンに誤りがありました。正しくは次のとおりです。\n"
            "- Contoso Viewer 2.3 以前\n");

        CHECK(added.affected.size() == 2);
        CHECK(vers_of_for_supersession(corrected.affected) == Names{"vers:generic/<=2.3"});
        CHECK(corrected.affected[0].flags.empty());
    }

    TEST_CASE("another branch, product or CVE stays")
    {
        const auto item = superseded(
            "- Contoso Viewer 1.0 から 1.5 まで\n"
            "- Contoso Server 2.0 以前\n"
            "** 更新: 2024年4月17日追記 ****************\n"
            "- Contoso Viewer 2.0 から 2.5 まで\n"
            "- Contoso Server 2.1 以前 (CVE-2024-1111)\n");

        CHECK(item.affected.size() == 4);
        CHECK(item.superseded.empty());
    }
}

}  // namespace advisory::parsers
