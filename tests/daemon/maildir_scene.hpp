#pragma once

#include <exception>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include "daemon/maildir_mailbox.hpp"
#include "tests/daemon/memory_sink.hpp"
#include "tests/support/files.hpp"

namespace advisory::test {

/// A sink in memory that tells what happens.
class TellingSink : public MemorySink {
public:
    void folder_done(std::string_view folder, storage::Cursor cursor) override
    {
        MemorySink::folder_done(folder, cursor);
        if (on_done)
            on_done();
    }

    void folder_failed(std::string_view folder, const Error& error) override
    {
        MemorySink::folder_failed(folder, error);
        if (on_failed)
            on_failed();
    }

    std::function<void()> on_done;
    std::function<void()> on_failed;
};

/// A Maildir with someone who delivers to it, and a sink in memory.
class MaildirScene {
    TemporaryFolder folder_;  // First: the settings name it.

public:
    MaildirScene() { make_folder(path()); }

    /// Makes `folder` with cur, new and tmp in it.
    static void make_folder(const std::filesystem::path& folder)
    {
        for (const auto* const part : {"cur", "new", "tmp"})
            std::filesystem::create_directories(folder / part);
    }

    /// Writes to tmp, then renames into new, as a delivery agent does.
    void deliver(const std::string& name, std::string_view bytes, std::string_view below = "")
    {
        const auto folder = path() / below;
        folder_.write((folder / "tmp" / name).string(), bytes);
        std::filesystem::rename(folder / "tmp" / name, folder / "new" / name);
    }

    [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "Maildir"; }
    [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }

    /// A poll of a mailbox that was made anew, as after a restart.
    daemon::PollReport poll()
    {
        boost::asio::io_context loop;
        daemon::MaildirMailbox mailbox{loop, disk, db, settings};
        return run(loop, mailbox.poll(sink)).value();
    }

    /// Watches until somebody calls `stop`.
    daemon::WatchReport watch()
    {
        boost::asio::io_context loop;
        daemon::MaildirMailbox mailbox{loop, disk, db, settings};
        stop = [&] { mailbox.stop(); };
        return run(loop, mailbox.watch(sink));
    }

    boost::asio::thread_pool disk{1};
    storage::Database db = storage::Database::in_memory();
    TellingSink sink;
    daemon::MaildirSettings settings{
        .name = "local",
        .path = path(),
        .folders = {"INBOX"},
        .mail_bytes = 1024 * 1024,
        .scan_interval = std::chrono::hours{1},
        .settle_time = std::chrono::milliseconds{0},
    };
    std::function<void()> stop;

private:
    template <class Report>
    static Report run(boost::asio::io_context& loop, boost::asio::awaitable<Report> reading)
    {
        std::optional<Report> report;
        boost::asio::co_spawn(loop,
                              std::move(reading),
                              [&](const std::exception_ptr& failure, Report answer) {
                                  if (failure)
                                      std::rethrow_exception(failure);
                                  report = std::move(answer);
                              });
        loop.run();
        return *std::move(report);
    }
};

}  // namespace advisory::test
