#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "daemon/alert_sink.hpp"

namespace advisory::daemon {

/// The alert log: JSON Lines, appended and fsynced.
///
/// The file is opened when it is needed and made with mode 0640. A write that fails
/// half-way is taken back, so that no line is ever cut.
class AlertLog : public AlertSink {
public:
    explicit AlertLog(std::filesystem::path path);
    ~AlertLog() override;
    AlertLog(const AlertLog&) = delete;
    AlertLog& operator=(const AlertLog&) = delete;

    [[nodiscard]] std::string_view name() const override { return "log"; }
    Result<void> deliver(std::span<const Alert> alerts) override;
    void reopen() override;

private:
    Result<void> open();
    Result<void> end_cut_line();
    Result<void> append(std::string_view lines);

    std::filesystem::path path_;
    int file_ = -1;
};

}  // namespace advisory::daemon
