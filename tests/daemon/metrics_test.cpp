#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "daemon/metrics_page.hpp"
#include "daemon/metrics_server.hpp"
#include "daemon/metrics_text.hpp"
#include "storage/mailbox_store.hpp"
#include "storage/outbox.hpp"
#include "storage/source_store.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::daemon {

namespace {

namespace asio = boost::asio;
using asio::local::stream_protocol;

constexpr Time now{std::chrono::seconds{1'796'000'000}};

bool has(std::string_view text, std::string_view word)
{
    return text.find(word) != std::string_view::npos;
}

/// A server on a socket of its own, asked once each.
class MetricsScene {
public:
    std::string ask(const std::string& request)
    {
        asio::io_context loop;
        config::MetricsEndpoint endpoint;
        endpoint.socket = path();
        MetricsServer server{loop, endpoint, [this] { return page; }};
        std::string answer;
        asio::co_spawn(loop, server.run(), asio::detached);
        asio::co_spawn(loop, exchange(loop, server, request, answer), asio::detached);
        loop.run();
        return answer;
    }

    [[nodiscard]] std::string path() const { return (folder.path() / "metrics.sock").string(); }

    test::TemporaryFolder folder;
    std::optional<std::string> page = "up 1\n";

private:
    asio::awaitable<void> exchange(asio::io_context& loop,
                                   MetricsServer& server,
                                   const std::string& request,
                                   std::string& answer)
    {
        stream_protocol::socket socket{loop};
        co_await socket.async_connect(stream_protocol::endpoint{path()}, asio::use_awaitable);
        co_await asio::async_write(socket, asio::buffer(request), asio::use_awaitable);
        co_await asio::async_read(socket,
                                  asio::dynamic_buffer(answer),
                                  asio::as_tuple(asio::use_awaitable));
        server.stop();
    }
};

}  // namespace

TEST_SUITE("metrics")
{
    TEST_CASE("a sample has its labels, with what the format reserves escaped")
    {
        MetricsText text;

        text.family("a_total", MetricsText::Kind::counter, "What it is.")
            .sample(3)
            .sample(0.25, {{"name", "x\"y\\z\n\x1b"}, {"other", "リスト"}});

        CHECK(text.take() ==
              "# HELP a_total What it is.\n# TYPE a_total counter\na_total 3\n"
              "a_total{name=\"x\\\"y\\\\z\\\\n\\\\x1b\",other=\"リスト\"} 0.25\n");
    }

    TEST_CASE("the page tells how folders, lists, alerts and sinks stand")
    {
        auto db = storage::Database::in_memory();
        storage::MailboxStore mailboxes{db};
        mailboxes.record_success("psirt", "INBOX", now);
        mailboxes.record_failure("psirt",
                                 "OTHER",
                                 {.code = Errc::refused, .message = "no", .hint = {}},
                                 now);
        storage::SourceStore sources{db};
        sources.watch(default_sources().front(), now - std::chrono::days{1});
        storage::Outbox outbox{db};
        outbox.begin_sink("hook", "webhook", storage::Outbox::From::first, now);
        Alert alert;
        alert.event = "alert.raised";
        alert.alert_id = "AL-1";
        outbox.add(alert);

        const auto answered = metrics_page(db, now);
        REQUIRE(answered);
        const auto& page = *answered;

        for (
            const auto* line : {
                R"(advisoryd_folder_last_success_timestamp_seconds{mailbox="psirt",folder="INBOX"} 1796000000)",
                R"(advisoryd_folder_failing{mailbox="psirt",folder="INBOX"} 0)",
                R"(advisoryd_folder_failing{mailbox="psirt",folder="OTHER"} 1)",
                R"(advisoryd_source_silent{source="jpcert"} 0)",
                R"(advisoryd_alerts_total{event="alert.raised"} 1)",
                R"(advisoryd_alerts_open 1)",
                R"(advisoryd_sink_pending_alerts{sink="hook"} 1)",
                R"(advisoryd_time_seconds 1796000000)",
            }) {
            CAPTURE(line);
            CHECK(has(page, std::string{"\n"} + line + "\n"));
        }
        CHECK(has(page, "\nprocess_resident_memory_bytes "));
    }

    TEST_CASE("a page is answered to GET and HEAD, and nothing else is")
    {
        MetricsScene scene;

        const auto page = scene.ask("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
        const auto head = scene.ask("HEAD /metrics HTTP/1.1\r\nHost: x\r\n\r\n");

        CHECK(page.starts_with("HTTP/1.1 200 OK\r\n"));
        CHECK(has(page, "Content-Type: text/plain; version=0.0.4"));
        CHECK(page.ends_with("\r\n\r\nup 1\n"));
        CHECK(head.ends_with("\r\n\r\n"));
        CHECK(scene.ask("GET / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 404 "));
        CHECK(scene.ask("POST /metrics HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405 "));
        CHECK(scene.ask("garbage\r\n\r\n").empty());
        CHECK(scene.ask("GET /metrics HTTP/1.1\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n")
                  .empty());
    }

    TEST_CASE("while the store is busy the asker is told so")
    {
        MetricsScene scene;
        scene.page.reset();

        CHECK(scene.ask("GET /metrics HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 503 "));
    }

    TEST_CASE("a socket that a crash left is no hindrance, any other file stays")
    {
        MetricsScene scene;
        {
            asio::io_context loop;
            stream_protocol::acceptor left{loop, stream_protocol::endpoint{scene.path()}};
        }
        REQUIRE(std::filesystem::exists(scene.path()));

        CHECK(scene.ask("GET /metrics HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 200 "));
        CHECK_FALSE(std::filesystem::exists(scene.path()));
    }
}

}  // namespace advisory::daemon
