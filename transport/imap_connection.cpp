#include "transport/imap_connection.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <new>
#include <system_error>
#include <utility>

#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "transport/connect_error.hpp"

namespace advisory::transport {

namespace {

struct EasyCleanup {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};

struct MultiCleanup {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

struct UrlCleanup {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

struct CurlFree {
    void operator()(char* text) const { curl_free(text); }
};

/// libcurl has sockets come and go while it connects; this is the one descriptor
/// that shows all of them, so that nobody outside has to follow them.
class SocketSet {
public:
    SocketSet() : epoll_{::epoll_create1(EPOLL_CLOEXEC)}
    {
        if (epoll_ < 0)
            throw std::system_error{errno, std::generic_category(), "epoll_create1"};
    }

    ~SocketSet() { ::close(epoll_); }
    SocketSet(const SocketSet&) = delete;
    SocketSet& operator=(const SocketSet&) = delete;

    [[nodiscard]] int descriptor() const { return epoll_; }

    /// Answers false when the kernel refuses.
    [[nodiscard]] bool watch(int socket, std::uint32_t events) const
    {
        epoll_event wanted{.events = events, .data = {.fd = socket}};
        if (::epoll_ctl(epoll_, EPOLL_CTL_MOD, socket, &wanted) == 0)
            return true;
        return errno == ENOENT && ::epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &wanted) == 0;
    }

    /// A socket that is closed already is gone from the set by itself.
    void forget(int socket) const { ::epoll_ctl(epoll_, EPOLL_CTL_DEL, socket, nullptr); }

    [[nodiscard]] std::span<const epoll_event> ready(std::span<epoll_event> room) const
    {
        const int count = ::epoll_wait(epoll_, room.data(), static_cast<int>(room.size()), 0);
        return room.first(static_cast<std::size_t>(std::max(count, 0)));
    }

private:
    int epoll_;
};

int on_socket(CURL* /*easy*/, curl_socket_t socket, int what, void* sockets, void* /*unused*/)
{
    const auto& set = *static_cast<const SocketSet*>(sockets);
    if (what == CURL_POLL_REMOVE) {
        set.forget(socket);
        return 0;
    }

    std::uint32_t events = 0;
    if (what != CURL_POLL_OUT)
        events |= EPOLLIN;
    if (what != CURL_POLL_IN)
        events |= EPOLLOUT;
    return set.watch(socket, events) ? 0 : -1;
}

/// Keeps what the server answers to a login: libcurl tells only that it failed.
std::size_t on_server_line(char* bytes, std::size_t size, std::size_t count, void* answer)
{
    const std::string_view line{bytes, size * count};
    try {
        if (!line.starts_with('*') && !line.starts_with('+'))
            *static_cast<std::string*>(answer) = line;
    } catch (const std::bad_alloc&) {
        return 0;  // No exception crosses libcurl: it gives up the connection instead.
    }
    return line.size();
}

template <class Value>
void set_option(CURL* easy, CURLoption option, Value value, CURLcode& failure)
{
    const auto result = curl_easy_setopt(easy, option, value);
    if (failure == CURLE_OK)
        failure = result;
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
                       "imaps://HOST/, or imap://HOST/ for STARTTLS"};
    };

    const std::unique_ptr<CURLU, UrlCleanup> url{curl_url()};
    const auto parsed = curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0);
    if (parsed != CURLUE_OK)
        return refuse(fmt::format("is no address: {}", curl_url_strerror(parsed)));

    const auto scheme = url_part(url.get(), CURLUPART_SCHEME);
    if (scheme != "imap" && scheme != "imaps")
        return refuse("is not an IMAP address");

    const auto has = [&](CURLUPart part) { return !url_part(url.get(), part).empty(); };
    if (has(CURLUPART_USER) || has(CURLUPART_PASSWORD) || has(CURLUPART_OPTIONS))
        return refuse("must come without user and password");

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
    // The order matters: destroyed from the last to the first, the handle goes before
    // its multi handle, and both before the set and the buffers that they write to.
    SocketSet sockets;
    std::string user;
    std::string password;
    std::string host;
    std::string last_answer;
    std::array<char, CURL_ERROR_SIZE> error{};
    std::unique_ptr<CURLM, MultiCleanup> multi{curl_multi_init()};
    std::unique_ptr<CURL, EasyCleanup> easy{curl_easy_init()};
    int socket = -1;  ///< Once connected.

    Session() = default;
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session() { curl_multi_remove_handle(multi.get(), easy.get()); }

    CURLcode configure(const ImapServer& server, const ServerUrl& url);
    CURLcode configure_tls(const ImapServer& server);
    Result<Progress> finish(CURLcode result);
    bool watch_socket(std::uint32_t events) const { return sockets.watch(socket, events); }
};

CURLcode ImapConnection::Session::configure(const ImapServer& server, const ServerUrl& url)
{
    auto failure = CURLE_OK;
    const auto set = [&](CURLoption option, auto value) {
        set_option(easy.get(), option, value, failure);
    };

    set(CURLOPT_URL, url.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "imap,imaps");
    set(CURLOPT_PROXY, "");  // Also keeps it from reading the environment's.
    set(CURLOPT_CONNECT_ONLY, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(server.connect_timeout.count()));
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_QUICK_EXIT, 1L);  // Else closing waits for a name server that does not answer.
    set(CURLOPT_ERRORBUFFER, error.data());
    set(CURLOPT_HEADERFUNCTION, on_server_line);
    set(CURLOPT_HEADERDATA, static_cast<void*>(&last_answer));

    set(CURLOPT_USERNAME, server.user.c_str());
    set(server.uses_token ? CURLOPT_XOAUTH2_BEARER : CURLOPT_PASSWORD, server.password.c_str());
    if (!server.login_options.empty())
        set(CURLOPT_LOGIN_OPTIONS, server.login_options.c_str());

    return failure == CURLE_OK ? configure_tls(server) : failure;
}

