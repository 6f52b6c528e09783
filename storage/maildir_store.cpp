#include "storage/maildir_store.hpp"

#include "storage/connection.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

MaildirStore::MaildirStore(Database& db) : db_{db} {}

bool MaildirStore::is_taken(std::string_view mailbox,
                            std::string_view folder,
                            const MaildirFile& file,
                            std::uint32_t last_uid)
{
    Query query{db_.connection(), R"sql(
        SELECT uid
          FROM maildir_file
         WHERE mailbox = ?
           AND folder = ?
           AND name = ?
           AND size = ?
           AND modified = ?
           AND uid <= ?
    )sql"};
    return query.bind(mailbox, folder, file.name, file.size, file.modified, last_uid).step();
}

void MaildirStore::number(std::string_view mailbox,
                          std::string_view folder,
                          std::span<const MaildirFile> files,
                          std::uint32_t last_uid)
{
    auto& connection = db_.connection();
    WholeWrite write{connection};

    // A crash came between the number and the mail.
    Query forget{connection, R"sql(
        DELETE FROM maildir_file
              WHERE mailbox = ?
                AND folder = ?
                AND uid > ?
    )sql"};
    forget.run(mailbox, folder, last_uid);

    Query insert{connection, R"sql(
        INSERT INTO maildir_file (mailbox, folder, name, uid, size, modified)
             VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (mailbox, folder, name) DO UPDATE
                SET uid = excluded.uid,
                    size = excluded.size,
                    modified = excluded.modified
    )sql"};
    std::int64_t uid = last_uid;
    for (const auto& file : files)
        insert.run(mailbox, folder, file.name, ++uid, file.size, file.modified);

    write.commit();
}

}  // namespace advisory::storage
