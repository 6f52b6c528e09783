#pragma once

#include <span>
#include <string_view>

#include "daemon/alert_sink.hpp"

namespace advisory::daemon {

/// Alerts in the journal, as structured fields (ADVISORY_ID=, ADVISORY_VERDICT=, ...);
/// on stderr as readable lines when the journal is not there.
class JournalSink : public AlertSink {
public:
    [[nodiscard]] std::string_view name() const override { return "journal"; }
    Result<void> deliver(std::span<const Alert> alerts) override;
};

}  // namespace advisory::daemon
