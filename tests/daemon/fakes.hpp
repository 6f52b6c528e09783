#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include "daemon/mailbox.hpp"

namespace advisory::test {

/// A mailbox that plays a script, one step a poll, and then calls `when_done`.
class FakeMailbox : public daemon::Mailbox {
public:
    struct Step {
        std::vector<std::uint32_t> uids;  ///< Taken by the sink as one batch of INBOX.
        std::optional<Error> failure;
        std::size_t failed_folders = 0;
    };

    boost::asio::awaitable<Result<daemon::PollReport>> poll(daemon::MailSink& sink) override
    {
        asked.push_back(sink.cursor_of("INBOX").last_uid);
        const auto step = script.empty() ? Step{} : script.front();
        if (!script.empty())
            script.pop_front();
        if (script.empty() && when_done)
            when_done();

        if (step.failure)
            co_return std::unexpected{*step.failure};
        if (!step.uids.empty())
            co_await take(sink, step.uids);
        co_return daemon::PollReport{
            .mails = step.uids.size(),
            .folders = 1,
            .failed_folders = step.failed_folders,
            .is_stopped = is_stopped,
        };
    }

    boost::asio::awaitable<daemon::WatchReport> watch(daemon::MailSink& sink) override
    {
        const auto report = co_await poll(sink);
        daemon::WatchReport ended;
        if (report)
            ended.rounds = 1;
        else
            ended.error = report.error();
        co_return ended;
    }

    void finish() override { stop(); }
    void stop() override { is_stopped = true; }

    std::deque<Step> script;
    std::function<void()> when_done;
    std::vector<std::uint32_t> asked;  ///< The cursor that each poll began from.
    bool is_stopped = false;

private:
    static boost::asio::awaitable<void> take(daemon::MailSink& sink,
                                             const std::vector<std::uint32_t>& uids)
    {
        std::vector<RawMail> mails(uids.size());
        for (std::size_t index = 0; index < uids.size(); ++index)
            mails[index].uid = uids[index];

        daemon::TakenMails taken{
            .folder = "INBOX",
            .mails = std::move(mails),
            .cursor = {.uid_validity = 1, .last_uid = uids.back()},
            .backlog = 0,
        };
        co_await sink.take(std::move(taken));
    }
};

}  // namespace advisory::test
