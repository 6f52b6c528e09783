#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/match.hpp"
#include "core/time.hpp"

namespace advisory {

/// Events of alerts that more than one room asks for.
inline constexpr const char* event_test = "sink.test";
inline constexpr const char* event_digest = "digest.daily";

/// One component that an alert is about.
struct ConcernedComponent {
    std::string name;  ///< Empty: the product itself is named by the notice.
    std::string version;
    std::string verdict;

    bool operator==(const ConcernedComponent&) const = default;
};

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
    std::string component;  ///< Of `components` the first named one with its verdict.
    std::string component_version;
    std::string url;

    /// All that the notice concerns in the product, in the order of the inventory. Empty when the
    /// alert is about no product, and in one from before they were kept.
    std::vector<ConcernedComponent> components;

    /// What made it necessary when it was not the notice itself: "import of bom.json"; empty
    /// when the notice arrived or changed.
    std::string cause;

    /// Of source.silent and source.gap the configured source, of mailbox.failing the mailbox; and
    /// "open" or "ended". Of no other.
    std::string source;
    std::string state;

    /// What the severity comes from: "CVSS 3.1 9.8", "the notice says 緊急"; empty when unknown.
    std::string severity_reason;

    /// Who wrote the notice, as in "jpcert"; empty when the alert is about none.
    std::string notice_source;

    /// Of digest.daily only: the figures, as alerting/daily_digest writes and reads them.
    std::string figures;

    /// The only sink that is told; empty: all of them.
    std::string sink;
};

/// A list that fell silent or has a gap, as opposed to a product.
inline bool is_about_source(const Alert& alert)
{
    return !alert.source.empty();
}

}  // namespace advisory
