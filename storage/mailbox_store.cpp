#include "storage/mailbox_store.hpp"

#include "language/say.hpp"
#include "storage/collection_ledger.hpp"
#include "storage/connection.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

std::string_view usual_remedy(std::string_view fault)
{
    if (fault == "unreachable")
        return say("check `url`; when it is right, look at the server and the network");
    if (fault == "refused")
        return say("look whether the folder exists and may be read");
    if (fault == "protocol")
        return say("ask the server's operator");
    return say("see docs/operations.md");
}

std::string_view fault_word(Errc code)
{
    switch (code) {
        case Errc::malformed:
            return "malformed";
        case Errc::too_large:
            return "too_large";
        case Errc::not_found:
            return "not_found";
        case Errc::refused:
            return "refused";
        case Errc::unreachable:
            return "unreachable";
        case Errc::untrusted:
            return "untrusted";
        case Errc::protocol:
            return "protocol";
        case Errc::configuration:
            return "configuration";
        case Errc::io:
            break;
    }
    return "io";
}

MailboxStore::MailboxStore(Database& db) : db_{db} {}

Cursor MailboxStore::cursor_of(std::string_view mailbox, std::string_view folder)
{
    Query query{db_.connection(), R"sql(
        SELECT uid_validity, last_uid
          FROM mailbox_folder
         WHERE mailbox = ?
           AND folder = ?
    )sql"};
    Cursor cursor;
    if (query.bind(mailbox, folder).step())
        query.read(cursor.uid_validity, cursor.last_uid);
    return cursor;
}

void MailboxStore::move_cursor(std::string_view mailbox, std::string_view folder, Cursor cursor)
{
    Query write{db_.connection(), R"sql(
        INSERT INTO mailbox_folder (mailbox, folder, uid_validity, last_uid)
             VALUES (?, ?, ?, ?)
        ON CONFLICT (mailbox, folder) DO UPDATE
                SET is_renumbered = CASE WHEN uid_validity IN (0, excluded.uid_validity)
                                         THEN is_renumbered
                                         ELSE 1
                                     END,
                    uid_validity = excluded.uid_validity,
                    last_uid = excluded.last_uid
    )sql"};
    write.run(mailbox, folder, cursor.uid_validity, cursor.last_uid);
}

void MailboxStore::record_success(std::string_view mailbox, std::string_view folder, Time when)
{
    WholeWrite whole{db_.connection()};
    CollectionLedger{db_}.add_poll(mailbox, folder, when, {}, last_success(mailbox, folder));

    Query write{db_.connection(), R"sql(
        INSERT INTO mailbox_folder (mailbox, folder, first_poll, last_poll, last_success)
             VALUES (?1, ?2, ?3, ?3, ?3)
        ON CONFLICT (mailbox, folder) DO UPDATE
                SET first_poll = COALESCE(first_poll, excluded.first_poll),
                    last_poll = excluded.last_poll,
                    last_success = excluded.last_success,
                    reading_since = NULL,
                    failures = 0,
                    failing_since = NULL,
                    next_try = NULL,
                    error = '',
                    fault = '',
                    remedy = '',
                    renumbered_at = CASE is_renumbered
                                         WHEN 1 THEN excluded.last_success
                                         ELSE renumbered_at
                                     END,
                    is_renumbered = 0
    )sql"};
    write.run(mailbox, folder, when);
    whole.commit();
}

void MailboxStore::record_failure(std::string_view mailbox,
                                  std::string_view folder,
                                  const Error& error,
                                  Time when)
{
    WholeWrite whole{db_.connection()};
    const std::string_view message =
        error.message.empty() ? fault_word(error.code) : std::string_view{error.message};
    CollectionLedger{db_}.add_poll(mailbox, folder, when, message, {});

    Query write{db_.connection(), R"sql(
        INSERT INTO mailbox_folder (mailbox, folder, first_poll, last_poll, failures,
                                    failing_since, error, fault, remedy)
             VALUES (?1, ?2, ?3, ?3, 1, ?3, ?4, ?5, ?6)
        ON CONFLICT (mailbox, folder) DO UPDATE
                SET first_poll = COALESCE(first_poll, excluded.first_poll),
                    last_poll = excluded.last_poll,
                    reading_since = NULL,
                    failing_since = CASE failures
                                         WHEN 0 THEN excluded.failing_since
                                         ELSE failing_since
                                     END,
                    failures = failures + 1,
                    error = excluded.error,
                    fault = excluded.fault,
                    remedy = excluded.remedy
    )sql"};
    write.run(mailbox, folder, when, message, fault_word(error.code), error.hint);
    whole.commit();
}

