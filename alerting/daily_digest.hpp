#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "alerting/message.hpp"

namespace advisory::alerting {

/// What a daily digest tells: a day that nothing happened on, too, for then silence would look
/// like a daemon that died.
struct DailyFigures {
    std::string day;           ///< In Japan, as in "2026-11-26": what ended with the digest.
    std::int64_t mails = 0;    ///< That arrived since the digest before; so with the next three.
    std::int64_t notices = 0;  ///< New ones.
    std::int64_t raised = 0;   ///< alert.raised.
    std::int64_t updated = 0;  ///< alert.updated.
    std::int64_t open = 0;     ///< Alerts that nobody has acknowledged, of all days.
    std::int64_t waiting = 0;  ///< Verdicts that would become less grave and wait for a person.
    std::vector<std::string> silent;   ///< Sources.
    std::vector<std::string> failing;  ///< "mailbox/folder" that cannot be read now.

    bool operator==(const DailyFigures&) const = default;
};

/// The figures as the store keeps them: lines "name value".
std::string write_figures(const DailyFigures& figures);

/// The opposite way. What is not known is left out.
DailyFigures read_figures(std::string_view text);

/// "2 new alerts, 5 open, 40 mails; nothing is wrong".
std::string summary_of(const DailyFigures& figures, Language language);

/// All of it, on lines of its own.
std::string report_of(const DailyFigures& figures, Language language);

}  // namespace advisory::alerting
