#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/match.hpp"
#include "core/time.hpp"

namespace advisory {

/// A line of the alert log. The member names are the field names there.
struct Alert {
    std::int64_t row = 0;  ///< Outbox key; 0 while not stored.
    Time time{};
    std::string event;     ///< alert.raised, alert.updated, mail.quarantined, ...
    std::string alert_id;  ///< Stable: a sink may see a line twice, never two ids for one thing.
    std::string advisory_id;
    std::string title;
    std::string verdict;
    std::string severity;
    std::vector<std::string> cves;
    std::string product_id;
    std::string product_name;
    std::string product_version;
    std::string component;
    std::string component_version;
    std::string url;

    /// What made it necessary when it was not the notice itself: "import of bom.json"; empty
    /// when the notice arrived or changed.
    std::string cause;

    /// Of source.silent and source.gap only: the configured source, and "open" or "ended".
    std::string source;
    std::string state;
};

}  // namespace advisory
