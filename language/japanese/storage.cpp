#include "language/japanese/parts.hpp"

namespace advisory::japanese {

namespace {

constexpr auto of_storage = sorted(std::to_array<Translation>({
    // access/remedy.cpp
    {"an administrator lets this user in with `usermod -aG {} NAME`, which holds from the next "
     "login on",
     "管理者が `usermod -aG {} ユーザー名` で閲覧を許可できます。次のログインから有効です"},
    {"give this user access to the file and its folder",
     "このユーザーにファイルとフォルダーへのアクセス権を与えてください"},
    {"only {0} writes it: run this as that user, as with `sudo -u {0}`",
     "書き込めるのは {0} だけです: `sudo -u {0}` などでそのユーザーとして実行してください"},
    {"give this user write access to the file and its folder",
     "このユーザーにファイルとフォルダーへの書き込み権を与えてください"},

    // storage/alias_store.cpp
    {"is not", "は次と同じではありません:"},
    {"alias removed by {}: {}", "{} による別名の削除: {}"},

    // storage/backup.cpp
    {"give this user a folder to write in, with room for the store",
     "ストアが入るだけの空きがあり、このユーザーが書き込めるフォルダーを用意してください"},
    {"names no file", "ファイルの名前ではありません"},
    {"give the path of a new file", "新しいファイルのパスを指定してください"},
    {"is there already and was left as it is", "すでにあるため、そのまま残しました"},
    {"name a new file", "新しいファイルを指定してください"},
    {"there is no room for a copy: {} MiB are free, {} MiB are needed",
     "コピーを置く余裕がありません: 空き {} MiB、必要 {} MiB"},
    {"make room, or name a file on another disk",
     "空きを作るか、別のディスクのファイルを指定してください"},
    {"the copy was made, but its name may not last",
     "コピーはできましたが、名前が失われるおそれがあります"},
    {"the copy cannot be written", "コピーを書き込めません"},
    {"another backup is writing this file", "別のバックアップがこのファイルに書き込んでいます"},
    {"wait for its end", "終わるまで待ってください"},
    {"the group of the store is not known", "保存先データベースのグループが分かりません"},
    {"the mode of the copy cannot be set", "コピーのモードを設定できません"},
    {"the copy is not on the disk", "コピーがディスクに書き込まれていません"},
    {"the copy cannot be given its name", "コピーに名前を付けられません"},
    {"advisoryd was started while the store was copied",
     "保存先データベースのコピー中に advisoryd が起動しました"},
    {"try again", "もう一度実行してください"},
    {"the copy is damaged, and so is the store or the disk ({})",
     "コピーが壊れています。元のデータベースかディスクも壊れています ({})"},
    {"it was removed; keep the backups that you have, and look at the disk",
     "コピーは削除しました。手元のバックアップを保管し、ディスクを調べてください"},
    {"the copy has schema {} instead of {}", "コピーのスキーマが {1} ではなく {0} です"},
    {"try again while nothing else changes the store's schema",
     "データベースのスキーマがほかから変更されていないときに、もう一度実行してください"},

    // storage/connection.cpp
    {"another program holds the store", "別のプログラムが保存先データベースを使用しています"},
    {"end that program, or try again", "そのプログラムを終了するか、もう一度実行してください"},
    {"the file, or its -wal and -shm beside it, cannot be opened",
     "ファイル、または隣にある -wal と -shm を開けません"},
    {"the store is damaged", "保存先データベースが壊れています"},
    {"stop advisoryd and put the last backup in its place; the file was left as it is",
     "advisoryd を停止し、最後のバックアップに置き換えてください。ファイルには手を加えていません"},
    {"the disk is full", "ディスクが満杯です"},
    {"make room; nothing was lost", "空きを作ってください。何も失われていません"},
    {"the disk cannot be read or written", "ディスクの読み書きができません"},
    {"look for room on the disk, a quota, and errors in the kernel's log",
     "ディスクの空き、割り当ての上限、カーネルのログのエラーを調べてください"},
    {"the file is not a store of advisoryd", "advisoryd の保存先データベースではありません"},
    {"name another file; this one was left as it is",
     "別のファイルを指定してください。このファイルには手を加えていません"},
    {"access is denied", "アクセスが拒否されました"},
    {"the store cannot be written", "保存先データベースに書き込めません"},
    {"the store in memory", "メモリ上の保存先データベース"},
    {"{}: {} (SQLite error {})", "{}: {} (SQLite エラー {})"},

    // storage/database.cpp
    {"\"{}\" names no file: give a path",
     "「{}」はファイルの名前ではありません: パスを指定してください"},
    {"{}: the folder {} does not exist: create it for this user first",
     "{}: フォルダー {} がありません: 先にこのユーザーで作成してください"},
    {"{}: there is no store yet, and one that root makes is closed to the user whose folder it is: "
     "run this as that user, as with runuser -u advisoryd -- ...",
     "{}: まだ保存先データベースがなく、root が作るとフォルダーの所有者が使えません。runuser -u "
     "advisoryd -- ... のように、そのユーザーで実行してください"},
    {"{}: cannot be opened for writing: {}: {}", "{}: 書き込み用に開けません: {}: {}"},
    {"{}: this user may not look at it: {}", "{}: このユーザーには閲覧権がありません: {}"},
    {"{}: there is no store here: name another file, or start advisoryd, which creates it",
     "{}: 保存先データベースがありません: 別のファイルを指定するか、advisoryd "
     "を起動して作成してください"},
    {"{}: the file is not a store of advisoryd: name another file; this one was left as it is",
     "{}: advisoryd の保存先データベースではありません: "
     "別のファイルを指定してください。このファイルには手を加えていません"},
    {"{}: the store has schema {}, this program needs {}: start advisoryd once, which brings it up "
     "to date",
     "{}: 保存先データベースのスキーマは {} ですが、このプログラムには {} が必要です: advisoryd "
     "を一度起動すると更新されます"},
    {"{}: the file system takes no write-ahead log: keep the store on a local disk",
     "{}: このファイルシステムは先行書き込みログに対応していません: "
     "保存先データベースはローカルディスクに置いてください"},
    {"{}: the file is the database of another program, not a store of advisoryd: name another "
     "file; this one was left as it is",
     "{}: 別のプログラムのデータベースであり、advisoryd の保存先ではありません: "
     "別のファイルを指定してください。このファイルには手を加えていません"},
    {"{}: the store has schema {}, this program knows up to {}: use the newer advisoryd that wrote "
     "it, or a backup made before; nothing was changed",
     "{}: 保存先データベースのスキーマは {} ですが、このプログラムが扱えるのは {} までです: "
     "書き込んだ新しい advisoryd か、以前のバックアップを使ってください。何も変更していません"},

    // storage/inventory_history.cpp
    {"removal by {}", "{} による削除"},

    // storage/inventory_import.cpp
    {"import of {}", "{} の取り込み"},

    // storage/mailbox_store.cpp
    {"check `url`; when it is right, look at the server and the network",
     "`url` を確かめてください。正しければ、サーバーとネットワークを調べてください"},
    {"look whether the folder exists and may be read",
     "フォルダーがあり、読めるかを調べてください"},
    {"ask the server's operator", "サーバーの管理者に問い合わせてください"},
    {"see docs/operations.md", "docs/operations.md を見てください"},

    // storage/query.cpp
    {"{}: a column holds \"{}\", which is no word of this program: the store was changed by "
     "another one; put the last backup in its place",
     "{}: このプログラムの知らない値「{}」が列にあります: "
     "別のプログラムが変更しました。最後のバックアップに置き換えてください"},

    // storage/store_lock.cpp
    {"cannot make the lock file {}: {}", "ロックファイル {} を作成できません: {}"},
    {"The folder of the store must exist and be writable for the service.",
     "データベースのフォルダーがあり、サービスが書き込めることが必要です。"},
    {"another advisoryd works on the store {}",
     "別の advisoryd が保存先データベース {} で動作しています"},
    {"Stop it first, or give this one a store of its own.",
     "先にそれを停止するか、こちらに専用のデータベースを指定してください。"},

    // storage/watch_store.cpp
    {"watch term: {}", "監視語: {}"},
    {"watch term removed by {}: {}", "{} による監視語の削除: {}"},
}));

}  // namespace

std::span<const Translation> storage_texts()
{
    return of_storage;
}

}  // namespace advisory::japanese
