#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "daemon/mailbox.hpp"

namespace advisory::test {

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

    void tidying_failed(std::string_view folder, const Error& error) override
    {
        untidy.emplace_back(folder, error);
    }

    void folder_failed(std::string_view folder, const Error& error) override
    {
        failed.emplace_back(folder, error);
    }

    void mails_failed(std::string_view /*folder*/,
                      const storage::RefusedMailStore::Failure& failure,
                      const Error& /*error*/) override
    {
        failed_mails.push_back(failure);
    }

    storage::RefusedMailStore::Known known_failures(std::string_view /*folder*/) override
    {
        return known;
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
    std::vector<std::pair<std::string, Error>> untidy;
    std::vector<storage::RefusedMailStore::Failure> failed_mails;
    storage::RefusedMailStore::Known known;
    std::uint32_t tidied_to = 0;
    std::vector<std::chrono::milliseconds> waits;  ///< Before each next try.
};

}  // namespace advisory::test
