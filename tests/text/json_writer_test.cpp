#include "text/json_writer.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "tests/support/printers.hpp"

namespace advisory::text {

namespace {

std::string written(std::string_view text)
{
    JsonWriter json;
    json.value(text);
    return json.take();
}

std::string written(double number)
{
    JsonWriter json;
    json.value(number);
    return json.take();
}

}  // namespace

TEST_SUITE("json writer")
{
    TEST_CASE("an object is written in the order of the calls")
    {
        const std::vector<std::string> cves{"CVE-2021-44228", "CVE-2021-45046"};

        JsonWriter json;
        json.begin_object()
            .field("id", "JPCERT-AT-2021-0050")
            .field("row", 7)
            .field("is_new", true)
            .field("cves", cves)
            .key("cvss")
            .begin_array()
            .begin_object()
            .field("score", 9.8)
            .key("vector")
            .null()
            .end_object()
            .value(std::int64_t{1})
            .end_array()
            .key("empty")
            .begin_object()
            .end_object()
            .end_object();

        CHECK(json.take() == R"({"id":"JPCERT-AT-2021-0050","row":7,"is_new":true,)"
                             R"("cves":["CVE-2021-44228","CVE-2021-45046"],)"
                             R"("cvss":[{"score":9.8,"vector":null},1],"empty":{}})");
    }

    TEST_CASE("a writer is empty after its text was taken")
    {
        JsonWriter json;
        json.value("first");
        json.take();

        json.value("second");

        CHECK(json.take() == "\"second\"");
    }

    TEST_CASE("strings are escaped so that they neither end early nor act on a terminal")
    {
        struct Row {
            std::string_view text;
            std::string_view json;
        };
        constexpr std::array rows{
            Row{"", R"("")"},
            Row{"日本語", R"("日本語")"},
            Row{R"(say "no" \ /)", R"("say \"no\" \\ /")"},
            Row{"a\r\n\tb", R"("a\r\n\tb")"},
            Row{"\x1b\x07\x7f", R"("\u001b\u0007\u007f")"},
            Row{"\u0085\u2028\u2029", R"("\u0085\u2028\u2029")"},
            Row{"\u202e\u2066\u200f\u200b", R"("\u202e\u2066\u200f\u200b")"},
            Row{"\U000E0041", R"("\udb40\udc41")"},
            Row{"\U0001F600", "\"\U0001F600\""},
            Row{"a\xffz\xe3\x81", "\"a\uFFFDz\uFFFD\""},
        };

        for (const auto& [text, expected] : rows) {
            CAPTURE(expected);
            CHECK(written(text) == expected);
        }
        CHECK(written(std::string_view{"\0", 1}) == R"("\u0000")");
    }

    TEST_CASE("a number is the shortest that reads back")
    {
        CHECK(written(9.8) == "9.8");
        CHECK(written(10.0) == "10.0");
        CHECK(written(0.0) == "0.0");
        CHECK(written(-0.1) == "-0.1");
        CHECK(written(1e300) == "1e+300");
        CHECK(written(std::numeric_limits<double>::infinity()) == "null");
        CHECK(written(std::numeric_limits<double>::quiet_NaN()) == "null");
    }

    TEST_CASE("keys are escaped as values are")
    {
        JsonWriter json;
        json.begin_object().field("a\"b\n", std::int64_t{-5}).end_object();

        CHECK(json.take() == R"({"a\"b\n":-5})");
    }
}

}  // namespace advisory::text
