#include <string>

#include "tests/cli/session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

TEST_SUITE("vercmp")
{
    TEST_CASE("the sign comes first, then why")
    {
        test::Session session;

        CHECK(session.run_bare({"vercmp", "2.14.1", "2.15.0"}).out.starts_with("<  "));
        CHECK(session.run_bare({"vercmp", "1.0", "1.0"}).out.starts_with("=  "));
        CHECK(session.run_bare({"vercmp", "2.0", "1.0"}).out.starts_with(">  "));
        CHECK(session.run_bare({"vercmp", "", "1.0"}).out.starts_with("?  "));
    }

    TEST_CASE("the scheme decides")
    {
        test::Session session;
        const auto deb = session.run_bare({"vercmp", "--scheme", "deb", "1.0~rc1", "1.0"});

        CHECK(deb.out.starts_with("<  "));
        CHECK(deb.status == ExitStatus::done);
    }

    TEST_CASE("JSON has the sign, the scheme and the reason")
    {
        test::Session session;
        const auto ran = session.run_bare({"vercmp", "--format", "json", "1.0", "2.0"});

        CHECK(ran.out.starts_with(
            R"({"left":"1.0","right":"2.0","scheme":"generic","order":"<","why":")"));
        CHECK(test::lines_of(ran.out).size() == 1);
    }

    TEST_CASE("a terminal escape in a version is not echoed")
    {
        test::Session session;
        const auto ran = session.run_bare({"vercmp", "1.0\x1b[31m", "2.0"});

        CHECK_FALSE(test::has(ran.out, "\x1b"));
    }
}

}  // namespace advisory::cli
