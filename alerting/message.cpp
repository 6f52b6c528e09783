#include "alerting/message.hpp"

#include <algorithm>
#include <array>
#include <ranges>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "alerting/daily_digest.hpp"
#include "alerting/words.hpp"
#include "text/unicode.hpp"

namespace advisory::alerting {

namespace {

using text::printable;

/// Enough for any title; what comes from a mail has no other bound.
constexpr std::size_t longest_subject = 200;
constexpr std::size_t label_width = 12;

std::string product_of(const Alert& alert)
{
    auto product = printable(alert.product_name.empty() ? alert.product_id : alert.product_name);
    if (!alert.product_version.empty())
        product += ' ' + printable(alert.product_version);
    return product;
}

std::string name_and_version(std::string_view name, std::string_view version)
{
    return fmt::format("{}{}{}", printable(name), version.empty() ? "" : " ", printable(version));
}

/// What happened, in two or three words.
std::string state_of(const Alert& alert, const Words& words)
{
    const bool is_over = alert.state == "ended";
    if (alert.event == "source.silent")
        return std::string{is_over ? words.silence_over : words.silent};
    if (alert.event == "source.gap")
        return std::string{is_over ? words.gap_closed : words.gap};
    if (alert.event == "mailbox.failing")
        return std::string{is_over ? words.readable : words.unreadable};
    if (alert.event == "mail.quarantined")
        return std::string{words.quarantined};
    if (alert.event == event_test)
        return std::string{words.test};
    if (alert.event == event_digest)
        return std::string{words.digest};
    if (alert.verdict.empty())
        return printable(alert.event);

    std::string state{verdict_in(words, alert.verdict)};
    if (!alert.severity.empty())
        state += fmt::format(", {}", severity_in(words, alert.severity));
    if (alert.event == "alert.updated")
        state += fmt::format(" ({})", words.updated);
    return printable(state);
}

/// What it is about: a product, or a list.
std::string thing_of(const Alert& alert)
{
    if (is_about_source(alert))
        return printable(alert.source);
    const auto components = components_in_short(alert);
    return product_of(alert) + (components.empty() ? "" : fmt::format(" ({})", components));
}

std::string title_of(const Alert& alert)
{
    auto title = printable(alert.title);
    if (alert.advisory_id.empty() || title.find(alert.advisory_id) != std::string::npos)
        return title;
    return fmt::format("{} {}", printable(alert.advisory_id), title);
}

class Page {
public:
    void line(std::string_view label, std::string_view value)
    {
        if (value.empty())
            return;
        const auto width = text::display_width(label);
        const auto blanks = width < label_width ? label_width - width : 1;
        text_ += fmt::format("{}{}{}\n", label, std::string(blanks, ' '), value);
    }

    void paragraph(std::string_view text) { text_ += fmt::format("{}\n", text); }
    void blank() { text_ += '\n'; }

    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

std::string severity_line(const Alert& alert, const Words& words)
{
    if (alert.severity.empty())
        return {};
    auto line = printable(severity_in(words, alert.severity));
    if (!alert.severity_reason.empty())
        line += fmt::format(" ({})", printable(alert.severity_reason));
    return line;
}

/// A bill of materials may hold thousands; `advisoryctl show` has them all.
void tell_components(Page& page, const Alert& alert, const Words& words)
{
    constexpr std::size_t most = 20;
    if (alert.components.size() < 2) {
        page.line(words.component, name_and_version(alert.component, alert.component_version));
        return;
    }
    auto label = words.component;
    for (const auto& [name, version, verdict] : std::views::take(alert.components, most)) {
        const auto thing =
            name.empty() ? std::string{words.product_itself} : name_and_version(name, version);
        page.line(label, fmt::format("{}: {}", thing, printable(verdict_in(words, verdict))));
        label = {};
    }
    if (alert.components.size() > most)
        page.line(label, fmt::format("+{}", alert.components.size() - most));
}

void tell_facts(Page& page, const Alert& alert, const Words& words)
{
    if (!is_about_source(alert))
        page.line(words.product, product_of(alert));
    tell_components(page, alert, words);
    page.line(words.source, printable(alert.source));
    page.line(words.notice, printable(alert.advisory_id));
    page.line(words.title, printable(alert.title));
    page.line(words.cves, printable(fmt::format("{}", fmt::join(alert.cves, " "))));
    page.line(words.severity, severity_line(alert, words));
    page.line(words.page, printable(alert.url));
    page.line(words.cause, printable(alert.cause));
    page.line(words.raised, format_rfc3339(alert.time));
    page.line(words.alert, printable(alert.alert_id));
}

/// A copy of what is typed: an id has no character that a shell reads.
std::string command(std::string_view pattern, std::string_view id)
{
    return "  " + fmt::format(fmt::runtime(pattern), printable(id));
}

void tell_next(Page& page, const Alert& alert, const Words& words)
{
    page.blank();
    page.paragraph(words.next);
    if (is_about_source(alert)) {
        page.paragraph(command(words.look_at_status, {}));
        return;
    }
    page.paragraph(command(words.look_at_notice, alert.advisory_id));
    page.paragraph(command(words.acknowledge, alert.alert_id));
}

}  // namespace

std::string components_in_short(const Alert& alert)
{
    auto text = name_and_version(alert.component, alert.component_version);
    if (!text.empty() && alert.components.size() > 1)
        text += fmt::format(", +{}", alert.components.size() - 1);
    return text;
}

std::string headline_of(const Alert& alert, Language language)
{
    const auto& words = words_of(language);
    auto headline = state_of(alert, words);
    if (alert.event == event_digest)
        headline += ": " + summary_of(read_figures(alert.figures), language);
    else if (alert.event != event_test)
        headline += fmt::format(": {} - {}", thing_of(alert), title_of(alert));
    return text::shorten(headline, longest_subject);
}

Message message_of(const Alert& alert, Language language)
{
    const auto& words = words_of(language);
    const auto headline = headline_of(alert, language);

    Page page;
    if (alert.event == event_digest) {
        page.paragraph(report_of(read_figures(alert.figures), language));
    } else if (alert.event == event_test) {
        page.paragraph(words.test_text);
    } else {
        page.paragraph(state_of(alert, words));
        page.blank();
        tell_facts(page, alert, words);
        tell_next(page, alert, words);
    }
    return {.subject = "[advisoryd] " + headline, .text = page.take()};
}

Message message_of(std::span<const Alert> alerts, Language language)
{
    if (alerts.size() == 1)
        return message_of(alerts.front(), language);

    const auto& words = words_of(language);
    Page page;
    page.paragraph(words.many_text);
    for (const auto& alert : alerts) {
        page.blank();
        page.paragraph(headline_of(alert, language));
        page.paragraph(fmt::format("  {}  {}  {}",
                                   format_minute(alert.time),
                                   printable(alert.alert_id),
                                   printable(alert.url)));
    }

    const auto affected = std::ranges::count(alerts, "affected", &Alert::verdict);
    const auto review = std::ranges::count(alerts, "review", &Alert::verdict);
    return {.subject = fmt::format("[advisoryd] {} ({} {}, {} {})",
                                   fmt::format(fmt::runtime(words.many), alerts.size()),
                                   words.affected,
                                   affected,
                                   words.review,
                                   review),
            .text = page.take()};
}

}  // namespace advisory::alerting
