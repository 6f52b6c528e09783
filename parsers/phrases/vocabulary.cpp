#include "parsers/phrases/vocabulary.hpp"

namespace advisory::parsers::phrases {

namespace {

// Lower case, half-width, ';' between words. Neither rows nor words need an order:
// the longest word wins. Plain nouns that only name things (版, 製品) stand here
// because a range may end with them.
constexpr Meaning meanings[] = {
    {Word::below,
     "より前;よりも前;未満;より古い;よりも古い;より小さい;よりも小さい;より低い;"
     "より下;より下位;を下回る;に満たない"},
    {Word::at_most, "以前;以下;まで;迄"},
    {Word::at_most_doubtful, "より以前;よりも以前;以内"},
    {Word::above,
     "より後;よりも後;より後ろ;より新しい;よりも新しい;より大きい;よりも大きい;"
     "より大きく;より高い;より上;より上位;超;を超え;を超える"},
    {Word::at_least, "以降;以上;以後"},
    {Word::since, "から;より"},
    {Word::it, "それ;これ;かそれ;同バージョン"},
    {Word::earlier,
     "earlier;all earlier;any earlier;prior;all prior;previous;all previous;older;"
     "all older;lower;all lower"},
    {Word::later, "later;all later;newer;higher;greater;up;upward;upwards;onward;onwards"},
    {Word::prior_to,
     "prior to;before;below;under;earlier than;older than;lower than;less than;"
     "smaller than"},
    {Word::through,
     "through;thru;up to and including;up to, and including;up to (including);"
     "up to (and including);to and including;no later than;not later than;at most;"
     "not exceeding;prior to and including;prior to, and including,;"
     "prior to or equal to;before and including;below and including;"
     "earlier than or equal to;older than or equal to;lower than or equal to;"
     "less than or equal to;less than or equal;equal to or less than;"
     "equal to or lower than;equal to or earlier than;equal or less than;"
     "up to or equal to"},
    {Word::up_to, "up to;until;till"},
    {Word::up_to_excluding,
     "up to but not including;up to, but not including,;up to, but not including;"
     "up to (but not including);up to (excluding);up to but excluding;"
     "up to (exclusive);to before;until before;up to before"},
    {Word::starting_at,
     "from;from (including);starting from;starting at;"
     "since;at least;no earlier than;not earlier than;greater than or equal to;"
     "greater than or equal;higher than or equal to;later than or equal to;"
     "newer than or equal to;equal to or greater than;equal to or later than;"
     "equal to or higher than"},
    {Word::later_than,
     "later than;newer than;greater than;higher than;more recent than;after;above;"
     "from (excluding)"},
    {Word::between, "between"},
    {Word::to, "to;ないし;乃至"},
    {Word::also, "および;及び;ならびに;並びに;と;and;as well as;&"},
    {Word::either, "または;又は;もしくは;若しくは;あるいは;or;and/or;||"},
    {Word::both, "かつ;且つ;&&"},
    {Word::of, "の;のうち;内の;における;において;of"},
    {Word::particle, "は;では;には;については;が;を;で;に;も"},
    {Word::label,
     "バージョン;ヴァージョン;バージョン番号;リリース;version;versions;version(s);"
     "version "
     "number;第;ユニットバージョン;各バージョン;osバージョン;s/wバージョン;s/w;"
     "rel;rel.;リビジョン番号;パッチレベル;"
     "セキュリティパッチレベル;ver;ver.;vers.;v.;rev;rev."
     ";revision;revisions;release;releases;software revision;software revisions;"
     "software release;software releases;software version;software versions;リビジョン"},
    {Word::noun, "版;製品;もの;ソフトウェア;ソフトウエア;プログラム;間;番"},
    {Word::firmware, "ファームウェア;ファームウエア;ファームウェアー;firmware;fw;f/w"},
    {Word::build, "ビルド;ビルド番号;build;builds;build number"},
    {Word::count,
     "sp;service pack;サービスパック;mr;maintenance release;update;アップデート;hf;"
     "hotfix;hot fix;u;su;p;cumulative update;fp;fix pack;feature "
     "pack;patch;パッチ;cu;uc;sr;rollup"},
    {Word::stage, "alpha;beta;ベータ;rc;preview"},
    {Word::channel, "rtm;ga;long-term;lts;ltsc;esr;final"},
    {Word::branch, "系;系列;系統;ブランチ;branch"},
    {Word::series, "シリーズ;series"},
    {Word::all,
     "すべて;全て;すべての版;全ての版;全機種;全製品;全モデル;全ver;全ver.;全version;"
     "すべての機種;全ての機種;すべての製品;全ての製品;すべてのモデル;全てのモデル;"
     "いずれのバージョン;いずれのバージョンも;どのバージョンも;あらゆるバージョン;"
     "バージョンを問わず;バージョンを問わない;バージョンによらず;バージョンに関わらず;"
     "バージョンにかかわらず;regardless of version;regardless of the version;"
     "サポート対象の全バージョン;サポート対象のすべてのバージョン;"
     "サポート対象の全てのバージョン;サポートされているすべてのバージョン;"
     "全てのサポート対象バージョン;すべてのサポート対象バージョン;現行の全バージョン;"
     "all supported versions;all current versions;"
     "全バージョン;全ヴァージョン;全てのバージョン;すべてのバージョン;全版;全版数;"
     "全リリース;"
     "すべてのリリース;全ビルド;全ファームウェアバージョン;全ファームウエアバージョン;"
     "全ファームウェア;全てのファームウェア;すべてのファームウェア;"
     "全てのファームウェアバージョン;すべてのファームウェアバージョン;all versions;"
     "all version;any version;any versions;every version;all releases;all builds;"
     "all firmware versions;all firmware;all models;all products"},
    {Word::every, "all;any;every"},
    {Word::latest,
     "最新;最新版;最新バージョン;最新のバージョン;最新リリース;最新ファームウェア;"
     "現行版;現行バージョン;latest;latest version;latest release;current version"},
    {Word::unknown,
     "不明;none;なし;無し;未定;未確認;確認中;調査中;未調査;記載なし;情報なし;未公表;未公開;未特定;"
     "非公開;tbd;tba;n/a;not specified;not available;under "
     "investigation;"
     "複数の製品;複数のバージョン;一部のバージョン;特定のバージョン;"
     "unknown;unspecified;multiple versions"},
    {Word::details, "詳細は;詳細については;詳しくは;詳細:;for details"},
    {Word::retired,
     "eol;eos;サポートが終了した;サポートの終了した;サポートが終了している;サポート終了の;end of "
     "life;end of support;サポート終了;サポート終了製品;販売終了;販売終了製品;"
     "販売終息;生産終了;生産完了;生産中止"},
    {Word::prefixed, "始まる;で始まる;から始まる;starting with;beginning with"},
    {Word::outdated, "古いバージョン;旧バージョン;古い版;旧版"},
    {Word::serial,
     "シリアル番号;シリアルno;シリアルno.;シリアルナンバー;製造番号;ロット番号;serial;"
     "serial no.;serial number;serial numbers;s/n"},
    {Word::shipped,
     "出荷;出荷日;出荷時期;出荷年月;出荷年月日;製造日;製造年月;製造年月日;製造時期;"
     "製造年;製造された;製造した;出荷された;出荷した;生産した;製造分;出荷分;製造品;出荷品;製造;"
     "生産;生産された;shipped;"
     "manufactured;ship date;"
     "shipping date;shipment date;manufacturing date;manufacture date;date of manufacture"},
    {Word::leading, "上;上位;先頭;頭;first;the first;prefix"},
    {Word::digits, "桁;digits"},
    {Word::except, "除く;除き;除きます;除いた;以外;except;except for;excluding;other than"},
    {Word::however, "ただし;但し;but"},
    {Word::including,
     "含む;両端を含む;両端含む;両端を含みます;いずれも含む;含みます;含める;including;inclusive"},
    {Word::not_including, "含まない;含みません;含まず;not including;exclusive;not inclusive"},
    {Word::on, "for;on"},
    {Word::platform,
     "windows;macos;mac;mac os x;linux;android;ios;ipados;unix;solaris;aix;hp-ux;"
     "32bit;64bit;32-bit;64-bit;32ビット;64ビット;x86;x64;arm64;x86-64;x64-based systems;32-bit "
     "systems;"
     "64-bit systems;arm64-based systems;x64-based pcs"},
    {Word::only, "のみ;だけ;only"},
    {Word::unsupported,
     "サポート対象外;サポートの対象外;サポート期間の対象外;サポート外;保守対象外;"
     "修正対象外;修正の対象外;更新対象外"},
    {Word::edition, "エディション;edition;installation;installations"},
    {Word::and_so_on, "等;など;他;ほか;etc;etc."},
    {Word::affected,
     "です;対象;対象となります;影響;影響します;影響を受ける;影響を受けます;該当;"
     "該当する;該当します;affected;is affected;are affected;vulnerable;is vulnerable;"
     "are "
     "vulnerable;ご利用の場合;利用の場合;利用している場合;使用の場合;使用している場合;使用する場合;"
     "利用する場合;お使いの場合;ご利用のお客様;お使いのお客様;使用している製品;"
     "使用しているシステム;利用しているシステム;搭載した機器;搭載した製品;搭載する機器;"
     "搭載する製品;搭載している機器;搭載している製品;影響があります;影響がある;"
     "影響があるバージョン;影響を及ぼします;"
     "影響が及びます;影響を与えます;脆弱性があります;脆弱性が存在します;"
     "脆弱性が存在する;脆弱性がある;存在します;脆弱です;be affected;impacted;"
     "is impacted;are impacted"},
    {Word::not_affected,
     "影響を受けない;影響を受けません;影響を受けておりません;影響を受けていません;"
     "影響は受けない;影響は受けません;影響はない;影響はありません;影響がない;"
     "影響がありません;影響はございません;影響なし;影響しない;影響しません;対象外;"
     "対象ではない;対象ではありません;対象とならない;対象となりません;対象にならない;"
     "対象になりません;対象に含まれない;対象に含まれません;該当しない;該当しません;"
     "該当なし;非該当;not affected;is not affected;are not affected;isn't affected;"
     "aren't affected;unaffected;is unaffected;are unaffected;not vulnerable;"
     "is not vulnerable;are not vulnerable;not impacted"},
    {Word::subject, "本脆弱性;この脆弱性;当該脆弱性;脆弱性;本問題;by this vulnerability"},
    {Word::field,
     "影響を受けるバージョン;影響を受ける製品;影響を受けるシステム;"
     "影響を受ける製品およびバージョン;本脆弱性の影響を受けるバージョン;"
     "対象バージョン;対象製品;対象となるバージョン;対象となる製品;"
     "対象となる製品およびバージョン;該当バージョン;該当製品;製品名;affected version;"
     "affected versions;affected product;affected products;vulnerable versions"},
    {Word::fixed,
     "修正;修正版;修正済み;修正済みバージョン;修正バージョン;対策版;対策済み;"
     "修正済;修正済みです;修正されています;修正されました;修正しました;修正された;修正バージョンは;"
     "対策済みバージョン;対策バージョン;公開;へ更新;に更新;fixed;fixed in;patched;"
     "patched in;upgrade to;update to"},
    {Word::audience, "向け;ユーザー;ユーザ;users"},
    {Word::negation, "not;no;non;without;ではない;ではありません"},
};

}  // namespace

std::span<const Meaning> vocabulary()
{
    return meanings;
}

}  // namespace advisory::parsers::phrases
