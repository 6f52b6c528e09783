#include "tests/fuzz/notice_heads.hpp"

#include <array>

namespace advisory::fuzz {

namespace {

constexpr std::string_view jpcert = "JPCERT/CC <info@jpcert.or.jp>";
constexpr std::string_view jpcert_list = "<announce.jpcert.or.jp>";
constexpr std::string_view ipa = "IPAセキュリティセンター <mailnews@ipa.go.jp>";
constexpr std::string_view ipa_list = "<mailnews.ipa.go.jp>";

constexpr std::array heads{
    NoticeHead{
        .name = "none",
        .subject = "Fwd: ご連絡",
        .from = "someone@example.jp",
        .list_id = "",
        .opening = "",
    },
    NoticeHead{
        .name = "jpcert_alert",
        .subject = "注意喚起: Sample Server の脆弱性（CVE-2026-99001）に関する注意喚起 (公開)",
        .from = jpcert,
        .list_id = jpcert_list,
        .opening = "各位\n\n   JPCERT-AT-2026-9001\n   JPCERT/CC\n   2026-03-01（新規）\n\n"
                   "   <<< JPCERT/CC Alert 2026-03-01 >>>\n\n"
                   "   Sample Server の脆弱性（CVE-2026-99001）に関する注意喚起\n\n"
                   "   https://www.jpcert.or.jp/at/2026/at260001.html\n\n",
    },
    NoticeHead{
        .name = "jpcert_weekly_report",
        .subject = "Weekly Report: JPCERT/CC WEEKLY REPORT 2026-03-11",
        .from = jpcert,
        .list_id = jpcert_list,
        .opening =
            "==========\n   JPCERT-WR-2026-9101\n   JPCERT/CC\n   2026-03-11\n\n"
            "   <<< JPCERT/CC WEEKLY REPORT 2026-03-11 >>>\n==========\n\n"
            "■03/01(日)〜03/07(土) のセキュリティ関連情報\n\n目 次\n\n【1】Sampleに脆弱性\n\n",
    },
    NoticeHead{
        .name = "jpcert_newsflash",
        .subject = "CyberNewsFlash: Sample製品に関する脆弱性について",
        .from = jpcert,
        .list_id = jpcert_list,
        .opening = "JPCERT/CC CyberNewsFlash\n\n2026-03-12\n\nSample製品に関する脆弱性について\n"
                   "https://www.jpcert.or.jp/newsflash/2026031201.html\n\n",
    },
    NoticeHead{
        .name = "jpcert_event",
        .subject = "お知らせ: 「Sample セミナー」参加者募集のお知らせ",
        .from = jpcert,
        .list_id = jpcert_list,
        .opening = "各位\n\n   JPCERT/CC\n   2026-02-18\n\n",
    },
    NoticeHead{
        .name = "ipa_alert",
        .subject = "【IPA】重要なセキュリティ情報: Sample OS の脆弱性対策について(CVE-2026-99002)",
        .from = ipa,
        .list_id = ipa_list,
        .opening = "重要なセキュリティ情報\n\nSample OS の脆弱性対策について(CVE-2026-99002)\n"
                   "https://www.ipa.go.jp/security/security-alert/2026/alert20260415.html\n\n"
                   "公開日:2026年4月15日\n最終更新日:2026年4月19日\n\n",
    },
    NoticeHead{
        .name = "ipa_jvn",
        .subject = "「Sample」における認証不備の脆弱性について(JVN#99999101)",
        .from = ipa,
        .list_id = ipa_list,
        .opening = "「Sample」における認証不備の脆弱性について(JVN#99999101)\n\n"
                   "最終更新日:2026年4月21日\n\n※追記すべき情報がある場合には、その都度この"
                   "ページを更新する予定です。\n\n",
    },
    NoticeHead{
        .name = "jvn_note",
        .subject = "JVNVU#99999105 Sample製モニタにおける認証不備の脆弱性",
        .from = "脆弱性情報の配信 <feed@notices.example>",
        .list_id = "",
        .opening = "公開日：2026/04/21 最終更新日：2026/04/23\n\nJVNVU#99999105\n"
                   "Sample製モニタにおける認証不備の脆弱性\n\n",
    },
    NoticeHead{
        .name = "jvndb",
        .subject = "JVNDB-2026-999001 Sampleにおける脆弱性",
        .from = "JVN iPedia <feed@notices.example>",
        .list_id = "",
        .opening = "JVNDB-2026-999001\nSampleにおける脆弱性\n\n",
    },
    NoticeHead{
        .name = "forwarded",
        .subject = "Fw: 注意喚起: Sample Server の脆弱性",
        .from = "someone@example.jp",
        .list_id = "",
        .opening = "転送します。\n\n> JPCERT-AT-2026-9002\n> JPCERT/CC\n> 2026-03-02（更新）\n>\n"
                   "> <<< JPCERT/CC Alert 2026-03-02 >>>\n>\n",
    },
};

}  // namespace

std::span<const NoticeHead> notice_heads()
{
    return heads;
}

}  // namespace advisory::fuzz
