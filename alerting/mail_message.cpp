#include "alerting/mail_message.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "text/base64.hpp"
#include "text/header_words.hpp"

namespace advisory::alerting {

namespace {

constexpr std::string_view own_prefix = "advisoryd.";

std::string domain_of(std::string_view address)
{
    const auto at = address.rfind('@');
    return std::string{at == std::string_view::npos ? "localhost" : address.substr(at + 1)};
}

/// "Thu, 26 Nov 2026 21:30:00 +0900", in Japan's time (RFC 5322 section 3.3).
std::string date_of(Time when)
{
    static constexpr std::array<const char*, 7>
        days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12>
        months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

    const auto local = when + std::chrono::hours{9};
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{local - day};
    return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} +0900",
                       days[std::chrono::weekday{day}.c_encoding()],
                       static_cast<unsigned>(date.day()),
                       months[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()),
                       clock.hours().count(),
                       clock.minutes().count(),
                       clock.seconds().count());
}

}  // namespace

std::string message_id_of(const Alert& alert, std::string_view from)
{
    return fmt::format("<{}{}.{}@{}>",
                       own_prefix,
                       alert.row,
                       text::plain_word(alert.alert_id),
                       domain_of(from));
}

OwnMessageId read_message_id(std::string_view message_id)
{
    auto text = message_id;
    while (!text.empty() && (text.front() == ' ' || text.front() == '<'))
        text.remove_prefix(1);
    if (!text.starts_with(own_prefix))
        return {};
    text.remove_prefix(own_prefix.size());

    OwnMessageId id;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), id.row);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    const auto at = text.rfind('@');
    if (failure != std::errc{} || !text.starts_with('.') || at == std::string_view::npos)
        return {};
    id.alert_id = text.substr(1, at - 1);
    return id;
}

MailMessage mail_of(std::span<const Alert> alerts,
                    const MailAddresses& addresses,
                    Language language,
                    std::span<const Alert> roots)
{
    auto message = message_of(alerts, language);
    const auto& last = alerts.back();

    std::vector<std::string> references;
    for (const auto& root : roots) {
        auto id = message_id_of(root, addresses.from);
        if (root.row != last.row && std::ranges::find(references, id) == references.end())
            references.push_back(std::move(id));
    }

    MailMessage mail;
    auto& header = mail.header;
    header.push_back("From: advisoryd <" + text::plain_word(addresses.from) + ">");
    std::vector<std::string> to;
    std::ranges::transform(addresses.to, std::back_inserter(to), text::plain_word);
    header.push_back(fmt::format("To: {}", fmt::join(to, ",\r\n ")));
    header.push_back(text::encode_header("Subject", message.subject));
    header.push_back("Date: " + date_of(last.time));
    header.push_back("Message-ID: " + message_id_of(last, addresses.from));
    if (!references.empty()) {
        header.push_back("In-Reply-To: " + references.front());
        header.push_back(fmt::format("References: {}", fmt::join(references, "\r\n ")));
    }
    // RFC 3834 section 5: nobody's holiday notice answers.
    header.emplace_back("Auto-Submitted: auto-generated");
    header.push_back("X-Advisoryd-Event: " +
                     text::plain_word(alerts.size() == 1 ? last.event : "alerts"));
    header.push_back("X-Advisoryd-Alert: " + text::plain_word(last.alert_id));
    mail.text = std::move(message.text);
    return mail;
}

std::string to_wire(const MailMessage& mail)
{
    constexpr std::size_t longest_line = 76;  // RFC 2045 section 6.8.

    std::string wire;
    for (const auto& line : mail.header)
        wire += line + "\r\n";
    wire +=
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n";

    std::string text;
    for (const char letter : mail.text)
        text += letter == '\n' ? std::string{"\r\n"} : std::string(1, letter);
    const auto encoded = text::base64(text);
    for (std::size_t at = 0; at < encoded.size(); at += longest_line)
        wire += encoded.substr(at, longest_line) + "\r\n";
    return wire;
}

}  // namespace advisory::alerting
