#include "language/japanese/parts.hpp"

namespace advisory::japanese {

namespace {

constexpr auto of_matching = sorted(std::to_array<Translation>({
    // matching/conditions.cpp
    {"what stands there", "設置品"},
    {"serial {}", "シリアル番号 {}"},
    {" and ", " かつ "},
    {" or ", " または "},
    {"the serial number is {}", "シリアル番号は {} に当たります"},
    {"the serial number is not {}", "シリアル番号は {} に当たりません"},
    {"the serial number may be {}", "シリアル番号は {} に当たるかもしれません"},
    {"made by {} is {}", "{} までに製造されたものは {} に当たります"},
    {"made by {} is not {}", "{} までに製造されたものは {} に当たりません"},
    {"made by {} may be {}", "{} までに製造されたものは {} に当たるかもしれません"},
    {"ship date {} is {}", "出荷日 {} は {} に当たります"},
    {"ship date {} is not {}", "出荷日 {} は {} に当たりません"},
    {"ship date {} may be {}", "出荷日 {} は {} に当たるかもしれません"},
    {"{}beginning with {}", "{}{} で始まるもの"},
    {"no serial number is recorded", "シリアル番号の記録がありません"},
    {"Ask {} for the serial number.", "{} にシリアル番号を確認してください。"},
    {"Is {} of {} among the serial numbers {}?", "{1} の{0}は、シリアル番号 {2} に含まれますか。"},
    {"Ask {} for the date of making of {}.", "{} に{}の製造日を確認してください。"},
    {"Ask {} for the ship date of {}.", "{} に{}の出荷日を確認してください。"},
    {"no ship date is recorded", "出荷日の記録がありません"},
    {"no option {} is recorded", "オプション {} の記録がありません"},
    {"Ask {} whether {} has the option {}.", "{} に、{}にオプション {} があるか確認してください。"},
    {"it has the option {}", "オプション {} があります"},
    {"it does not have the option {}", "オプション {} はありません"},
    {"{}, no serial number", "{}、シリアル番号なし"},
    {"{}, serial {}", "{}、シリアル番号 {}"},
    {"Does this hold where it is installed: {}?", "設置先で次が当てはまりますか: {}"},
    {"and {} more installations", "ほか設置 {} 件"},

    // matching/containment.cpp
    {"every version is named", "すべてのバージョンが対象とされています"},
    {"Does this hold here: {} {}?", "ここで次が当てはまりますか: {} {}"},

    // matching/corrections.cpp
    {"the notice ends before {}, but corrects in {}",
     "注意喚起は {} より前までを対象としますが、修正は {} です"},

    // matching/identity.cpp
    {"I2 purl", "I2 purl による同定"},
    {"I3 CPE", "I3 CPE による同定"},
    {"I4 vendor and product", "I4 開発元と製品名"},
    {"I6 name without its edition or noun", "I6 版種や一般名を除いた名前"},
    {"I4 alias", "I4 別名"},
    {"I5 name only", "I5 名前のみ"},
    {"another artifact of the same product", "同じ製品の別の部分"},
    {"I6 part of what may be a list", "I6 列挙かもしれない名前の一部"},
    {"I6 similar names", "I6 似た名前"},
    {"maker only", "開発元のみ"},

    // matching/judge.cpp
    {"the notice spares it whatever its version", "注意喚起はバージョンによらず対象外としています"},
    {"the notice lists \"{}\"", "注意喚起に「{}」が挙げられています"},
    {"the notice lists \"{}\" as a whole", "注意喚起に「{}」全体が挙げられています"},
    {"Which update is installed? The notice names none.",
     "どの更新が適用されていますか。注意喚起には書かれていません。"},
    {"Which version is installed? The inventory does not say.",
     "どのバージョンが導入されていますか。製品台帳には書かれていません。"},
    {"Is \"{}\" of the inventory among the products that the maker lists for this notice?",
     "製品台帳の「{}」は、開発元がこの注意喚起について挙げる製品に含まれますか。"},
    {"Is \"{}\" of the notice the same as \"{}\" of the inventory?",
     "注意喚起の「{}」は製品台帳の「{}」と同じものですか。"},
    {"The inventory names two versions, {} and {}: which is right?",
     "製品台帳に {} と {} の二つのバージョンがあります。どちらが正しいですか。"},
    {"Has the distribution fixed this in its package? See its own advisory.",
     "ディストリビューションがパッケージで修正済みではありませんか。ディストリビューション自身の注"
     "意喚起を見てください。"},
    {"The bill of materials claims a patch for this: is it really in the product?",
     "部品表ではこれに対する修正が適用済みとされています。実際に製品に入っていますか。"},

    // matching/match_advisory.cpp
    {"The notice was withdrawn: why, and is there another one in its place?",
     "注意喚起が取り下げられました。理由は何ですか。代わりの注意喚起はありますか。"},
}));

}  // namespace

std::span<const Translation> matching_texts()
{
    return of_matching;
}

}  // namespace advisory::japanese
