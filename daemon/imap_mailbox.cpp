#include "daemon/imap_mailbox.hpp"

#include <span>
#include <utility>

namespace advisory::daemon {

namespace asio = boost::asio;

using transport::ImapConnection;

ImapMailbox::ImapMailbox(asio::io_context& loop, Settings settings)
    : settings_{std::move(settings)}, timer_{loop}
{}

asio::awaitable<Result<PollReport>> ImapMailbox::poll(MailSink& sink)
{
    ImapSession::Progress progress;
    const auto outcome = co_await hold_session(sink, ImapSession::Mode::poll, progress);
    if (!outcome && !is_stopping_)
        co_return std::unexpected{outcome.error()};

    co_return PollReport{
        .mails = progress.mails,
        .folders = progress.folders,
        .failed_folders = progress.failed_folders,
        .is_stopped = is_stopping_,
    };
}

asio::awaitable<WatchReport> ImapMailbox::watch(MailSink& sink)
{
    ImapSession::Progress progress;
    const auto outcome = co_await hold_session(sink, ImapSession::Mode::watch, progress);

    WatchReport report{.rounds = progress.rounds, .error = {}};
    if (!outcome && !is_stopping_)
        report.error = outcome.error();
    co_return report;
}

void ImapMailbox::finish()
{
    waiting_.is_unwanted = true;
    if (waiting_.is_under_way)
        timer_.cancel();
}

void ImapMailbox::stop()
{
    is_stopping_ = true;
    timer_.cancel();
}

asio::awaitable<Result<void>> ImapMailbox::hold_session(MailSink& sink,
                                                        ImapSession::Mode mode,
                                                        ImapSession::Progress& progress)
{
    auto outcome = co_await try_session(sink, mode, progress);
    if (outcome || is_stopping_)
        co_return outcome;

    co_await sink.settle();
    for (const auto& folder : std::span{settings_.folders}.subspan(progress.folders))
        sink.folder_failed(folder, outcome.error());
    co_return outcome;
}

asio::awaitable<Result<void>> ImapMailbox::try_session(MailSink& sink,
                                                       ImapSession::Mode mode,
                                                       ImapSession::Progress& progress)
{
    // A token may end before its time: the server's no is final the second time only.
    for (bool is_final = !settings_.refused;; is_final = true) {
        if (settings_.gate)
            co_await settings_.gate->enter();
        LoginEntry entry{settings_.gate};
        if (is_stopping_ || waiting_.is_unwanted)
            co_return Result<void>{};

        auto server = settings_.server;
        if (settings_.secret) {
            auto secret = co_await settings_.secret();
            if (!secret)
                co_return std::unexpected{std::move(secret.error())};
            server.password = *std::move(secret);
        }

        // What was fetched anew because of a refusal is tried, even if it is the same again.
        const bool is_renewed = is_final && settings_.refused;
        const auto is_worth_a_try = is_renewed ? Result<void>{} : entry.check(server.password);
        if (!is_worth_a_try)
            co_return is_worth_a_try;

        auto connection = ImapConnection::prepare(server);
        if (!connection)
            co_return std::unexpected{std::move(connection.error())};

        ImapSession session{{.settings = settings_,
                             .sink = sink,
                             .timer = timer_,
                             .is_stopping = is_stopping_,
                             .waiting = waiting_,
                             .progress = progress,
                             .on_login = [&entry] { entry.accepted(); }},
                            *std::move(connection)};
        auto held = co_await session.run(mode);
        const bool is_refused = !held && held.error().code == Errc::refused;
        if (is_refused)
            entry.refused(server.password, held.error().message);
        if (!is_refused || is_final || is_stopping_ || !settings_.refused(server.password))
            co_return held;
    }
}

}  // namespace advisory::daemon