void MailboxStore::record_next_try(std::string_view mailbox, std::string_view folder, Time when)
{
    Query write{
        db_.connection(),
        R"sql(
        INSERT INTO mailbox_folder (mailbox, folder, next_try) VALUES (?, ?, ?)
        ON CONFLICT (mailbox, folder) DO UPDATE SET next_try = excluded.next_try
    )sql",
    };
    write.run(mailbox, folder, when);
}

std::optional<Time> MailboxStore::last_success(std::string_view mailbox, std::string_view folder)
{
    Query query{
        db_.connection(),
        "SELECT last_success FROM mailbox_folder WHERE mailbox = ? AND folder = ?",
    };
    std::optional<Time> last;
    if (query.bind(mailbox, folder).step())
        query.read(last);
    return last;
}

void MailboxStore::record_alert(std::string_view mailbox,
                                std::string_view folder,
                                std::optional<Time> since)
{
    Query write{
        db_.connection(),
        "UPDATE mailbox_folder SET alerted_since = ? WHERE mailbox = ? AND folder = ?",
    };
    write.bind(since, mailbox, folder).run();
}

void MailboxStore::record_reading(std::string_view mailbox, std::string_view folder, Time when)
{
    Query write{db_.connection(), R"sql(
        INSERT INTO mailbox_folder (mailbox, folder, reading_since)
             VALUES (?, ?, ?)
        ON CONFLICT (mailbox, folder) DO UPDATE
                SET reading_since = COALESCE(reading_since, excluded.reading_since)
    )sql"};
    write.bind(mailbox, folder, when).run();
}

void MailboxStore::record_backlog(std::string_view mailbox,
                                  std::string_view folder,
                                  std::int64_t mails)
{
    Query write{db_.connection(), R"sql(
        INSERT INTO mailbox_folder (mailbox, folder, backlog)
             VALUES (?, ?, ?)
        ON CONFLICT (mailbox, folder) DO UPDATE
                SET backlog = excluded.backlog
    )sql"};
    write.run(mailbox, folder, mails);
}

std::vector<FolderProgress> MailboxStore::progress()
{
    Query query{db_.connection(), R"sql(
        SELECT mailbox, folder, last_success, failures, failing_since, alerted_since, error
          FROM mailbox_folder
         ORDER BY mailbox, folder
    )sql"};

    std::vector<FolderProgress> folders;
    while (query.step()) {
        auto& folder = folders.emplace_back();
        query.read(folder.mailbox,
                   folder.folder,
                   folder.last_success,
                   folder.failures,
                   folder.failing_since,
                   folder.alerted_since,
                   folder.error);
    }
    return folders;
}

std::vector<FolderStatus> MailboxStore::list()
{
    Query query{db_.connection(), R"sql(
        SELECT mailbox_folder.mailbox, mailbox_folder.folder, mailbox_folder.uid_validity,
               mailbox_folder.last_uid, mailbox_folder.last_poll, mailbox_folder.last_success,
               MAX(receipt.received_at), COUNT(receipt.id), mailbox_folder.backlog,
               mailbox_folder.failures, mailbox_folder.error, mailbox_folder.fault,
               mailbox_folder.remedy, mailbox_folder.failing_since, mailbox_folder.next_try,
               mailbox_folder.reading_since, mailbox_folder.renumbered_at,
               (SELECT lag
                  FROM collected_mail
                 WHERE collected_mail.mailbox = mailbox_folder.mailbox
                   AND collected_mail.folder = mailbox_folder.folder
                 ORDER BY collected_mail.id DESC
                 LIMIT 1)
          FROM mailbox_folder
          LEFT JOIN receipt
            ON receipt.mailbox = mailbox_folder.mailbox
           AND receipt.folder = mailbox_folder.folder
         GROUP BY mailbox_folder.mailbox, mailbox_folder.folder
         ORDER BY mailbox_folder.mailbox, mailbox_folder.folder
    )sql"};

    std::vector<FolderStatus> folders;
    while (query.step()) {
        auto& status = folders.emplace_back();
        std::optional<std::int64_t> lag;
        query.read(status.mailbox,
                   status.folder,
                   status.cursor.uid_validity,
                   status.cursor.last_uid,
                   status.last_poll,
                   status.last_success,
                   status.last_mail,
                   status.mails,
                   status.backlog,
                   status.failures,
                   status.error,
                   status.fault,
                   status.remedy,
                   status.failing_since,
                   status.next_try,
                   status.reading_since,
                   status.renumbered_at,
                   lag);
        if (lag)
            status.lag = std::chrono::seconds{*lag};
    }
    return folders;
}

}  // namespace advisory::storage
