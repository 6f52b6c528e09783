#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/time.hpp"
#include "daemon/mailbox.hpp"
#include "ingest/ingest.hpp"
#include "storage/database.hpp"
#include "storage/mailbox_store.hpp"

namespace advisory::daemon {

/// Takes what one mailbox reads into the store: a batch of mails, their verdicts, their
/// alerts and the cursor in one transaction.
class IngestSink : public MailSink {
public:
    struct Parts {
        storage::Database& db;
        ingest::Ingest& ingest;
        Clock clock;
        std::function<void()> on_alerts;  ///< Called after a commit that raised alerts.
    };

    /// Keeps the references in `parts`: all of them must outlive it.
    IngestSink(std::string mailbox, Parts parts);

    storage::Cursor cursor_of(std::string_view folder) override;
    void take(TakenMails taken) override;
    void folder_done(std::string_view folder, storage::Cursor cursor) override;
    void folder_failed(std::string_view folder, const Error& error) override;

private:
    std::string mailbox_;
    Parts parts_;
    storage::MailboxStore mailboxes_;
};

}  // namespace advisory::daemon
