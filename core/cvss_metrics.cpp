#include "core/cvss_metrics.hpp"

#include <algorithm>
#include <cstddef>

#include "core/ascii.hpp"

namespace advisory {

namespace {

bool has_value(const MetricRule& rule, std::string_view value)
{
    auto values = rule.values;
    while (!values.empty()) {
        if (take_until(values, ' ') == value)
            return !value.empty();
    }
    return false;
}

}  // namespace

std::optional<CvssMetrics> CvssMetrics::read(std::string_view body,
                                             std::span<const MetricRule> rules)
{
    CvssMetrics read;
    while (!body.empty()) {
        auto metric = take_until(body, '/');
        const auto name = take_until(metric, ':');
        const auto rule = std::ranges::find(rules, name, &MetricRule::name);

        const bool is_twice = !read.value(name).empty();
        if (rule == rules.end() || is_twice || !has_value(*rule, metric))
            return std::nullopt;
        read.metrics_.emplace_back(name, metric);
    }

    const bool is_complete = std::ranges::all_of(rules, [&read](const MetricRule& rule) {
        return rule.need == MetricRule::Need::optional || !read.value(rule.name).empty();
    });
    return is_complete ? std::optional{std::move(read)} : std::nullopt;
}

std::string_view CvssMetrics::value(std::string_view name) const
{
    const auto metric =
        std::ranges::find(metrics_, name, [](const auto& entry) { return entry.first; });
    return metric == metrics_.end() ? std::string_view{} : metric->second;
}

}  // namespace advisory
