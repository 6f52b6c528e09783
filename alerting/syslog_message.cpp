#include "alerting/syslog_message.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "text/header_words.hpp"
#include "text/unicode.hpp"

namespace advisory::alerting {

namespace {

/// Receivers must take 480 bytes, should take 2,048 (RFC 5424 section 6.1): a value is cut, so that
/// a long list of CVEs does not cost the text behind it.
constexpr std::size_t longest_value = 300;

int severity_level_of(const Alert& alert)
{
    constexpr int warning = 4;
    constexpr int notice = 5;
    const bool is_grave = alert.verdict == "affected" || alert.state == "open";
    return is_grave ? warning : notice;
}

/// RFC 5424 section 6.3.3: `"`, `\` and `]` are escaped.
std::string parameter(std::string_view name, std::string_view value)
{
    if (value.empty())
        return {};
    std::string escaped;
    for (const char letter : text::shorten(text::printable(value), longest_value)) {
        if (letter == '"' || letter == '\\' || letter == ']')
            escaped += '\\';
        escaped += letter;
    }
    return fmt::format(R"( {}="{}")", name, escaped);
}

/// A name of the header, which has bounds.
std::string header_name(std::string_view name, std::size_t longest)
{
    auto word = text::plain_word(name).substr(0, longest);
    return word.empty() ? "-" : word;
}

}  // namespace

std::string syslog_message(const Alert& alert, const SyslogOrigin& origin, Language language)
{
    constexpr std::size_t longest_host = 255;
    constexpr std::size_t longest_id = 32;
    constexpr std::size_t longest_process = 128;
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // Section 6.4: UTF-8.

    std::string data = "[advisoryd@32473";
    data += parameter("alert_id", alert.alert_id);
    data += parameter("advisory_id", alert.advisory_id);
    data += parameter("verdict", alert.verdict);
    data += parameter("severity", alert.severity);
    data += parameter("product_id", alert.product_id);
    data += parameter("product_version", alert.product_version);
    data += parameter("component", alert.component);
    data += parameter("component_version", alert.component_version);
    data += parameter("cves", fmt::format("{}", fmt::join(alert.cves, " ")));
    data += parameter("source", alert.source);
    data += parameter("state", alert.state);
    data += ']';

    return fmt::format("<{}>1 {} {} advisoryd {} {} {} {}{}",
                       origin.facility * 8 + severity_level_of(alert),
                       format_rfc3339(alert.time),
                       header_name(origin.host, longest_host),
                       header_name(origin.process, longest_process),
                       header_name(alert.event, longest_id),
                       data,
                       byte_order_mark,
                       headline_of(alert, language));
}

}  // namespace advisory::alerting
