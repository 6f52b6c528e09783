#include "daemon/journal_sink.hpp"

#include <string>
#include <system_error>
#include <vector>

#include <systemd/sd-journal.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "alerting/message.hpp"
#include "daemon/log.hpp"
#include "language/say.hpp"
#include "text/unicode.hpp"

namespace advisory::daemon {

namespace {

Level level_of(const Alert& alert)
{
    const bool is_grave = alert.verdict == "affected" || alert.state == "open";
    return is_grave ? Level::warning : Level::notice;
}

std::string subject_of(const Alert& alert)
{
    auto subject = fmt::format("{} {}", alert.product_name, alert.product_version);
    if (const auto components = alerting::components_in_short(alert); !components.empty())
        subject += fmt::format(" ({})", components);
    return subject;
}

// journald takes any bytes, but the people who read the journal have terminals.
std::string field(std::string_view name, std::string_view value)
{
    return fmt::format("{}={}", name, text::printable(value));
}

std::vector<std::string> fields_of(const Alert& alert)
{
    const auto message = is_about_source(alert)
                             ? fmt::format("{}: {}: {}", alert.event, alert.state, alert.title)
                             : fmt::format("{}: {}: {} - {}",
                                           alert.event,
                                           alert.verdict,
                                           subject_of(alert),
                                           alert.title);
    return {
        field("MESSAGE", message),
        fmt::format("PRIORITY={}", static_cast<int>(level_of(alert))),
        field("SYSLOG_IDENTIFIER", "advisoryd"),
        field("ADVISORY_EVENT", alert.event),
        field("ADVISORY_ALERT_ID", alert.alert_id),
        field("ADVISORY_ID", alert.advisory_id),
        field("ADVISORY_TITLE", alert.title),
        field("ADVISORY_VERDICT", alert.verdict),
        field("ADVISORY_SEVERITY", alert.severity),
        field("ADVISORY_CVES", fmt::format("{}", fmt::join(alert.cves, " "))),
        field("ADVISORY_PRODUCT_ID", alert.product_id),
        field("ADVISORY_PRODUCT_NAME", alert.product_name),
        field("ADVISORY_PRODUCT_VERSION", alert.product_version),
        field("ADVISORY_COMPONENT", alert.component),
        field("ADVISORY_COMPONENT_VERSION", alert.component_version),
        field("ADVISORY_URL", alert.url),
        field("ADVISORY_CAUSE", alert.cause.empty() ? "notice" : alert.cause),
        field("ADVISORY_SOURCE", alert.source),
        field("ADVISORY_STATE", alert.state),
        field("ADVISORY_SEVERITY_REASON", alert.severity_reason),
    };
}

Result<void> send_to_journal(const Alert& alert)
{
    auto fields = fields_of(alert);
    std::vector<iovec> vectors;
    vectors.reserve(fields.size());
    for (auto& text : fields)
        vectors.push_back({.iov_base = text.data(), .iov_len = text.size()});

    const int status = ::sd_journal_sendv(vectors.data(), static_cast<int>(vectors.size()));
    if (status < 0)
        return Failure{
            Errc::io,
            say("the journal refused an alert: {}", said(std::generic_category().message(-status))),
            say("Is systemd-journald running?")};
    return {};
}

void print(const Alert& alert)
{
    if (is_about_source(alert)) {
        log(level_of(alert),
            alert.event,
            {{"source", alert.source}, {"state", alert.state}, {"title", alert.title}});
        return;
    }
    if (alert.event == event_digest || alert.event == event_test) {
        log(level_of(alert), alert.event, {{"title", alert.title}});
        return;
    }
    log(level_of(alert),
        alert.event,
        {{"verdict", alert.verdict},
         {"severity", alert.severity},
         {"advisory", alert.advisory_id},
         {"product", subject_of(alert)},
         {"title", alert.title}});
}

}  // namespace

Result<void> JournalSink::deliver(std::span<const Alert> alerts)
{
    for (const auto& alert : alerts) {
        if (!is_under_journal()) {
            print(alert);
            continue;
        }
        if (const auto sent = send_to_journal(alert); !sent)
            return sent;
    }
    return {};
}

}  // namespace advisory::daemon
