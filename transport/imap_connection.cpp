#include "transport/imap_connection.hpp"

#include <cassert>
#include <new>
#include <utility>

#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/epoll.h>

#include "language/say.hpp"
#include "transport/connect_error.hpp"
#include "transport/curl_transfer.hpp"

namespace advisory::transport {

namespace {

struct UrlCleanup {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

struct CurlFree {
    void operator()(char* text) const { curl_free(text); }
};

/// Keeps what the server answers to a login: libcurl tells only that it failed.
std::size_t on_server_line(char* bytes, std::size_t size, std::size_t count, void* answer)
{
    const std::string_view line{bytes, size * count};
    try {
        // A challenge takes the place of what was answered to an earlier command.
        if (!line.starts_with('*'))
            *static_cast<std::string*>(answer) = line.starts_with('+') ? "" : line;
    } catch (const std::bad_alloc&) {
        return 0;  // No exception crosses libcurl: it gives up the connection instead.
    }
    return line.size();
}

bool is_token(Sasl sasl)
{
    return sasl == Sasl::xoauth2 || sasl == Sasl::oauthbearer;
}

/// Nothing: what the server offers.
const char* login_options(Sasl sasl)
{
    switch (sasl) {
        case Sasl::xoauth2:
            return "AUTH=XOAUTH2";
        case Sasl::oauthbearer:
            return "AUTH=OAUTHBEARER";
        case Sasl::external:
            return "AUTH=EXTERNAL";
        default:
            return nullptr;
    }
}

bool has_line_break(std::string_view text)
{
    return text.find_first_of(std::string_view{"\r\n\0", 3}) != std::string_view::npos;
}

struct ServerUrl {
    std::string url;  ///< Without a path: folders are none of libcurl's business.
    std::string host;
};

std::string url_part(CURLU* url, CURLUPart part)
{
    char* text = nullptr;
    if (curl_url_get(url, part, &text, 0) != CURLUE_OK)
        return {};
    return std::unique_ptr<char, CurlFree>{text}.get();
}

Result<ServerUrl> read_url(const std::string& text)
{
    const auto refuse = [&](std::string_view why) {
        // Behind the last @, lest a password be shown.
        return Failure{Errc::configuration,
                       fmt::format("\"{}\" {}", text.substr(text.rfind('@') + 1), why),
                       say("imaps://HOST/, or imap://HOST/ for STARTTLS")};
    };

    const std::unique_ptr<CURLU, UrlCleanup> url{curl_url()};
    const auto parsed = curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0);
    if (parsed != CURLUE_OK)
        return refuse(say("is no address: {}", said(curl_url_strerror(parsed))));

    const auto scheme = url_part(url.get(), CURLUPART_SCHEME);
    if (scheme != "imap" && scheme != "imaps")
        return refuse(say("is not an IMAP address"));

    const auto has = [&](CURLUPart part) { return !url_part(url.get(), part).empty(); };
    if (has(CURLUPART_USER) || has(CURLUPART_PASSWORD) || has(CURLUPART_OPTIONS))
        return refuse(say("must come without user and password"));

    curl_url_set(url.get(), CURLUPART_PATH, "/", 0);
    for (const auto part : {CURLUPART_QUERY, CURLUPART_FRAGMENT})
        curl_url_set(url.get(), part, nullptr, 0);
    return ServerUrl{
        .url = url_part(url.get(), CURLUPART_URL),
        .host = url_part(url.get(), CURLUPART_HOST),
    };
}

}  // namespace

struct ImapConnection::Session {
    std::string user;
    std::string password;
    std::string host;
    std::string last_answer;
    CurlTransfer transfer;  ///< Behind what it writes to.
    int socket = -1;        ///< Once connected.

