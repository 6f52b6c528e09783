#include "transport/connect_error.hpp"

#include <string>

#include <curl/curl.h>
#include <fmt/format.h>

namespace advisory::transport {

namespace {

/// What the server said to the login. Not when it echoes the password.
std::string quoted_answer(const ConnectFailure& failure)
{
    auto answer = failure.server_answer;
    while (answer.ends_with('\r') || answer.ends_with('\n'))
        answer.remove_suffix(1);

    const auto blank = answer.find(' ');
    const bool is_telling = blank != std::string_view::npos;
    const bool is_echo =
        !failure.password.empty() && answer.find(failure.password) != std::string_view::npos;
    if (!is_telling || is_echo)
        return {};
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

    switch (result) {
        case CURLE_LOGIN_DENIED:
        case CURLE_AUTH_ERROR:
            return {Errc::refused,
                    fmt::format("login of {} at {} refused{}", user, host, quoted_answer(failure)),
                    "check user, password and login options"};

        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_ISSUER_ERROR:
            return untrusted(fmt::format("the certificate of {} is not trusted: {}", host, reason),
                             "check host name, clock and ca_file");

        case CURLE_USE_SSL_FAILED:
            return untrusted(fmt::format("{} offers no STARTTLS: {}", host, reason),
                             "without TLS there is no login; is imaps:// meant?");

        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_CRL_BADFILE:
        case CURLE_SSL_ENGINE_NOTFOUND:
        case CURLE_UNSUPPORTED_PROTOCOL:
        case CURLE_URL_MALFORMAT:
            return {Errc::configuration, fmt::format("no connection to {}: {}", host, reason), {}};

        case CURLE_WEIRD_SERVER_REPLY:
            return {Errc::protocol,
                    fmt::format("{} does not speak IMAP as expected: {}", host, reason),
                    {}};

        default:
            return {Errc::unreachable, fmt::format("no connection to {}: {}", host, reason), {}};
    }
}

}  // namespace advisory::transport
