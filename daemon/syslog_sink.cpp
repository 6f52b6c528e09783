#include "daemon/syslog_sink.hpp"

#include <array>
#include <optional>
#include <utility>
#include <variant>

#include <unistd.h>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/local/datagram_protocol.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "language/say.hpp"

namespace advisory::daemon {

namespace asio = boost::asio;

namespace {

constexpr auto token = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds longest_send{30};

std::string host_name()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "-";
}

}  // namespace

SyslogSink::SyslogSink(asio::io_context& loop,
                       config::SyslogSink settings,
                       alerting::Language language)
    : settings_{std::move(settings)},
      language_{language},
      origin_{.facility = settings_.facility,
              .host = host_name(),
              .process = fmt::to_string(::getpid())},
      timer_{loop}
{}

asio::awaitable<Result<void>> SyslogSink::deliver(std::span<const Alert> alerts)
{
    using asio::experimental::awaitable_operators::operator||;

    if (is_stopping_)
        co_return failed(say("was stopped"));
    timer_.expires_after(longest_send);
    auto done = co_await (send(alerts) || timer_.async_wait(token));
    if (done.index() == 0)
        co_return std::get<0>(std::move(done));
    co_return failed(is_stopping_ ? say("was stopped") : say("took nothing in time"));
}

void SyslogSink::stop()
{
    is_stopping_ = true;
    timer_.cancel();
}

asio::awaitable<Result<void>> SyslogSink::send(std::span<const Alert> alerts)
{
    switch (settings_.transport) {
        case config::SyslogSink::Transport::udp:
            co_return co_await send_udp(alerts);
        case config::SyslogSink::Transport::tcp:
            co_return co_await send_tcp(alerts);
        default:
            co_return co_await send_locally(alerts);
    }
}

asio::awaitable<Result<void>> SyslogSink::send_locally(std::span<const Alert> alerts)
{
    using Protocol = asio::local::datagram_protocol;

    Protocol::socket socket{timer_.get_executor(), Protocol{}};
    boost::system::error_code refused;
    if (socket.connect(Protocol::endpoint{settings_.socket.native()}, refused))
        co_return failed(said(refused.message()));
    for (const auto& alert : alerts) {
        const auto message = message_of(alert);
        const auto [failure, size] = co_await socket.async_send(asio::buffer(message), token);
        if (failure)
            co_return failed(said(failure.message()));
    }
    co_return Result<void>{};
}

asio::awaitable<Result<void>> SyslogSink::send_udp(std::span<const Alert> alerts)
{
    using asio::ip::udp;

    udp::resolver resolver{timer_.get_executor()};
    const auto port = fmt::to_string(settings_.port);
    const auto [unknown, found] = co_await resolver.async_resolve(settings_.host, port, token);
    if (unknown)
        co_return failed(said(unknown.message()));

    udp::socket socket{timer_.get_executor()};
    const auto [refused, endpoint] = co_await asio::async_connect(socket, found, token);
    if (refused)
        co_return failed(said(refused.message()));
    for (const auto& alert : alerts) {
        const auto message = message_of(alert);
        const auto [failure, size] = co_await socket.async_send(asio::buffer(message), token);
        if (failure)
            co_return failed(said(failure.message()));
    }
    co_return Result<void>{};
}

asio::awaitable<Result<void>> SyslogSink::send_tcp(std::span<const Alert> alerts)
{
    using asio::ip::tcp;

    tcp::resolver resolver{timer_.get_executor()};
    const auto port = fmt::to_string(settings_.port);
    const auto [unknown, found] = co_await resolver.async_resolve(settings_.host, port, token);
    if (unknown)
        co_return failed(said(unknown.message()));

    tcp::socket socket{timer_.get_executor()};
    const auto [refused, endpoint] = co_await asio::async_connect(socket, found, token);
    if (refused)
        co_return failed(said(refused.message()));

    std::string frames;
    for (const auto& alert : alerts) {
        const auto message = message_of(alert);
        frames += fmt::format("{} {}", message.size(), message);
    }
    const auto [cut, written] = co_await asio::async_write(socket, asio::buffer(frames), token);
    if (cut)
        co_return failed(said(cut.message()));

    // Its closing says that it has read all; a reset, that it has not.
    std::array<char, 256> answer{};
    boost::system::error_code ended;
    if (socket.shutdown(tcp::socket::shutdown_send, ended))
        co_return failed(said(ended.message()));
    while (!ended) {
        const auto [failure, size] = co_await socket.async_read_some(asio::buffer(answer), token);
        ended = failure;
    }
    if (ended != asio::error::eof)
        co_return failed(said(ended.message()));
    co_return Result<void>{};
}

std::string SyslogSink::message_of(const Alert& alert) const
{
    return syslog_message(alert, origin_, language_);
}

Failure SyslogSink::failed(std::string_view what) const
{
    const auto receiver = settings_.transport == config::SyslogSink::Transport::local
                              ? settings_.socket.string()
                              : fmt::format("{}:{}", settings_.host, settings_.port);
    return {Errc::unreachable, say("syslog at {}: {}", receiver, what), {}};
}

}  // namespace advisory::daemon
