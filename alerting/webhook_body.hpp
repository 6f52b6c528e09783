#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "alerting/message.hpp"

namespace advisory::alerting {

/// What an HTTP receiver expects.
enum class Template {
    json,   ///< The alert as in the alert log; many as {"event":"alerts","alerts":[...]}.
    slack,  ///< An incoming webhook: {"text": ...}, in mrkdwn.
    teams,  ///< A workflow's webhook of Microsoft Teams: a message with an Adaptive Card.
};

/// "json", "slack", "teams". Nothing for another word.
std::optional<Template> template_named(std::string_view name);

/// The body of one POST. Text from notices cannot become markup, a mention or a link in it.
/// Expects at least one alert.
std::string body_of(std::span<const Alert> alerts, Template kind, Language language);

}  // namespace advisory::alerting
