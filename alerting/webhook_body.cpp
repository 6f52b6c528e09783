#include "alerting/webhook_body.hpp"

#include <fmt/format.h>

#include "alerting/alert_json.hpp"
#include "text/json_writer.hpp"
#include "text/unicode.hpp"

namespace advisory::alerting {

namespace {

constexpr std::size_t most_in_a_chat = 20;

/// The three characters of Slack's markup that its documentation has escaped. The rest, as in
/// *bold*, works within a line only and changes no meaning.
std::string escaped_for_slack(std::string_view text)
{
    std::string escaped;
    for (const char letter : text) {
        if (letter == '&')
            escaped += "&amp;";
        else if (letter == '<')
            escaped += "&lt;";
        else if (letter == '>')
            escaped += "&gt;";
        else
            escaped += letter;
    }
    return escaped;
}

/// Adaptive Cards read a part of Markdown: a backslash takes its signs their meaning.
std::string escaped_for_card(std::string_view text)
{
    std::string escaped;
    for (const char letter : text) {
        if (std::string_view{"\\`*_{}[]()#+-.!<>|~"}.find(letter) != std::string_view::npos)
            escaped += '\\';
        escaped += letter;
    }
    return escaped;
}

std::string json_of(std::span<const Alert> alerts)
{
    if (alerts.size() == 1)
        return to_json(alerts.front());

    std::string body = R"({"event":"alerts","alerts":[)";
    for (const auto& alert : alerts) {
        if (&alert != &alerts.front())
            body += ',';
        body += to_json(alert);
    }
    return body + "]}";
}

/// The headlines, and how many more there are.
std::vector<std::string> lines_of(std::span<const Alert> alerts, Language language)
{
    std::vector<std::string> lines;
    if (alerts.size() > 1)
        lines.push_back(message_of(alerts, language).subject);
    for (const auto& alert : alerts.first(std::min(alerts.size(), most_in_a_chat)))
        lines.push_back(headline_of(alert, language));
    if (alerts.size() > most_in_a_chat)
        lines.push_back(fmt::format("… +{}: advisoryctl alerts", alerts.size() - most_in_a_chat));
    return lines;
}

std::string slack_of(std::span<const Alert> alerts, Language language)
{
    std::string text;
    for (const auto& line : lines_of(alerts, language))
        text += escaped_for_slack(line) + '\n';
    if (alerts.size() == 1 && !alerts.front().url.empty())
        text += escaped_for_slack(text::printable(alerts.front().url)) + '\n';

    text::JsonWriter json;
    json.begin_object().field("text", text).field("mrkdwn", false).end_object();
    return json.take();
}

void write_block(text::JsonWriter& json, std::string_view line, std::string_view weight)
{
    json.begin_object()
        .field("type", "TextBlock")
        .field("text", escaped_for_card(line))
        .field("weight", weight)
        .field("wrap", true)
        .end_object();
}

std::string teams_of(std::span<const Alert> alerts, Language language)
{
    text::JsonWriter json;
    json.begin_object().field("type", "message").key("attachments").begin_array();
    json.begin_object().field("contentType", "application/vnd.microsoft.card.adaptive");
    json.key("content").begin_object();
    json.field("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    json.field("type", "AdaptiveCard").field("version", "1.4").key("body").begin_array();
    for (const auto& line : lines_of(alerts, language))
        write_block(json, line, "Bolder");
    if (alerts.size() == 1 && !alerts.front().url.empty())
        write_block(json, text::printable(alerts.front().url), "Default");
    json.end_array().end_object().end_object().end_array().end_object();
    return json.take();
}

}  // namespace

std::optional<Template> template_named(std::string_view name)
{
    if (name == "json")
        return Template::json;
    if (name == "slack")
        return Template::slack;
    if (name == "teams")
        return Template::teams;
    return std::nullopt;
}

std::string body_of(std::span<const Alert> alerts, Template kind, Language language)
{
    switch (kind) {
        case Template::slack:
            return slack_of(alerts, language);
        case Template::teams:
            return teams_of(alerts, language);
        default:
            return json_of(alerts);
    }
}

}  // namespace advisory::alerting
