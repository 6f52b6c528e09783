#include "config/configuration.hpp"

#include <variant>

#include <fmt/format.h>

#include "text/unicode.hpp"

namespace advisory::config {

std::string describe(const Problem& problem)
{
    auto text = text::printable(problem.file.string());
    if (problem.place.line > 0)
        text += fmt::format(":{}:{}", problem.place.line, problem.place.column);

    text += ": " + text::printable(problem.message);
    if (!problem.hint.empty())
        text += fmt::format(" ({})", text::printable(problem.hint));
    return text;
}

std::string Mailbox::server_url() const
{
    const bool is_ipv6 = host.find(':') != std::string::npos;
    return fmt::format("{}://{}{}{}:{}/",
                       is_tls ? "imaps" : "imap",
                       is_ipv6 ? "[" : "",
                       host,
                       is_ipv6 ? "]" : "",
                       port);
}

Mailbox Mailbox::without_places() const
{
    auto bare = *this;
    bare.place = bare.password_place = bare.ca_file_place = {};
    bare.client_certificate.place = bare.client_key.place = {};
    if (bare.oauth2) {
        auto& tokens = *bare.oauth2;
        tokens.client_secret.place = tokens.refresh_token.place = tokens.ca_file.place = {};
    }
    return bare;
}

Maildir Maildir::without_places() const
{
    auto bare = *this;
    bare.place = bare.path_place = {};
    return bare;
}

AlertSink AlertSink::without_places() const
{
    auto bare = *this;
    bare.place = {};
    if (auto* const mail = std::get_if<MailSink>(&bare.way))
        mail->password.place = mail->ca_file.place = {};
    if (auto* const webhook = std::get_if<WebhookSink>(&bare.way))
        webhook->url_in.place = webhook->secret.place = webhook->ca_file.place = {};
    return bare;
}

std::vector<Incoming> Configuration::incoming() const
{
    std::vector<Incoming> all;
    for (const auto& mailbox : mailboxes)
        all.push_back({mailbox.name, mailbox.folders, mailbox.poll_interval});
    for (const auto& maildir : maildirs)
        all.push_back({maildir.name, maildir.folders, maildir.poll_interval});
    return all;
}

}  // namespace advisory::config
