#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "alerting/alert_filter.hpp"
#include "alerting/message.hpp"
#include "alerting/webhook_body.hpp"
#include "config/place.hpp"

namespace advisory::config {

/// Where a secret comes from: a file, or a credential of systemd. At most one is given.
struct SecretSource {
    std::filesystem::path file;
    std::string credential;  ///< A file of $CREDENTIALS_DIRECTORY.
    Place place;

    [[nodiscard]] bool is_given() const { return !file.empty() || !credential.empty(); }

    bool operator==(const SecretSource&) const = default;
};

/// An SMTP server and whom it brings alerts to.
struct MailSink {
    enum class Security { tls, starttls, none };

    std::string host;  ///< IPv6 without brackets.
    std::uint16_t port = 465;
    Security security = Security::tls;
    std::string user;  ///< Empty: no login; else a password is given.
    SecretSource password;
    std::string from;
    std::vector<std::string> to;  ///< Never empty.
    NamedFile ca_file;            ///< None: the certificates that the system trusts.

    bool operator==(const MailSink&) const = default;
};

/// An HTTP receiver.
struct WebhookSink {
    std::string url;      ///< https, or http to this machine. May be a secret by itself.
    SecretSource url_in;  ///< Given in the place of `url`.
    SecretSource secret;  ///< That requests are signed with; none: they are not.
    alerting::Template body = alerting::Template::json;
    NamedFile ca_file;

    bool operator==(const WebhookSink&) const = default;
};

/// A receiver of RFC 5424.
struct SyslogSink {
    enum class Transport { local, udp, tcp };

    Transport transport = Transport::local;
    std::filesystem::path socket = "/dev/log";  ///< Of a local one.
    std::string host;
    std::uint16_t port = 514;
    int facility = 16;

    bool operator==(const SyslogSink&) const = default;
};

/// A program that gets alerts on its standard input.
struct CommandSink {
    std::vector<std::string> command;  ///< Program and arguments.
    std::chrono::seconds timeout{30};

    bool operator==(const CommandSink&) const = default;
};

/// One table below [alert], beside the log.
struct AlertSink {
    std::string name;  ///< Unique; under it deliveries are recorded.
    alerting::AlertFilter filter;
    alerting::Language language = alerting::Language::japanese;

    /// More alerts than these that wait are told of at once. 0: never.
    std::size_t digest_above = 20;
    std::variant<MailSink, WebhookSink, SyslogSink, CommandSink> way;
    Place place;

    /// "mail", "webhook", "syslog" or "command".
    [[nodiscard]] const char* kind() const;

    /// The same, wherever it stands in the file: to see whether anything changed.
    [[nodiscard]] AlertSink without_places() const;

    bool operator==(const AlertSink&) const = default;
};

}  // namespace advisory::config
