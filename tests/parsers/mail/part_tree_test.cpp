#include "parsers/mail/part_tree.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "tests/parsers/mail/mail_builder.hpp"
#include "tests/support/printers.hpp"

namespace advisory::parsers::mime {

namespace {

using Children = std::vector<std::size_t>;

/// Two texts in one multipart, between delimiters of `boundary`.
std::string two_parts(std::string_view boundary)
{
    return fmt::format(
        "Content-Type: multipart/mixed; boundary=\"{0}\"\r\n\r\n"
        "preamble\r\n--{0}\r\n\r\none\r\n--{0}\r\n\r\ntwo\r\n--{0}--\r\nepilogue\r\n",
        boundary);
}

/// A mail of `levels` multiparts, one in the other.
std::string nested(std::size_t levels)
{
    std::string mail;
    for (std::size_t level = 0; level < levels; ++level)
        mail +=
            fmt::format("Content-Type: multipart/mixed; boundary=b{0}\r\n\r\n--b{0}\r\n", level);
    return mail + "\r\ninnermost\r\n";
}

bool warns_of_for_part_tree(const PartTree& tree, std::string_view words)
{
    return std::ranges::any_of(tree.warnings.texts(), [&](const std::string& warning) {
        return warning.find(words) != std::string::npos;
    });
}

}  // namespace

TEST_SUITE("part tree")
{
    TEST_CASE("the parts of a multipart are found, preamble and epilogue are not parts")
    {
        const auto mail = two_parts("b");
        const auto tree = read_parts(mail, {});

        REQUIRE(tree.parts.size() == 3);
        CHECK(tree.parts[0].children == Children{1, 2});
        CHECK(tree.parts[1].body == "one");
        CHECK(tree.parts[2].body == "two");
        CHECK(tree.parts[1].type.word == "text/plain");
        CHECK(tree.warnings.texts().empty());
    }

    TEST_CASE("every boundary that RFC 2046 allows is found")
    {
        for (const auto* boundary :
             {"'()+_,-./:=?", "a b", "--", "=_:x", "0123456789012345678901"}) {
            CAPTURE(boundary);
            const auto mail = two_parts(boundary);
            const auto tree = read_parts(mail, {});
            REQUIRE(tree.parts.size() == 3);
            CHECK(tree.parts[1].body == "one");
        }
    }

    TEST_CASE("a delimiter fills its line but for blanks at the end")
    {
        const std::string mail =
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
            "--b \t\r\n\r\none --b\r\n--bb\r\n --b\r\n--b-\r\n--b-- \r\nnot a part\r\n";
        const auto tree = read_parts(mail, {});

        REQUIRE(tree.parts.size() == 2);
        CHECK(tree.parts[1].body == "one --b\r\n--bb\r\n --b\r\n--b-");
    }

    TEST_CASE("a boundary that begins with another one is kept apart")
    {
        for (const auto& [outer, inner] : {std::pair{"b", "b2"}, std::pair{"b2", "b"}}) {
            const auto mail = fmt::format(
                "Content-Type: multipart/mixed; boundary={0}\n\n"
                "--{0}\nContent-Type: multipart/mixed; boundary={1}\n\n"
                "--{1}\n\none\n--{1}--\n--{0}\n\ntwo\n--{0}--\n",
                outer,
                inner);
            CAPTURE(mail);
            const auto tree = read_parts(mail, {});
            REQUIRE(tree.parts.size() == 4);
            CHECK(tree.parts[0].children == Children{1, 3});
            CHECK(tree.parts[2].body == "one");
            CHECK(tree.parts[3].body == "two");
        }
    }

    TEST_CASE("an outer delimiter closes the inner multiparts that forgot to")
    {
        const std::string mail =
            "Content-Type: multipart/mixed; boundary=outer\n\n"
            "--outer\nContent-Type: multipart/mixed; boundary=inner\n\n"
            "--inner\n\none\n--outer\n\ntwo\n--outer--\n";
        const auto tree = read_parts(mail, {});

        REQUIRE(tree.parts.size() == 4);
        CHECK(tree.parts[0].children == Children{1, 3});
        CHECK(tree.parts[2].body == "one");
        CHECK(tree.parts[3].body == "two");
    }

    TEST_CASE("a delimiter that meets an unfinished header ends it")
    {
        const std::string mail =
            "Content-Type: multipart/mixed; boundary=b\n\n--b\nX-A: 1\n--b\n\ntwo\n--b--\n";
        const auto tree = read_parts(mail, {});

        REQUIRE(tree.parts.size() == 3);
        CHECK(tree.parts[1].header.value_of("x-a") == "1");
        CHECK(tree.parts[1].body.empty());
        CHECK(tree.parts[2].body == "two");
    }

    TEST_CASE("a forwarded mail is a part with a header of its own")
    {
        const std::string mail =
            "Content-Type: message/rfc822\n\nSubject: inner\nContent-Type: text/html\n\ninner text";
        const auto tree = read_parts(mail, {});

        REQUIRE(tree.parts.size() == 2);
        CHECK(tree.parts[0].children == Children{1});
        CHECK(tree.parts[1].header.value_of("subject") == "inner");
        CHECK(tree.parts[1].type.word == "text/html");
        CHECK(tree.parts[1].body == "inner text");
    }

    TEST_CASE("the parts of a digest are mails")
    {
        const std::string mail =
            "Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: inner\n\ntext\n--b--\n";
        const auto tree = read_parts(mail, {});

        REQUIRE(tree.parts.size() == 3);
        CHECK(tree.parts[2].header.value_of("subject") == "inner");
    }

    TEST_CASE("the true boundary is found when the header names another")
    {
        for (const auto* parameter : {"boundary=wrong", "x=y", "boundary=\"\""}) {
            CAPTURE(parameter);
            const auto mail = fmt::format(
                "Content-Type: multipart/mixed; {}\n\npreamble\n-- not this\n"
                "--right\nContent-Type: text/plain\n\none\n--right\n\ntwo\n--right--\n",
                parameter);
            const auto tree = read_parts(mail, {});
            REQUIRE(tree.parts.size() == 3);
            CHECK(tree.parts[1].body == "one");
            CHECK(tree.parts[2].body == "two");
            CHECK(warns_of_for_part_tree(tree, "boundary"));
        }
    }

    TEST_CASE("a mail that breaks off is read up to there")
    {
        const auto mail = two_parts("b");
        const auto cut = mail.substr(0, mail.find("two") + 2);
        const auto tree = read_parts(cut, {});

        REQUIRE(tree.parts.size() == 3);
        CHECK(tree.parts[2].body == "tw");
    }

    TEST_CASE("nesting stops at the limit and is told")
    {
        const auto mail = nested(10);

        CHECK(read_parts(mail, {.depth = 11}).parts.size() == 11);
        CHECK(read_parts(mail, {.depth = 11}).warnings.texts().empty());

        const auto tree = read_parts(mail, {.depth = 5});
        CHECK(tree.parts.size() == 5);
        CHECK(warns_of_for_part_tree(tree, "nested deeper than 5"));
    }

    TEST_CASE("sixty thousand levels cost neither stack nor time")
    {
        for (const auto& mail :
             {nested(60'000),
              test::repeated("Content-Type: message/rfc822\r\n\r\n", 60'000),
              test::repeated("Content-Type: message/rfc822\r\n", 60'000),
              test::repeated("Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n",
                             60'000)}) {
            const MailLimits limits{};
            const auto tree = read_parts(mail, limits);
            CHECK(tree.parts.size() <= limits.parts);
            CHECK_FALSE(tree.warnings.texts().empty());
        }
    }

    TEST_CASE("a hundred thousand parts are cut at the limit, the ones before are whole")
    {
        const auto mail = "Content-Type: multipart/mixed; boundary=b\r\n\r\n" +
                          test::repeated("--b\r\n\r\ntext\r\n", 100'000);
        const auto tree = read_parts(mail, {.parts = 10});

        REQUIRE(tree.parts.size() == 10);
        CHECK(tree.parts.back().body == "text");
        CHECK(warns_of_for_part_tree(tree, "first 10 parts"));
    }
}

}  // namespace advisory::parsers::mime
