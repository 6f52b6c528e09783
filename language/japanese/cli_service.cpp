#include "language/japanese/parts.hpp"

namespace advisory::japanese {

namespace {

constexpr auto of_cli_service = sorted(std::to_array<Translation>({
    // cli/commands/backup.cpp
    {"{}: {} bytes, schema {}, checked\n", "{}: {} バイト、スキーマ {}、検査済み\n"},
    {"{} is no folder", "{} はフォルダーではありません"},
    {"--keep takes a folder that is there already", "--keep には既存のフォルダーを指定します"},
    {"{}: removed\n", "{}: 削除しました\n"},
    {"Copies the store while advisoryd runs, and checks the copy",
     "advisoryd の動作中に保存先データベースをコピーし、コピーを検査します"},
    {"FILE must not exist yet. The copy has this name only once it is whole, checked and on\nthe "
     "disk. Exit status 0 means that it is; 1 that there is none.\nExample: advisoryctl backup "
     "/mnt/backup/advisoryd.db",
     "FILE "
     "はまだないものを指定します。コピーは、完成し、検査され、ディスクに書き込まれてから\nこの名前"
     "になります。終了状態は、できれば 0、できなければ 1 です。\n例: advisoryctl backup "
     "/mnt/backup/advisoryd.db"},
    {"The copy; with --keep, a folder for copies", "コピー先。--keep ではコピーを置くフォルダー"},
    {"Name the copy by its time, then remove all but the newest N (1 to 10000)",
     "コピーに時刻の名前を付け、新しい N 個 (1 から 10000) を残してほかを削除します"},

    // cli/commands/ingest.cpp
    {"{} mails read, {} of them new\n{} advisories added, {} revised, {} notices that no parser "
     "knows\n{} alerts raised\n",
     "メール {} 通を読み込み、うち {} 通が新着\n注意喚起 {} 件を追加、{} 件を改訂、{} "
     "件は読み取れない構成\nアラート {} 件\n"},
    {"{} files skipped, {} could not be read\n",
     "ファイル {} 個を飛ばし、{} 個は読めませんでした\n"},
    {"{} more could not be read", "ほかに {} 個を読めませんでした"},
    {"standard input cannot be read to its end", "標準入力を最後まで読めません"},
    {"there is no mail on standard input", "標準入力にメールがありません"},
    {"nothing is lost as long as the mail comes again", "メールがもう一度届けば、何も失われません"},
    {"interrupted", "中断されました"},
    {"run it again, and it goes on from there", "もう一度実行すると続きから始めます"},
    {"`-` stands for standard input and cannot be named with anything else",
     "`-` は標準入力を表し、ほかのものと同時に指定できません"},
    {"Takes saved mails in, through the same path as the daemon",
     "保存済みのメールを、デーモンと同じ経路で取り込みます"},
    {"A mail that is in the store already changes nothing, so a back-fill may be repeated;\none "
     "that was interrupted goes on where it was.\nA table tells the counts; json and csv tell what "
     "became of each mail.\nExit status 1 when a file could not be read; the others are taken "
     "in.\n`ingest -` is for procmail, sieve and MTAs. Exit status 0: stored; 65: there was "
     "no\nmail; 75: not stored now, deliver it again.\nExample: advisoryctl ingest "
     "~/Maildir/.JPCERT old-notices.mbox",
     "すでに保存されているメールは何も変えないので、取り込みは繰り返せます。中断したものは\n続きか"
     "ら始まります。表は件数を、json と csv "
     "はメールごとの結果を示します。\n読めないファイルがあれば終了状態は 1 "
     "で、ほかは取り込まれます。\n`ingest -` は procmail、sieve、MTA のためのものです。終了状態は "
     "0: 保存した、65: メールが\nない、75: 今は保存できないので再配送が必要。\n例: advisoryctl "
     "ingest ~/Maildir/.JPCERT old-notices.mbox"},
    {"Raw mails (.eml), mbox files, Maildirs, or folders of them; - for one mail\nor an mbox on "
     "standard input",
     "生のメール (.eml)、mbox ファイル、Maildir、それらのフォルダー。\n- は標準入力の 1 "
     "通のメールか mbox"},

    // cli/commands/ledger.cpp
    {"DAY", "日"},
    {"MAILBOX", "メールボックス"},
    {"FOLDER", "フォルダー"},
    {"POLLS", "巡回"},
    {"FAILED", "失敗"},
    {"UNREAD s", "未読 s"},
    {"MAILS", "メール"},
    {"NEWEST", "最新"},
    {"LAG s", "遅れ s"},
    {"WORST s", "最大 s"},
    {"no source is named \"{}\"", "「{}」という名前の情報源はありません"},
    {"Nothing was polled then.", "その期間に巡回はありません。"},
    {"Lists what was collected, day by day, as evidence", "収集した実績を日ごとに一覧します"},
    {"A row for each day of Japan and each source, then each folder; a day that nobody polled\nhas "
     "its row, too. UNREAD is the longest part of the day without a poll that succeeded,\nLAG the "
     "median from the arrival on the server (INTERNALDATE) to our commit.\nExample: advisoryctl "
     "ledger --since 2026-10-01 --until 2026-10-31 --format csv --bom",
     "日本の日付と情報源ごとに 1 行、続いてフォルダーごとに 1 "
     "行です。巡回のない日にも行が\nあります。「未読」は成功した巡回のない時間のうち最長のもの、「"
     "遅れ」はサーバーへの到着\n(INTERNALDATE) から保存までの中央値です。\n例: advisoryctl ledger "
     "--since 2026-10-01 --until 2026-10-31 --format csv --bom"},
    {"First day: 30d, 2026-11-01 (default: 30d)", "最初の日: 30d、2026-11-01 (既定値: 30d)"},
    {"Last day: 2026-11-30 (default: today)", "最後の日: 2026-11-30 (既定値: 今日)"},
    {"Only this source, without the folders", "この情報源だけ。フォルダーは除きます"},

    // cli/commands/sinks.cpp
    {"SINK", "通知先"},
    {"PENDING", "未配信"},
    {"LAST DELIVERY", "最終配信"},
    {"REFUSED", "拒否"},
    {"FAILING SINCE", "障害の始まり"},
    {"NEXT TRY", "次の試行"},
    {"ERROR", "エラー"},
    {"No alert was ever delivered.", "配信されたアラートはありません。"},
    {"Test of the sink {}", "通知先 {} の試験"},
    {"{} has taken the test\n", "{} が試験を受け取りました\n"},
    {"{} has not taken the test: {}", "{} は試験を受け取っていません: {}"},
    {"it is tried again, before every later alert", "後のアラートより先に再試行します"},
    {"{}; it is tried again, before every later alert", "{}。後のアラートより先に再試行します"},
    {"{} was not tried yet", "{} への試行はまだありません"},
    {"is advisoryd running? `advisoryctl sinks` tells when a failing sink is tried again",
     "advisoryd は動いていますか。障害のある通知先の再試行時刻は `advisoryctl sinks` で分かります"},
    {"there is no sink {}", "通知先 {} はありません"},
    {"`advisoryctl sinks` lists them; a new one is there once advisoryd runs with it",
     "`advisoryctl sinks` で一覧できます。新しいものは、その設定で advisoryd が動いてから現れます"},
    {"Has advisoryd send a test to a sink, and says how it went",
     "advisoryd に通知先へ試験を送らせ、結果を表示します"},
    {"The running service sends it, with its own rights and secrets; filters let it "
     "pass.\nExample: advisoryctl sinks test psirt-mail",
     "動作中のサービスが自身の権限とシークレットで送ります。フィルターには掛かりません。\n例: "
     "advisoryctl sinks test psirt-mail"},
    {"As the configuration names it", "設定ファイルにある名前"},
    {"Seconds to wait for the outcome (default: 60)", "結果を待つ秒数 (既定値: 60)"},
    {"Lists where alerts go, and what waits there", "アラートの通知先と、未配信のものを一覧します"},
    {"Example: advisoryctl sinks test psirt-mail", "例: advisoryctl sinks test psirt-mail"},

    // cli/commands/status.cpp
    {"LAST POLL", "最終巡回"},
    {"LAST SUCCESS", "最終成功"},
    {"LAST MAIL", "最終メール"},
    {"BACKLOG", "残り"},
    {"LAG", "遅れ"},
    {"WATCHED SINCE", "監視開始"},
    {"EXPECTED BY", "到着期限"},
    {"SILENT SINCE", "途絶の始まり"},
    {"MISSING", "欠番"},
    {"Store {}", "保存先データベース {}"},
    {"size", "大きさ"},
    {"{}, schema {}", "{}、スキーマ {}"},
    {"mails", "メール"},
    {"advisories", "注意喚起"},
    {"{}, {} of them unread notices (no parser knows them)",
     "{}、うち {} 件は読み取れないメール (構成が未知)"},
    {"index", "索引"},
    {"up to date", "最新"},
    {"{} advisories wait, searches read them one by one",
     "注意喚起 {} 件が未処理で、検索では 1 件ずつ読みます"},
    {"{} (not configured)", "{} (設定にありません)"},
    {"No mailbox was ever polled.", "巡回したメールボックスはありません。"},
    {"Mailboxes", "メールボックス"},
    {"No source is watched yet.", "監視している情報源はまだありません。"},
    {"Sources", "情報源"},
    {"Alerts", "アラート"},
    {"To do:", "対応が必要:"},
    {"Nothing is wrong.", "異常はありません。"},
    {"Wrong:", "異常:"},
    {"Tells how mailboxes, sources, alerts and the store stand",
     "メールボックス、情報源、アラート、データベースの状況を表示します"},
    {"With --config it also finds mailboxes that were never polled, or not for three intervals.\nA "
     "fault is one line: what is wrong, since when, what advisoryd does about it, and what\nto do; "
     "docs/operations.md has a paragraph for each.\ncsv lists the folders only. Exit status 1 when "
     "anything is wrong.\nExample: advisoryctl status --format json",
     "--config があれば、一度も巡回していないか、間隔の 3 "
     "倍のあいだ巡回していないメールボックスも\n見つけます。異常は 1 "
     "行で、何が、いつから、advisoryd "
     "がどうしているか、何をすべきかを示し\nます。docs/operations.md "
     "にそれぞれの説明があります。\ncsv はフォルダーだけです。異常があれば終了状態は 1 です。\n例: "
     "advisoryctl status --format json"},

    // cli/commands/tail.cpp
    {"Shows the last alerts, and new ones as they come",
     "最後のアラートと、続いて届くものを表示します"},
    {"New alerts are shown as they come; Ctrl-C ends.",
     "新しいアラートは届き次第表示します。終了は Ctrl-C です。"},
    {"Red: affected, or a list that fell silent. Yellow: review. NO_COLOR turns colours "
     "off.\nExample: advisoryctl tail -n 50",
     "赤: 影響あり、または配信の途絶。黄: 要確認。NO_COLOR で色を付けません。\n例: advisoryctl "
     "tail -n 50"},
    {"How many to begin with (default: 10)", "最初に表示する件数 (既定値: 10)"},
    {"End after them", "表示したら終わります"},
    {"One line an alert, or JSON", "1 件 1 行、または JSON"},

    // cli/commands/waive.cpp
    {"{} is not missing", "{} は欠番ではありません"},
    {"`advisoryctl status` names the numbers that are",
     "`advisoryctl status` で欠番を確認できます"},
    {"waived by {}: {}", "{} が待たないと決定: {}"},
    {"{} number(s) waived\n", "番号 {} 個を待たないことにしました\n"},
    {"Ends the wait for missing numbers that were never used",
     "使われなかった欠番を待つのをやめます"},
    {"Read the sender's pages before: a notice that exists is taken in with `ingest`.\nOf a jump "
     "one number is enough, as the one that is far ahead.\nAll of the numbers or none. Exit status "
     "3 when one is not missing.\nExample: advisoryctl waive JPCERT-AT-2026-0013 --by 'Sato Y.' "
     "--reason 'not on the site'",
     "先に発信元のページを確かめてください: 実在する注意喚起は `ingest` "
     "で取り込みます。\n番号の飛びは、飛んだ先の番号一つの指定で足ります。\n指定した番号のすべてか"
     "、何もしないかです。欠番でないものがあれば終了状態は 3 です。\n例: advisoryctl waive "
     "JPCERT-AT-2026-0013 --by 'Sato Y.' --reason 'not on the site'"},
    {"As status names it", "status に示される番号"},
    {"Who says so", "決定した人"},
}));

}  // namespace

std::span<const Translation> cli_service_texts()
{
    return of_cli_service;
}

}  // namespace advisory::japanese
