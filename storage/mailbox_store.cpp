#include "storage/mailbox_store.hpp"

#include "storage/connection.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

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
                SET uid_validity = excluded.uid_validity,
                    last_uid = excluded.last_uid
    )sql"};
    write.bind(mailbox, folder, cursor.uid_validity, cursor.last_uid).run();
}

void MailboxStore::record_success(std::string_view mailbox, std::string_view folder, Time when)
{
    Query write{db_.connection(), R"sql(
        INSERT INTO mailbox_folder (mailbox, folder, last_poll, last_success)
             VALUES (?1, ?2, ?3, ?3)
        ON CONFLICT (mailbox, folder) DO UPDATE
                SET last_poll = excluded.last_poll,
                    last_success = excluded.last_success,
                    failures = 0,
                    error = ''
    )sql"};
    write.bind(mailbox, folder, when).run();
}

void MailboxStore::record_failure(std::string_view mailbox,
                                  std::string_view folder,
                                  std::string_view error,
                                  Time when)
{
    Query write{db_.connection(), R"sql(
        INSERT INTO mailbox_folder (mailbox, folder, last_poll, failures, error)
             VALUES (?, ?, ?, 1, ?)
        ON CONFLICT (mailbox, folder) DO UPDATE
                SET last_poll = excluded.last_poll,
                    failures = failures + 1,
                    error = excluded.error
    )sql"};
    write.bind(mailbox, folder, when, error).run();
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
    write.bind(mailbox, folder, mails).run();
}

std::vector<FolderStatus> MailboxStore::list()
{
    Query query{db_.connection(), R"sql(
        SELECT mailbox_folder.mailbox, mailbox_folder.folder, mailbox_folder.uid_validity,
               mailbox_folder.last_uid, mailbox_folder.last_poll, mailbox_folder.last_success,
               MAX(receipt.received_at), COUNT(receipt.id), mailbox_folder.backlog,
               mailbox_folder.failures, mailbox_folder.error
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
                   status.error);
    }
    return folders;
}

}  // namespace advisory::storage
