#include "language/japanese/parts.hpp"

namespace advisory::japanese {

namespace {

constexpr auto of_cli_pages = sorted(std::to_array<Translation>({
    // cli/back_fill.cpp
    {"{}, mail {}: it has {} bytes, so only its header is stored",
     "{} のメール {}: {} バイトあるため、ヘッダーだけを保存しました"},
    {"a person must read it where it came from", "元の場所で人が読む必要があります"},
    {"{}: goes on at mail {}, up to which an earlier run has come",
     "{}: 前回の続きから、メール {} より取り込みます"},
    {"{}: skipped, looks like no mail", "{}: メールではないようなので飛ばしました"},

    // cli/command_line.cpp
    {"\"{}\" is no command here; --help lists them",
     "「{}」というコマンドはここにありません。一覧は --help で表示します"},
    {"\"{}\" is no whole number, or too large a one", "「{}」は整数でないか、大きすぎます"},

    // cli/context.cpp
    {"there is no store at {}", "{} に保存先データベースがありません"},
    {"advisoryd makes it at its first start, `advisoryctl ingest` and `inventory import` when they "
     "have something to keep; if it did not start, `journalctl -u advisoryd` has the reason; --db "
     "FILE names another place",
     "advisoryd の最初の起動時、または `advisoryctl ingest` と `inventory import` "
     "が保存するときに作成されます。起動に失敗したときの理由は `journalctl -u advisoryd` "
     "にあります。別の場所は --db FILE で指定します"},

    // cli/faults.cpp
    {"mailbox {}, folder {}", "メールボックス {}、フォルダー {}"},
    {"{} ({} failures in a row)", "{} (連続 {} 回失敗)"},
    {"advisoryd tries again by itself, within half an hour or the poll interval, and reads on "
     "where it "
     "stopped",
     "advisoryd が、30 分以内または巡回間隔のうちに自動で再試行し、続きから読みます"},
    {"advisoryd tries again at {} and reads on where it stopped",
     "advisoryd が {} に再試行し、続きから読みます"},
    {"that was the last try; advisoryd is at the next one since {}: wait for it",
     "これは前回の結果です。advisoryd が {} から次の巡回を行っています。終わるまでお待ちください"},
    {"does not run; the last poll was at {}", "は動いていません。最後の巡回は {} です"},
    {"does not run", "は動いていません"},
    {"nothing until it runs again", "動き始めるまで何も行いません"},
    {"`systemctl start advisoryd`; why it ended, `journalctl -u advisoryd` says",
     "`systemctl start advisoryd` を実行してください。終了の理由は `journalctl -u advisoryd` "
     "にあります"},
    {"advisoryd was to try again at {}: is it running?",
     "advisoryd は {} に再試行するはずでした。動いていますか"},
    {"the mails are stored and stay where they are; advisoryd tries again at each poll",
     "メールは保存済みで、元の場所に残っています。advisoryd が巡回のたびに再試行します"},
    {"look at after_reading and move_to", "after_reading と move_to を確かめてください"},
    {"look at `systemctl status advisoryd` and start it with this configuration",
     "`systemctl status advisoryd` を調べ、この設定で起動してください"},
    {"configured, and never polled", "設定されていますが、一度も巡回していません"},
    {"{}: its first poll is under way since {}: wait for it",
     "{}: 最初の巡回を {} から行っています。終わるまでお待ちください"},
    {"nothing is read from it", "ここからは何も読まれません"},
    {"not polled since {}; is advisoryd running?",
     "{} から巡回していません。advisoryd は動いていますか"},
    {"mails wait on the server", "メールはサーバーで待っています"},
    {"advisoryd tries again every 30 seconds, in order, and forgets none",
     "advisoryd が 30 秒ごとに順番どおり再試行し、どれも失われません"},
    {"the next try is at {}, in order, and none is forgotten",
     "次の試行は {} です。順番どおりに届け、どれも失われません"},
    {"alert sink {}", "通知先 {}"},
    {"{} ({} alerts pending)", "{} (未配信のアラート {} 件)"},
    {"{} alerts pending", "未配信のアラート {} 件"},
    {"a running advisoryd delivers them within a minute",
     "advisoryd が動いていれば 1 分以内に届けます"},
    {"look at `systemctl status advisoryd`", "`systemctl status advisoryd` を調べてください"},
    {"alert sink {} has refused {} alert(s) for good; `advisoryctl alerts` has them",
     "通知先 {} がアラート {} 件の受け取りを最終的に拒否しました。`advisoryctl alerts` "
     "で確認できます"},
    {"source {}", "情報源 {}"},
    {"silent (a mail is expected every {})", "配信が途絶えています (想定される間隔は {})"},
    {"advisoryd goes on polling, and the next mail ends the alert",
     "advisoryd は巡回を続け、次のメールでアラートが終わります"},
    {"look whether the list still sends to this mailbox, and at the sender's pages",
     "配信登録がこのメールボックス宛てのままか、発信元のページとともに確かめてください"},
    {"{} missing", "{} が欠番です"},
    {"advisoryd waits for it, and its arrival ends the alert",
     "advisoryd が到着を待ち、届けばアラートが終わります"},
    {"read it at the sender's pages; `advisoryctl ingest` takes a saved mail in, `advisoryctl "
     "waive` ends the wait for a number that was never used, and for a jump as a whole",
     "発信元のページで読んでください。保存したメールは `advisoryctl ingest` "
     "で取り込み、使われなかった番号や番号の飛びは `advisoryctl waive` で待つのをやめます"},
    {"store {}", "保存先データベース {}"},
    {"only {} MiB are free on its disk", "ディスクの空きが {} MiB しかありません"},
    {"a write that does not fit ends advisoryd, systemd starts it again, and mails wait on the "
     "server",
     "書き込めないと advisoryd は終了し、systemd が再起動します。メールはサーバーで待ちます"},
    {"make room; nothing in the store can be left out",
     "空きを作ってください。データベースから除けるものはありません"},
    {"{} advisories are not evaluated against today's inventory yet, so matches of theirs may be "
     "missing",
     "注意喚起 {} 件は、今の製品台帳でまだ判定していないため、照合が欠けている可能性があります"},
    {"{}; that is under way: wait for it", "{}。処理中です。終わるまでお待ちください"},
    {"a running advisoryd evaluates them within a minute, by itself",
     "advisoryd が動いていれば 1 分以内に自動で判定します"},
    {"`advisoryctl rematch` does so at once", "すぐに判定するには `advisoryctl rematch`"},
    {"{}UID {} of mailbox {}, folder {} ({})",
     "{0}メールボックス {2}、フォルダー {3} の UID {1} ({4})"},
    {"{} mails that their server does not give, kept by their header at most: read them with a "
     "mail program: {}{}",
     "サーバーが渡さないメール {} 件 (保存は最大でもヘッダーのみ)。メールソフトで読んでください: "
     "{}{}"},
    {", and older ones", " ほか"},
    {"mails that no parser knows: `advisoryctl advisories --kind unknown`, and read them",
     "件のメールは構成が未知です。`advisoryctl advisories --kind unknown` で探し、読んでください"},
    {"mails over max_mail_bytes, of which only the header was kept: read them in the mailbox",
     "件のメールは max_mail_bytes "
     "を超えたため、ヘッダーだけを保存しました。メールボックスで読んでください"},
    {"verdicts that would be less grave wait for a person: `advisoryctl changes`",
     "件の判定は軽くなるところで、人の確認を待っています: `advisoryctl changes`"},
    {"{}: it is being read since {}, {} mails are left", "{}: {} から読み込み中です。残り {} 通"},
    {"{}: its UIDVALIDITY changed, so all of it was read again by {}; nothing was lost or doubled",
     "{}: UIDVALIDITY が変わったため、{} "
     "までに全体を読み直しました。失われたものも重複もありません"},
    {" since {}", " ({} から)"},
    {"; {}", "。{}"},
    {"; to do: {}", "。対応: {}"},

    // cli/input.cpp
    {"{} is larger than {} bytes", "{} は {} バイトを超えています"},
    {"{} cannot be read to its end", "{} を最後まで読めません"},
    {"standard input", "標準入力"},
    {"{} is a folder", "{} はフォルダーです"},
    {"{} cannot be read: {}", "{} を読めません: {}"},
    {"have somebody who may read it hand it over: ... - < {}",
     "読めるユーザーから渡してください: ... - < {}"},

    // cli/inventory_columns.cpp
    {"PRODUCT", "製品"},
    {"NAME", "名称"},
    {"MODEL", "型式"},
    {"VERSION", "バージョン"},
    {"VENDOR", "開発元"},
    {"LIFECYCLE", "ライフサイクル"},
    {"OF VERSION", "製品バージョン"},
    {"COMPONENT", "構成部品"},
    {"INSTITUTION", "医療機関"},
    {"CONTACT", "連絡先"},
    {"SERIAL", "シリアル番号"},
    {"SHIPPED", "出荷日"},
    {"FORMAT", "形式"},
    {"FILE", "ファイル"},
    {"IMPORTED", "取り込み日時"},
    {"STATE", "状態"},
    {"IS OF", "対象"},
    {"COMPONENTS", "構成部品数"},
    {"FINDINGS", "所見"},

    // cli/mail_files.cpp
    {"is neither a file nor a folder", "ファイルでもフォルダーでもありません"},
    {"cannot be read to its end", "最後まで読めません"},

    // cli/match_record.cpp
    {"MATCH", "照合"},
    {"DATE", "日付"},
    {"ADVISORY", "注意喚起"},
    {"VERDICT", "判定"},
    {"SEVERITY", "深刻度"},

    // cli/progress.cpp
    {"{} mails read, {} of them known; {}", "メール {} 通を読み込み、うち {} 通は取り込み済み。{}"},
    {" at {} %", " (進み {} %)"},

    // cli/reevaluate.cpp
    {"{} of {} advisories evaluated again\n", "注意喚起 {1} 件のうち {0} 件を再判定しました\n"},
    {"{} advisories evaluated again: {} matches, {} alerts raised\n",
     "注意喚起 {} 件を再判定しました: 照合 {} 件、アラート {} 件\n"},
    {"{} verdicts would be less grave and wait for a person: see `advisoryctl changes`\n",
     "{} 件の判定は軽くなるところで、人の確認を待っています: `advisoryctl changes`\n"},

    // cli/rollup.cpp
    {"AFFECTED", "影響あり"},
    {"REVIEW", "要確認"},
    {"ADVISORIES", "注意喚起"},
    {"SERIALS", "シリアル番号"},

    // cli/sbom_import.cpp
    {"no product", "製品なし"},
    {"the bill of materials names {}, which is no registered product version",
     "部品表の対象は {} ですが、登録された製品バージョンではありません"},
    {"the bill of materials names {}, which is more than one registered product version",
     "部品表の対象 {} に当たる製品バージョンが複数登録されています"},
    {"say which it is of with --product ID --product-version V",
     "どの製品のものかを --product ID --product-version V で指定してください"},
    {"the bill of materials does not say of which version of {} it is",
     "部品表に {} のどのバージョンのものかが書かれていません"},
    {"say which with --product-version V", "--product-version V で指定してください"},
    {"{} of {} MB read\n", "{1} MB のうち {0} MB を読み込みました\n"},
    {"left out: ", "除外: "},

    // cli/status_report.cpp
    {" (a jump: check {})", " (番号の飛び: {} を確認)"},

    // cli/tree.cpp
    {"line  ", "行    "},
}));

}  // namespace

std::span<const Translation> cli_pages_texts()
{
    return of_cli_pages;
}

}  // namespace advisory::japanese
