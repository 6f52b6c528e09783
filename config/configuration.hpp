#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "config/alert_sinks.hpp"
#include "config/metrics_endpoint.hpp"
#include "config/place.hpp"
#include "core/hints.hpp"
#include "core/mail_source.hpp"

namespace advisory::config {

/// What a file is called when nobody names another.
inline constexpr const char* default_file = "/etc/advisoryd/advisoryd.toml";
inline constexpr const char* default_store = "/var/lib/advisoryd/advisoryd.db";

/// Something that a person must change before the configuration can be used.
struct Problem {
    std::filesystem::path file;
    Place place;
    std::string message;
    std::string hint;  ///< The remedy; empty when the message says it.
};

/// "FILE:LINE:COLUMN: message (remedy)", on one line and safe for a terminal.
std::string describe(const Problem& problem);

/// What becomes of a mail on the server once it is stored.
enum class AfterReading { leave, flag, move };

/// How a mailbox gets its OAuth 2.0 access tokens (RFC 6749).
struct Oauth2 {
    enum class Grant { refresh_token, client_credentials };
    enum class Mechanism { xoauth2, oauthbearer };

    std::string token_url;  ///< Always https.
    std::string scope;      ///< Empty: what the server gives by itself.
    std::string client_id;
    NamedFile client_secret;  ///< None for a public client.
    Grant grant = Grant::refresh_token;
    NamedFile refresh_token;  ///< With that grant only.
    Mechanism mechanism = Mechanism::xoauth2;
    NamedFile ca_file;  ///< None: the certificates that the system trusts.

    bool operator==(const Oauth2&) const = default;
};

/// A mailbox that notices arrive in.
///
/// At most one of password_file, password_command, password_credential and oauth2 is given;
/// with none of them the client certificate alone says who logs in.
struct Mailbox {
    std::string name;    ///< Unique; what `status` and the receipts call it.
    bool is_tls = true;  ///< imaps, as opposed to imap.
    std::string host;    ///< A name or an address; IPv6 without brackets.
    std::uint16_t port = 993;
    std::string user;
    std::filesystem::path password_file;
    std::vector<std::string> password_command;  ///< Program and arguments.
    std::string password_credential;            ///< A file of $CREDENTIALS_DIRECTORY.
    std::optional<Oauth2> oauth2;
    NamedFile client_certificate;      ///< For TLS, as PEM.
    NamedFile client_key;              ///< The same file unless another one is given.
    std::vector<std::string> folders;  ///< Never empty; UTF-8, no folder twice.
    std::chrono::seconds poll_interval{300};
    bool idle = true;
    std::filesystem::path ca_file;  ///< Empty: the certificates that the system trusts.
    std::uint64_t max_mail_bytes = std::uint64_t{50} * 1024 * 1024;
    AfterReading after_reading = AfterReading::leave;
    std::string move_to;  ///< UTF-8; given with AfterReading::move only, and none of `folders`.

    Place place;           ///< Of the [[mailbox]] table.
    Place password_place;  ///< Of the password_ key that is given.
    Place ca_file_place;

    /// "imaps://host:port/", without user, password and folder; IPv6 in brackets.
    [[nodiscard]] std::string server_url() const;

    /// The same, wherever it stands in the file: to see whether anything changed.
    [[nodiscard]] Mailbox without_places() const;

    bool operator==(const Mailbox&) const = default;
};

/// A Maildir on this machine that notices arrive in.
struct Maildir {
    std::string name;                           ///< Unique, among mailboxes, too.
    std::filesystem::path path;                 ///< With `cur` and `new` in it.
    std::vector<std::string> folders{"INBOX"};  ///< "INBOX" is the Maildir itself. UTF-8.
    std::chrono::seconds poll_interval{300};    ///< Between two looks at every file.
    std::uint64_t max_mail_bytes = std::uint64_t{50} * 1024 * 1024;

    Place place;  ///< Of the [[maildir]] table.
    Place path_place;

    [[nodiscard]] Maildir without_places() const;

    bool operator==(const Maildir&) const = default;
};

/// What `status` expects to be read: a mailbox or a Maildir.
struct Incoming {
    std::string name;
    std::vector<std::string> folders;
    std::chrono::seconds poll_interval{};
};

/// The configuration file, checked. All paths are absolute.
struct Configuration {
    std::filesystem::path file;
    std::filesystem::path store = default_store;
    std::vector<Mailbox> mailboxes;
    std::vector<Maildir> maildirs;
    std::filesystem::path alert_log;  ///< Empty: alerts go to the journal only.
    Place alert_log_place;
    std::vector<AlertSink> sinks;  ///< Beside the log and the journal.

    /// When the daily digest is made, since midnight in Japan. Nothing: there is none.
    std::optional<std::chrono::minutes> digest_at;

    std::vector<MetricsEndpoint> metrics;  ///< One at most.

    Hints recognition;  ///< [recognition]; a list that is given takes the place of the default.

    /// Mailboxes, then Maildirs.
    [[nodiscard]] std::vector<Incoming> incoming() const;

    /// Every [[source]]; without one the default sources.
    std::vector<MailSource> sources = default_sources();
};

}  // namespace advisory::config
