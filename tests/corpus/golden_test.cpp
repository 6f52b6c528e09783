#include "tests/corpus/golden.hpp"

#include <string_view>

#include <boost/json/parse.hpp>

#include "tests/support/printers.hpp"

namespace advisory::test {

namespace {

struct Case {
    std::string_view golden;
    std::string_view got;
    std::string_view path;  ///< Of the one difference; for a good one not looked at.
};

constexpr Case good[] = {
    {R"({"id":"A"})", R"({"id":"A","url":"https://a.example"})", ""},
    {R"({"cves":["CVE-2","CVE-1"]})", R"({"cves":["CVE-1","CVE-2"]})", ""},
    {R"({"cves":[]})", R"({"cves":[]})", ""},
    {R"({"score":10})", R"({"score":10.0})", ""},
    {R"({"items":[{"title":"b"}]})", R"({"items":[{"title":"b","cves":[]}]})", ""},
    {R"({"title":"A（1）b"})", R"({"title":"A(1)b"})", ""},
    {R"({"text_contains":"a b"})", R"({"text":"wa\nbc"})", ""},
    {R"({"text_contains":"b"})", R"({"text":"abc"})", ""},
    {R"({"warnings_contain":["lossy"]})", R"({"warnings":["first","it is lossy"]})", ""},
    {R"({"fixed_contain":[{"product":"P"}]})",
     R"({"fixed":[{"product":"O"},{"product":"P","vers":""}]})",
     ""},
};

constexpr Case bad[] = {
    {R"({"id":"A"})", R"({"id":"B"})", "id"},
    {R"({"id":"A"})", R"({})", "id"},
    {R"({"cves":["CVE-1"]})", R"({"cves":["CVE-1","CVE-2"]})", "cves"},
    {R"({"cves":[]})", R"({"cves":["CVE-1"]})", "cves"},
    {R"({"score":9.8})", R"({"score":null})", "score"},
    {R"({"items":[{"title":"b"},{"title":"a"}]})",
     R"({"items":[{"title":"b"},{"title":"b"}]})",
     "items[1].title"},
    {R"({"items":[{"title":"b"}]})",
     R"({"items":[{"title":"b"},{"title":"b"}]})",
     "items (too much)"},
    {R"({"fixed":[{"product":"P"}]})", R"({"fixed":[]})", "fixed (missing)"},
    {R"({"affected":[]})", R"({"affected":[{"product":"P"}]})", "affected (too much)"},
    {R"({"text_contains":"d"})", R"({"text":"abc"})", "text (part)"},
    {R"({"warnings_contain":["lossy"]})", R"({"warnings":[]})", "warnings (part)"},
    {R"({"fixed_contain":[{"product":"P","vers":"1"}]})",
     R"({"fixed":[{"product":"P","vers":"2"}]})",
     "fixed (part)"},
};

}  // namespace

TEST_SUITE("golden files")
{
    TEST_CASE("what the golden file does not name does not count")
    {
        for (const auto& [golden, got, path] : good) {
            CAPTURE(golden);

            CHECK(differences(boost::json::parse(golden), boost::json::parse(got)).empty());
        }
    }

    TEST_CASE("what differs from the golden file is named by its path")
    {
        for (const auto& [golden, got, path] : bad) {
            CAPTURE(golden);

            const auto found = differences(boost::json::parse(golden), boost::json::parse(got));

            REQUIRE(found.size() == 1);
            CHECK(found.front().path == path);
        }
    }
}

}  // namespace advisory::test
