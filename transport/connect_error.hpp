#pragma once

#include <string_view>

#include "core/result.hpp"

namespace advisory::transport {

/// A connection that did not come about, in libcurl's words. For ImapConnection.
struct ConnectFailure {
    int result = 0;  ///< A CURLcode.
    std::string_view user;
    std::string_view password;  ///< Only to keep it out of the message.
    std::string_view host;
    std::string_view reason;         ///< libcurl's error buffer.
    std::string_view server_answer;  ///< The last tagged line of the server, with its tag.
};

/// The same for the people who run us: what failed, where, and what to do.
Error connect_error(const ConnectFailure& failure);

}  // namespace advisory::transport
