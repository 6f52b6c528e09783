#include "language/japanese/parts.hpp"

namespace advisory::japanese {

namespace {

constexpr auto of_transport = sorted(std::to_array<Translation>({
    // transport/connect_error.cpp
    {": the server does not offer this way to log in",
     ": サーバーはこのログイン方式に対応していません"},
    {"{} asks for a client certificate: {}", "{} がクライアント証明書を要求しています: {}"},
    {"give client_certificate and client_key",
     "client_certificate と client_key を指定してください"},
    {"login of {} at {} refused{}", "{1} が {0} のログインを拒否しました{2}"},
    {"check user, and password, token or client certificate; the server must allow IMAP",
     "ユーザー名と、パスワード、トークン、クライアント証明書のいずれかを確かめてください。サーバー"
     "側で IMAP が許可されている必要があります"},
    {"the certificate of {} is not trusted: {}", "{} の証明書を信頼できません: {}"},
    {"check host name, clock and ca_file", "ホスト名、時計、ca_file を確かめてください"},
    {"the client certificate for {} cannot be used: {}",
     "{} へのクライアント証明書を使えません: {}"},
    {"client_certificate and client_key must be PEM, belong together, and the key must not be "
     "locked by a password",
     "client_certificate と client_key は PEM "
     "形式で互いに対応し、鍵がパスワードで保護されていないことが必要です"},
    {"{} offers no STARTTLS: {}", "{} は STARTTLS に対応していません: {}"},
    {"without TLS there is no login; is imaps:// meant?",
     "TLS なしではログインしません。imaps:// ではありませんか"},
    {"the server does not begin with TLS on this port; is imap:// meant, which is STARTTLS?",
     "サーバはこのポートで TLS から始めません。imap:// (STARTTLS) ではありませんか"},
    {"no connection to {}: {}", "{} に接続できません: {}"},
    {"{} does not speak IMAP as expected: {}", "{} は IMAP として想定外の応答をします: {}"},

    // transport/curl_library.cpp
    {"libcurl does not start: {}", "libcurl を開始できません: {}"},
    {"libcurl was built without TLS", "libcurl が TLS なしで作られています"},

    // transport/fetch_queue.cpp
    {"the server sends a mail without its UID", "サーバーが UID のないメールを送ってきました"},
    {"the server sends far larger mails than it announced",
     "サーバーが予告よりはるかに大きいメールを送ってきました"},

    // transport/https_post.cpp
    {"{} answers more than it should", "{} の応答が大きすぎます"},
    {"{} does not speak HTTP as expected", "{} は HTTP として想定外の応答をします"},
    {"check the address", "アドレスを確かめてください"},
    {"the address to post to is no https:// address without user",
     "送信先が、ユーザー名のない https:// のアドレスではありません"},
    {"libcurl refuses the settings for {}: {}", "{} への設定を libcurl が受け付けません: {}"},

    // transport/imap_connection.cpp
    {"imaps://HOST/, or imap://HOST/ for STARTTLS",
     "imaps://HOST/、STARTTLS の場合は imap://HOST/ です"},
    {"is no address: {}", "はアドレスではありません: {}"},
    {"is not an IMAP address", "は IMAP のアドレスではありません"},
    {"must come without user and password", "にユーザー名とパスワードを含めることはできません"},
    {"the socket to {} cannot be watched", "{} へのソケットを監視できません"},
    {"no user is given for {}", "{} のユーザー名が指定されていません"},
    {"user or password for {} holds a line break", "{} のユーザー名かパスワードに改行があります"},
    {"sending to {} failed: {}", "{} への送信に失敗しました: {}"},
    {"receiving from {} failed: {}", "{} からの受信に失敗しました: {}"},

    // transport/imap_conversation.cpp
    {"no folder can have this name", "この名前のフォルダーはあり得ません"},
    {"it was recreated while it was read", "読み込み中にフォルダーが作り直されました"},
    {" in the middle of a response", " (応答の途中)"},
    {"the server closed the connection{}", "サーバーが接続を閉じました{}"},
    {"the server asks for more of a command that was whole",
     "サーバーが、完結したコマンドの続きを求めています"},
    {"the server ends the session: {}", "サーバーがセッションを終了しました: {}"},
    {"the server says {}", "サーバーの応答: {}"},
    {"the server answers a command that was never sent: {}",
     "送っていないコマンドにサーバーが応答しました: {}"},
    {"the server answers neither OK nor NO: {}", "サーバーの応答が OK でも NO でもありません: {}"},

    // transport/imap_conversation_steps.cpp
    {"folder \"{}\": {}", "フォルダー「{}」: {}"},
    {"the server answers {} {}", "サーバーの応答: {} {}"},
    {"it was recreated", "フォルダーが作り直されました"},
    {"create the folder", "フォルダーを作成してください"},
    {"the server gives it no UIDVALIDITY", "サーバーがフォルダーに UIDVALIDITY を与えていません"},
    {"the session ends each time that UID {} is asked for",
     "UID {} を要求するたびにセッションが切れます"},
    {"the server sends no text of UID {}", "サーバーが UID {} の本文を送りません"},

    // transport/imap_fetch.cpp
    {"the server sends a FETCH response {}", "サーバーの FETCH 応答が不正です: {}"},
    {"without a list", "リストがありません"},
    {"with an item that has no value", "値のない項目があります"},
    {"whose {} cannot be read", "{} を読めません"},
    {"whose list does not end", "リストが終わっていません"},
    {"with text behind its list", "リストの後に文字があります"},

    // transport/imap_response.cpp
    {"the server sends a line of more than {} bytes", "サーバーの行が {} バイトを超えています"},
    {"the server ends a line without a carriage return", "サーバーの行末に復帰文字がありません"},
    {"the server announces a literal of {} bytes, at most {} are taken",
     "サーバーが {} バイトのリテラルを予告しましたが、受け取るのは {} バイトまでです"},

    // transport/imap_tidying.cpp
    {"the server has neither MOVE nor UIDPLUS", "サーバーに MOVE も UIDPLUS もありません"},
    {"leave or flag them instead", "移動せず、残すか既読にしてください"},
    {"folder \"{}\": stored mails are not moved to \"{}\": {}",
     "フォルダー「{}」: 保存したメールを「{}」へ移動できません: {}"},
    {"folder \"{}\": stored mails are not flagged as read: {}",
     "フォルダー「{}」: 保存したメールを既読にできません: {}"},

    // transport/oauth_token.cpp
    {"the refresh token has expired or was revoked: sign in again and put the new one into "
     "refresh_token_file, see docs/login.md",
     "リフレッシュトークンが失効したか取り消されました: サインインし直し、新しいトークンを "
     "refresh_token_file に入れてください (docs/login.md)"},
    {"check client_id and client_secret_file; secrets expire",
     "client_id と client_secret_file を確かめてください。シークレットには期限があります"},
    {"it is tried again by itself", "自動的に再試行します"},
    {"an administrator must consent to the scope", "管理者がスコープに同意する必要があります"},
    {"an administrator must allow the application",
     "管理者がアプリケーションを許可する必要があります"},
    {"the account must belong to the application's domain",
     "アカウントがアプリケーションのドメインに属している必要があります"},
    {"the application may not use this grant", "アプリケーションはこの grant を使えません"},
    {"check grant and token_url", "grant と token_url を確かめてください"},
    {"check scope", "scope を確かめてください"},
    {"check client_id, scope and tenant", "client_id、scope、tenant を確かめてください"},
    {"{} gives no token, for a reason that is not known",
     "{} がトークンを発行しません。理由は不明です"},
    {"check [mailbox.oauth2]", "[mailbox.oauth2] を確かめてください"},
    {"{} gives no token: {}{}{}", "{} がトークンを発行しません: {}{}{}"},
    {"the answer of {} is no token: {}", "{} の応答がトークンではありません: {}"},
    {"check token_url", "token_url を確かめてください"},
    {"{} gives no token: HTTP status {}", "{} がトークンを発行しません: HTTP ステータス {}"},
    {"token_url must be the last address, not one before it",
     "token_url は転送元ではなく、最終的なアドレスでなければなりません"},
    {"it is no JSON object", "JSON のオブジェクトではありません"},
    {"access_token is missing or unusable", "access_token がないか、使えません"},
    {"token_type is not Bearer", "token_type が Bearer ではありません"},

    // transport/smtp_send.cpp
    {"login of {} at {} refused", "{1} が {0} のログインを拒否しました"},
    {"check user and password of the mail server",
     "メールサーバーのユーザー名とパスワードを確かめてください"},
    {"{} did not take a mail: {}", "{} がメールを受け付けませんでした: {}"},
    {"ask who runs the mail server", "メールサーバーの管理者に問い合わせてください"},
    {"{} is another machine: mail goes there over TLS only",
     "{} は別の計算機です: メールは TLS でのみ送ります"},
    {"the mail to {} was stopped", "{} へのメール送信が中止されました"},
}));

}  // namespace

std::span<const Translation> transport_texts()
{
    return of_transport;
}

}  // namespace advisory::japanese
