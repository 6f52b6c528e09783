#include "config/mailbox_url.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "text/unicode.hpp"

namespace advisory::config {

namespace {

constexpr std::string_view form = "write imaps://HOST[:PORT][/FOLDER]";

Failure malformed(std::string message)
{
    return {Errc::configuration, std::move(message), std::string{form}};
}

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// Takes "imaps://" off the front. Answers whether it is TLS.
std::optional<bool> take_scheme(std::string_view& url)
{
    const auto end = url.find("://");
    if (end == std::string_view::npos)
        return std::nullopt;

    std::string scheme{url.substr(0, end)};
    std::ranges::transform(scheme, scheme.begin(), lower);
    if (scheme != "imaps" && scheme != "imap")
        return std::nullopt;

    url.remove_prefix(end + 3);
    return scheme == "imaps";
}

bool is_host_name(std::string_view host)
{
    const auto is_allowed = [](char letter) {
        const char small = lower(letter);
        return (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') || small == '-' ||
               small == '.' || small == '_';
    };
    return !host.empty() && host.size() <= 253 && host.front() != '-' && host.front() != '.' &&
           std::ranges::all_of(host, is_allowed);
}

bool is_ipv6_address(std::string_view host)
{
    constexpr std::string_view allowed = "0123456789abcdefABCDEF:.";
    return std::ranges::count(host, ':') >= 2 &&
           host.find_first_not_of(allowed) == std::string_view::npos;
}

/// Reads "host", "host:port", "[ipv6]" or "[ipv6]:port" into `url`.
bool read_authority(std::string_view authority, MailboxUrl& url)
{
    std::string_view port;
    if (authority.starts_with('[')) {
        const auto close = authority.find(']');
        if (close == std::string_view::npos)
            return false;
        url.host = authority.substr(1, close - 1);
        port = authority.substr(close + 1);
    } else {
        const auto colon = std::min(authority.find(':'), authority.size());
        url.host = authority.substr(0, colon);
        port = authority.substr(colon);
    }

    const bool is_host =
        authority.starts_with('[') ? is_ipv6_address(url.host) : is_host_name(url.host);
    if (!is_host)
        return false;
    if (port.empty())
        return true;

    port.remove_prefix(1);
    const auto [end, failure] = std::from_chars(port.data(), port.data() + port.size(), url.port);
    return failure == std::errc{} && end == port.data() + port.size() && url.port != 0;
}

std::optional<std::string> percent_decoded(std::string_view text)
{
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            decoded += text[at];
            continue;
        }

        unsigned value = 0;
        const auto digits = text.substr(at + 1, 2);
        const auto [end, failure] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        if (digits.size() != 2 || failure != std::errc{} || end != digits.data() + 2)
            return std::nullopt;

        decoded += static_cast<char>(value);
        at += 2;
    }
    return decoded;
}

}  // namespace

Result<MailboxUrl> parse_mailbox_url(std::string_view url)
{
    auto rest = url;
    const auto is_tls = take_scheme(rest);
    if (!is_tls)
        return malformed("the URL of a mailbox must begin with imaps:// or imap://");

    // Before anything quotes the URL: what stands before @ may hold a password.
    const auto slash = std::min(rest.find('/'), rest.size());
    const auto authority = rest.substr(0, slash);
    if (rest.find('@') != std::string_view::npos)
        return Failure{Errc::configuration,
                       "the URL of a mailbox must not carry a user or a password",
                       "use `user`, and `password_file` or `password_command`"};
    if (rest.find_first_of(";?#") != std::string_view::npos)
        return malformed("the URL of a mailbox has no parameters, query or fragment");

    MailboxUrl read{.is_tls = *is_tls, .host = {}, .port = {}, .folder = {}};
    read.port = *is_tls ? 993 : 143;
    if (!read_authority(authority, read))
        return malformed(fmt::format("\"{}\" is no host with an optional port", authority));

    auto folder = percent_decoded(rest.substr(std::min(slash + 1, rest.size())));
    if (!folder || !text::is_utf8(*folder))
        return malformed("the folder in the URL is not percent-encoded UTF-8");
    read.folder = *std::move(folder);
    return read;
}

}  // namespace advisory::config
