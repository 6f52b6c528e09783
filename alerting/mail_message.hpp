#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "alerting/message.hpp"

namespace advisory::alerting {

/// A mail to be sent: header lines without line ends (RFC 5322), and its text in UTF-8.
///
/// No header line holds a control character or a byte beyond ASCII, whatever the alert says.
struct MailMessage {
    std::vector<std::string> header;
    std::string text;
};

struct MailAddresses {
    std::string from;             ///< ASCII, "name@domain".
    std::vector<std::string> to;  ///< Likewise.
};

/// The mail that tells of the alerts. Expects at least one.
///
/// The Message-ID is the same whenever the same alerts are sent, so that a mail that comes twice
/// is known as one. `roots` are the first alerts on the same notices as `alerts`, where there are
/// some before: References names their mails, so that a mail program shows one thread a notice.
MailMessage mail_of(std::span<const Alert> alerts,
                    const MailAddresses& addresses,
                    Language language,
                    std::span<const Alert> roots);

/// The mail as SMTP carries it: header, an empty line, the text in Base64; every line ends with
/// CRLF and is shorter than 998 characters.
std::string to_wire(const MailMessage& mail);

/// "<advisoryd.row.id@domain>"; the domain is that of `from`.
std::string message_id_of(const Alert& alert, std::string_view from);

/// The row and the alert's id in a Message-ID that `message_id_of` made, whatever its domain.
/// A row of 0 when the text is none.
struct OwnMessageId {
    std::int64_t row = 0;
    std::string alert_id;
};
OwnMessageId read_message_id(std::string_view message_id);

}  // namespace advisory::alerting
