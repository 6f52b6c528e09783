#include "language/japanese/parts.hpp"

namespace advisory::japanese {

namespace {

constexpr auto of_cli_inventory = sorted(std::to_array<Translation>({
    // cli/commands/inventory.cpp
    {"Registers products and looks at what is registered", "製品を登録し、登録内容を表示します"},
    {"Example: advisoryctl inventory import products.csv",
     "例: advisoryctl inventory import products.csv"},

    // cli/commands/inventory_alias.cpp
    {"ALIAS", "別名"},
    {"MAKER", "開発元"},
    {"RELATION", "関係"},
    {"OF MAKER", "対応する開発元"},
    {"SOURCE", "出所"},
    {"\"{}\" and \"{}\" are one name", "「{}」と「{}」は同じ名前です"},
    {"give the makers that tell the two apart with --vendor and --other-vendor",
     "区別する開発元を --vendor と --other-vendor で指定してください"},
    {"None was added.", "追加されたものはありません。"},
    {"there is no alias {}", "別名 {} はありません"},
    {"`advisoryctl inventory alias list --own` lists those that can be removed",
     "`advisoryctl inventory alias list --own` で削除できるものを一覧できます"},
    {"The name as a notice may write it", "注意喚起に書かれ得る名前"},
    {"The name that it is held against", "比べる相手の名前"},
    {"The names are of makers, not of products", "製品ではなく開発元の名前です"},
    {"Maker of NAME (default: any)", "NAME の開発元 (既定値: すべて)"},
    {"Maker of the other name", "もう一方の名前の開発元"},
    {"Who says so, or where it stands", "誰の情報か、どこにあるか"},
    {"Says that two names mean the same maker or product",
     "二つの名前が同じ開発元や製品を指すことを登録します"},
    {"Example: advisoryctl inventory alias add 'スマートポンプ' 'SmartPump' --other-vendor Acme "
     "--source 'catalogue 2026'",
     "例: advisoryctl inventory alias add 'スマートポンプ' 'SmartPump' --other-vendor Acme "
     "--source 'catalogue 2026'"},
    {"Of NAME: ja, en", "NAME の言語: ja、en"},
    {"What kind of name NAME is", "NAME がどのような名前か"},
    {"Since when it is so", "いつからか"},
    {"Until when it was so", "いつまでか"},
    {"Says that two names never mean the same",
     "二つの名前が決して同じものを指さないことを登録します"},
    {"Matches that rest on it are not lowered by themselves: see `advisoryctl changes`.\nExample: "
     "advisoryctl inventory alias deny NX nx --vendor Siemens --other-vendor npm --source 'PSIRT'",
     "これに基づく照合が自動で軽くなることはありません。`advisoryctl changes` "
     "を見てください。\n例: advisoryctl inventory alias deny NX nx --vendor Siemens --other-vendor "
     "npm --source 'PSIRT'"},
    {"Lists aliases and denials", "別名と否認を一覧します"},
    {"Example: advisoryctl inventory alias list --own",
     "例: advisoryctl inventory alias list --own"},
    {"Without those that ship with the program", "プログラムに付属するものを除きます"},
    {"Ends an alias or denial that a person added", "人が追加した別名や否認を終わらせます"},
    {"Exit status 3 when there is no such alias.\nExample: advisoryctl inventory alias remove 3 "
     "--by 'Sato Y.'",
     "その別名がなければ終了状態は 3 です。\n例: advisoryctl inventory alias remove 3 --by 'Sato "
     "Y.'"},
    {"Its number", "その番号"},
    {"Says which names mean the same, and which never do",
     "どの名前が同じものを指し、どれが決して指さないかを登録します"},
    {"Example: advisoryctl inventory alias list", "例: advisoryctl inventory alias list"},

    // cli/commands/inventory_import.cpp
    {"{} is no bill of materials: its rows name their products",
     "{} は部品表ではありません。行ごとに製品を指定するファイルです"},
    {"leave out --product, --product-version and --replace",
     "--product、--product-version、--replace を付けないでください"},
    {"{}: product {} version \"{}\" is not registered",
     "{}: 製品 {} のバージョン「{}」は登録されていません"},
    {"component {} {}", "構成部品 {} {}"},
    {"installation at {}", "{} の設置"},
    {"{}: warning: {}", "{}: 警告: {}"},
    {"nothing was imported: {} rows are bad\n",
     "何も取り込みませんでした: {} 行に誤りがあります\n"},
    {"{} rows added, {} updated, {} unchanged, {} rejected\n",
     "追加 {} 行、更新 {} 行、変更なし {} 行、取り込めず {} 行\n"},
    {"{} earlier bills of materials are history now; {} components of theirs ended\n",
     "以前の部品表 {} 件を履歴にし、その構成部品 {} 件を終わらせました\n"},
    {"Registers products, their components, or installations",
     "製品、その構成部品、設置を登録します"},
    {"Reads CSV in UTF-8 or CP932, with commas or tabs, and a header line that names the\ncolumns "
     "in English or Japanese; CycloneDX as JSON (1.2 to 1.6); SPDX 2.2 and 2.3 as JSON\nor "
     "tag-value. What a file is, its content says. A row that is known already is brought\nup to "
     "date. A bill of materials takes the place of the earlier one of the same subject.\nBad rows "
     "and components are named with the reason; the others are imported and the\nstatus is 0, "
     "unless --strict is given. Then every stored advisory is evaluated again.\nExit status 3 when "
     "the product of a bill of materials is not clear.\nExample: advisoryctl inventory import "
     "bom.json --product P-100 --product-version 1.0",
     "CSV は UTF-8 か CP932 "
     "で、コンマ区切りかタブ区切り、列の名前を英語か日本語で書いた\n見出し行をもつものを読みます。C"
     "ycloneDX は JSON (1.2 から 1.6)、SPDX は 2.2 と 2.3 の\nJSON か tag-value "
     "を読みます。種類は内容から判断します。登録済みの行は更新します。\n部品表は、同じ対象の以前の"
     "ものに置き換わります。誤りのある行や構成部品は理由とともに\n示し、ほかを取り込んで終了状態は "
     "0 です (--strict "
     "を除く)"
     "。その後、保存されている\n注意喚起をすべて再判定します。部品表の製品が決まらなければ終了状態"
     "は 3 です。\n例: advisoryctl inventory import bom.json --product P-100 --product-version "
     "1.0"},
    {"The file; - for standard input", "ファイル。- は標準入力"},
    {"What is in it (default: auto, by the header)", "内容の種類 (既定値: auto、見出し行から判断)"},
    {"Import nothing, with status 1, when any row is bad",
     "誤りのある行があれば何も取り込まず、終了状態 1 で終わります"},
    {"What a bill of materials is of", "部品表の対象の製品"},
    {"In which version", "そのバージョン"},
    {"The bill takes the place of every earlier one of the version",
     "そのバージョンの以前の部品表すべてと置き換えます"},

    // cli/commands/inventory_list.cpp
    {"None is registered.", "何も登録されていません。"},
    {"Lists products, components, installations or bills of materials",
     "製品、構成部品、設置、部品表のいずれかを一覧します"},
    {"What was listed as csv can be imported again; only a list of sboms cannot.\nExample: "
     "advisoryctl inventory list components --format csv",
     "csv で出力したものは再び取り込めます。sboms の一覧だけは取り込めません。\n例: advisoryctl "
     "inventory list components --format csv"},
    {"What to list (default: products)", "一覧するもの (既定値: products)"},

    // cli/commands/inventory_remove.cpp
    {"nothing registered of product {} is meant by this",
     "製品 {} に、これに当たる登録はありません"},
    {"`advisoryctl inventory show PRODUCT_ID` shows what is",
     "`advisoryctl inventory show PRODUCT_ID` で登録内容を確認できます"},
    {"{} entries taken off the register\n", "{} 件の登録を外しました\n"},
    {"Takes a product, component or installation off the register",
     "製品、構成部品、設置の登録を外します"},
    {"What was found about it stays on record, and an import registers it again. Its open\nmatches "
     "end, by the name that --by gives.\nExit status 3 when nothing is registered under these "
     "words.\nExample: advisoryctl inventory remove P-100 --product-version 1.0 --by 'Sato Y.'",
     "それまでに見つかったことは記録に残り、取り込めば再び登録されます。未解決の照合は\n--by "
     "の名前で終わります。当たる登録がなければ終了状態は 3 です。\n例: advisoryctl inventory "
     "remove P-100 --product-version 1.0 --by 'Sato Y.'"},
    {"Id of the product", "製品の ID"},
    {"Only this version (default: all)", "このバージョンだけ (既定値: すべて)"},
    {"Only this component, by its name", "この名前の構成部品だけ"},
    {"Only the installation with this serial number", "このシリアル番号の設置だけ"},

    // cli/commands/inventory_show.cpp
    {"Components", "構成部品"},
    {"    inside of {}", "    経路: {}"},
    {"Bills of materials", "部品表"},
    {"{}, {}, imported {}: {}, {} components, {} findings",
     "{}、{}、取り込み {}: {}、構成部品 {} 件、所見 {} 件"},
    {"in force", "有効"},
    {"history, another took its place", "履歴 (別のものに置き換え済み)"},
    {"vendor", "開発元"},
    {"lifecycle", "ライフサイクル"},
    {"least severity", "深刻度の下限"},
    {"JMDN class", "JMDN クラス"},
    {"approval no.", "承認番号"},
    {"retention", "保存区分"},
    {"Installations", "設置"},
    {"no product {} is registered", "製品 {} は登録されていません"},
    {"`advisoryctl inventory list` lists them", "`advisoryctl inventory list` で一覧できます"},
    {"Shows every version of a product with all that is in it",
     "製品のすべてのバージョンと、その内容を表示します"},
    {"Exit status 3 when the product is not registered.\nExample: advisoryctl inventory show P-100",
     "製品が登録されていなければ終了状態は 3 です。\n例: advisoryctl inventory show P-100"},

    // cli/commands/inventory_watch.cpp
    {"WATCH", "監視"},
    {"TERM", "語"},
    {"NOTE", "メモ"},
    {"watch term {}\n", "監視語 {}\n"},
    {"Nothing is watched for.", "監視しているものはありません。"},
    {"\"{}\" is not watched for", "「{}」は監視していません"},
    {"`advisoryctl inventory watch list` lists what is",
     "`advisoryctl inventory watch list` で監視中のものを一覧できます"},
    {"Names to watch for though no product is registered",
     "製品として登録されていなくても監視する名前"},
    {"Example: advisoryctl inventory watch list", "例: advisoryctl inventory watch list"},
    {"Watches for a name", "名前を監視します"},
    {"A notice with this name in title or text is a review of the product watch:TERM.\nExample: "
     "advisoryctl inventory watch add 'Acme RTOS' --note 'planned for P-300' --source 'Sato Y.'",
     "件名か本文にこの名前がある注意喚起は、製品 watch:TERM の要確認になります。\n例: advisoryctl "
     "inventory watch add 'Acme RTOS' --note 'planned for P-300' --source 'Sato Y.'"},
    {"A maker, a product, a word", "開発元、製品、または語"},
    {"Who wants it", "求めた人"},
    {"Lists the terms", "監視語を一覧します"},
    {"Example: advisoryctl inventory watch list --format csv",
     "例: advisoryctl inventory watch list --format csv"},
    {"Stops watching for a name", "名前の監視をやめます"},
    {"Exit status 3 when it is not watched for.\nExample: advisoryctl inventory watch remove 'Acme "
     "RTOS' --by 'Sato Y.'",
     "監視していなければ終了状態は 3 です。\n例: advisoryctl inventory watch remove 'Acme RTOS' "
     "--by 'Sato Y.'"},
    {"As it was added", "追加したときの語"},
}));

}  // namespace

std::span<const Translation> cli_inventory_texts()
{
    return of_cli_inventory;
}

}  // namespace advisory::japanese
