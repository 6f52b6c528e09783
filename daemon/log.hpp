#pragma once

#include <initializer_list>
#include <string_view>
#include <utility>

namespace advisory::daemon {

/// Syslog's levels that we use.
enum class Level { error = 3, warning = 4, notice = 5, info = 6 };

using Field = std::pair<std::string_view, std::string_view>;

/// Writes one line to stderr: the event's stable name (docs/log-events.md), then name=value
/// pairs. Values are made printable and are quoted when they hold a blank. Under systemd
/// the line begins with its level, as sd-daemon(3) says, and journald adds the time.
void log(Level level, std::string_view event, std::initializer_list<Field> fields = {});

/// True when stderr is the journal.
bool is_under_journal();

}  // namespace advisory::daemon
