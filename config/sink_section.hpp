#pragma once

#include <filesystem>

#include "config/alert_sinks.hpp"
#include "config/section.hpp"

namespace advisory::config {

/// Reads the keys of one sink that say how it reaches its receiver. This header is for this folder
/// only.
MailSink read_mail_sink(Section& section, const std::filesystem::path& folder);
WebhookSink read_webhook_sink(Section& section, const std::filesystem::path& folder);
SyslogSink read_syslog_sink(Section& section, const std::filesystem::path& folder);
CommandSink read_command_sink(Section& section, const std::filesystem::path& folder);

}  // namespace advisory::config
