#include "parsers/phrases/phrase.hpp"
#include "tests/support/printers.hpp"

namespace advisory::parsers {

TEST_SUITE("states_not_affected")
{
    TEST_CASE("a denial is recognised in its many forms")
    {
        for (const auto* line : {
                 "Apache Log4j 1系のバージョンは、本脆弱性の影響を受けません。",
                 "Cloud NGFW、Panorama は影響を受けない",
                 "WSR-1800AX4P は本脆弱性の影響はありません",
                 "バージョン 3.0 以降は対象外です",
                 "Foo は本脆弱性の対象ではありません",
                 "Foo 2.0 は該当しません",
                 "Foo：該当なし",
                 "影響を受 けません",
                 "Foo is not affected.",
                 "Foo 3.0 and later are NOT AFFECTED",
                 "Foo 3.x: unaffected",
                 "Foo is not vulnerable",
                 "ＮＯＴ　ＡＦＦＥＣＴＥＤ",
             }) {
            CAPTURE(line);
            CHECK(states_not_affected(line));
        }
    }

    TEST_CASE("an affirmation, a purpose, a doubt and the end of support are no denial")
    {
        for (const auto* line : {
                 "Apache Log4j 2.15.0 より前のバージョン",
                 "Foo 1.0 以前が影響を受けます",
                 "1系は影響を受けませんが、2系は影響を受けます",
                 "影響を受けるバージョン: 1.0 (1.1 は影響を受けません)",
                 "影響を受けないように設定を変更する",
                 "影響を受けないか確認してください",
                 "影響を受けないとは限りません",
                 "影響を受けない可能性があります",
                 "サポート対象外のバージョン",
                 "サポートの対象外の製品",
                 "Foo is affected, Bar is not affected",
                 "",
             }) {
            CAPTURE(line);
            CHECK_FALSE(states_not_affected(line));
        }
    }
}

}  // namespace advisory::parsers
