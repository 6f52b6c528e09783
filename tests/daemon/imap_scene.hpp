#pragma once

#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "daemon/imap_mailbox.hpp"
#include "tests/daemon/memory_sink.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"
#include "tests/support/printers.hpp"
#include "transport/curl_library.hpp"

namespace advisory::test {

/// A Dovecot, and a client with a loop and a sink.
struct ImapScene {
    explicit ImapScene(std::vector<std::string> folders = {"INBOX"})
    {
        settings.name = "psirt";
        settings.server.url = dovecot.imaps_url();
        settings.server.user = "psirt";
        settings.server.password = "correct horse";
        settings.server.ca_file = dovecot.ca_file();
        settings.folders = std::move(folders);
    }

    daemon::ImapMailbox& mailbox()
    {
        if (!mailbox_)
            mailbox_.emplace(loop, settings);
        return *mailbox_;
    }

    /// Polls once; what the sink throws comes out.
    Result<daemon::PollReport> poll()
    {
        std::optional<Result<daemon::PollReport>> report;
        std::exception_ptr thrown;
        boost::asio::co_spawn(
            loop,
            mailbox().poll(sink),
            [&](const std::exception_ptr& failure, Result<daemon::PollReport> answer) {
                thrown = failure;
                report = std::move(answer);
            });

        loop.restart();
        while (!report)
            loop.run_one();
        if (thrown)
            std::rethrow_exception(thrown);
        return *report;
    }

    /// Watches until the mailbox ends it; `sink` stops it, or a test does from the loop.
    daemon::WatchReport watch()
    {
        std::optional<daemon::WatchReport> report;
        std::exception_ptr thrown;
        boost::asio::co_spawn(loop,
                              mailbox().watch(sink),
                              [&](const std::exception_ptr& failure, daemon::WatchReport answer) {
                                  thrown = failure;
                                  report = std::move(answer);
                              });

        loop.restart();
        while (!report)
            loop.run_one();
        if (thrown)
            std::rethrow_exception(thrown);
        return *report;
    }

    Error poll_failure()
    {
        const auto report = poll();
        REQUIRE_FALSE(report);
        return report.error();
    }

    /// Has the next poll go to another port.
    void connect_to(std::uint16_t port)
    {
        settings.server.url = fmt::format("imaps://localhost:{}/", port);
        mailbox_.reset();
    }

    /// Has new settings count.
    void reset() { mailbox_.reset(); }

    transport::CurlLibrary curl;
    DovecotServer dovecot;
    boost::asio::io_context loop;
    daemon::ImapSettings settings;
    MemorySink sink;

private:
    std::optional<daemon::ImapMailbox> mailbox_;
};

inline boost::asio::awaitable<Result<std::string>> answer_with(Result<std::string> secret)
{
    co_return secret;
}

/// A mail of its own.
inline std::string mail(int number, std::size_t body_bytes = 100)
{
    return fmt::format("Subject: notice {}\r\n\r\n{}\r\n", number, std::string(body_bytes, 'x'));
}

}  // namespace advisory::test
