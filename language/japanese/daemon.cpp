#include "language/japanese/parts.hpp"

namespace advisory::japanese {

namespace {

constexpr auto of_daemon = sorted(std::to_array<Translation>({
    // daemon/access_tokens.cpp
    {"until the service ends the new refresh token is in memory only: put refresh_token_file into "
     "a folder that the service may write",
     "サービスが終わるまで、新しいリフレッシュトークンはメモリ上にしかありません。refresh_token_"
     "file をサービスが書き込めるフォルダーに置いてください"},

    // daemon/alert_log.cpp
    {"{} the alert log {} failed: {}", "アラートログ {1} の{0}に失敗しました: {2}"},
    {"Give the service's user write permission, or free space on the disk.",
     "サービスのユーザーに書き込み権を与えるか、ディスクの空きを作ってください。"},
    {"opening", "オープン"},
    {"looking at", "確認"},
    {"reading", "読み込み"},
    {"writing", "書き込み"},
    {"; a line is cut", "。途中で切れた行があります"},
    {"syncing", "同期"},

    // daemon/command_sink.cpp
    {"failed with status {}{}", "は終了状態 {} で失敗しました{}"},
    {"alert command", "アラートのコマンド"},
    {"was stopped", "は停止されました"},

    // daemon/folder_watch.cpp
    {"raise fs.inotify.max_user_watches and max_user_instances; until then the folder is looked "
     "through at each poll_interval",
     "fs.inotify.max_user_watches と max_user_instances を増やしてください。それまでは "
     "poll_interval ごとにフォルダーを調べます"},
    {"{}: is not there", "{}: ありません"},

    // daemon/imap_session.cpp
    {"the server was silent for {}", "サーバーが {} のあいだ応答しませんでした"},

    // daemon/ingest_sink.cpp
    {"read it with a mail program", "メールソフトで読んでください"},
    {"what is read from {}", "{} から読んだもの"},

    // daemon/journal_sink.cpp
    {"the journal refused an alert: {}", "ジャーナルがアラートを受け付けません: {}"},
    {"Is systemd-journald running?", "systemd-journald は動いていますか。"},

    // daemon/login.cpp
    {"mailbox {} has no password", "メールボックス {} のパスワードがありません"},
    {"the login of {} was stopped", "{} のログインが中止されました"},

    // daemon/login_gate.cpp
    {"{}; the same secret is tried again in {} s, by one connection",
     "{}。同じパスワードやトークンは {} 秒後に、一つの接続だけで再試行します"},
    {"correct the password or token: a changed one counts at the next try",
     "パスワードかトークンを直してください。変更すると次の試行から使われます"},

    // daemon/maildir_folder.cpp
    {"is a symbolic link", "シンボリックリンクです"},
    {"is a folder", "フォルダーです"},
    {"is no regular file", "通常のファイルではありません"},
    {"is empty", "空です"},
    {"a Maildir has the folders cur and new; it is looked for again",
     "Maildir には cur と new のフォルダーがあります。もう一度探します"},
    {"give the user that advisoryd runs as the right to read it",
     "advisoryd を動かすユーザーに読む権限を与えてください"},
    {"the folder cannot be listed: {}", "フォルダーの一覧を読めません: {}"},

    // daemon/maildir_reading.cpp
    {"1 file cannot be read, the first is {}", "1 個のファイルを読めません。それは {} です"},
    {"{} files cannot be read, the first is {}", "{} 個のファイルを読めません。最初は {} です"},

    // daemon/main.cpp
    {"{}: good, {} mailbox(es)\n", "{}: 問題ありません (メールボックス {} 件)\n"},
    {"advisoryd reads the mailboxes that security advisories arrive in, keeps them in a "
     "store,\nholds them against the registered product inventory and raises alerts.\n",
     "advisoryd "
     "は、脆弱性の注意喚起が届くメールボックスを読んでデータベースに保存し、\n登録された製品台帳と"
     "照合してアラートを上げます。\n"},
    {"Configuration file", "設定ファイル"},
    {"Poll every mailbox once, take in all that is new, deliver the alerts, exit",
     "すべてのメールボックスを一度巡回し、新着を取り込み、アラートを届けて終了します"},
    {"Check the configuration alone, report every problem, exit",
     "設定ファイルだけを検査し、すべての問題を報告して終了します"},
    {"Check the configuration and the files that it names, report every problem, exit",
     "設定とそこに書かれたファイルを検査し、すべての問題を報告して終了します"},
    {"Exit status: 0 done, 1 failed, 2 wrong usage, 78 bad configuration.\nSignals: SIGTERM and "
     "SIGINT end it; SIGHUP opens the alert log anew and takes over\nthe configuration file as it "
     "stands, whole or, when anything in it is wrong, not at all.\nSee advisoryd(8), "
     "advisoryd.toml(5), advisoryctl(1).",
     "終了状態: 0 完了、1 失敗、2 使い方の誤り、78 設定の誤り。\nシグナル: SIGTERM と SIGINT "
     "で終了します。SIGHUP "
     "でアラートログを開き直し、\nその時点の設定ファイルに切り替えます。誤りが一つでもあれば、まっ"
     "たく切り替えません。\nadvisoryd(8)、advisoryd.toml(5)、advisoryctl(1) を参照してください。"},

    // daemon/service.cpp
    {"the collection of mails", "メールの収集"},
    {"the daily digest", "日次まとめ"},
    {"the watch over sources", "情報源の監視"},

    // daemon/sink_queue.cpp
    {"the alert sink {}", "通知先 {}"},
    {"mend the sink; the alert is in `advisoryctl alerts`, and in the alert log",
     "通知先を直してください。アラートは `advisoryctl alerts` とアラートログにあります"},

    // daemon/smtp_sink.cpp
    {"the sink was stopped", "通知先が停止されました"},
    {"take the address out of `to`, or have the mail server accept it",
     "`to` からこのアドレスを外すか、メールサーバーが受け付けるようにしてください"},
    {"{} did not take a mail for {} yet: {}", "{} が {} 宛てのメールをまだ受け付けません: {}"},

    // daemon/syslog_sink.cpp
    {"took nothing in time", "は時間内に何も受け付けませんでした"},
    {"syslog at {}: {}", "syslog の受信側 {}: {}"},

    // daemon/upkeep.cpp
    {"the evaluation by today's inventory", "現在の製品台帳による判定"},
    {"the index of words", "語の索引"},

    // daemon/webhook_sink.cpp
    {"{} answered with status {}", "{} がステータス {} を返しました"},
    {"check the URL, the template and the receiver's log",
     "URL、template、受信側のログを確かめてください"},

    // daemon/alert_delivery.hpp
    {"the delivery of alerts", "アラートの配信"},

    // daemon/finish_transfer.hpp
    {"it was stopped", "停止されました"},

    // language/command_line.cpp
    {"Options:", "オプション:"},
    {"Positionals:", "引数:"},
    {"Subcommands:", "サブコマンド:"},
    {"Usage: {}", "使い方: {}"},
    {"Run with {} for more information.", "詳しくは {} を付けて実行してください。"},
    {"A subcommand is required", "サブコマンドが必要です"},
    {"{} is required", "{} は必須です"},
    {"The following argument was not expected: {}", "余分な引数があります: {}"},
    {"The following arguments were not expected: {}", "余分な引数があります: {}"},
    {"{}: Value {} not in range {} to {}", "{}: 値 {} は {} から {} までの範囲にありません"},
    {"{}: {} required {} missing", "{}: {} 個の {} が必要ですが足りません"},
    {"{}: At least {} required but received {}",
     "{}: 少なくとも {} 個必要ですが、{} 個しかありません"},
    {"{}: At Most {} required but received {}", "{}: 最大 {} 個ですが、{} 個あります"},
    {"{}: Should be true/false or a number", "{}: true、false、数のいずれかでなければなりません"},
    {"{}: Check {} value in {} FAILED", "{0}: 「{1}」は使える値ではありません {2}"},
    {"{}: too many inputs for a flag", "{}: フラグに余分な値があります"},
    {"Could not convert: {} = {}", "変換できません: {} = {}"},
    {"{} excludes {}", "{} と {} は併用できません"},
    {"{} requires {}", "{} には {} が必要です"},
    {"Print this help message and exit", "このヘルプを表示して終了します"},
    {"Display program version information and exit", "バージョンを表示して終了します"},
    {" REQUIRED", " (必須)  "},
    {" Excludes:", " 併用不可:"},
    {" Needs:", " 必要: "},

    // daemon/service.cpp
    {"{} new, {} ended, {} as before", "新規 {} 件、終了 {} 件、変更なし {} 件"},
    {"[store] path cannot change while advisoryd runs",
     "advisoryd の動作中に [store] の path は変更できません"},
    {"restart it, or put the path back", "再起動するか、path を元に戻してください"},
    {"the configuration of before goes on", "以前の設定のまま動作を続けます"},

    // daemon/metrics_server.cpp
    {"choose another place in [metrics]; a unit needs SocketBindAllow= for a port",
     "[metrics] で別の場所を指定してください。ポートにはユニットの SocketBindAllow= が必要です"},
}));

}  // namespace

std::span<const Translation> daemon_texts()
{
    return of_daemon;
}

}  // namespace advisory::japanese
