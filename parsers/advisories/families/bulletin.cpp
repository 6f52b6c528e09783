#include "parsers/advisories/families/bulletin.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "parsers/advisories/families/heads.hpp"
#include "parsers/advisories/items.hpp"
#include "parsers/advisories/senders.hpp"
#include "parsers/advisories/titles.hpp"

namespace advisory::parsers {

namespace {

std::optional<std::string> report_id(const Notice& notice)
{
    for (const std::string_view beginning : {"JPCERT-PR-", "JPCERT-IR-"})
        if (auto id = own_id(notice, beginning))
            return id;
    return std::nullopt;
}

/// An event has a time, and a place or a way to sign up.
bool announces_event(const Notice& notice)
{
    constexpr std::size_t enough = 2;
    std::size_t found = 0;
    for (const auto& words :
         {std::vector<std::string_view>{"日時", "開催日", "会期"},
          std::vector<std::string_view>{"会場", "形式:", "開催形式", "オンライン開催"},
          std::vector<std::string_view>{"申込", "申し込み", "参加費", "定員"}})
        found += has_any(notice.text, words) ? 1U : 0U;
    return found >= enough;
}

bool is_from_known_sender(const Notice& notice)
{
    return sender_of(notice.mail, notice.hints) != Source::other;
}

bool warns(std::string_view title)
{
    return has_any(title,
                   {"注意",
                    "攻撃",
                    "被害",
                    "詐欺",
                    "フィッシング",
                    "ランサム",
                    "なりすまし",
                    "不審",
                    "偽",
                    "手口",
                    "悪用",
                    "ウイルス",
                    "マルウェア",
                    "対策を"});
}

bool informs(std::string_view title)
{
    return has_any(title,
                   {"お知らせ",
                    "公開",
                    "開催",
                    "募集",
                    "案内",
                    "セミナー",
                    "レポート",
                    "報告書",
                    "四半期",
                    "統計",
                    "調査",
                    "白書",
                    "ガイド",
                    "月報",
                    "ランキング",
                    "届出",
                    "活動",
                    "報告"});
}

/// A weakness in the title or text, or sections of a notice: it may be one that we cannot read,
/// and a person must see it as unread.
bool may_be_notice(const Notice& notice, std::string_view title)
{
    const bool names_weakness = speaks_of_vulnerability(title) ||
                                !notice.identifiers.cves.empty() || !notice.identifiers.jvn.empty();
    return (names_weakness && !informs(title)) || notice.has(SectionKind::affected);
}

Source source_of(const Notice& notice)
{
    if (report_id(notice))
        return Source::jpcert;
    return sender_of(notice.mail, notice.hints);
}

}  // namespace

bool is_bulletin(const Notice& notice)
{
    if (report_id(notice))
        return true;
    if (!is_from_known_sender(notice))
        return false;
    const auto title = begin_advisory(notice).title;
    if (announces_event(notice))
        return true;
    return !may_be_notice(notice, title) && (warns(title) || informs(title));
}

Advisory read_bulletin(const Notice& notice)
{
    auto advisory = begin_advisory(notice);
    advisory.source = source_of(notice);
    advisory.id = report_id(notice).value_or("");
    const bool is_report = !advisory.id.empty() || announces_event(notice);
    const bool is_campaign = !is_report && warns(advisory.title);
    advisory.kind = is_campaign ? Kind::campaign : Kind::informational;
    read_head_dates(advisory, notice);
    advisory.items.push_back(read_mention(notice, advisory.title));
    return advisory;
}

}  // namespace advisory::parsers
