#include "parsers/advisories/blocks.hpp"

#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

std::vector<std::string> blocks_of(std::string_view text)
{
    std::vector<std::string> blocks;
    for (const auto& block : join_lines(split_lines(text)))
        blocks.push_back((block.is_bullet ? "- " : "") + block.text);
    return blocks;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_SUITE("blocks of lines")
{
    TEST_CASE("a line knows where it stands, how far it is indented and how wide it is")
    {
        const std::string text = "I. 概要\n　　- OpenSSL  \r\n";

        const auto lines = split_lines(text);

        REQUIRE(lines.size() == 2);
        CHECK(lines[1].raw == "- OpenSSL");
        CHECK(lines[1].indent == 4);
        CHECK(lines[1].width == 13);
        CHECK(text.substr(lines[1].span.begin, 9) == "- OpenSSL");
        CHECK(lines[1].span.end - lines[1].span.begin == 9);
    }

    TEST_CASE("a word that the wrap at 70 columns has cut is whole again")
    {
        CHECK(
            blocks_of("  本脆弱性が悪用されると、遠隔の第三者によって任意のコードが実行され、サー\n"
                      "ビス不能となる可能性があります。\n") ==
            Texts{"本脆弱性が悪用されると、遠隔の第三者によって任意のコードが実行され、"
                  "サービス不能となる可能性があります。"});
    }

    TEST_CASE("words of letters get their blank back, versions and ids do not")
    {
        const std::string fill(58, 'x');

        CHECK(blocks_of(fill + " Apache\nLog4j") == Texts{fill + " Apache Log4j"});
        CHECK(blocks_of(fill + " version 2.\n15.0") == Texts{fill + " version 2.15.0"});
        CHECK(blocks_of(fill + " CVE-2021-\n44228") == Texts{fill + " CVE-2021-44228"});
    }

    TEST_CASE("a short line ends its thought")
    {
        CHECK(blocks_of("OpenSSL 1.1.1\nOpenSSL 3.0.0\n") ==
              Texts{"OpenSSL 1.1.1", "OpenSSL 3.0.0"});
    }

    TEST_CASE("a mail that is not wrapped keeps its long lines apart")
    {
        const std::string one(90, 'a');
        const std::string two(90, 'b');

        CHECK(blocks_of(one + '\n' + two) == Texts{one, two});
    }

    TEST_CASE("list entries are told by their mark, and go on where they are indented")
    {
        CHECK(blocks_of("- Apache Log4j-core 2.15.0より前の\n  2系のバージョン\n- other\n") ==
              Texts{"- Apache Log4j-core 2.15.0より前の2系のバージョン", "- other"});
        CHECK(blocks_of("・OpenSSL 3.0\n● curl\n* zlib\n") ==
              Texts{"- OpenSSL 3.0", "- curl", "- zlib"});
    }

    TEST_CASE("one mark of an update is taken off, however many a line has")
    {
        const std::string tag = "【更新】";
        CHECK(bullet_length(tag + "・Foo") == tag.size() + std::string{"・"}.size());
        CHECK(bullet_length(tag + tag + "・Foo") == tag.size());
    }

    TEST_CASE("a blank line and a rule separate")
    {
        const auto blocks = join_lines(split_lines("one\n\n========\ntwo"));

        REQUIRE(blocks.size() == 2);
        CHECK(blocks[0].text == "one");
        CHECK(blocks[1].follows_gap);
    }

    TEST_CASE("a copy that is quoted throughout is read as if it were not")
    {
        CHECK(blocks_of("転送します。\n\n> I. 概要\n> 本文\n>\n> - OpenSSL 3.0\n>\n> II. 対策\n") ==
              Texts{"転送します。", "I. 概要", "本文", "- OpenSSL 3.0", "II. 対策"});
        CHECK(blocks_of("> 1.0 is fixed\none\ntwo\nthree\n").front() == "> 1.0 is fixed");
    }

    TEST_CASE("only strokes make a rule")
    {
        CHECK(is_rule(split_lines("======================").front()));
        CHECK(is_rule(split_lines("* * * * *").front()));
        CHECK(is_rule(split_lines("────────────").front()));
        CHECK_FALSE(is_rule(split_lines("---").front()));
        CHECK_FALSE(is_rule(split_lines("---- 更新 ----").front()));
    }
}

}  // namespace advisory::parsers
