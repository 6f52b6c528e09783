#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "core/result.hpp"
#include "daemon/login_gate.hpp"
#include "transport/imap_connection.hpp"
#include "transport/imap_event.hpp"

namespace advisory::daemon {

/// What an IMAP mailbox is read with.
struct ImapSettings {
    /// Answers the password or token; asked at each login, so that a renewed one
    /// counts without a restart.
    using Secret = std::function<boost::asio::awaitable<Result<std::string>>()>;

    /// Told of a secret that the server refused. Answers whether to ask for another one.
    using Refused = std::function<bool(std::string_view secret)>;

    std::string name;              ///< Becomes RawMail::mailbox.
    transport::ImapServer server;  ///< The password in it counts without a `secret` only.
    Secret secret;
    Refused refused;            ///< Needed with `secret` only; none: a refusal is final.
    LoginGate* gate = nullptr;  ///< Of all connections of the mailbox; none: there is only one.
    std::vector<std::string> folders;  ///< UTF-8.
    transport::ImapLimits limits;
    transport::Tidying tidying;                       ///< What becomes of mails that are stored.
    std::chrono::milliseconds stall_timeout{60'000};  ///< Longest silence once connected.
    /// Longest wait of a watch, less than the 29 minutes of RFC 2177; 0: it never waits.
    std::chrono::milliseconds longest_wait{0};
};

}  // namespace advisory::daemon
