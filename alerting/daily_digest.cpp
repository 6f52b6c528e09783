#include "alerting/daily_digest.hpp"

#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "text/unicode.hpp"

namespace advisory::alerting {

namespace {

using Count = std::int64_t DailyFigures::*;

struct Line {
    std::string_view name;
    Count count;
    std::string_view english;
    std::string_view japanese;
};

constexpr std::array<Line, 6> lines{{
    {"mails", &DailyFigures::mails, "mails arrived", "受信メール"},
    {"notices", &DailyFigures::notices, "new notices", "新しい注意喚起"},
    {"raised", &DailyFigures::raised, "new alerts", "新しいアラート"},
    {"updated", &DailyFigures::updated, "alerts updated", "更新されたアラート"},
    {"open", &DailyFigures::open, "alerts not acknowledged", "未確認のアラート"},
    {"waiting", &DailyFigures::waiting, "verdicts wait for a person", "承認待ちの判定"},
}};

std::string_view word(Language language, std::string_view english, std::string_view japanese)
{
    return language == Language::japanese ? japanese : english;
}

std::string joined(const std::vector<std::string>& names)
{
    return text::printable(fmt::format("{}", fmt::join(names, ", ")));
}

/// "wrong: jpcert, psirt/INBOX", or that nothing is.
std::string health_of(const DailyFigures& figures, Language language)
{
    if (figures.silent.empty() && figures.failing.empty())
        return std::string{word(language, "nothing is wrong", "異常なし")};

    auto names = figures.silent;
    names.insert(names.end(), figures.failing.begin(), figures.failing.end());
    return fmt::format("{}: {}", word(language, "wrong", "異常"), joined(names));
}

std::string named(std::string_view name, const std::vector<std::string>& values)
{
    std::string text;
    for (const auto& value : values)
        text += fmt::format("{} {}\n", name, text::printable(value));
    return text;
}

}  // namespace

std::string write_figures(const DailyFigures& figures)
{
    auto text = fmt::format("day {}\n", figures.day);
    for (const auto& line : lines)
        text += fmt::format("{} {}\n", line.name, figures.*line.count);
    return text + named("silent", figures.silent) + named("failing", figures.failing);
}

DailyFigures read_figures(std::string_view text)
{
    DailyFigures figures;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);

        const auto blank = line.find(' ');
        if (blank == std::string_view::npos)
            continue;
        const auto name = line.substr(0, blank);
        const auto value = line.substr(blank + 1);
        if (name == "day")
            figures.day = value;
        if (name == "silent")
            figures.silent.emplace_back(value);
        if (name == "failing")
            figures.failing.emplace_back(value);
        for (const auto& known : lines)
            if (name == known.name)
                std::from_chars(value.data(), value.data() + value.size(), figures.*known.count);
    }
    return figures;
}

std::string summary_of(const DailyFigures& figures, Language language)
{
    if (language == Language::japanese)
        return fmt::format("{} 新しいアラート {} 件、未確認 {} 件、受信メール {} 通。{}",
                           figures.day,
                           figures.raised,
                           figures.open,
                           figures.mails,
                           health_of(figures, language));
    return fmt::format("{}: {} new alerts, {} not acknowledged, {} mails; {}",
                       figures.day,
                       figures.raised,
                       figures.open,
                       figures.mails,
                       health_of(figures, language));
}

std::string report_of(const DailyFigures& figures, Language language)
{
    const auto is_quiet = figures.raised + figures.updated == 0;
    std::string text = figures.day + "\n\n";
    if (is_quiet)
        text += fmt::format("{}\n\n",
                            word(language,
                                 "Nothing new: advisoryd runs and has read its mailboxes.",
                                 "新しいアラートはありません。advisoryd は稼働し、メールボックスを"
                                 "確認しています。"));
    for (const auto& line : lines)
        text += fmt::format("{:>6}  {}\n",
                            figures.*line.count,
                            word(language, line.english, line.japanese));

    if (!figures.silent.empty())
        text += fmt::format("\n{}: {}\n",
                            word(language, "Silent lists", "配信が途絶えている情報源"),
                            joined(figures.silent));
    if (!figures.failing.empty())
        text +=
            fmt::format("\n{}: {}\n",
                        word(language, "Mailboxes that cannot be read", "読めないメールボックス"),
                        joined(figures.failing));
    text += fmt::format("\n{}\n  advisoryctl status\n  advisoryctl alerts\n",
                        word(language, "More", "詳しくは"));
    return text;
}

}  // namespace advisory::alerting
