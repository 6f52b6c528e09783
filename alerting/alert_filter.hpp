#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/alert.hpp"

namespace advisory::alerting {

/// Which alerts a sink is told. A list that is empty lets all pass.
///
/// A verdict, a severity, a product or a notice's source is asked only of an alert that has one:
/// a list that fell silent passes a filter on products, for nobody else would tell of it.
struct AlertFilter {
    std::vector<std::string> events;
    std::vector<std::string> verdicts;
    std::vector<std::string> products;  ///< Ids, as registered.
    std::vector<std::string> sources;   ///< Of the notice: "jpcert", "ipa", "jvn", "other".

    /// "low", "medium", "high" or "critical"; empty: every severity. An unknown severity may be
    /// any, so it passes.
    std::string lowest_severity;

    bool operator==(const AlertFilter&) const = default;
};

/// Whether the filter lets the alert pass. A test always does.
bool passes(const Alert& alert, const AlertFilter& filter);

}  // namespace advisory::alerting
