#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/alert.hpp"
#include "language/language.hpp"

namespace advisory::alerting {

using advisory::Language;
using advisory::language_named;

/// What a person is told. Text from notices and from the inventory is printable in both parts:
/// no control, bidi or invisible character survives.
struct Message {
    std::string subject;  ///< One line.
    std::string text;     ///< Lines, each with its end.
};

/// One alert with all that is known of it, and what to do next.
Message message_of(const Alert& alert, Language language);

/// Many alerts at once, two lines each, in their order. Expects at least one.
Message message_of(std::span<const Alert> alerts, Language language);

/// What the alert concerns in the product: "log4j-core 2.14.1, +2" is that and two more. Printable;
/// empty when the notice names the product only.
std::string components_in_short(const Alert& alert);

/// The alert on one line: for chats, syslog and a terminal.
std::string headline_of(const Alert& alert, Language language);

}  // namespace advisory::alerting
