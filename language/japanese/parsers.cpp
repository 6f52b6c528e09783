#include "language/japanese/parts.hpp"

namespace advisory::japanese {

namespace {

constexpr auto of_parsers = sorted(std::to_array<Translation>({
    // parsers/mail/decode_mail.cpp
    {"some bytes of the field {} have no meaning",
     "フィールド {} に意味をなさないバイトがあります"},
    {"some bytes of the text have no meaning in its charset",
     "本文に、その文字コードでは意味をなさないバイトがあります"},
    {"the mail is too large and was read in part", "メールが大きすぎるため、一部だけを読みました"},

    // parsers/mail/part_tree.cpp
    {"a multipart names no boundary", "マルチパートに境界の指定がありません"},
    {"parts nested deeper than {} were left out", "{} 段より深い入れ子のパートを除きました"},
    {"only the first {} parts were read", "最初の {} 個のパートだけを読みました"},
    {"a header was too long and was cut", "ヘッダーが長すぎるため切り詰めました"},
    {"NUL bytes in a header were dropped", "ヘッダーの NUL バイトを除きました"},
    {"lines in a header that are no fields were dropped",
     "ヘッダーの中のフィールドでない行を除きました"},
    {"the boundary is not the one that the header names", "境界がヘッダーの指定と異なります"},

    // parsers/mail/readable_text.cpp
    {"a multipart without parts was read as plain text",
     "パートのないマルチパートを平文として読みました"},
    {"the mail is encrypted and was not read", "メールが暗号化されているため読みませんでした"},
    {"the signed content is enclosed in PKCS #7 and was not read",
     "署名された内容が PKCS #7 の中にあるため読みませんでした"},
    {"a {} part was not read", "{} のパートは読みませんでした"},
    {"NUL bytes in the text were dropped", "本文の NUL バイトを除きました"},
    {"text stands outside of the signed region", "署名された範囲の外に文章があります"},
    {"the text was too long and was cut", "本文が長すぎるため切り詰めました"},
    {"a signed region has no signature", "署名された範囲に署名がありません"},
    {"an attached text was not read", "添付のテキストは読み取っていません"},
    {"no text part was found", "本文のパートが見つかりません"},

    // parsers/mail/transfer_encoding.cpp
    {"the quoted-printable encoding is damaged", "quoted-printable の符号化が壊れています"},
    {"the base64 encoding is damaged", "base64 の符号化が壊れています"},
    {"the transfer encoding {} was left as it is", "転送符号化 {} をそのままにしました"},

    // parsers/advisories/identifiers.cpp
    {"this may continue a list of CVEs and was not followed",
     "CVE の列の続きかもしれませんが、読み進めませんでした"},

    // parsers/advisories/items.cpp
    {"the rest of the text was not read", "残りの文章は読みませんでした"},

    // parsers/advisories/notice.cpp
    {"only the first {} identifiers of a kind were kept",
     "同じ種類の識別子は最初の {} 個だけを残しました"},
    {"suspected typing error: {}: {}", "誤記の疑い: {}: {}"},
    {"the text is too long: only its beginning was read, and identifiers in the rest",
     "文章が長すぎます: 先頭と、残りの部分の識別子だけを読みました"},

    // parsers/advisories/scores.cpp
    {"{} is no valid CVSS vector", "{} は正しい CVSS ベクトルではありません"},
    {"the stated score {:.1f} of {} is {:.1f} by its own vector",
     "{1} の値は {0:.1f} とされていますが、ベクトルからは {2:.1f} です"},

    // parsers/advisories/suspects.cpp
    {"the letter O stands for a zero", "ゼロの代わりに文字 O があります"},
    {"a letter stands for the digit 1", "数字の 1 の代わりに文字があります"},
    {"a hyphen is missing", "ハイフンがありません"},
    {"the year of a CVE has 4 digits", "CVE の年は 4 桁です"},
    {"the serial of a CVE has 4 to 7 digits", "CVE の通し番号は 4 桁から 7 桁です"},
    {"letters follow the serial", "通し番号の後に文字があります"},
    {"a number of JVN has 8 digits", "JVN の番号は 8 桁です"},
    {"JVNDB ids have 4 and 6 digits", "JVNDB の番号は 4 桁と 6 桁です"},
    {"there are no CVEs of {}", "{} 年の CVE はありません"},
    {"similar to {}", "{} に似ています"},

    // parsers/advisories/workarounds.cpp
    {"the update of {} takes back a workaround: {}", "{} の更新で回避策が取り消されました: {}"},

    // parsers/advisories/families/unknown.cpp
    {"the layout of this mail is not known: a person must read it",
     "このメールの構成は未知のものです: 人が読む必要があります"},
}));

}  // namespace

std::span<const Translation> parsers_texts()
{
    return of_parsers;
}

}  // namespace advisory::japanese
