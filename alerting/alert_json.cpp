#include "alerting/alert_json.hpp"

#include <ranges>

#include "alerting/daily_digest.hpp"
#include "core/time.hpp"
#include "text/json_writer.hpp"

namespace advisory::alerting {

namespace {

/// What receives a line has bounds of its own; the store has all of them.
constexpr std::size_t most_listed = 200;

}  // namespace

std::string to_json(const Alert& alert)
{
    text::JsonWriter json;
    json.begin_object()
        .field("time", format_rfc3339(alert.time))
        .field("event", alert.event)
        .field("alert_id", alert.alert_id)
        .field("advisory_id", alert.advisory_id)
        .field("title", alert.title)
        .field("verdict", alert.verdict)
        .field("severity", alert.severity)
        .field("cves", alert.cves)
        .field("product_id", alert.product_id)
        .field("product_name", alert.product_name)
        .field("product_version", alert.product_version)
        .field("component", alert.component)
        .field("component_version", alert.component_version)
        .field("url", alert.url)
        .field("cause", alert.cause.empty() ? "notice" : alert.cause);
    if (!alert.components.empty()) {
        json.field("component_count", alert.components.size());
        json.key("components").begin_array();
        for (const auto& [name, version, verdict] : std::views::take(alert.components, most_listed))
            json.begin_object()
                .field("name", name)
                .field("version", version)
                .field("verdict", verdict)
                .end_object();
        json.end_array();
    }
    if (!alert.severity_reason.empty())
        json.field("severity_reason", alert.severity_reason);
    if (!alert.notice_source.empty())
        json.field("notice_source", alert.notice_source);
    if (!alert.figures.empty())
        json.field("summary", summary_of(read_figures(alert.figures), Language::english));
    if (!alert.source.empty())
        json.field("source", alert.source).field("state", alert.state);
    json.end_object();
    return json.take();
}

}  // namespace advisory::alerting
