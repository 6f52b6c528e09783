#include "parsers/inventory/cells.hpp"

#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

std::string complaint(CellForm form, std::string_view value)
{
    const ColumnRule rule{.name = "column", .form = form, .labels = ""};
    return complaint_about(rule, "column", value).value_or("");
}

}  // namespace

TEST_SUITE("cells")
{
    TEST_CASE("a good value is taken as it is")
    {
        struct Case {
            CellForm form;
            std::string_view value;
        };
        const Case cases[] = {
            {CellForm::word, ""},
            {CellForm::word, "=cmd()"},
            {CellForm::word, "㈱髙橋 \"A\" <script>"},
            {CellForm::prose, "one line\nand another"},
            {CellForm::purl, ""},
            {CellForm::purl, "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"},
            {CellForm::purl, "pkg:deb/debian/openssl@1%3A1.1.1n?distro=debian-11"},
            {CellForm::cpe, "cpe:2.3:a:openssl:openssl:1.1.1:*:*:*:*:*:*:*"},
            {CellForm::cpe, "cpe:/a:openssl:openssl:1.1.1"},
            {CellForm::date, "2024-02-29"},
        };

        for (const auto& [form, value] : cases) {
            CAPTURE(value);
            CHECK(complaint(form, value).empty());
        }
    }

    TEST_CASE("a bad value is refused with the reason and the remedy")
    {
        using namespace std::string_view_literals;
        struct Case {
            CellForm form;
            std::string_view value;
            std::string_view reason;
        };
        const Case cases[] = {
            {CellForm::word, "a\x01z"sv, "the control character U+0001; remove it."},
            {CellForm::word, "a\0z"sv, "the control character U+0000; remove it."},
            {CellForm::prose, "a\x1b[31m"sv, "the control character U+001B; remove it."},
            {CellForm::word, "a\x7Fz"sv, "the control character U+007F; remove it."},
            {CellForm::word, "a\u0085z"sv, "the control character U+0085; remove it."},
            {CellForm::word, "a\nz"sv, "column holds a line break; write it in one line."},
            {CellForm::prose, "a\tz"sv, "column holds a tab; write a blank instead."},
            {CellForm::word, "表示\uFFFD装置"sv, "\"表示\uFFFD装置\" has lost characters"},
            {CellForm::purl, "log4j"sv, "\"log4j\" is not a package URL"},
            {CellForm::purl, "pkg:npm/left pad@1"sv, "is not a package URL"},
            {CellForm::purl, "pkg:npm/left\u3000pad@1"sv, "is not a package URL"},
            {CellForm::purl, "pkg:npm/a%00b@1"sv, "is not a package URL"},
            {CellForm::purl, "pkg:npm/a%FFb@1"sv, "is not a package URL"},
            {CellForm::cpe, "cpe:2.3:a:open ssl:openssl:1:*:*:*:*:*:*:*"sv, "is not a CPE name"},
            {CellForm::cpe, "cpe:2.3:a:openssl:openssl:1.1.1"sv, "is not a CPE name"},
            {CellForm::cpe, "openssl"sv, "\"openssl\" is not a CPE name"},
            {CellForm::date, "2023-02-29"sv, "\"2023-02-29\" is not a day"},
        };

        for (const auto& [form, value, reason] : cases) {
            CAPTURE(value);
            CHECK(complaint(form, value).find(reason) != std::string::npos);
        }
    }

    TEST_CASE("only a required value may not be empty")
    {
        const ColumnRule required{.name = "product_id", .need = Need::required, .labels = ""};

        CHECK(complaint_about(required, "product_id (製品ID)", "").value_or("") ==
              "product_id (製品ID) is empty; fill it in.");
    }

    TEST_CASE("the length of a value is bounded in characters, not bytes")
    {
        std::string longest;
        for (std::size_t count = 0; count < max_cell_characters; ++count)
            longest += "字";

        CHECK(complaint(CellForm::word, longest).empty());
        CHECK(complaint(CellForm::word, longest + "字") ==
              "column has more than 1000 characters; shorten it.");
    }

    TEST_CASE("a day is read in both ways of writing it")
    {
        CHECK(read_day("2024-04-15") == "2024-04-15");
        CHECK(read_day("2024/4/5") == "2024-04-05");
        CHECK(read_day("2024/04/15") == "2024-04-15");
        CHECK(read_day("2024-4-5") == "2024-04-05");
    }

    TEST_CASE("what is no day is not read as one")
    {
        for (const std::string_view text : {"",
                                            "2024",
                                            "2024-04",
                                            "2024/4/",
                                            "2024/4-15",
                                            "2024/4/15/1",
                                            "2024/4/150",
                                            "2024/004/15",
                                            "24/4/15",
                                            "20240415",
                                            "2024-13-01",
                                            "2024-00-01",
                                            "2024-04-31",
                                            "2024-04--1",
                                            "2024-+4-15",
                                            "2024-04-15T00:00:00",
                                            "2024/4/15 0:00",
                                            "2024年4月15日",
                                            "15/4/2024",
                                            "２０２４-04-15"}) {
            CAPTURE(text);
            CHECK_FALSE(read_day(text));
        }
    }

    TEST_CASE("a value that is shown is safe for a terminal and not long")
    {
        std::string long_value(200, 'x');
        long_value += "字";

        CHECK(in_quotes("a\x1b[31m") == R"("a\x1b[31m")");
        CHECK(in_quotes(long_value).size() < 100);
    }
}

}  // namespace advisory::parsers
