#include <string>

#include "tests/cli/session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

TEST_SUITE("range")
{
    TEST_CASE("JSON tells how a phrase is read")
    {
        test::Session session;
        const auto ran = session.run_bare(
            {"range", "--format", "json", "Apache Log4j 2.0.0 から 2.15.0 より前"});

        CHECK(ran.out ==
              R"({"product":"Apache Log4j","phrase":"Apache Log4j 2.0.0 から 2.15.0 より前",)"
              R"("status":"parsed","vers":"vers:generic/>=2.0.0|<2.15.0","cves":[],)"
              R"("qualifiers":[],"flags":[]})"
              "\n");
    }

    TEST_CASE("each argument is one phrase, and - stands for the lines of standard input")
    {
        test::Session session;
        const auto ran = session.run_bare({"range", "--format", "json", "1.0 未満", "-"},
                                          "2.0 以前\r\n\n3.0 より前\n");

        CHECK(test::lines_of(ran.out).size() == 3);
        CHECK(test::has(ran.out, R"("phrase":"2.0 以前")"));
    }

    TEST_CASE("a phrase may be the name of a command")
    {
        test::Session session;
        const auto ran = session.run_bare({"range", "--format", "json", "status", "matches"});

        CHECK(ran.status == ExitStatus::done);
        CHECK(test::lines_of(ran.out).size() == 2);
    }

    TEST_CASE("a table and CSV tell the same")
    {
        test::Session session;
        const auto table = session.run_bare({"range", "A 1.0 未満"});
        const auto csv = session.run_bare({"range", "--format", "csv", "--bom", "A 1.0 未満"});

        CHECK(test::has(table.out, "vers:generic/<1.0"));
        CHECK(csv.out ==
              "\xef\xbb\xbfphrase,product,status,vers,cves,qualifiers\r\n"
              "A 1.0 未満,A,parsed,vers:generic/<1.0,,\r\n");
    }
}

}  // namespace advisory::cli
