#include "language/japanese/parts.hpp"

namespace advisory::japanese {

namespace {

constexpr auto of_cli_commands = sorted(std::to_array<Translation>({
    // cli/commands/accept.cpp
    {"match {} has no verdict that waits for a person", "照合 {} に人の確認を待つ判定はありません"},
    {"`advisoryctl changes` lists those that do", "`advisoryctl changes` で一覧できます"},
    {"accepted by {}", "{} の同意"},
    {"{} verdicts kept as they are\n", "判定 {} 件をそのまま残しました\n"},
    {"{} verdicts lowered\n", "判定 {} 件を軽くしました\n"},
    {"Agrees that a verdict may become less grave, or refuses it",
     "判定が軽くなることに同意するか、拒否します"},
    {"Who decided and why stays on record. All of the matches or none.\nExit status 3 when one of "
     "them has nothing to decide.\nExample: advisoryctl accept 12 --by 'Sato Y.' --reason 'SBOM "
     "checked against build'",
     "誰がなぜ決めたかは記録に残ります。指定した照合のすべてか、何もしないかです。\n決めることのな"
     "い照合があれば終了状態は 3 です。\n例: advisoryctl accept 12 --by 'Sato Y.' --reason 'SBOM "
     "checked against build'"},
    {"Numbers of the matches", "照合の番号"},
    {"Who decides", "決定した人"},
    {"Why", "理由"},
    {"The graver verdict stays for good", "重いほうの判定を残します"},

    // cli/commands/advisories.cpp
    {"KIND", "種類"},
    {"TITLE", "件名"},
    {"PUBLISHED", "公開日"},
    {"UPDATED", "更新日"},
    {"No advisory was found.", "該当する注意喚起はありません。"},
    {"only the last {} are shown", "最後の {} 件だけを表示しています"},
    {"--limit N shows more", "--limit N で増やせます"},
    {"Lists the advisories, the last to arrive first",
     "注意喚起を、届いた順に最後のものから一覧します"},
    {"All words of the query must stand in the id, title, text or CVEs; \"several words\" "
     "in\nquotes as one. Width, case, blanks beside Japanese, サーバ or サーバー, ヴァ or バ make "
     "no\ndifference, and one character is a word.\nExample: advisoryctl advisories --source "
     "jpcert 認証 '\"Apache Log4j\"'",
     "検索語のすべてが ID、件名、本文、CVE のいずれかにあるものを探します。\"複数の 語\" "
     "のように\n引用符で囲むと一続きの語になります。全角と半角、大文字と小文字、日本語の前後の空白"
     "、\nサーバとサーバー、ヴァとバは区別しません。一文字でも検索できます。\n例: advisoryctl "
     "advisories --source jpcert 認証 '\"Apache Log4j\"'"},
    {"Words to search for, Japanese or English", "検索語 (日本語または英語)"},
    {"Only from this source", "この情報源のものだけ"},
    {"Only of this kind; unknown: not understood",
     "この種類のものだけ。unknown は読み取れなかったもの"},
    {"Arrived since: 7d, 12h, 2026-11-01", "これ以降に届いたもの: 7d、12h、2026-11-01"},
    {"Show at most this many (default: 1000 in a table, else all)",
     "表示する最大件数 (既定値: 表では 1000、ほかはすべて)"},

    // cli/commands/alerts.cpp
    {"ALERT", "アラート"},
    {"ABOUT", "対象"},
    {"SEEN BY", "確認者"},
    {"No alert was found.", "該当するアラートはありません。"},
    {"No alert waits for a person; --all lists the acknowledged ones, too.",
     "対応待ちのアラートはありません。確認済みのものも見るには --all を付けてください。"},
    {"only the newest {} are shown", "新しいほうから {} 件だけを表示しています"},
    {"there is no alert {}", "アラート {} はありません"},
    {"`advisoryctl alerts` lists those that are open",
     "`advisoryctl alerts` で未確認のものを一覧できます"},
    {"{} alert(s) acknowledged\n", "アラート {} 件を確認済みにしました\n"},
    {"Records that a person has seen alerts", "アラートを人が確認したことを記録します"},
    {"An acknowledged alert is quiet until it is updated. All of the alerts or none;\nexit status "
     "3 when one is not there.\nExample: advisoryctl alerts ack AL-0123456789abcdef --by 'Sato Y.' "
     "--reason 'case 12'",
     "確認済みのアラートは、更新されるまで再び知らされません。指定したアラートのすべてか、\n何もし"
     "ないかです。ないものがあれば終了状態は 3 です。\n例: advisoryctl alerts ack "
     "AL-0123456789abcdef --by 'Sato Y.' --reason 'case 12'"},
    {"As the alert log and `alerts` name it", "アラートログと `alerts` にある番号"},
    {"Who has seen them", "確認した人"},
    {"What is done about them", "とった対応"},
    {"Lists the alerts that nobody has acknowledged, newest first",
     "未確認のアラートを新しい順に一覧します"},
    {"`advisoryctl show ADVISORY` shows the notice, `alerts ack` records who has seen "
     "it.\nExample: advisoryctl alerts --since 7d --format csv --bom",
     "`advisoryctl show ADVISORY` で注意喚起を表示し、`alerts ack` で確認者を記録します。\n例: "
     "advisoryctl alerts --since 7d --format csv --bom"},
    {"Also what was acknowledged or has ended", "確認済みのものと終わったものも含めます"},
    {"Last changed since: 7d, 12h, 2026-11-01", "これ以降に変わったもの: 7d、12h、2026-11-01"},
    {"Last changed until; a date counts whole",
     "これまでに変わったもの。日付はその日全体を含みます"},
    {"Show at most this many (default: 200 in a table, else all)",
     "表示する最大件数 (既定値: 表では 200、ほかはすべて)"},

    // cli/commands/changes.cpp
    {"IS", "現在"},
    {"WOULD BE", "変更後"},
    {"CAUSE", "契機"},
    {"DECISION", "決定"},
    {"No verdict has changed.", "変わった判定はありません。"},
    {"No verdict waits for a person; --all lists all changes.",
     "人の確認を待つ判定はありません。--all ですべての変更を一覧します。"},
    {"Lists verdicts that would become less grave, and those that changed",
     "軽くなるところの判定と、変わった判定を一覧します"},
    {"A changed inventory, alias or rule never lowers a verdict by itself: the graver one\nstays "
     "until `advisoryctl accept MATCH` says that it may go.\nExample: advisoryctl changes --all "
     "--format csv",
     "製品台帳、別名、規則が変わっても、判定が自動で軽くなることはありません。\n`advisoryctl "
     "accept MATCH` で同意するまで、重いほうの判定のままです。\n例: advisoryctl changes --all "
     "--format csv"},
    {"Also raised verdicts and what was decided", "重くなった判定と決定済みのものも含めます"},
    {"Show at most this many (default: 1000)", "表示する最大件数 (既定値: 1000)"},

    // cli/commands/explain.cpp
    {"there is no match {}", "照合 {} はありません"},
    {"`advisoryctl matches` lists them", "`advisoryctl matches` で一覧できます"},
    {"Says why the verdict of a match is what it is", "照合の判定の理由を説明します"},
    {"Exit status 3 when there is no such match.\nExample: advisoryctl explain 12",
     "その照合がなければ終了状態は 3 です。\n例: advisoryctl explain 12"},
    {"Number of the match", "照合の番号"},

    // cli/commands/matches.cpp
    {"No match was found in the last 30 days; --since looks further back.",
     "この 30 日に該当する照合はありません。--since でさらに遡れます。"},
    {"did you mean {}?", "{} のことですか"},
    {"a running advisoryd evaluates them within a minute; `advisoryctl rematch` does so at once",
     "advisoryd が動いていれば 1 分以内に判定します。すぐに判定するには `advisoryctl rematch` "
     "を実行します"},
    {"No match was found.", "該当する照合はありません。"},
    {"\"{}\" is no CVE id, as in CVE-2021-44228",
     "「{}」は CVE-2021-44228 のような CVE 番号ではありません"},
    {"Made since: 7d, 12h, 2026-11-01 (default: 30d)",
     "これ以降のもの: 7d、12h、2026-11-01 (既定値: 30d)"},
    {"Made until; a date counts whole", "これまでのもの。日付はその日全体を含みます"},
    {"Only of this product", "この製品だけ"},
    {"Only from this advisory", "この注意喚起だけ"},
    {"Only about this CVE", "この CVE だけ"},
    {"Only these (default: affected,review)", "これらの判定だけ (既定値: affected,review)"},
    {"This or graver; what has no score is never hidden",
     "これ以上の深刻度。値のないものは必ず表示します"},
    {"Only cases in this state", "この状態の案件だけ"},
    {"Lists the matches of advisories and products, newest first",
     "注意喚起と製品の照合を新しい順に一覧します"},
    {"`advisoryctl explain MATCH` says why a verdict is what it is.\nExit status 3 when there is "
     "no "
     "such product or advisory.\nExample: advisoryctl matches --since 7d --severity high",
     "`advisoryctl explain MATCH` "
     "で判定の理由を説明します。\nその製品や注意喚起がなければ終了状態は "
     "3 です。\n例: advisoryctl matches --since 7d --severity high"},
    {"Sum up by product version, or by institution",
     "製品バージョンごと、または医療機関ごとに集計します"},
    {"Then wait for new ones, until Ctrl-C", "その後、Ctrl-C まで新しいものを待ちます"},

    // cli/commands/parse.cpp
    {"Shows what the parsers see in a raw mail or a bare text",
     "生のメールや文章をパーサーがどう読むかを表示します"},
    {"Needs no store and changes nothing; of a configuration that --config names "
     "only\n[recognition] counts. The numbers before the facts are those of the\nlines that --text "
     "shows.\nExample: advisoryctl parse --format json notice.eml",
     "データベースを必要とせず、何も変えません。--config の設定のうち使うのは "
     "[recognition]\nだけです。各項目の前の数字は、--text で表示される行の番号です。\n例: "
     "advisoryctl parse --format json notice.eml"},
    {"Raw mail (.eml) or text; - for standard input", "生のメール (.eml) か文章。- は標準入力"},
    {"Show the decoded text with the numbers of its lines", "復号した本文を行番号付きで表示します"},

    // cli/commands/range.cpp
    {"PHRASE", "文面"},
    {"STATUS", "読み取り"},
    {"ONLY FOR", "限定"},
    {"ONLY IF", "条件"},
    {"DOUBTS", "疑問"},
    {"No phrase was given.", "文面が指定されていません。"},
    {"Shows how an affected-version phrase is read",
     "対象バージョンの文面がどう読まれるかを表示します"},
    {"Example: advisoryctl range 'Apache Log4j 2.0.0 から 2.15.0 より前'",
     "例: advisoryctl range 'Apache Log4j 2.0.0 から 2.15.0 より前'"},
    {"Phrases, one an argument; - for the lines of standard input",
     "文面。引数ごとに一つ。- は標準入力の各行"},

    // cli/commands/rematch.cpp
    {"no advisory is stored\n", "保存されている注意喚起はありません\n"},
    {"there is no advisory {}", "注意喚起 {} はありません"},
    {"`advisoryctl advisories` lists them", "`advisoryctl advisories` で一覧できます"},
    {"Evaluates the stored advisories against today's inventory",
     "保存されている注意喚起を現在の製品台帳で判定し直します"},
    {"Runs by itself after every change of the inventory. What it would lower waits for a\nperson: "
     "see `advisoryctl changes`.\nExit status 3 when there is no such advisory.\nExample: "
     "advisoryctl rematch --advisory JPCERT-AT-2021-0050",
     "製品台帳が変わるたびに自動で行われます。軽くなるところの判定は人の確認を待ちます:\n`"
     "advisoryctl changes` を見てください。\nその注意喚起がなければ終了状態は 3 です。\n例: "
     "advisoryctl rematch --advisory JPCERT-AT-2021-0050"},
    {"Only this one", "これだけ"},

    // cli/commands/show.cpp
    {"{}  against {} product versions and {} components, {}",
     "{}  製品バージョン {} 件、構成部品 {} 件と照合、{}"},
    {"  read by {}, the one before by {}: what differs may be the reading",
     "  {} で読み取り、前の版は {} で読み取り: 違いは読み取り方によるかもしれません"},
    {"Revisions that arrived, and what each says otherwise than the one before",
     "届いた版と、それぞれの前の版との違い"},
    {"{}{}  {}  mail SHA-256 {}", "{}{}  {}  メールの SHA-256 {}"},
    {" (current)", " (現在)"},
    {"Verdicts", "判定"},
    {"match {}  {}  {}  {}", "照合 {}  {}  {}  {}"},
    {"Nothing in the inventory has a name of this advisory.",
     "この注意喚起にある名前は製品台帳にありません。"},
    {"Checked against the inventory", "製品台帳との照合"},
    {"never", "なし"},
    {"Text", "本文"},
    {"there is no advisory or match {}", "注意喚起または照合 {} はありません"},
    {"`advisoryctl advisories` and `advisoryctl matches` list them",
     "`advisoryctl advisories` と `advisoryctl matches` で一覧できます"},
    {"Shows one advisory or match whole", "一つの注意喚起または照合の全体を表示します"},
    {"Exit status 3 when there is none with this id.\nExample: advisoryctl show "
     "JPCERT-AT-2021-0050",
     "その ID のものがなければ終了状態は 3 です。\n例: advisoryctl show JPCERT-AT-2021-0050"},
    {"Id of an advisory, or number of a match", "注意喚起の ID か、照合の番号"},

    // cli/commands/vercmp.cpp
    {", a vendor's flavour set aside", "、開発元の印は除外"},
    {" ({} rules{})\n", " ({} の規則{})\n"},
    {"Compares two versions: <, =, > or ? (unordered), and why",
     "二つのバージョンを比べます: <、=、>、? (順序なし) とその理由"},
    {"Example: advisoryctl vercmp --scheme deb 1.0~rc1-1 1.0-1",
     "例: advisoryctl vercmp --scheme deb 1.0~rc1-1 1.0-1"},
    {"Rules of order (default: generic)", "順序の規則 (既定値: generic)"},
    {"A version", "バージョン"},

    // cli/options.cpp
    {"How to show it (default: table)", "表示の形式 (既定値: table)"},
    {"Begin CSV with a byte order mark, for Excel",
     "CSV の先頭にバイト順マークを付けます (Excel 用)"},
    {"\"{}\" is none of {}", "「{}」は {} のいずれでもありません"},
    {"a blank text says nothing", "空白だけでは意味がありません"},
    {"\"{}\" is neither a duration (7d) nor a date (2026-11-01)",
     "「{}」は期間 (7d) でも日付 (2026-11-01) でもありません"},

    // cli/run.cpp
    {"Looks at and works on what advisoryd has collected.",
     "advisoryd が集めたものを表示し、操作します。"},
    {"`advisoryctl COMMAND --help` shows the options of a command.\nExit status: 0 done, 1 failed, "
     "2 wrong usage, 3 not found, 78 bad configuration;\n`ingest -` has 65 and 75, too.",
     "各コマンドのオプションは `advisoryctl COMMAND --help` で表示します。\n終了状態: 0 完了、1 "
     "失敗、2 使い方の誤り、3 見つからない、78 設定の誤り。\n`ingest -` には 65 と 75 "
     "もあります。"},
    {"Configuration file (default: {})", "設定ファイル (既定値: {})"},
    {"Print at once what a terminal would show page by page",
     "端末で 1 画面ずつ見せるものを、一度に出力します"},
    {"Store; wins over the configuration", "保存先データベース。設定より優先します"},
    {"the output could not be written", "出力を書き込めませんでした"},
}));

}  // namespace

std::span<const Translation> cli_commands_texts()
{
    return of_cli_commands;
}

}  // namespace advisory::japanese
