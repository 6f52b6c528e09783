#include "parsers/sbom/json_tokens.hpp"

#include <fmt/format.h>

#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

/// Everything that comes, as text, and "!" with the failure in the end.
std::string tokens_of(std::string_view json, const SbomLimits& limits = {})
{
    JsonTokens tokens{json, limits, {}};
    std::string all;
    for (auto token = tokens.next(); token.kind != JsonKind::end; token = tokens.next())
        all += fmt::format("{}{}{}{} ",
                           name_of(token.kind),
                           token.text.empty() ? "" : "=",
                           token.text,
                           token.is_repeated   ? " again"
                           : token.is_too_long ? " too long"
                                               : "");
    return tokens.failure() ? all + "! " + tokens.failure()->message : all;
}

}  // namespace

TEST_SUITE("json tokens")
{
    TEST_CASE("a document comes token by token")
    {
        CHECK(tokens_of(R"( {"a":[1,-2.50,true,null],"b\u0041":"x\ny"} )") ==
              "an object a key=a a list a number=1 a number=-2.50 true or false null "
              "the end of a list a key=bA a text=x\ny the end of an object ");
    }

    TEST_CASE("a key that its own object had is told, whatever it is written like")
    {
        CHECK(tokens_of(R"({"a":{"a":1},"b":2,"\u0061":3})") ==
              "an object a key=a an object a key=a a number=1 the end of an object "
              "a key=b a number=2 a key=a again a number=3 the end of an object ");
    }

    TEST_CASE("texts and numbers over the seams of the reading are whole")
    {
        for (std::size_t blanks = 65'500; blanks < 65'560; ++blanks) {
            CAPTURE(blanks);
            const auto json =
                std::string(blanks, ' ') + R"({"k\u00e9y":"表\u88c5置","n":12345.678})";
            CHECK(tokens_of(json) ==
                  "an object a key=kéy a text=表装置 a key=n a number=12345.678 "
                  "the end of an object ");
        }
    }

    TEST_CASE("a text beyond the limit comes as its beginning, and says so")
    {
        const SbomLimits limits{.text_bytes = 4};

        CHECK(tokens_of(R"(["abcd","abcde"])", limits) ==
              "a list a text=abcd a text=abcd too long the end of a list ");
    }

    TEST_CASE("what is no JSON is refused with its line")
    {
        struct Case {
            std::string_view json;
            std::string_view message;
        };
        const Case cases[] = {
            {"", "Line 1: the JSON document ends before it is complete."},
            {"{\n\"a\":\n", "Line 3: the JSON document ends before it is complete."},
            {"[\n\n\"a\xFF\"]", "Line 3: byte 5 of the document is not UTF-8."},
            {"[\n\"\xED\xA0\x80\"]", "Line 2: byte"},
            {"[表置]", "Line 1: what stands at byte 1 is not JSON"},
            {"[\"表置\" 表置]", "Line 1: what stands at byte 10 is not JSON"},
            {"[1]\n\n]", "Line 3: what stands at byte 5 is not JSON"},
            {"[1,]", "Line 1: what stands at byte 3 is not JSON"},
            {"{'a':1}", "Line 1: what stands at byte 1 is not JSON"},
            {"[\"\x01\"]", "Line 1: what stands at byte 2 is not JSON"},
            {"// comment\n[]", "Line 1: what stands at byte 0 is not JSON"},
        };

        for (const auto& [json, message] : cases) {
            CAPTURE(json);
            const auto all = tokens_of(json);
            CAPTURE(all);
            CHECK(all.find(fmt::format("! {}", message)) != std::string::npos);
        }
    }

    TEST_CASE("depth and members of an object are bounded")
    {
        std::string members = "{";
        for (int key = 0; key < 1'001; ++key)
            members += fmt::format("\"k{}\":0,", key);
        const std::string deep(200, '[');

        CHECK(tokens_of(members).find("more than 1000 members") != std::string::npos);
        CHECK(tokens_of(deep).find("nested too deep") != std::string::npos);
    }

    TEST_CASE("passing over a value counts the keys that stand twice in it")
    {
        const std::string_view json = R"([{"a":{"b":1,"b":2,"c":[{"d":1,"d":1}]}},"next"])";
        const SbomLimits limits;
        JsonTokens tokens{json, limits, {}};
        tokens.next();

        const auto skipped = tokens.skip(tokens.next().kind);

        CHECK(skipped.repeated_keys == 2);
        CHECK(skipped.first_repeated == "b");
        CHECK(tokens.next().text == "next");
    }

    TEST_CASE("progress is told every few megabytes and at the end")
    {
        const auto json = "[" + std::string(std::size_t{10} * 1024 * 1024, ' ') + "]";
        std::vector<std::size_t> told;
        const SbomLimits limits;
        JsonTokens tokens{json, limits, [&](std::size_t done, std::size_t all) {
                              CHECK(all == json.size());
                              told.push_back(done);
                          }};

        while (tokens.next().kind != JsonKind::end)
            ;

        CHECK(told.size() == 3);
        CHECK(told.back() == json.size());
    }
}

}  // namespace advisory::parsers
