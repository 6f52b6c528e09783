#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace advisory {

/// A metric that a version of CVSS knows.
struct MetricRule {
    enum class Need { mandatory, optional };

    std::string_view name;
    std::string_view values;  ///< Divided by blanks: "N A L P".
    Need need = Need::mandatory;
};

/// The metrics of one vector, each with a value that its version allows.
class CvssMetrics {
public:
    /// "AV:N/AC:L" by the rules. Nothing when a mandatory metric is missing, a metric or value
    /// is not in the rules, or a metric stands twice. Keeps views of `body`.
    static std::optional<CvssMetrics> read(std::string_view body,
                                           std::span<const MetricRule> rules);

    /// Empty when the vector does not state the metric.
    [[nodiscard]] std::string_view value(std::string_view name) const;

private:
    std::vector<std::pair<std::string_view, std::string_view>> metrics_;
};

}  // namespace advisory