CURLcode ImapConnection::Session::configure_tls(const ImapServer& server)
{
    auto failure = CURLE_OK;
    const auto set = [&](CURLoption option, auto value) {
        set_option(easy.get(), option, value, failure);
    };

    set(CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!server.ca_file.empty()) {
        set(CURLOPT_CAINFO, server.ca_file.c_str());
        set(CURLOPT_CAPATH, static_cast<char*>(nullptr));
    }
    return failure;
}

Result<ImapConnection::Progress> ImapConnection::Session::finish(CURLcode result)
{
    if (result == CURLE_OK)
        result = curl_easy_getinfo(easy.get(), CURLINFO_ACTIVESOCKET, &socket);
    if (result != CURLE_OK)
        return std::unexpected{connect_error({
            .result = result,
            .user = user,
            .password = password,
            .host = host,
            .reason = error.front() != '\0' ? error.data() : curl_easy_strerror(result),
            .server_answer = last_answer,
        })};

    if (!watch_socket(EPOLLIN))
        return Failure{Errc::unreachable, fmt::format("the socket to {} cannot be watched", host)};
    return Progress::connected;
}

Result<ImapConnection> ImapConnection::prepare(const ImapServer& server)
{
    const auto url = read_url(server.url);
    if (!url)
        return std::unexpected{url.error()};
    if (server.user.empty())
        return Failure{Errc::configuration, fmt::format("no user is given for {}", url->host)};
    if (has_line_break(server.user) || has_line_break(server.password))
        return Failure{Errc::configuration,
                       fmt::format("user or password for {} holds a line break", url->host)};

    auto session = std::make_unique<Session>();
    if (!session->multi || !session->easy)
        throw std::bad_alloc{};
    session->user = server.user;
    session->password = server.password;
    session->host = url->host;

    const auto configured = session->configure(server, *url);
    if (configured != CURLE_OK)
        return Failure{Errc::configuration,
                       fmt::format("libcurl refuses the settings for {}: {}",
                                   url->host,
                                   curl_easy_strerror(configured))};

    curl_multi_setopt(session->multi.get(), CURLMOPT_SOCKETFUNCTION, on_socket);
    curl_multi_setopt(session->multi.get(),
                      CURLMOPT_SOCKETDATA,
                      static_cast<void*>(&session->sockets));
    curl_multi_add_handle(session->multi.get(), session->easy.get());
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
    return session_->sockets.descriptor();
}

std::optional<std::chrono::milliseconds> ImapConnection::next_timeout() const
{
    long timeout = -1;
    curl_multi_timeout(session_->multi.get(), &timeout);
    if (timeout < 0)
        return std::nullopt;
    return std::chrono::milliseconds{timeout};
}

Result<ImapConnection::Progress> ImapConnection::advance()
{
    if (session_->socket >= 0)
        return Progress::connected;

    auto* const multi = session_->multi.get();
    int running = 0;
    std::array<epoll_event, 16> room{};
    for (const auto& event : session_->sockets.ready(room)) {
        const bool is_readable = (event.events & EPOLLIN) != 0;
        const bool is_writable = (event.events & EPOLLOUT) != 0;
        const bool is_broken = (event.events & (EPOLLERR | EPOLLHUP)) != 0;
        const int ready = (is_readable ? CURL_CSELECT_IN : 0) |
                          (is_writable ? CURL_CSELECT_OUT : 0) | (is_broken ? CURL_CSELECT_ERR : 0);
        curl_multi_socket_action(multi, event.data.fd, ready, &running);
    }
    curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running);

    int left = 0;
    const auto* const message = curl_multi_info_read(multi, &left);
    if (message == nullptr || message->msg != CURLMSG_DONE)
        return Progress::connecting;
    return session_->finish(message->data.result);
}

Result<std::size_t> ImapConnection::send(std::string_view bytes)
{
    assert(session_->socket >= 0);
    std::size_t sent = 0;
    const auto result = curl_easy_send(session_->easy.get(), bytes.data(), bytes.size(), &sent);
    if (result != CURLE_OK && result != CURLE_AGAIN)
        return Failure{
            Errc::unreachable,
            fmt::format("sending to {} failed: {}", session_->host, curl_easy_strerror(result))};

    const std::uint32_t wanted = sent < bytes.size() ? EPOLLIN | EPOLLOUT : EPOLLIN;
    if (!session_->watch_socket(wanted))
        return Failure{Errc::unreachable,
                       fmt::format("the socket to {} cannot be watched", session_->host)};
    return sent;
}

Result<ImapConnection::Received> ImapConnection::receive(std::span<char> buffer)
{
    assert(session_->socket >= 0);
    std::size_t size = 0;
    const auto result = curl_easy_recv(session_->easy.get(), buffer.data(), buffer.size(), &size);
    if (result == CURLE_AGAIN)
        return Received{};
    if (result != CURLE_OK)
        return Failure{Errc::unreachable,
                       fmt::format("receiving from {} failed: {}",
                                   session_->host,
                                   curl_easy_strerror(result))};
    return Received{.size = size, .is_closed = size == 0};
}

}  // namespace advisory::transport
