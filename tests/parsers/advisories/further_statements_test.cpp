#include "parsers/advisories/statements.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "tests/support/printers.hpp"
#include "versions/vers.hpp"

namespace advisory::parsers {

namespace {

/// What a section says of Foo, a range a line: "PRODUCT VERS", "not PRODUCT VERS", with " ?" where
/// a person must look, and "older?" where that is so of older versions.
std::string said_in(std::string_view text)
{
    const auto lists =
        read_statements(split_lines(text),
                        {.product = "Foo", .wrap = {}, .meaning = Meaning::affected});
    std::string said;
    const auto add = [&said](const AffectedRange& range, std::string_view sign) {
        const bool is_doubt = std::ranges::find(range.qualifiers, "condition", &Qualifier::kind) !=
                              range.qualifiers.end();
        said += sign;
        said += range.product + ' ' + versions::format_vers(range.intervals, range.status);
        said += is_doubt || !range.is_whole() ? " ?" : "";
        said += std::ranges::find(range.flags, "OLDER_OPEN") != range.flags.end() ? " older?" : "";
        said += '\n';
    };
    for (const auto& range : lists.affected)
        add(range, "");
    for (const auto& range : lists.unaffected)
        add(range, "not ");
    return said;
}

struct Case {
    std::string_view text;
    std::string_view said;
};

void check(std::span<const Case> cases)
{
    for (const auto& [text, said] : cases) {
        CAPTURE(text);
        CHECK(said_in(text) == said);
    }
}

}  // namespace

TEST_SUITE("what a section says beside its ranges")
{
    TEST_CASE("a bracket that spares some versions leaves the others affected")
    {
        constexpr Case cases[] = {
            {"- Foo のすべてのバージョン (4.0 以降は影響を受けません)\n",
             "Foo vers:generic/<4.0\n"},
            {"- Foo 3.x (3.5 以降は影響なし)\n", "Foo vers:generic/>=3|<3.5\n"},
            {"- Foo all versions (4.0 and later are not affected)\n", "Foo vers:generic/<4.0\n"},
            {"- Foo 3.4.5 (3.4.4 以前は影響を受けません)\n", "Foo vers:generic/3.4.5\n"},
            {"- Foo 3.0 以降 (Windows 版は影響を受けません)\n", "Foo vers:generic/>=3.0 ?\n"},
            {"- Foo 3.0 から 3.4 まで、4.0 以降は影響を受けません\n",
             "Foo vers:generic/>=3.0|<=3.4|>=4.0 ?\n"},
        };
        check(cases);
    }

    TEST_CASE("an entry that is spared as a whole stays so")
    {
        constexpr Case cases[] = {
            {"- Foo 4.0 以降は影響を受けません\n", "not Foo vers:generic/>=4.0 ?\n"},
            {"- Foo 4.0 以降 (影響を受けません)\n", "not Foo vers:generic/>=4.0 ?\n"},
            {"- Foo 4.0, 4.1 are not affected\n", "not Foo vers:generic/4.0|4.1 ?\n"},
        };
        check(cases);
    }

    TEST_CASE("a note behind an entry speaks for itself")
    {
        constexpr Case cases[] = {
            {"- Foo 3.0.0 から 3.4.2 まで\n  ※ Foo 2.x は影響を受けません\n",
             "Foo vers:generic/>=3.0.0|<=3.4.2\nnot Foo vers:generic/>=2|<3\n"},
            {"- Foo 3.0 から 3.4 ※1 ※Foo 2.x は影響を受けません\n",
             "Foo vers:generic/>=3.0|<=3.4 ?\nnot Foo vers:generic/>=2|<3\n"},
            {"- Foo のすべてのバージョン\n\n※Foo 4.0 以降は影響を受けません。\n",
             "Foo vers:generic/*\nnot Foo vers:generic/>=4.0\n"},
            {"- Foo のすべてのバージョン\n\n(Foo 4.0 以降は影響を受けません)\n",
             "Foo vers:generic/*\nnot Foo vers:generic/>=4.0\n"},
        };
        check(cases);
    }

    TEST_CASE("a sentence below the list adds versions, whatever stands before their name")
    {
        constexpr Case cases[] = {
            {"- Foo 3.0 以降\n\nなお、サポートを終了している Foo 2 系も影響を受けます。\n",
             "Foo vers:generic/>=3.0\nFoo vers:generic/>=2|<3\n"},
            {"- Foo 3.0 以降\n\nなお、サポートを終了した 2 系も影響を受けます。\n",
             "Foo vers:generic/>=3.0\nFoo vers:generic/>=2|<3\n"},
            {"- Foo 3.0 以降\n\nFoo 2.x も対象に含まれます。\n",
             "Foo vers:generic/>=3.0\nFoo vers:generic/>=2|<3\n"},
        };
        check(cases);
    }

    TEST_CASE("what nobody has looked at is a question")
    {
        constexpr Case cases[] = {
            {"- Foo 3.0 以降\n\n2 系については影響の有無が確認されていません。\n",
             "Foo vers:generic/>=3.0\nFoo vers:generic/>=2|<3 ?\n"},
            {"- Foo 3.0 以降\n\nFoo 2.5 においても本脆弱性の影響を確認しています。\n",
             "Foo vers:generic/>=3.0\nFoo vers:generic/2.5 ?\n"},
            {"- Foo 3.0 以降\n\nFoo 2.9 以前は、検証対象に含まれていません。\n",
             "Foo vers:generic/>=3.0\nFoo vers:generic/<=2.9 ?\n"},
            {"- Foo 3.0 以降\n\n上記以外のバージョンも影響を受ける可能性があります。\n",
             "Foo vers:generic/>=3.0\nFoo  ?\n"},
            {"- Foo 3.0 以降\n\nFoo 2 系は調査中です。\n",
             "Foo vers:generic/>=3.0\nFoo vers:generic/>=2|<3 ?\n"},
            {"- Foo 3.0 以降\n\nFoo 3.0 より前のバージョンは影響評価の対象外です。\n",
             "Foo vers:generic/>=3.0 older?\nFoo vers:generic/<3.0 ? older?\n"},
            {"- Foo 3.0 以降\n\n開発者によると、2 系にも同様の脆弱性が存在するとのことです。\n",
             "Foo vers:generic/>=3.0\nFoo vers:generic/>=2|<3 ?\n"},
        };
        check(cases);
    }

    TEST_CASE("older versions without a number are a question, too")
    {
        constexpr Case cases[] = {
            {"- Foo 3.0 から 3.4\n\nサポートが終了しているバージョンも影響を受けます。\n",
             "Foo vers:generic/>=3.0|<=3.4 older?\n"},
            {"- Foo 3.0 から 3.4\n\nこれ以前のバージョンでも影響を受ける場合があります。\n",
             "Foo vers:generic/>=3.0|<=3.4 older?\n"},
        };
        check(cases);
    }

    TEST_CASE("that no attack was seen is no question about versions")
    {
        constexpr Case cases[] = {
            {"- Foo 3.0 から 3.4\n\nFoo 3.4 の脆弱性を悪用した攻撃は確認されていません。\n",
             "Foo vers:generic/>=3.0|<=3.4\n"},
        };
        check(cases);
    }

    TEST_CASE("lists are numbered, and what is new in them is marked")
    {
        constexpr Case cases[] = {
            {"1. Foo 3.0 から 3.4\n2. Bar 1.8 以前\n",
             "Foo vers:generic/>=3.0|<=3.4\nBar vers:generic/<=1.8\n"},
            {"1.フー 3.0 以前\n2.Bar 1.8 以前\n",
             "フー vers:generic/<=3.0\nBar vers:generic/<=1.8\n"},
            {"・Foo 3.0 から 3.4 まで\n【更新】・Foo 4.0 から 4.3 まで\n",
             "Foo vers:generic/>=3.0|<=3.4\nFoo vers:generic/>=4.0|<=4.3\n"},
        };
        check(cases);
    }

    TEST_CASE("a heading by its mark, or a field, names the product of what stands beneath")
    {
        constexpr Case cases[] = {
            {"■Foo\n・3.0 から 3.4\n■Foo Lite\n・1.8 以前\n",
             "Foo vers:generic/>=3.0|<=3.4\nFoo Lite vers:generic/<=1.8\n"},
            {"製品名：Foo\nバージョン：3.0 から 3.4\n\n製品名：Bar\nバージョン：1.8 以前\n",
             "Foo vers:generic/>=3.0|<=3.4\nBar vers:generic/<=1.8\n"},
            {"・Bar\n・Foo 3.0 以前\n", "Bar  ?\nFoo vers:generic/<=3.0\n"},
            {"■Windows 版\n・3.4 以前\n■macOS 版\n・2.0 以前\n",
             "Foo Windows 版 vers:generic/<=3.4\nFoo macOS 版 vers:generic/<=2.0\n"},
        };
        check(cases);
    }

    TEST_CASE("a bracket makes neither a sentence of an entry nor half of it a product")
    {
        constexpr Case cases[] = {
            {"Foo 3.4 以前 (3.3.9 は影響を受けません)\n", "Foo vers:generic/<3.3.9|>3.3.9|<=3.4\n"},
            {"- Foo (Windows：3.4 以前、Linux：3.2 以前)\n", "Foo  ?\n"},
        };
        check(cases);
    }

    TEST_CASE("when an entry was added is no condition of it")
    {
        constexpr Case cases[] = {
            {"- Foo 3.0 から 3.4 まで (2026年11月5日更新)\n", "Foo vers:generic/>=3.0|<=3.4\n"},
            {"- Foo 3.0 から 3.4 まで [2026/11/05 追記]\n", "Foo vers:generic/>=3.0|<=3.4\n"},
            {"- Foo 3.0 から 3.4 まで (2026年11月5日以降に出荷)\n",
             "Foo vers:generic/>=3.0|<=3.4 ?\n"},
        };
        check(cases);
    }

    TEST_CASE("a version that was taken for the end of a name is a question for its product")
    {
        constexpr Case cases[] = {
            {"- Foo Ver.2.0 Rev.B 以前\n", "Foo  ?\n"},
            {"- Foo 4.3.0/1/2\n", "Foo  ?\n"},
            {"- Foo Ver.2.0 以前\n", "Foo vers:generic/<=2.0\n"},
        };
        check(cases);
    }

    TEST_CASE("a range that is cut between its ends goes on in the next line")
    {
        constexpr Case cases[] = {
            {"- Foo 3.2.10\nから 3.4.15 まで\n", "Foo vers:generic/>=3.2.10|<=3.4.15\n"},
            {"- Foo 3.2.10 から\n3.4.15 まで\n", "Foo vers:generic/>=3.2.10|<=3.4.15\n"},
            {"- Foo 3.2.10 ～\n3.4.15\n", "Foo vers:generic/>=3.2.10|<=3.4.15\n"},
            {"- Foo 3.2.10\nto 3.4.15\n", "Foo vers:generic/>=3.2.10|<=3.4.15\n"},
        };
        check(cases);
    }

    TEST_CASE("a line that begins like the end of a range may be a sentence of its own")
    {
        constexpr Case cases[] = {
            {"- Foo 3.4\n以下の製品は影響を受けません。\n- Bar 1.0\n",
             "Foo vers:generic/3.4\nnot Bar vers:generic/1.0\n"},
            {"- Foo 3.4\n以上\n", "Foo vers:generic/3.4\n"},
            {"- Foo 3.4\n以前から知られている問題です。\n", "Foo vers:generic/3.4\n"},
        };
        check(cases);
    }

    TEST_CASE("two products of one entry are two, however they are joined")
    {
        for (const std::string_view joint : {" / ", "、", ", ", "; ", "ならびに", "及び", "と"}) {
            CAPTURE(joint);
            const auto text = "- Foo 4.0 以前" + std::string{joint} + "Bar 5.0 以前\n";
            CHECK(said_in(text) == "Foo vers:generic/<=4.0\nBar vers:generic/<=5.0\n");
        }
        CHECK(said_in("- Foo before 4.0 and Bar before 5.0\n") ==
              "Foo vers:generic/<4.0\nBar vers:generic/<5.0\n");
    }
}

}  // namespace advisory::parsers
