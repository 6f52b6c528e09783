#include "config/mailbox_url.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "config/server_address.hpp"
#include "core/ascii.hpp"
#include "language/say.hpp"
#include "text/unicode.hpp"

namespace advisory::config {

namespace {

constexpr std::uint16_t imap_port = 143;   ///< STARTTLS.
constexpr std::uint16_t imaps_port = 993;  ///< TLS from the first byte: RFC 8314 section 3.2.

constexpr std::string_view form = mark("write imaps://HOST[:PORT][/FOLDER]");

Failure malformed(std::string message)
{
    return {Errc::configuration, std::move(message), said(form)};
}

/// Takes "imaps://" off the front. Answers whether it is TLS.
std::optional<bool> take_scheme(std::string_view& url)
{
    const auto end = url.find("://");
    if (end == std::string_view::npos)
        return std::nullopt;

    std::string scheme{url.substr(0, end)};
    std::ranges::transform(scheme, scheme.begin(), lower_case);
    if (scheme != "imaps" && scheme != "imap")
        return std::nullopt;

    url.remove_prefix(end + 3);
    return scheme == "imaps";
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
        return malformed(say("the URL of a mailbox must begin with imaps:// or imap://"));

    // Before anything quotes the URL: what stands before @ may hold a password.
    const auto slash = std::min(rest.find('/'), rest.size());
    const auto authority = rest.substr(0, slash);
    if (rest.find('@') != std::string_view::npos)
        return Failure{Errc::configuration,
                       say("the URL of a mailbox must not carry a user or a password"),
                       say("use `user`, and `password_file` or `password_command`")};
    if (rest.find_first_of(";?#") != std::string_view::npos)
        return malformed(say("the URL of a mailbox has no parameters, query or fragment"));

    auto address = read_server_address(authority);
    if (!address)
        return malformed(say("\"{}\" is no host with an optional port", authority));
    if (address->port == 0)
        address->port = *is_tls ? imaps_port : imap_port;
    // Each side would wait for the other to begin.
    if (!*is_tls && address->port == imaps_port)
        return Failure{
            Errc::configuration,
            say("imap:// begins without TLS, and on port {} a server expects TLS at once",
                imaps_port),
            say("write imaps://{}", rest)};
    MailboxUrl read{.is_tls = *is_tls,
                    .host = std::move(address->host),
                    .port = address->port,
                    .folder = {}};

    auto folder = percent_decoded(rest.substr(std::min(slash + 1, rest.size())));
    if (!folder || !text::is_utf8(*folder))
        return malformed(say("the folder in the URL is not percent-encoded UTF-8"));
    read.folder = *std::move(folder);
    return read;
}

}  // namespace advisory::config
