#include "tests/bench/server_connection.hpp"

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <system_error>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace advisory::bench {

namespace {

constexpr std::size_t block_size = 256 * 1024;

int connect_to(std::uint16_t port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (socket < 0 ||
        ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::system_error{errno, std::generic_category(), "connect"};
    return socket;
}

/// The last line of what came, when it is whole.
std::string_view last_line(std::string_view received)
{
    if (!received.ends_with("\r\n"))
        return {};
    received.remove_suffix(2);
    const auto before = received.rfind("\r\n");
    return before == std::string_view::npos ? received : received.substr(before + 2);
}

}  // namespace

struct ServerConnection::Tls {
    explicit Tls(int socket) : context{::SSL_CTX_new(::TLS_client_method())}
    {
        session = ::SSL_new(context);
        if (session == nullptr || ::SSL_set_fd(session, socket) != 1 || ::SSL_connect(session) != 1)
            throw std::runtime_error{"the server does not answer to TLS"};
    }

    ~Tls()
    {
        ::SSL_free(session);
        ::SSL_CTX_free(context);
    }

    Tls(const Tls&) = delete;
    Tls& operator=(const Tls&) = delete;

    SSL_CTX* context;
    SSL* session = nullptr;
};

ServerConnection::ServerConnection(std::uint16_t port, Line line)
    : socket_{connect_to(port)}, block_(block_size, '\0')
{
    if (line == Line::tls)
        tls_ = std::make_unique<Tls>(socket_);
    next_line();  // The greeting.
}

ServerConnection::~ServerConnection()
{
    tls_.reset();
    ::close(socket_);
}

std::size_t ServerConnection::run(std::string_view command)
{
    const auto tag = fmt::format("b{} ", ++commands_);
    send(fmt::format("{}{}\r\n", tag, command));

    // A server says nothing behind the answer to the only command that runs, so the answer is
    // the last line that came, and no mail needs to be looked into.
    std::string end;
    std::size_t bytes = 0;
    for (;;) {
        const auto size = read_block();
        bytes += size;
        constexpr std::size_t longest_answer = 1024;
        end.append(block_, size - std::min(size, longest_answer), std::min(size, longest_answer));
        if (end.size() > longest_answer)
            end.erase(0, end.size() - longest_answer);

        const auto answer = last_line(end);
        if (!answer.starts_with(tag))
            continue;
        if (!answer.substr(tag.size()).starts_with("OK"))
            throw std::runtime_error{fmt::format("{}: {}", command, answer)};
        return bytes;
    }
}

void ServerConnection::idle()
{
    send(fmt::format("b{} IDLE\r\n", ++commands_));
    while (!next_line().starts_with('+')) {}
}

std::string ServerConnection::next_line()
{
    for (;;) {
        const auto end = unread_.find("\r\n");
        if (end != std::string::npos) {
            auto line = unread_.substr(0, end);
            unread_.erase(0, end + 2);
            return line;
        }
        const auto size = read_block();
        unread_.append(block_, 0, size);
    }
}

bool ServerConnection::has_line() const
{
    return unread_.find("\r\n") != std::string::npos;
}

std::size_t ServerConnection::read_block()
{
    const auto size = tls_ ? ::SSL_read(tls_->session, block_.data(), block_size)
                           : ::recv(socket_, block_.data(), block_size, 0);
    if (size <= 0)
        throw std::runtime_error{"the server hung up"};
    return static_cast<std::size_t>(size);
}

void ServerConnection::send(std::string_view bytes)
{
    const auto sent = tls_
                          ? ::SSL_write(tls_->session, bytes.data(), static_cast<int>(bytes.size()))
                          : ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent != static_cast<std::int64_t>(bytes.size()))
        throw std::runtime_error{"the server takes no command"};
}

Download download_and_discard(std::uint16_t port,
                              Line line,
                              std::string_view user,
                              std::string_view password,
                              std::size_t mails)
{
    ServerConnection server{port, line};
    server.run(fmt::format("LOGIN {} \"{}\"", user, password));
    server.run("SELECT INBOX");

    constexpr std::size_t batch = 200;
    Download download{.mails = mails};
    for (std::size_t first = 1; first <= mails; first += batch)
        download.bytes +=
            server.run(fmt::format("FETCH {}:{} (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[])",
                                   first,
                                   std::min(first + batch - 1, mails)));
    server.run("LOGOUT");
    return download;
}

}  // namespace advisory::bench
