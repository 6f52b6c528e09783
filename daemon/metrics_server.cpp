#include "daemon/metrics_server.hpp"

#include <chrono>
#include <filesystem>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <sys/stat.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include "daemon/log.hpp"
#include "language/say.hpp"

namespace advisory::daemon {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

constexpr std::size_t most_connections = 8;
constexpr std::uint32_t longest_header = 8 * 1024;
constexpr std::chrono::seconds longest_request{5};
constexpr std::chrono::minutes listen_retry_interval{1};

using Request = http::request<http::empty_body>;
using Response = http::response<http::string_body>;

Response refusal(const Request& request, http::status status, std::string_view text)
{
    Response response{status, request.version()};
    response.set(http::field::content_type, "text/plain; charset=utf-8");
    if (status == http::status::method_not_allowed)
        response.set(http::field::allow, "GET, HEAD");
    response.body() = text;
    return response;
}

Response answer_to(const Request& request, const MetricsServer::Page& page)
{
    const auto target = std::string_view{request.target().data(), request.target().size()};
    if (request.method() != http::verb::get && request.method() != http::verb::head)
        return refusal(request, http::status::method_not_allowed, "only GET\n");
    if (target.substr(0, target.find('?')) != "/metrics")
        return refusal(request, http::status::not_found, "metrics are at /metrics\n");

    auto text = page();
    if (!text)
        return refusal(request, http::status::service_unavailable, "the store is busy\n");
    Response response{http::status::ok, request.version()};
    response.set(http::field::content_type, "text/plain; version=0.0.4; charset=utf-8");
    response.body() = *std::move(text);
    return response;
}

/// A socket that another run left, as after a crash, is in the way; any other file is not ours.
void clear(const asio::local::stream_protocol::endpoint& at)
{
    std::error_code failure;
    if (std::filesystem::is_socket(at.path(), failure))
        std::filesystem::remove(at.path(), failure);
}

void clear(const asio::ip::tcp::endpoint&) {}

/// The group of the service may ask, others may not.
void share(const asio::local::stream_protocol::endpoint& at)
{
    ::chmod(at.path().c_str(), S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP);
}

void share(const asio::ip::tcp::endpoint&) {}

std::string name_of(const config::MetricsEndpoint& endpoint)
{
    if (!endpoint.socket.empty())
        return "unix:" + endpoint.socket.string();
    return fmt::format("{}:{}", endpoint.address, endpoint.port);
}

}  // namespace

MetricsServer::MetricsServer(asio::io_context& loop, config::MetricsEndpoint endpoint, Page page)
    : loop_{loop}, endpoint_{std::move(endpoint)}, page_{std::move(page)}, retry_{loop}
{}

asio::awaitable<void> MetricsServer::run()
{
    if (!endpoint_.socket.empty()) {
        const asio::local::stream_protocol::endpoint at{endpoint_.socket.string()};
        co_await serve<asio::local::stream_protocol>(at);
    } else {
        const asio::ip::tcp::endpoint at{asio::ip::make_address(endpoint_.address), endpoint_.port};
        co_await serve<asio::ip::tcp>(at);
    }
    // What a connection is at uses the page.
    while (connections_ > 0)
        co_await pause();
}

template <class Protocol>
asio::awaitable<void> MetricsServer::serve(typename Protocol::endpoint at)
{
    asio::basic_socket_acceptor<Protocol> acceptor{loop_};
    close_ = [&acceptor] {
        boost::system::error_code ignored;
        acceptor.close(ignored);
    };
    while (!is_stopping_) {
        boost::system::error_code failure;
        clear(at);
        acceptor.open(at.protocol(), failure);
        if (!failure)
            acceptor.set_option(asio::socket_base::reuse_address{true}, failure);
        if (!failure)
            acceptor.bind(at, failure);
        if (!failure)
            acceptor.listen(asio::socket_base::max_listen_connections, failure);
        if (!failure)
            break;

        close_();
        if (!std::exchange(is_told_, true))
            log(Level::error,
                "metrics.failed",
                {{"listen", name_of(endpoint_)},
                 {"error", failure.message()},
                 {"remedy",
                  say("choose another place in [metrics]; a unit needs SocketBindAllow= for a "
                      "port")}});
        retry_.expires_after(listen_retry_interval);
        co_await retry_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
    share(at);

    while (!is_stopping_) {
        auto [failure, socket] =
            co_await acceptor.async_accept(asio::as_tuple(asio::use_awaitable));
        if (is_stopping_)
            break;
        if (failure || connections_ >= most_connections) {
            // No descriptor, or more askers than anybody needs: the next one gets its turn later.
            socket.close(failure);
            co_await pause();
            continue;
        }
        ++connections_;
        asio::co_spawn(loop_, answer(std::move(socket)), [this](const std::exception_ptr& thrown) {
            --connections_;
            retry_.cancel();
            if (thrown)
                std::rethrow_exception(thrown);
        });
    }
    close_ = {};
    clear(at);
}

asio::awaitable<void> MetricsServer::answer(asio::generic::stream_protocol::socket socket)
{
    beast::basic_stream<asio::generic::stream_protocol> stream{std::move(socket)};
    beast::flat_buffer buffer;
    http::request_parser<http::empty_body> parser;
    parser.header_limit(longest_header);
    parser.body_limit(0);

    stream.expires_after(longest_request);
    const auto read =
        co_await http::async_read(stream, buffer, parser, asio::as_tuple(asio::use_awaitable));
    if (std::get<0>(read) || is_stopping_)
        co_return;

    auto response = answer_to(parser.get(), page_);
    response.keep_alive(false);
    response.prepare_payload();
    if (parser.get().method() == http::verb::head)
        response.body().clear();
    co_await http::async_write(stream, response, asio::as_tuple(asio::use_awaitable));
    boost::system::error_code ignored;
    stream.socket().shutdown(asio::socket_base::shutdown_both, ignored);
}

asio::awaitable<void> MetricsServer::pause()
{
    retry_.expires_after(std::chrono::milliseconds{100});
    co_await retry_.async_wait(asio::as_tuple(asio::use_awaitable));
}

void MetricsServer::stop()
{
    is_stopping_ = true;
    retry_.cancel();
    if (close_)
        close_();
}

}  // namespace advisory::daemon
