#include "storage/tidying_store.hpp"

#include "storage/connection.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

std::vector<std::uint32_t> TidyingStore::untidied(std::string_view mailbox,
                                                  std::string_view folder,
                                                  Cursor cursor)
{
    Query query{db_.connection(), R"sql(
        SELECT DISTINCT receipt.uid
          FROM receipt
          JOIN message ON message.id = receipt.message
         WHERE receipt.mailbox = ?1
           AND receipt.folder = ?2
           AND receipt.uid_validity = ?3
           AND receipt.uid <= ?4
           AND receipt.uid > COALESCE((SELECT last_uid
                                         FROM tidied_folder
                                        WHERE mailbox = ?1
                                          AND folder = ?2
                                          AND uid_validity = ?3), 0)
           AND message.is_complete
         ORDER BY receipt.uid
    )sql"};
    query.bind(mailbox, folder, cursor.uid_validity, cursor.last_uid);

    std::vector<std::uint32_t> uids;
    while (query.step())
        query.read(uids.emplace_back());
    return uids;
}

void TidyingStore::record(std::string_view mailbox, std::string_view folder, Cursor cursor)
{
    Query write{db_.connection(), R"sql(
        INSERT INTO tidied_folder (mailbox, folder, uid_validity, last_uid)
             VALUES (?, ?, ?, ?)
        ON CONFLICT (mailbox, folder) DO UPDATE
                SET uid_validity = excluded.uid_validity,
                    last_uid = excluded.last_uid,
                    failing_since = NULL,
                    error = '',
                    remedy = ''
    )sql"};
    write.run(mailbox, folder, cursor.uid_validity, cursor.last_uid);
}

void TidyingStore::record_failure(std::string_view mailbox,
                                  std::string_view folder,
                                  const Error& error,
                                  Time when)
{
    Query write{db_.connection(), R"sql(
        INSERT INTO tidied_folder (mailbox, folder, uid_validity, last_uid, failing_since, error,
                                   remedy)
             VALUES (?, ?, 0, 0, ?, ?, ?)
        ON CONFLICT (mailbox, folder) DO UPDATE
                SET failing_since = COALESCE(failing_since, excluded.failing_since),
                    error = excluded.error,
                    remedy = excluded.remedy
    )sql"};
    write.run(mailbox, folder, when, error.message, error.hint);
}

std::vector<TidyingStore::Failing> TidyingStore::failing()
{
    Query query{db_.connection(), R"sql(
        SELECT mailbox, folder, failing_since, error, remedy
          FROM tidied_folder
         WHERE failing_since IS NOT NULL
         ORDER BY mailbox, folder
    )sql"};

    std::vector<Failing> failing;
    while (query.step()) {
        auto& [mailbox, folder, since, error, remedy] = failing.emplace_back();
        query.read(mailbox, folder, since, error, remedy);
    }
    return failing;
}

}  // namespace advisory::storage
