#include "alerting/alert_filter.hpp"

#include <algorithm>
#include <string_view>

#include "core/vocabulary.hpp"

namespace advisory::alerting {

namespace {

bool is_wanted(std::string_view value, const std::vector<std::string>& wanted)
{
    return value.empty() || wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
}

bool is_grave_enough(std::string_view severity, std::string_view lowest)
{
    const bool is_known = graver_severity(severity, "unknown") != "unknown";
    return lowest.empty() || !is_known || graver_severity(severity, lowest) == severity;
}

}  // namespace

bool passes(const Alert& alert, const AlertFilter& filter)
{
    if (alert.event == event_test)
        return true;
    return is_wanted(alert.event, filter.events) && is_wanted(alert.verdict, filter.verdicts) &&
           is_wanted(alert.product_id, filter.products) &&
           is_wanted(alert.notice_source, filter.sources) &&
           is_grave_enough(alert.severity, filter.lowest_severity);
}

}  // namespace advisory::alerting
