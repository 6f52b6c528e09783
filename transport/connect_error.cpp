#include "transport/connect_error.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <curl/curl.h>
#include <fmt/format.h>

#include "language/say.hpp"

namespace advisory::transport {

namespace {

/// What a Base64 text holds of `secret` when that begins `unknown_bits` before the first
/// character that it alone decides.
std::string base64_inside(std::string_view secret, int unknown_bits)
{
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    unsigned bits = 0;
    int count = -unknown_bits;
    for (const char byte : secret) {
        bits = (bits << 8U | static_cast<unsigned char>(byte)) & 0xffffU;
        for (count += 8; count >= 6; count -= 6)
            text += alphabet[(bits >> static_cast<unsigned>(count - 6)) & 0x3fU];
    }
    return text;
}

/// True when the text shows the secret, be it within a SASL message, where any number of
/// bytes may stand before it.
bool shows(std::string_view text, std::string_view secret)
{
    constexpr std::size_t shortest_trace = 4;

    if (secret.empty())
        return false;
    if (text.find(secret) != std::string_view::npos)
        return true;
    return std::ranges::any_of(std::array{0, 2, 4}, [&](int unknown_bits) {
        const auto trace = base64_inside(secret, unknown_bits);
        return trace.size() >= shortest_trace && text.find(trace) != std::string_view::npos;
    });
}

/// What the server said to the login. Not when it echoes the password.
std::string quoted_answer(const ConnectFailure& failure)
{
    auto answer = failure.server_answer;
    while (answer.ends_with('\r') || answer.ends_with('\n'))
        answer.remove_suffix(1);

    const auto blank = answer.find(' ');
    const bool is_telling = blank != std::string_view::npos;
    if (!is_telling || shows(answer, failure.password))
        return {};
    // The last thing it said was no answer to a login: there was none.
    if (answer.substr(blank + 1).starts_with("OK "))
        return say(": the server does not offer this way to log in");
    return fmt::format(": {}", answer.substr(blank + 1));
}

Error untrusted(std::string message, std::string hint)
{
    return {Errc::untrusted, std::move(message), std::move(hint)};
}

}  // namespace

Error connect_error(const ConnectFailure& failure)
{
    const auto& [result, user, password, host, reason, server_answer] = failure;

    // A server of TLS 1.3 says so only after its side of the handshake, so that there is no
    // code of libcurl's for it (RFC 8446 section 4.4.2.4).
    if (reason.find("alert certificate required") != std::string_view::npos)
        return {Errc::refused,
                say("{} asks for a client certificate: {}", host, reason),
                say("give client_certificate and client_key")};

    switch (result) {
        case CURLE_LOGIN_DENIED:
        case CURLE_AUTH_ERROR:
            return {
                Errc::refused,
                say("login of {} at {} refused{}", user, host, quoted_answer(failure)),
                say("check user, and password, token or client certificate; the server must allow "
                    "IMAP")};

        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_ISSUER_ERROR:
            return untrusted(say("the certificate of {} is not trusted: {}", host, reason),
                             say("check host name, clock and ca_file"));

        case CURLE_SSL_CERTPROBLEM:
            return {
                Errc::configuration,
                say("the client certificate for {} cannot be used: {}", host, reason),
                say("client_certificate and client_key must be PEM, belong together, and the key "
                    "must not be locked by a password")};

        case CURLE_USE_SSL_FAILED:
            return untrusted(say("{} offers no STARTTLS: {}", host, reason),
                             say("without TLS there is no login; is imaps:// meant?"));

        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_CRL_BADFILE:
        case CURLE_SSL_ENGINE_NOTFOUND:
        case CURLE_UNSUPPORTED_PROTOCOL:
        case CURLE_URL_MALFORMAT:
            return {Errc::configuration, say("no connection to {}: {}", host, reason), {}};

        case CURLE_SSL_CONNECT_ERROR:
            // As OpenSSL calls a greeting where TLS should begin.
            return {Errc::unreachable,
                    say("no connection to {}: {}", host, reason),
                    reason.find("wrong version number") != std::string_view::npos
                        ? say("the server does not begin with TLS on this port; is imap:// meant, "
                              "which "
                              "is STARTTLS?")
                        : Said{}};

        case CURLE_WEIRD_SERVER_REPLY:
            return {Errc::protocol,
                    say("{} does not speak IMAP as expected: {}", host, reason),
                    {}};

        default:
            return {Errc::unreachable, say("no connection to {}: {}", host, reason), {}};
    }
}

}  // namespace advisory::transport
