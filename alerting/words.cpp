#include "alerting/words.hpp"

#include <array>
#include <utility>

namespace advisory::alerting {

namespace {

constexpr Words english{
    .affected = "AFFECTED",
    .review = "REVIEW",
    .not_affected = "not affected",
    .critical = "critical",
    .high = "high",
    .medium = "medium",
    .low = "low",
    .unknown = "severity unknown",
    .silent = "list is silent",
    .silence_over = "list speaks again",
    .unreadable = "mailbox cannot be read",
    .readable = "mailbox is read again",
    .gap = "numbers are missing",
    .gap_closed = "missing numbers came",
    .quarantined = "mail in quarantine",
    .test = "test of this sink",
    .digest = "daily digest",
    .updated = "update",
    .product = "Product",
    .component = "Component",
    .product_itself = "the product itself",
    .notice = "Notice",
    .title = "Title",
    .cves = "CVE",
    .severity = "Severity",
    .page = "Page",
    .cause = "Cause",
    .source = "Source",
    .raised = "Raised",
    .alert = "Alert",
    .next = "What to do",
    .look_at_notice = "advisoryctl show {}",
    .acknowledge = "advisoryctl alerts ack {} --by NAME --reason TEXT",
    .look_at_status = "advisoryctl status",
    .test_text = "Somebody ran `advisoryctl sinks test`. The sink works; nothing is to be done.",
    .many = "{} alerts",
    .many_text = "These alerts waited for this sink. Each is in `advisoryctl alerts`, too.",
};

constexpr Words japanese{
    .affected = "影響あり",
    .review = "要確認",
    .not_affected = "影響なし",
    .critical = "緊急",
    .high = "重要",
    .medium = "警告",
    .low = "注意",
    .unknown = "深刻度不明",
    .silent = "配信が途絶えています",
    .silence_over = "配信が再開しました",
    .unreadable = "メールボックスを読めません",
    .readable = "メールボックスが再び読めます",
    .gap = "番号が抜けています",
    .gap_closed = "抜けていた番号が届きました",
    .quarantined = "メールを隔離しました",
    .test = "通知先の試験",
    .digest = "日次まとめ",
    .updated = "更新",
    .product = "製品",
    .component = "部品",
    .product_itself = "製品そのもの",
    .notice = "注意喚起",
    .title = "件名",
    .cves = "CVE",
    .severity = "深刻度",
    .page = "ページ",
    .cause = "契機",
    .source = "情報源",
    .raised = "発報",
    .alert = "アラート",
    .next = "次にすること",
    .look_at_notice = "advisoryctl show {}",
    .acknowledge = "advisoryctl alerts ack {} --by 氏名 --reason 理由",
    .look_at_status = "advisoryctl status",
    .test_text =
        "`advisoryctl sinks test` による試験です。通知先は機能しています。対応は不要です。",
    .many = "アラート {} 件",
    .many_text = "この通知先で待機していたアラートです。`advisoryctl alerts` でも確認できます。",
};

}  // namespace

const Words& words_of(Language language)
{
    return language == Language::japanese ? japanese : english;
}

std::string_view verdict_in(const Words& words, std::string_view verdict)
{
    const std::array<std::pair<std::string_view, std::string_view>, 3> known{{
        {"affected", words.affected},
        {"review", words.review},
        {"not_affected", words.not_affected},
    }};
    for (const auto& [name, word] : known)
        if (name == verdict)
            return word;
    return verdict;
}

std::string_view severity_in(const Words& words, std::string_view severity)
{
    const std::array<std::pair<std::string_view, std::string_view>, 5> known{{
        {"critical", words.critical},
        {"high", words.high},
        {"medium", words.medium},
        {"low", words.low},
        {"unknown", words.unknown},
    }};
    for (const auto& [name, word] : known)
        if (name == severity)
            return word;
    return severity;
}

}  // namespace advisory::alerting
