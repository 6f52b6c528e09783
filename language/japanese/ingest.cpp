#include "language/japanese/parts.hpp"

namespace advisory::japanese {

namespace {

constexpr auto of_ingest = sorted(std::to_array<Translation>({
    // ingest/evaluator.cpp
    {"The notice has very many revisions: not all of them were compared.",
     "この注意喚起は改訂が非常に多いため、すべては比べていません。"},

    // ingest/held_verdicts.cpp
    {"Another revision of the notice reads graver than the current one: which is right for this "
     "product?",
     "この注意喚起の別の版のほうが現在の版より重い判定です。この製品についてはどちらが正しいですか"
     "。"},
    {"The current revision of the notice does not name this product, another one does: was it "
     "taken back?",
     "注意喚起の現在の版にこの製品はなく、別の版にはあります。取り下げられたのですか。"},

    // ingest/ledger.cpp
    {"not polled", "巡回なし"},
    {"every poll failed", "巡回すべて失敗"},
    {"polled, no mail", "巡回済み、メールなし"},

    // ingest/lowered_verdicts.cpp
    {"Nothing in the inventory of today is what the notice names here.",
     "注意喚起のこの項目に当たるものは、現在の製品台帳にありません。"},

    // ingest/notice_numbers.cpp
    {" and {} more", " ほか {} 件"},
    {" to {:04}", "〜{:04}"},

    // ingest/own_alerts.cpp
    {"an alert of advisoryd that came back: send alerts to an address that it does not read",
     "advisoryd 自身のアラートが戻ってきました: アラートは advisoryd "
     "が読まないアドレスに送ってください"},

    // ingest/raised_alerts.cpp
    {"the notice calls it {}", "注意喚起では {}"},
    {"the register has at least {} for this product", "台帳ではこの製品の下限が {}"},

    // ingest/read_mail.cpp
    {"the server does not give this mail: a person must read it there",
     "サーバーがこのメールを渡しません: サーバー上で人が読む必要があります"},
    {"the mail is over the size limit: only its header was taken from the server",
     "メールが大きさの上限を超えています: サーバーからヘッダーだけを受信しました"},

    // ingest/source_alerts.cpp
    {"1 day", "1 日"},
    {"{} days", "{} 日"},
    {"1 hour", "1 時間"},
    {"{} hours", "{} 時間"},
    {"1 minute", "1 分"},
    {"{} minutes", "{} 分"},
    {"1 second", "1 秒"},
    {"{} seconds", "{} 秒"},
    {"{} is silent: {} {}, and a mail is expected every {}",
     "{} の配信が途絶えています: {} {}、想定される間隔は {}"},
    {"last mail on", "最後のメールは"},
    {"no mail since it is watched,", "監視開始からメールなし:"},
    {"{}: the silence has ended: {}", "{}: 配信が再開しました: {}"},
    {"mailbox {}, folder {} cannot be read since {}: {}",
     "メールボックス {}、フォルダー {} を {} から読めません: {}"},
    {"mailbox {}, folder {}: the failure has ended: {}",
     "メールボックス {}、フォルダー {}: 障害が解消しました: {}"},
    {"{}: {} is far ahead of {:04}; check whether it is true",
     "{}: {} が {:04} から大きく飛んでいます。本当か確かめてください"},
    {"{}: {} has not arrived, and a later number has",
     "{}: {} が届かないまま、後の番号が届いています"},
    {"{}: the gap at {} has ended: {}", "{}: {} の欠番が解消しました: {}"},

    // ingest/source_watch.cpp
    {"back-fill of {}", "{} の再取り込み"},
    {"mail in {}, {}", "{} の {} のメール"},
    {"it is read again", "再び読めるようになりました"},
    {"it is configured no more", "設定から外されました"},
    {"it is expected less often now", "想定される間隔が長くなりました"},

    // ingest/watched_terms.cpp
    {"watch term", "監視語"},
    {"Does this concern what \"{}\" is watched for{}?",
     "これは「{}」を監視している目的に関係しますか{}。"},
}));

}  // namespace

std::span<const Translation> ingest_texts()
{
    return of_ingest;
}

}  // namespace advisory::japanese
