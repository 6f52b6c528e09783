#include "tests/support/https/token_server.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace advisory::test {

namespace {

struct SslFree {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
};
using Ssl = std::unique_ptr<SSL, SslFree>;

/// How much of the form is still to come; nothing while the head is not complete.
std::size_t missing(const std::string& request)
{
    const auto end = request.find("\r\n\r\n");
    if (end == std::string::npos)
        return 1;

    constexpr std::string_view name = "Content-Length: ";
    const auto at = request.find(name);
    const std::size_t length =
        at < end ? std::strtoul(request.c_str() + at + name.size(), nullptr, 10) : 0;
    const auto have = request.size() - end - 4;
    return length > have ? length - have : 0;
}

/// The head and the form that was posted; nothing when the client goes away before.
std::string read_request(SSL* ssl)
{
    std::string request;
    std::array<char, 4096> buffer{};
    while (missing(request) > 0) {
        const int count = SSL_read(ssl, buffer.data(), static_cast<int>(buffer.size()));
        if (count <= 0)
            return {};
        request.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return request;
}

void wait_for_end_of(int socket, int stop)
{
    std::array<pollfd, 2> waiting{
        pollfd{.fd = socket, .events = POLLIN, .revents = 0},
        pollfd{.fd = stop, .events = POLLIN, .revents = 0},
    };
    ::poll(waiting.data(), waiting.size(), -1);
}

int listen_on_loopback(std::uint16_t& port)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    if (listener < 0 || ::bind(listener, generic, size) != 0 || ::listen(listener, 8) != 0 ||
        ::getsockname(listener, generic, &size) != 0)
        throw std::system_error{errno, std::generic_category(), "token server"};

    port = ntohs(address.sin_port);
    return listener;
}

}  // namespace

struct TokenServer::Context {
    struct Free {
        void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    };
    std::unique_ptr<SSL_CTX, Free> ssl{SSL_CTX_new(TLS_server_method())};
};

TokenServer::TokenServer(CertificateKind certificate)
    : certificates_{make_certificates(folder_.path(), certificate)},
      context_{std::make_unique<Context>()},
      stop_{::eventfd(0, EFD_CLOEXEC)}
{
    auto* const ssl = context_->ssl.get();
    if (SSL_CTX_use_certificate_file(ssl, certificates_.certificate.c_str(), SSL_FILETYPE_PEM) !=
            1 ||
        SSL_CTX_use_PrivateKey_file(ssl, certificates_.key.c_str(), SSL_FILETYPE_PEM) != 1)
        throw std::runtime_error{"the token server cannot use its certificate"};

    // A client that hangs up must not end the test.
    std::signal(SIGPIPE, SIG_IGN);
    listener_ = listen_on_loopback(port_);
    thread_ = std::thread{[this] { serve(); }};
}

TokenServer::~TokenServer()
{
    ::eventfd_write(stop_, 1);
    thread_.join();
    ::close(listener_);
    ::close(stop_);
}

std::string TokenServer::url() const
{
    return fmt::format("https://localhost:{}/token", port_);
}

void TokenServer::reply(std::deque<Reply> replies)
{
    const std::lock_guard lock{mutex_};
    replies_ = std::move(replies);
}

void TokenServer::give(const std::string& access_token, int expires_in)
{
    reply({{.body = fmt::format(R"({{"access_token":"{}","token_type":"Bearer","expires_in":{}}})",
                                access_token,
                                expires_in)}});
}

std::vector<std::string> TokenServer::forms() const
{
    const std::lock_guard lock{mutex_};
    return forms_;
}

std::vector<std::string> TokenServer::heads() const
{
    const std::lock_guard lock{mutex_};
    return heads_;
}

void TokenServer::serve()
{
    while (true) {
        std::array<pollfd, 2> waiting{
            pollfd{.fd = listener_, .events = POLLIN, .revents = 0},
            pollfd{.fd = stop_, .events = POLLIN, .revents = 0},
        };
        ::poll(waiting.data(), waiting.size(), -1);
        if (waiting[1].revents != 0)
            return;

        const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            continue;
        take(socket);
        ::close(socket);
    }
}

void TokenServer::take(int socket)
{
    // A client that does not go on must not keep the destructor waiting for ever.
    const timeval longest{.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &longest, sizeof longest);

    const Ssl ssl{SSL_new(context_->ssl.get())};
    SSL_set_fd(ssl.get(), socket);
    if (SSL_accept(ssl.get()) != 1)
        return;

    const auto request = read_request(ssl.get());
    if (request.empty())
        return;
    const auto reply = next_reply(request);
    if (reply.manner == Manner::say_nothing)
        wait_for_end_of(socket, stop_);
    if (reply.manner != Manner::answer)
        return;

    const auto text = fmt::format(
        "HTTP/1.1 {} Reason\r\nContent-Type: application/json\r\nContent-Length: {}\r\n"
        "Connection: close\r\n{}\r\n{}",
        reply.status,
        reply.body.size(),
        reply.header,
        reply.body);
    SSL_write(ssl.get(), text.data(), static_cast<int>(text.size()));
    SSL_shutdown(ssl.get());
}

TokenServer::Reply TokenServer::next_reply(const std::string& request)
{
    const std::lock_guard lock{mutex_};
    const auto end = request.find("\r\n\r\n");
    heads_.push_back(request.substr(0, end + 2));
    forms_.push_back(request.substr(end + 4));
    auto reply = replies_.front();
    if (replies_.size() > 1)
        replies_.pop_front();
    return reply;
}

}  // namespace advisory::test
