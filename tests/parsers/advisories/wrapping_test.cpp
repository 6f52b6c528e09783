#include "parsers/advisories/wrapping.hpp"

#include "parsers/advisories/blocks.hpp"
#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

/// Cuts a text at every `width` columns, in the middle of whatever stands there. ASCII only.
std::string cut_anywhere(std::string_view text, std::size_t width)
{
    std::string cut;
    for (std::size_t at = 0; at < text.size(); at += width)
        cut.append(text.substr(at, width)).append("\n");
    return cut;
}

std::string joined(std::string_view text)
{
    const auto lines = split_lines(text);
    const auto blocks = join_lines(lines, wrap_of(lines));
    return blocks.empty() ? std::string{} : blocks.front().text;
}

}  // namespace

TEST_SUITE("wrapping")
{
    TEST_CASE("a mail that is cut at every 70th column is whole again")
    {
        const std::string text =
            "Contoso Viewer 2.15.0 and Contoso Server 12.4.118 and Contoso Agent 3.1.4 before "
            "build 20240117 are affected by CVE-2024-31397, CVE-2024-31398 and CVE-2024-313999, "
            "which the maker has published on 2024-05-28 together with Contoso Gateway 7.12.0.1 "
            "and a table of 118 further models that nobody needs to read in this sentence here.";

        CHECK(joined(cut_anywhere(text, 70)) == text);
        CHECK(joined(cut_anywhere(text, 72)) == text);
    }

    TEST_CASE("an editor's wrap gives words their blank back")
    {
        const std::string text =
            "Contoso Viewer before 2.15.0 and all the versions of Contoso Server\n"
            "that were shipped before the first of April are affected by this, as\n"
            "are the versions of Contoso Agent that the maker does not support now\n"
            "and Contoso Gateway.\n";

        const auto whole = joined(text);

        CHECK(whole.find("Server that") != std::string::npos);
        CHECK(whole.find("as are") != std::string::npos);
        CHECK(whole.find("now and") != std::string::npos);
    }

    TEST_CASE("long lines are no wrapped lines")
    {
        const std::string text = std::string(90, 'a') + "。\n" + std::string(95, 'b') + "。\n" +
                                 std::string(100, 'c') + "。\n";

        CHECK(wrap_of(split_lines(text)).width == 0);
    }

    TEST_CASE("an identifier or a version that lacks its end goes on")
    {
        CHECK(seam_between("CVE-2021-", "44228") == Seam::none);
        CHECK(seam_between("CVE-2021-44", "228") == Seam::none);
        CHECK(seam_between("JVNVU#9676", "8815") == Seam::none);
        CHECK(seam_between("2.", "15.0") == Seam::none);
        CHECK(seam_between("2", ".15.0") == Seam::none);
        CHECK(seam_between("Apache", "Log4j") == Seam::blank);
        CHECK(seam_between("CVE-2021-44228", "CVE-2021-45046") == Seam::blank);
        CHECK(seam_between("サー", "ビス") == Seam::none);
    }

    TEST_CASE("where a cut is doubtful both readings are kept")
    {
        const auto text = "- " + std::string(64, 'x') + " 2.1\n5 more\n";
        REQUIRE(text.find('\n') == Wrap{}.width);
        const auto lines = split_lines(text);

        const auto blocks = join_lines(lines, {});

        REQUIRE(blocks.size() == 1);
        CHECK_FALSE(blocks[0].other_reading.empty());
        CHECK(blocks[0].other_reading != blocks[0].text);
    }
}

}  // namespace advisory::parsers
