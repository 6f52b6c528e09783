#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace advisory::transport {

/// What a token server is asked for: a new access token for a refresh token (RFC 6749 section
/// 6), or one for the client itself (section 4.4).
struct TokenRequest {
    enum class Grant { refresh_token, client_credentials };

    Grant grant = Grant::refresh_token;
    std::string client_id;
    std::string client_secret;  ///< Empty for a public client.
    std::string refresh_token;  ///< With that grant only.
    std::string scope;          ///< Empty: not named.
};

/// The body of the request, as application/x-www-form-urlencoded. It holds the secrets; the
/// client authenticates in it (section 2.3.1), as Google and Microsoft want it.
std::string token_form(const TokenRequest& request);

/// What a token server gave.
struct AccessToken {
    std::string text;  ///< Visible ASCII, no blank: safe in a SASL message.

    /// How long it is good for, from the answer on. 0 when the server did not say so in a
    /// number above 0: then it is good for now. Never more than a day.
    std::chrono::seconds life{0};

    /// Takes the place of the one that was sent (section 6); empty: that one stays.
    std::string refresh_token;
};

/// Reads an answer of a token server (sections 5.1 and 5.2). `host` is for messages.
///
/// Fails with Errc::refused when the server gives no token, and names its reason and the
/// remedy; Errc::unreachable when it may give one later; Errc::protocol when the answer is
/// none. No message holds any text of the answer but a known code, so that no secret that
/// the server repeats gets into one. Does not throw on any bytes; linear.
Result<AccessToken> parse_token_answer(long http_status,
                                       std::string_view body,
                                       std::string_view host);

}  // namespace advisory::transport
