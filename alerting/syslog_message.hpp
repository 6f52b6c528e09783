#pragma once

#include <string>
#include <string_view>

#include "alerting/message.hpp"

namespace advisory::alerting {

struct SyslogOrigin {
    int facility = 16;  ///< 0 to 23 (RFC 5424 section 6.2.1): 16 is local0.
    std::string host;   ///< Of this machine.
    std::string process;
};

/// The alert as one message of RFC 5424: its fields as structured data of `advisoryd@32473`, the
/// headline as text in UTF-8. On one line, at most some kilobytes.
std::string syslog_message(const Alert& alert, const SyslogOrigin& origin, Language language);

}  // namespace advisory::alerting
