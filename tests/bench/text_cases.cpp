#include "tests/bench/text_cases.hpp"

#include <algorithm>
#include <array>
#include <random>

#include <fmt/format.h>

namespace advisory::bench {

namespace {

// What a pattern may begin, and never end; what a list may be made of; what joins the two.
constexpr auto units = std::to_array<std::string_view>({
    "x",
    "1",
    ".",
    "-",
    "=",
    ",",
    "あ",
    "　",
    " ",
    "\t",
    "\n",
    " \n",
    "x\n",
    "1.",
    "1.2.3",
    "1.2.3 ",
    "1.2.3、",
    "1.2.3, ",
    "1.2.3 から ",
    "1.2.3 から 1.2.4 まで、",
    "1.2.3 および ",
    "1.2.3 より前の 1 系、",
    "1.1.1k、",
    "1.x ",
    "Ver.",
    "v1 ",
    "以前",
    "より前",
    "より前の",
    "以前 1.2 ",
    "およびそれ以前の",
    "から",
    "~",
    "を除く",
    "ただし",
    "の",
    "および",
    "SP1 ",
    "Foo 1.0 以前、",
    "Foo Bar Baz ",
    "影響を受けない",
    "影響を受けない\n",
    "は影響を受けません。",
    "対象外",
    "サポート",
    "(",
    ")",
    "()",
    "(1) ",
    "（",
    "「",
    "『",
    "【",
    "[",
    "]",
    "<",
    ">",
    "<<<",
    "{",
    "\"",
    "'",
    "|",
    "/",
    ":",
    "\u0301",
    "e\u0301",
    "\u200B",
    "\uFDFA",
    "\uFDFB",
    "\u3316",
    "ｶﾞ",
    "㍿",
    "ﬃ",
    "İ",
    "CVE-",
    "CVE-2021-",
    "CVE-2021-44228",
    "CVE-2021-44228 ",
    "CVE-2021-44228、CVE-2021-44229\n",
    "JVN#",
    "JVN#12345678 ",
    "JVNVU#96768815\n",
    "JVNDB-2021-005429 ",
    "JPCERT-AT-2021-0050\n",
    "CWE-79 ",
    "CVSS:3.1/",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H ",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H\n基本値: 9.8\n",
    "基本値: ",
    "基本値: 9.8 ",
    "http://",
    "https://example.jp/a ",
    "https://example.jp/a\n",
    "<https://example.jp/a>\n",
    "2026-03-01 ",
    "2026-03-01\n",
    "2026年3月1日",
    "2026年3月1日（更新）\n",
    "公開日:2026年4月15日\n",
    "・",
    "・\n",
    "- ",
    "- a\n",
    "- - \n",
    "・製品 1.0 以前\n",
    "- Foo 1.0 から 2.0 まで\n",
    "- Foo 1.0 から\n  2.0 まで\n",
    "1. a\n",
    "(1) a\n",
    "①",
    "※1 注\n",
    "(*1)",
    "■",
    "■ a\n",
    "【対象】",
    "【対象】\n",
    "【対象】\n・Foo 1.0 以前\n",
    "【1】",
    "【1】Fooに脆弱性\n",
    "【1】Fooに脆弱性\n情報源\nhttps://example.jp/\n概要\nFoo には、脆弱性があります。\n",
    "I. 概要\n",
    "II. 対象\n- Foo 1.0 以前\n",
    "I. 概要\nII. 対象\nIII. 対策\n",
    "影響を受けるシステム\n・Foo 1.0 以前\n",
    "影響を受けるシステム\n詳細情報\n想定される影響\n対策方法\nベンダ情報\n",
    "対象となる製品およびバージョンは次のとおりです。\n",
    "対象となる製品およびバージョンは次のとおりです。\n- Foo 1.0 以前\n\n",
    "更新: 2026年3月4日追記\n",
    "更新: 2026年3月4日追記\n- Foo 1.0 以前\n",
    "** 更新: 2026年3月4日追記 ****************************\n",
    "** 更新: 2026年3月4日追記 ****\nII. 対象\n*****\n",
    "改訂履歴\n2026-03-01 初版\n",
    "2026-03-01 初版\n",
    "株式会社サンプル 該当製品あり 2026/03/01\n",
    "サンプル\t該当製品なし\t2026/03/01\n",
    "a|b|c\n",
    "| Foo | 1.0 以前 |\n",
    "Foo\t1.0 以前\n",
    "> ",
    ">",
    "> a\n",
    "> > a\n",
    "-----Original Message-----\n",
    "----- Original Message -----\n> From: a\n",
    "======================================================================\n",
    "----------------------------------------------------------------------\n",
    "Apache Log4jの脆弱性に関する注意喚起\n",
    "複数の Foo 製品に複数の脆弱性\n",
    "Foo 製 Bar における、",
    "製",
    "に脆弱性",
    "Microsoft ",
    "サンプル株式会社 ",
    "回避策\n- 設定を無効にする\n",
    "a,b,c,d,e\n",
    "\"a\"\"b\",",
    "\"a\n\",",
    "&",
    "&amp;",
    "&#x3042;",
    "&#",
    "<a ",
    "<a b=\"",
    "<a b='",
    "<b>x",
    "<!--",
    "<!",
    "<?",
    "</",
    "</scrip",
    "<script>",
    "<script></",
    "<p>",
    "<br> ",
    "<td>a</td>",
    "<pre> \n",
    "=?",
    "=?utf-8?",
    "=?utf-8?B?",
    "=?utf-8?B?44GC?=",
    "=?utf-8?B?44GC?= =?x?Q?=E3?= ",
    ";a=b",
    ";a*0=b",
    ";boundary*1=b",
    "\\",
    "\\\"",
    "\x1b$B",
    "\x1b$B$\"\x1b(B",
    "\x1b(J",
});

/// All full-width blanks and dots of a text are alike; these are not: each line is another.
std::string numbered(std::size_t bytes, std::string (*line)(std::size_t number))
{
    std::string text;
    text.reserve(bytes);
    for (std::size_t number = 1; text.size() < bytes; ++number)
        text += line(number);
    return text;
}

std::string growing_quotes(std::size_t number)
{
    constexpr std::size_t deepest = 500;
    return repeated("> ", 2 * (number % deepest)) + "- Foo 1.0 以前\n";
}

std::string growing_indent(std::size_t number)
{
    constexpr std::size_t deepest = 500;
    return std::string(number % deepest, ' ') + "- Foo 1.0 以前\n";
}

std::string long_table_row(std::size_t number)
{
    return repeated("| 1.0 以前 ", 400 + number % 7) + "|\n";
}

}  // namespace

std::string repeated(std::string_view unit, std::size_t bytes)
{
    std::string text;
    text.reserve(bytes + unit.size());
    while (text.size() < bytes)
        text += unit;
    return text;
}

std::vector<TextCase> text_cases()
{
    std::vector<TextCase> cases;
    for (const auto unit : units) {
        auto name = fmt::format("{} again and again", unit.substr(0, 60));
        cases.push_back(
            {std::move(name), [unit](std::size_t size) { return repeated(unit, size); }});
    }

    const auto add = [&cases](std::string name, std::string (*line)(std::size_t number)) {
        cases.push_back(
            {std::move(name), [line](std::size_t size) { return numbered(size, line); }});
    };
    add("distinct CVEs", [](std::size_t n) { return fmt::format("CVE-2021-{:05} ", n); });
    add("distinct CVEs, a line each",
        [](std::size_t n) { return fmt::format("CVE-2021-{:05}\n", n); });
    add("distinct JVN ids", [](std::size_t n) { return fmt::format("JVN#{:08}\n", n); });
    add("distinct addresses",
        [](std::size_t n) { return fmt::format("https://example.jp/{}\n", n); });
    add("distinct CVSS", [](std::size_t n) {
        return fmt::format("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:{} 基本値: {}.{}\n",
                           n,
                           n % 10,
                           n % 7);
    });
    add("distinct products",
        [](std::size_t n) { return fmt::format("- Foo{} {}.0 以前\n", n, n); });
    add("distinct products in prose",
        [](std::size_t n) { return fmt::format("Foo{} {}.0 以前、", n, n); });
    add("distinct versions", [](std::size_t n) { return fmt::format("{}.{}, ", n, n % 13); });
    add("distinct CVEs for distinct products", [](std::size_t n) {
        return fmt::format("CVE-2021-{:05}\n・Foo{} {}.0 以前\n\n", n, n, n);
    });
    add("distinct footnotes", [](std::size_t n) {
        return fmt::format("- Foo 1.0 以前 (*{})\n(*{}) 1.1 を除く\n", n, n);
    });
    add("numbered entries", [](std::size_t n) {
        return fmt::format("【{}】Foo{}に脆弱性\n- Foo{} 1.0 以前\n", n, n, n);
    });
    add("table of contents only",
        [](std::size_t n) { return fmt::format("【{}】Foo{}に脆弱性\n", n, n); });
    add("dated boxes", [](std::size_t n) {
        return fmt::format("更新: 2026年3月{}日追記\n- Foo {}.0 以前\n\n", 1 + n % 28, n);
    });
    add("dated history",
        [](std::size_t n) { return fmt::format("2026-03-{:02} 追記 {}\n", 1 + n % 28, n); });
    add("distinct makers",
        [](std::size_t n) { return fmt::format("株式会社{} 該当製品あり\n", n); });
    add("distinct workarounds",
        [](std::size_t n) { return fmt::format("IV. 回避策\n- 設定 {} を無効にする\n", n); });
    add("quotes that deepen", growing_quotes);
    add("indents that deepen", growing_indent);
    add("wide tables", long_table_row);
    // No phrase is longer: lists that cost the most must fit in.
    add("lines of distinct versions", [](std::size_t n) {
        std::string line = "- Foo ";
        while (line.size() < 4000)
            line += fmt::format("{}.{}, ", n + line.size(), line.size() % 13);
        return line + "\n";
    });
    add("lines of distinct ranges", [](std::size_t n) {
        std::string line = "- Foo ";
        while (line.size() < 4000)
            line += fmt::format("{0}.1 から {0}.9 まで、", n + line.size());
        return line + "\n";
    });
    add("lines of four kilobytes", [](std::size_t) { return repeated("1.2、", 4090) + "\n"; });
    add("brackets in lines", [](std::size_t) { return repeated("((", 4000) + "\n"; });
    return cases;
}

std::string damaged_copies(std::string_view text, std::size_t bytes)
{
    constexpr std::size_t distance = 97;  // A damage every so many bytes, about.

    std::minstd_rand random{20'260'401};
    std::string damaged;
    damaged.reserve(bytes + text.size());
    while (!text.empty() && damaged.size() < bytes) {
        std::string copy{text};
        for (std::size_t count = copy.size() / distance; count > 0; --count) {
            const auto from = random() % copy.size();
            const auto to = random() % copy.size();
            copy[to] = copy[from];
        }
        damaged += copy;
    }
    return damaged;
}

}  // namespace advisory::bench
