#include "daemon/syslog_sink.hpp"

#include <array>
#include <filesystem>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/local/datagram_protocol.hpp>
#include <boost/asio/read.hpp>

#include "tests/daemon/sink_scene.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::daemon {

namespace {

namespace asio = boost::asio;

using asio::ip::tcp;
using asio::ip::udp;
using test::SinkScene;
using Transport = config::SyslogSink::Transport;

struct SyslogSinkScene : SinkScene {
    explicit SyslogSinkScene(config::SyslogSink settings)
        : SinkScene{[&settings](SinkScene& scene) {
              return std::make_unique<SyslogSink>(scene.loop,
                                                  std::move(settings),
                                                  alerting::Language::english);
          }}
    {}
};

config::SyslogSink settings_for_for_syslog_sink(Transport transport, std::uint16_t port)
{
    config::SyslogSink settings;
    settings.transport = transport;
    settings.host = "127.0.0.1";
    settings.port = port;
    return settings;
}

/// What already waits at a socket.
template <class Socket>
std::string received(Socket& socket)
{
    std::array<char, 8192> room{};
    socket.non_blocking(true);
    boost::system::error_code none;
    const auto size = socket.receive(asio::buffer(room), 0, none);
    return {room.data(), none ? 0 : size};
}

/// A receiver over TCP that reads one connection to its end.
struct Receiver {
    explicit Receiver(asio::io_context& loop)
        : acceptor{loop, {asio::ip::address_v4::loopback(), 0}}
    {}

    void take_one()
    {
        acceptor.async_accept([this](const boost::system::error_code& failure, tcp::socket socket) {
            if (failure)
                return;
            peer.emplace(std::move(socket));
            if (is_cutting) {
                peer->set_option(asio::socket_base::linger{true, 0});
                peer->close();
                return;
            }
            asio::async_read(
                *peer,
                asio::dynamic_buffer(text),
                [this](const boost::system::error_code&, std::size_t) { peer->close(); });
        });
    }

    [[nodiscard]] std::uint16_t port() const { return acceptor.local_endpoint().port(); }

    tcp::acceptor acceptor;
    std::optional<tcp::socket> peer;
    std::string text;
    bool is_cutting = false;
};

}  // namespace

TEST_SUITE("syslog sink")
{
    TEST_CASE("an alert is one datagram to a local socket, and a socket that is gone is a failure")
    {
        const test::TemporaryFolder folder;
        asio::io_context loop;
        config::SyslogSink settings;
        settings.socket = folder.path() / "log";
        SyslogSinkScene scene{settings};
        scene.add("A");

        CHECK_FALSE(scene.drain());
        asio::local::datagram_protocol::socket receiver{loop, settings.socket.string()};
        CHECK(scene.drain());

        const auto message = received(receiver);
        CHECK(message.starts_with("<132>1 "));
        CHECK(message.find(R"([advisoryd@32473 alert_id="A")") != std::string::npos);
        CHECK(received(receiver).empty());
    }

    TEST_CASE("over UDP each alert is one datagram")
    {
        asio::io_context loop;
        udp::socket receiver{loop, {asio::ip::address_v4::loopback(), 0}};
        SyslogSinkScene scene{
            settings_for_for_syslog_sink(Transport::udp, receiver.local_endpoint().port())};
        for (int number = 0; number < 21; ++number)
            scene.add("A-" + std::to_string(number));

        CHECK(scene.drain());

        for (int number = 0; number < 21; ++number)
            CHECK(received(receiver).find("alert_id=\"A-" + std::to_string(number) + '"') !=
                  std::string::npos);
        CHECK(received(receiver).empty());
    }

    TEST_CASE("nobody who listens on TCP is a failure that names the receiver")
    {
        asio::io_context loop;
        const auto port = Receiver{loop}.port();
        SyslogSinkScene scene{settings_for_for_syslog_sink(Transport::tcp, port)};
        scene.add("A");

        CHECK_FALSE(scene.drain());

        CHECK(scene.status().last_error.find("127.0.0.1") != std::string::npos);
        CHECK(scene.status().pending == 1);
    }

    TEST_CASE("over TCP the alert is delivered once the receiver closes, and not by a reset")
    {
        asio::io_context loop;
        Receiver receiver{loop};
        config::SyslogSink settings = settings_for_for_syslog_sink(Transport::tcp, receiver.port());
        SyslogSink sink{loop, settings, alerting::Language::english};
        const std::vector alerts{test::sample_alert("A"), test::sample_alert("B")};

        receiver.is_cutting = true;
        receiver.take_one();
        const auto cut = test::complete(loop, sink.deliver(alerts));
        receiver.is_cutting = false;
        receiver.take_one();
        const auto taken = test::complete(loop, sink.deliver(alerts));

        REQUIRE_FALSE(cut);
        CHECK(cut.error().code == Errc::unreachable);
        CHECK(taken);
        const auto first = std::stoul(receiver.text);
        const auto begin = receiver.text.find(' ') + 1;
        CHECK(receiver.text.substr(begin, first).find("alert_id=\"A\"") != std::string::npos);
        const auto rest = receiver.text.substr(begin + first);
        const auto second = std::stoul(rest);
        CHECK(rest.size() == rest.find(' ') + 1 + second);
        CHECK(rest.find("alert_id=\"B\"") != std::string::npos);
    }
}

}  // namespace advisory::daemon
