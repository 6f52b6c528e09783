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
              R"("qualifiers":[],"flags":[],"models":[],"stated_on":"","line":null})"
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
              "\xef\xbb\xbfphrase,product,status,vers,cves,qualifiers,models,flags\r\n"
              "A 1.0 未満,A,parsed,vers:generic/<1.0,,,,\r\n");
    }

    TEST_CASE("one phrase is explained: how it was divided, and each version in words")
    {
        test::Session session;
        const auto ran = session.run_bare({"range", "Apache Log4j 2.0.0 から 2.15.0 より前"});

        CHECK(ran.out ==
              "Apache Log4j 2.0.0 から 2.15.0 より前\n"
              "├─ product       Apache Log4j\n"
              "├─ version part  2.0.0 から 2.15.0 より前\n"
              "├─ versions      from 2.0.0, including it, to before 2.15.0\n"
              "├─ vers          vers:generic/>=2.0.0|<2.15.0\n"
              "└─ status        parsed: the whole phrase was understood\n");
    }

    TEST_CASE("a doubt is explained, and what it means for the verdict")
    {
        test::Session session;
        const auto ran = session.run_bare({"range", "Foo 1.1.1k、1.0.2y より前"});

        CHECK(test::has(ran.out, "AMBIGUOUS_LIST: each version of the list"));
        CHECK(test::has(ran.out, "partial: something was left out, so it can only lead to review"));
    }

    TEST_CASE("more than two phrases are a table")
    {
        test::Session session;
        const auto ran = session.run_bare({"range", "A 1 未満", "B 2 未満", "C 3 未満"});

        CHECK(ran.out.starts_with("PHRASE"));
        CHECK(test::lines_of(ran.out).size() == 4);
    }

    TEST_CASE("a phrase cannot write to the terminal")
    {
        test::Session session;
        const auto ran = session.run_bare({"range", "A\x1b[2J 1.0 未満\u202E"});

        CHECK_FALSE(test::has(ran.out, "\x1b"));
        CHECK_FALSE(test::has(ran.out, "\u202E"));
    }
}

}  // namespace advisory::cli
