#include "config/sink_section.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "config/common_keys.hpp"
#include "config/server_address.hpp"
#include "core/loopback.hpp"
#include "language/say.hpp"

namespace advisory::config {

namespace {

/// "scheme://rest" in two parts; nothing for another text.
std::optional<std::pair<std::string, std::string_view>> split_scheme(std::string_view url)
{
    const auto end = url.find("://");
    if (end == std::string_view::npos)
        return std::nullopt;
    return std::pair{std::string{url.substr(0, end)}, url.substr(end + 3)};
}

/// The host of what stands behind "scheme://". Empty when that is none.
std::string host_of(std::string_view rest)
{
    rest = rest.substr(0, rest.find_first_of("/?#"));
    if (const auto user_ends = rest.rfind('@'); user_ends != std::string_view::npos)
        rest.remove_prefix(user_ends + 1);
    const auto address = read_server_address(rest);
    return address ? address->host : std::string{};
}

/// "name@domain" in ASCII.
bool is_mail_address(std::string_view text)
{
    const auto at = text.find('@');
    return at != 0 && at != std::string_view::npos && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string_view::npos &&
           text.find_first_of("<>,;\"()") == std::string_view::npos &&
           std::ranges::all_of(text, [](char byte) { return byte > ' ' && byte < '\x7f'; });
}

/// A secret by `KEY_file` or `KEY_credential`.
SecretSource read_secret(Section& section,
                         const std::string& key,
                         const std::filesystem::path& folder)
{
    SecretSource source;
    if (auto file = read_path(section, key + "_file", folder)) {
        source.file = std::move(file->value);
        source.place = file->place;
    }
    if (auto name = section.credential(key + "_credential")) {
        if (!source.file.empty())
            section.complain(name->place,
                             say("`{0}_file` and `{0}_credential` cannot both be given", key),
                             say("keep one of them"));
        source.credential = std::move(name->value);
        source.place = name->place;
    }
    return source;
}

void read_mail_server(Section& section, MailSink& sink)
{
    constexpr std::string_view form =
        mark("write smtps://HOST[:PORT], or smtp://HOST[:PORT] for STARTTLS");
    const auto url = section.text("url");
    if (!url)
        return;

    const auto parts = split_scheme(url->value);
    const bool is_known = parts && (parts->first == "smtps" || parts->first == "smtp");
    auto address = is_known ? read_server_address(parts->second) : std::nullopt;
    if (!address) {
        section.complain(url->place, say("`url` is no address of a mail server"), said(form));
        return;
    }

    constexpr std::uint16_t tls_port = 465;         // RFC 8314 section 3.3.
    constexpr std::uint16_t submission_port = 587;  // RFC 6409 section 3.1.
    const bool is_tls = parts->first == "smtps";
    sink.security = is_tls ? MailSink::Security::tls : MailSink::Security::starttls;
    sink.host = std::move(address->host);
    sink.port = address->port != 0 ? address->port : (is_tls ? tls_port : submission_port);
}

void read_people(Section& section, MailSink& sink)
{
    const auto check = [&](Place place, const std::string& address) {
        if (!address.empty() && !is_mail_address(address))
            section.complain(place,
                             say("\"{}\" is no mail address", address),
                             say(R"(write it alone, as in "psirt@example.jp")"));
    };
    section.require("from", say(R"(as in from = "advisoryd@example.jp")"));
    section.require("to", say(R"(as in to = ["psirt@example.jp"])"));
    if (auto from = section.name("from")) {
        check(from->place, from->value);
        sink.from = std::move(from->value);
    }
    if (auto to = section.names("to")) {
        if (to->value.empty())
            section.complain(to->place, say("`to` is empty, so nobody would be told"));
        for (const auto& address : to->value)
            check(to->place, address);
        sink.to = std::move(to->value);
    }
}

}  // namespace

const char* AlertSink::kind() const
{
    constexpr std::array kinds{"mail", "webhook", "syslog", "command"};
    return kinds.at(way.index());
}

MailSink read_mail_sink(Section& section, const std::filesystem::path& folder)
{
    MailSink sink;
    section.require("url", say(R"(as in url = "smtps://smtp.example.jp")"));
    read_mail_server(section, sink);
    read_people(section, sink);

    if (auto user = section.name("user"))
        sink.user = std::move(user->value);
    sink.password = read_secret(section, "password", folder);
    if (sink.user.empty() == sink.password.is_given())
        section.complain(section.place(),
                         say("`user` and a password go together"),
                         say("give `user` with `password_file` or `password_credential`, or none"));

    if (const auto is_tls = section.flag("tls")) {
        if (!is_tls->value && sink.security == MailSink::Security::tls)
            section.complain(is_tls->place,
                             say("`tls` is false, and the URL begins with smtps://"),
                             say("write smtp://"));
        else if (!is_tls->value && !sink.host.empty() && !is_loopback(sink.host))
            section.complain(is_tls->place,
                             say("`tls` is false, and {} is another machine", sink.host),
                             say("mail goes to another machine over TLS only: leave `tls` out"));
        if (!is_tls->value)
            sink.security = MailSink::Security::none;
    }
    sink.ca_file = read_file_name(section, "ca_file", folder);
    return sink;
}

WebhookSink read_webhook_sink(Section& section, const std::filesystem::path& folder)
{
    WebhookSink sink;
    if (const auto url = section.text("url")) {
        const auto parts = split_scheme(url->value);
        if (!parts || (parts->first != "https" && parts->first != "http"))
            section.complain(url->place,
                             say("`url` is no address of a receiver"),
                             say("write https://HOST/..., or http:// for this machine"));
        else if (parts->first == "http" && !is_loopback(host_of(parts->second)))
            section.complain(url->place,
                             say("`url` sends alerts to another machine without TLS"),
                             say("write https://HOST/..., or http:// for this machine"));
        sink.url = url->value;
    }
    // Whoever knows the URL of a chat's webhook may write there.
    sink.url_in = read_secret(section, "url", folder);
    if (sink.url.empty() != sink.url_in.is_given())
        section.complain(section.place(),
                         say("a webhook needs either `url`, or `url_file` or `url_credential`"),
                         say(R"(as in url = "https://hooks.example.jp/advisoryd")"));

    sink.secret = read_secret(section, "secret", folder);
    if (const auto word = section.text("template")) {
        const auto known = alerting::template_named(word->value);
        if (!known)
            section.complain(word->place,
                             say("`template` is \"{}\"", word->value),
                             say(R"(write "json", "slack" or "teams")"));
        sink.body = known.value_or(sink.body);
    }
    sink.ca_file = read_file_name(section, "ca_file", folder);
    return sink;
}

SyslogSink read_syslog_sink(Section& section, const std::filesystem::path& /*folder*/)
{
    constexpr std::int64_t last_facility = 23;
    constexpr std::string_view form =
        mark(R"(write "unix:/dev/log", "udp://HOST[:PORT]" or "tcp://HOST[:PORT]")");

    SyslogSink sink;
    if (const auto url = section.text("url")) {
        constexpr std::string_view local = "unix:/";
        const auto parts = split_scheme(url->value);
        const bool is_remote = parts && (parts->first == "udp" || parts->first == "tcp");
        auto address = is_remote ? read_server_address(parts->second) : std::nullopt;
        if (address) {
            sink.transport =
                parts->first == "udp" ? SyslogSink::Transport::udp : SyslogSink::Transport::tcp;
            sink.host = std::move(address->host);
            sink.port = address->port != 0 ? address->port : sink.port;
        } else if (url->value.starts_with(local)) {
            sink.socket = url->value.substr(local.size() - 1);
        } else {
            section.complain(url->place, say("`url` is no address of a receiver"), said(form));
        }
    }
    if (const auto facility = section.number("facility")) {
        if (facility->value < 0 || facility->value > last_facility)
            section.complain(facility->place, say("`facility` must be from 0 to 23 (RFC 5424)"));
        sink.facility =
            static_cast<int>(std::clamp(facility->value, std::int64_t{0}, last_facility));
    }
    return sink;
}

CommandSink read_command_sink(Section& section, const std::filesystem::path& /*folder*/)
{
    constexpr std::chrono::seconds longest{600};
    CommandSink sink;
    section.require("command", say(R"(as in command = ["/usr/local/bin/page", "psirt"])"));
    if (auto command = section.command("command"))
        sink.command = std::move(command->value);
    if (const auto timeout = section.duration("timeout")) {
        if (timeout->value < std::chrono::seconds{1} || timeout->value > longest)
            section.complain(timeout->place, say("`timeout` must be from 1s to 10m"));
        sink.timeout = timeout->value;
    }
    return sink;
}

}  // namespace advisory::config
