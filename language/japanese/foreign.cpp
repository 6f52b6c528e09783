#include "language/japanese/parts.hpp"

namespace advisory::japanese {

namespace {

// What libraries beneath us say, as they say it: strerror(3), curl_easy_strerror(3). It stands in
// no source of ours, and what is not listed is shown as it comes.
constexpr auto of_foreign = sorted(std::to_array<Translation>({
    {"Address already in use", "アドレスは使用中です"},
    {"Argument list too long", "引数リストが長すぎます"},
    {"Bad file descriptor", "ファイル記述子が不正です"},
    {"Broken pipe", "パイプが切れました"},
    {"Cannot allocate memory", "メモリを確保できません"},
    {"Connection refused", "接続を拒否されました"},
    {"Connection reset by peer", "相手が接続を切りました"},
    {"Connection timed out", "接続がタイムアウトしました"},
    {"Device or resource busy", "デバイスまたは資源が使用中です"},
    {"Disk quota exceeded", "ディスク使用量の上限を超えました"},
    {"End of file", "ファイルの終端です"},
    {"Exec format error", "実行形式の誤りです"},
    {"File exists", "ファイルが存在します"},
    {"File name too long", "ファイル名が長すぎます"},
    {"File too large", "ファイルが大きすぎます"},
    {"Host not found (authoritative)", "ホストが見つかりません"},
    {"Host not found (non-authoritative), try again later",
     "ホストが見つかりません。後で再試行してください"},
    {"Input/output error", "入出力エラーです"},
    {"Invalid argument", "引数が不正です"},
    {"Is a directory", "ディレクトリです"},
    {"Message too long", "メッセージが長すぎます"},
    {"Network is unreachable", "ネットワークに到達できません"},
    {"No route to host", "ホストへの経路がありません"},
    {"No space left on device", "デバイスに空き領域がありません"},
    {"No such device or address", "そのようなデバイスやアドレスはありません"},
    {"No such file or directory", "そのようなファイルやディレクトリはありません"},
    {"Not a directory", "ディレクトリではありません"},
    {"Operation canceled", "操作は取り消されました"},
    {"Operation not permitted", "許可されていない操作です"},
    {"Operation timed out", "操作がタイムアウトしました"},
    {"Permission denied", "許可がありません"},
    {"Read-only file system", "読み込み専用のファイルシステムです"},
    {"Resource temporarily unavailable", "資源が一時的に利用できません"},
    {"Stale file handle", "ファイルハンドルが無効になりました"},
    {"Success", "成功"},
    {"Too many levels of symbolic links", "シンボリックリンクの階層が多すぎます"},
    {"Too many open files", "開いているファイルが多すぎます"},
    {"Too many open files in system", "システムで開いているファイルが多すぎます"},
    {"Transport endpoint is not connected", "接続されていません"},

    {"Access denied to remote resource", "相手の資源への接続を拒否されました"},
    {"Could not connect to server", "サーバーに接続できません"},
    {"Could not resolve hostname", "ホスト名を解決できません"},
    {"Couldn't connect to server", "サーバーに接続できません"},
    {"Couldn't resolve host name", "ホスト名を解決できません"},
    {"Failed sending data to the peer", "相手へデータを送信できません"},
    {"Failure when receiving data from the peer", "相手からデータを受信できません"},
    {"Login denied", "ログインを拒否されました"},
    {"SSL connect error", "TLS 接続のエラーです"},
    {"SSL peer certificate or SSH remote key was not OK", "相手の証明書が正しくありません"},
    {"Server returned nothing (no headers, no data)", "サーバーは何も返しません"},
    {"Timeout was reached", "タイムアウトしました"},
    {"URL using bad/illegal format or missing URL", "URL の形式が不正です"},
    {"attempt to write a readonly database", "読み込み専用のデータベースに書き込もうとしました"},
    {"database disk image is malformed", "データベースが壊れています"},
    {"database is locked", "データベースがロックされています"},
    {"database or disk is full", "データベースまたはディスクが満杯です"},
    {"disk I/O error", "ディスクの入出力エラーです"},
    {"file is not a database", "ファイルはデータベースではありません"},
    {"unable to open database file", "データベースファイルを開けません"},
}));

}  // namespace

std::span<const Translation> foreign_texts()
{
    return of_foreign;
}

}  // namespace advisory::japanese
