#pragma once

#include <algorithm>
#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
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

/// A sink that keeps all in memory.
class MemorySink : public daemon::MailSink {
public:
    storage::Cursor cursor_of(std::string_view folder) override
    {
        return cursors[std::string{folder}];
    }

    boost::asio::awaitable<void> take(daemon::TakenMails taken) override
    {
        batches.push_back(taken.mails.size());
        for (auto& mail : taken.mails)
            mails.push_back(std::move(mail));
        cursors[std::string{taken.folder}] = taken.cursor;
        if (on_take)
            on_take();
        co_return;
    }

    boost::asio::awaitable<void> settle() override { co_return; }

    void folder_done(std::string_view folder, storage::Cursor cursor) override
    {
        cursors[std::string{folder}] = cursor;
        done.emplace_back(folder);
        if (on_done)
            on_done();
    }

    std::vector<std::uint32_t> untidied(std::string_view folder) override
    {
        std::vector<std::uint32_t> untidied;
        for (const auto& mail : mails) {
            if (mail.folder == folder && mail.uid > tidied_to && mail.is_complete)
                untidied.push_back(mail.uid);
        }
        return untidied;
    }

    void tidied(std::string_view folder) override
    {
        tidied_to = cursors[std::string{folder}].last_uid;
    }

    void folder_failed(std::string_view folder, const Error& error) override
    {
        failed.emplace_back(folder, error);
    }

    void next_try(std::chrono::milliseconds wait) override { waits.push_back(wait); }

    [[nodiscard]] std::vector<std::uint32_t> uids() const
    {
        std::vector<std::uint32_t> uids(mails.size());
        std::ranges::transform(mails, uids.begin(), &RawMail::uid);
        return uids;
    }

    std::function<void()> on_take;
    std::function<void()> on_done;
    std::map<std::string, storage::Cursor> cursors;
    std::vector<std::size_t> batches;  ///< Sizes.
    std::vector<RawMail> mails;
    std::vector<std::string> done;
    std::vector<std::pair<std::string, Error>> failed;
    std::uint32_t tidied_to = 0;
    std::vector<std::chrono::milliseconds> waits;  ///< Before each next try.
};

}  // namespace advisory::test
