#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include "core/time.hpp"
#include "daemon/mailbox.hpp"
#include "daemon/patient_writer.hpp"
#include "ingest/ingest.hpp"
#include "storage/database.hpp"
#include "storage/mailbox_store.hpp"
#include "storage/tidying_store.hpp"

namespace advisory::daemon {

/// Takes what one mailbox reads into the store: a batch of mails, their verdicts, their
/// alerts and the cursor in one transaction.
///
/// Mails are read by the workers while the loop fetches the next and stores the last ones: two
/// batches are under way at most, and stored in the order they came. While another program holds
/// the store, all of it waits, in its order. For the loop's thread. What else the store throws
/// comes out of the loop.
class IngestSink : public MailSink {
public:
    struct Parts {
        boost::asio::io_context& loop;
        boost::asio::thread_pool& workers;
        storage::Database& db;
        ingest::Ingest& ingest;
        Clock clock;
        std::function<void()> on_alerts;     ///< Called after a commit that raised alerts.
        std::vector<std::string> folders{};  ///< That wait for the next try together.
    };

    /// Keeps the references in `parts`: all of them must outlive it.
    IngestSink(std::string mailbox, Parts parts);

    storage::Cursor cursor_of(std::string_view folder) override;
    boost::asio::awaitable<void> take(TakenMails taken) override;
    boost::asio::awaitable<void> settle() override;
    void folder_done(std::string_view folder, storage::Cursor cursor) override;
    std::vector<std::uint32_t> untidied(std::string_view folder) override;
    void tidied(std::string_view folder) override;
    void tidying_failed(std::string_view folder, const Error& error) override;
    void folder_failed(std::string_view folder, const Error& error) override;
    void mails_failed(std::string_view folder,
                      const storage::RefusedMailStore::Failure& mails,
                      const Error& error) override;
    storage::RefusedMailStore::Known known_failures(std::string_view folder) override;
    void next_try(std::chrono::milliseconds wait) override;

    /// What waits for the store is given up when it is still held: it was not committed, so it is
    /// read again.
    void stop();

private:
    /// A batch from the moment it is taken until it is committed.
    struct Batch {
        TakenMails taken;
        std::vector<ingest::ReadMail> mails;
        bool is_read = false;
    };

    /// What is to be told of a batch once it is committed.
    struct Stored {
        std::vector<ingest::Outcome> outcomes;
        std::vector<storage::RefusedMailStore::SetAside> set_aside;
        std::size_t alerts = 0;
    };

    boost::asio::awaitable<void> read(Batch& batch);
    boost::asio::awaitable<void> wait_for_room(std::size_t longest);
    boost::asio::awaitable<void> store_what_is_ready();
    [[nodiscard]] bool is_something_ready() const;
    bool store_next();
    void write(std::function<void()> call);
    Stored store(Batch& batch);

    std::string mailbox_;
    Parts parts_;
    storage::MailboxStore mailboxes_;
    storage::TidyingStore tidying_;
    storage::RefusedMailStore refused_;
    std::deque<Batch> batches_;               ///< Oldest first; addresses stay.
    std::deque<std::function<void()>> late_;  ///< Writes before the next batch, one a transaction.
    PatientWriter writer_;
    boost::asio::steady_timer pause_;
    bool is_storing_ = false;
    bool is_stopping_ = false;
    bool has_given_up_ = false;  ///< Stopped while the store was busy: nothing is written any more.
    boost::asio::steady_timer has_stored_;  ///< Never ends; cancelled after each commit.
};

}  // namespace advisory::daemon
