#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace advisory::config {

/// An IMAP URL (RFC 5092), as far as a mailbox needs one.
struct MailboxUrl {
    bool is_tls = true;
    std::string host;  ///< Without the brackets of IPv6.
    std::uint16_t port = 993;
    std::string folder;  ///< Decoded; empty when the URL names none.
};

/// Reads "imaps://host[:port][/folder]". Fails for any other scheme, for a user or
/// password in the URL (the message never repeats them) and for what a mailbox has no
/// use for: parameters, a query, a fragment.
Result<MailboxUrl> parse_mailbox_url(std::string_view url);

}  // namespace advisory::config
