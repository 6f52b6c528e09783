#include "config/source_section.hpp"

#include <string>

#include <fmt/format.h>

#include "config/load.hpp"
#include "tests/support/printers.hpp"

namespace advisory::config {

namespace {

/// What is wrong with a file of these lines under [[source]].
std::string problems_in_for_source_section(std::string_view lines)
{
    const auto loaded = load_text(fmt::format("[[source]]\n{}", lines), "/etc/a.toml");
    if (loaded)
        return "";

    std::string text;
    for (const auto& problem : loaded.error())
        text += describe(problem) + "\n";
    return text;
}

bool has_for_source_section(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_SUITE("source section")
{
    TEST_CASE("without a source JPCERT/CC and IPA are watched")
    {
        const auto loaded = load_text("", "/etc/a.toml");

        REQUIRE(loaded);
        REQUIRE(loaded->sources.size() == 2);
        CHECK(loaded->sources[0].name == "jpcert");
        CHECK(loaded->sources[0].numbers == Numbering::jpcert_at);
        CHECK(loaded->sources[0].expected_every == std::chrono::days{9});
        CHECK(loaded->sources[1].notices == Source::ipa);
        CHECK(loaded->sources[1].numbers == Numbering::none);
    }

    TEST_CASE("every key is read, and what is given takes the place of the defaults")
    {
        const auto loaded = load_text(R"([[source]]
name = "announce"
senders = ["info@jpcert.or.jp", "example.jp"]
list_id = "announce.jpcert.or.jp"
subject_prefix = "[JPCERT]"
expected_every = "36h"
numbers = "jpcert-at"
holidays = "none"

[[source]]
name = "ipa"
notices = "ipa"
expected_every = "40d"
)",
                                      "/etc/a.toml");

        REQUIRE(loaded);
        REQUIRE(loaded->sources.size() == 2);
        const auto& source = loaded->sources[0];
        CHECK(source.name == "announce");
        CHECK(source.senders == std::vector<std::string>{"info@jpcert.or.jp", "example.jp"});
        CHECK(source.list_id == "announce.jpcert.or.jp");
        CHECK(source.subject_prefix == "[JPCERT]");
        CHECK_FALSE(source.notices);
        CHECK(source.expected_every == std::chrono::hours{36});
        CHECK(source.numbers == Numbering::jpcert_at);
        CHECK(source.holidays == Holidays::none);
        CHECK(loaded->sources[1].holidays == Holidays::japan);
    }

    TEST_CASE("notices of JPCERT/CC are numbered unless the file says otherwise")
    {
        const auto numbers_with = [](std::string_view line) {
            return load_text(fmt::format("[[source]]\nname = \"a\"\nnotices = \"jpcert\"\n"
                                         "expected_every = \"9d\"\n{}",
                                         line),
                             "/etc/a.toml")
                ->sources.at(0)
                .numbers;
        };

        CHECK(numbers_with("") == Numbering::jpcert_at);
        CHECK(numbers_with("numbers = \"none\"") == Numbering::none);
    }

    TEST_CASE("what speaks more often than daily knows no holidays")
    {
        const auto loaded =
            load_text("[[source]]\nname = \"a\"\nnotices = \"jvn\"\nexpected_every = \"2h\"",
                      "/etc/a.toml");

        REQUIRE(loaded);
        CHECK(loaded->sources.at(0).holidays == Holidays::none);
    }

    TEST_CASE("what is wrong is told with its line and the remedy")
    {
        constexpr std::string_view good =
            "name = \"a\"\nnotices = \"ipa\"\nexpected_every = \"9d\"\n";
        struct Case {
            std::string lines;
            std::string_view told;
        };
        const Case cases[] = {
            {"notices = \"ipa\"\nexpected_every = \"9d\"", "[[source]] has no `name`"},
            {"name = \"a\"\nnotices = \"ipa\"", "has no `expected_every`"},
            {"name = \"a\"\nexpected_every = \"9d\"", "give `senders`, `list_id` or `notices`"},
            {"name = \"a\"\nsubject_prefix = \"[x]\"\nexpected_every = \"9d\"",
             "does not say which mails are its own"},
            {fmt::format("{}senders = []", good), "a.toml:5:11: `senders` is empty"},
            {fmt::format("{}senders = [\"jpcert\"]", good), "write an address"},
            {fmt::format("{}senders = [\"@jpcert.or.jp\"]", good), "is no sender"},
            {fmt::format("{}senders = [\"a <b@c.jp>\"]", good), "is no sender"},
            {fmt::format("{}list_id = \"\"", good), "`list_id` is empty"},
            {fmt::format("{}numbers = \"jpcert\"", good), "write \"jpcert-at\" or \"none\""},
            {fmt::format("{}holidays = true", good), "`holidays` must be a text"},
            {fmt::format("{}expected_evry = \"9d\"", good), "did you mean `expected_every`?"},
            {"name = \"a\"\nnotices = \"other\"\nexpected_every = \"9d\"",
             "a.toml:3:11: notices = \"other\" is not known"},
            {"name = \"a\"\nnotices = \"ipa\"\nexpected_every = \"0s\"", "from 1s to 366d"},
            {"name = \"a\"\nnotices = \"ipa\"\nexpected_every = \"400d\"", "from 1s to 366d"},
            {fmt::format("{}[[source]]\n{}", good, good), "the first is in line 1"},
        };

        for (const auto& [lines, told] : cases) {
            const auto problems = problems_in_for_source_section(lines);
            CAPTURE(lines);
            CAPTURE(problems);
            CHECK(has_for_source_section(problems, told));
        }
    }
}

}  // namespace advisory::config