    void configure(const ImapServer& server, const ServerUrl& url);
    void configure_login(const ImapServer& server);
    Result<Progress> finish(CURLcode result);
    bool watch_socket(std::uint32_t events) const
    {
        return transfer.sockets().watch(socket, events);
    }
};

void ImapConnection::Session::configure(const ImapServer& server, const ServerUrl& url)
{
    transfer.set_common(server.ca_file);
    transfer.set_client_certificate(server.client_certificate, server.client_key);
    transfer.set(CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    transfer.set(CURLOPT_URL, url.url.c_str());
    transfer.set(CURLOPT_PROTOCOLS_STR, "imap,imaps");
    transfer.set(CURLOPT_CONNECT_ONLY, 1L);
    transfer.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(server.connect_timeout.count()));
    transfer.set(CURLOPT_HEADERFUNCTION, on_server_line);
    transfer.set(CURLOPT_HEADERDATA, static_cast<void*>(&last_answer));
    configure_login(server);
}

void ImapConnection::Session::configure_login(const ImapServer& server)
{
    transfer.set(CURLOPT_USERNAME, server.user.c_str());
    if (server.sasl == Sasl::external)
        transfer.set(CURLOPT_PASSWORD, "");
    else
        transfer.set(is_token(server.sasl) ? CURLOPT_XOAUTH2_BEARER : CURLOPT_PASSWORD,
                     server.password.c_str());

    // Unless told which mechanism, libcurl takes one that the server offers, and would try
    // LOGIN, without a password, where tokens are not taken.
    if (const auto options = login_options(server.sasl); options != nullptr)
        transfer.set(CURLOPT_LOGIN_OPTIONS, options);
}

Result<ImapConnection::Progress> ImapConnection::Session::finish(CURLcode result)
{
    if (result == CURLE_OK)
        result = curl_easy_getinfo(transfer.easy(), CURLINFO_ACTIVESOCKET, &socket);
    if (result != CURLE_OK)
        return std::unexpected{connect_error({
            .result = result,
            .user = user,
            .password = password,
            .host = host,
            .reason = transfer.reason(result),
            .server_answer = last_answer,
        })};

    if (!watch_socket(EPOLLIN))
        return Failure{Errc::unreachable, say("the socket to {} cannot be watched", host)};
    return Progress::connected;
}

Result<ImapConnection> ImapConnection::prepare(const ImapServer& server)
{
    const auto url = read_url(server.url);
    if (!url)
        return std::unexpected{url.error()};
    if (server.user.empty())
        return Failure{Errc::configuration, say("no user is given for {}", url->host)};
    if (has_line_break(server.user) || has_line_break(server.password))
        return Failure{Errc::configuration,
                       say("user or password for {} holds a line break", url->host)};

    auto session = std::make_unique<Session>();
    session->user = server.user;
    session->password = server.password;
    session->host = url->host;

    session->configure(server, *url);
    const auto begun = session->transfer.begin();
    if (begun != CURLE_OK)
        return Failure{Errc::configuration,
                       say("libcurl refuses the settings for {}: {}",
                           url->host,
                           said(curl_easy_strerror(begun)))};
    return ImapConnection{std::move(session)};
}

ImapConnection::ImapConnection(std::unique_ptr<Session> session) : session_{std::move(session)} {}

ImapConnection::ImapConnection(ImapConnection&& other) noexcept = default;
ImapConnection& ImapConnection::operator=(ImapConnection&& other) noexcept = default;
ImapConnection::~ImapConnection() = default;

std::string_view ImapConnection::host() const
{
    return session_->host;
}

int ImapConnection::descriptor() const
{
    return session_->transfer.sockets().descriptor();
}

std::optional<std::chrono::milliseconds> ImapConnection::next_timeout() const
{
    return session_->transfer.next_timeout();
}

Result<ImapConnection::Progress> ImapConnection::advance()
{
    if (session_->socket >= 0)
        return Progress::connected;

    const auto result = session_->transfer.advance();
    if (!result)
        return Progress::connecting;
    return session_->finish(*result);
}

Result<std::size_t> ImapConnection::send(std::string_view bytes)
{
    assert(session_->socket >= 0);
    std::size_t sent = 0;
    const auto result =
        curl_easy_send(session_->transfer.easy(), bytes.data(), bytes.size(), &sent);
    if (result != CURLE_OK && result != CURLE_AGAIN)
        return Failure{
            Errc::unreachable,
            say("sending to {} failed: {}", session_->host, said(curl_easy_strerror(result)))};

    const std::uint32_t wanted = sent < bytes.size() ? EPOLLIN | EPOLLOUT : EPOLLIN;
    if (!session_->watch_socket(wanted))
        return Failure{Errc::unreachable,
                       say("the socket to {} cannot be watched", session_->host)};
    return sent;
}

Result<ImapConnection::Received> ImapConnection::receive(std::span<char> buffer)
{
    assert(session_->socket >= 0);
    std::size_t size = 0;
    const auto result =
        curl_easy_recv(session_->transfer.easy(), buffer.data(), buffer.size(), &size);
    if (result == CURLE_AGAIN)
        return Received{};
    if (result != CURLE_OK)
        return Failure{
            Errc::unreachable,
            say("receiving from {} failed: {}", session_->host, said(curl_easy_strerror(result)))};
    return Received{.size = size, .is_closed = size == 0};
}

}  // namespace advisory::transport
