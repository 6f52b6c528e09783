#include "daemon/alert_json.hpp"

#include "core/time.hpp"
#include "text/json_writer.hpp"

namespace advisory::daemon {

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
    if (!alert.source.empty())
        json.field("source", alert.source).field("state", alert.state);
    json.end_object();
    return json.take();
}

}  // namespace advisory::daemon
