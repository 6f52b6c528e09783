#include "language/command_line.hpp"

#include <string_view>

#include <doctest/doctest.h>

#include "tests/support/spoken_language.hpp"

namespace advisory {

using test::SpokenLanguage;

TEST_CASE("what CLI11 makes itself is said in Japanese, and what it was given is left alone")
{
    struct Row {
        std::string_view english;
        std::string_view japanese;
    };
    constexpr Row rows[] = {
        {"Usage: advisoryctl waive [OPTIONS] NUMBER...\n",
         "使い方: advisoryctl waive [OPTIONS] NUMBER...\n"},
        {"\nOptions:\n  -h,--help                   Print this help message and exit\n",
         "\nオプション:\n  -h,--help                   このヘルプを表示して終了します\n"},
        {"  --by NAME REQUIRED          誰が\n", "  --by NAME (必須)            誰が\n"},
        {"  --cut Excludes: --keep\n", "  --cut 併用不可: --keep\n"},
        {"--by is required\n", "--by は必須です\n"},
        {"A subcommand is required\n", "サブコマンドが必要です\n"},
        {"The following argument was not expected: x y\n", "余分な引数があります: x y\n"},
        {"--limit: Value 0 not in range 1 to 1000000\n",
         "--limit: 値 0 は 1 から 1000000 までの範囲にありません\n"},
        {"Run with --help for more information.", "詳しくは --help を付けて実行してください。"},
        {"Could not convert: --wait = x", "変換できません: --wait = x"},
        {"名前が空です\n", "名前が空です\n"},
    };

    for (const auto& row : rows) {
        CHECK(command_line_said(row.english) == row.english);
        const SpokenLanguage japanese{Language::japanese};
        CHECK(command_line_said(row.english) == row.japanese);
    }
}

}  // namespace advisory
