#include "tests/faults/kept.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include "trust/sha256.hpp"

namespace advisory::test {

Kept read_store(const std::filesystem::path& store)
{
    SQLite::Database db{store.string(), SQLite::OPEN_READWRITE};
    Kept kept;

    SQLite::Statement messages{db, "SELECT sha256, bytes FROM message ORDER BY sha256"};
    while (messages.executeStep()) {
        kept.hashes.push_back(messages.getColumn(0).getString());
        if (trust::sha256_hex(messages.getColumn(1).getString()) != kept.hashes.back())
            ++kept.wrong_hashes;
    }

    SQLite::Statement receipts{db,
                               "SELECT mailbox || ' ' || uid || ' ' || sha256"
                               "  FROM receipt JOIN message ON message.id = receipt.message"
                               " ORDER BY 1"};
    while (receipts.executeStep())
        kept.receipts.push_back(receipts.getColumn(0).getString());

    SQLite::Statement cursors{db,
                              "SELECT mailbox, last_uid FROM mailbox_folder"
                              " WHERE folder = 'INBOX'"};
    while (cursors.executeStep())
        kept.uid[cursors.getColumn(0).getString()] = cursors.getColumn(1).getInt64();

    SQLite::Statement integrity{db, "PRAGMA integrity_check"};
    while (integrity.executeStep())
        kept.integrity += integrity.getColumn(0).getString();
    SQLite::Statement references{db, "PRAGMA foreign_key_check"};
    while (references.executeStep())
        kept.integrity += " dangling reference in " + references.getColumn(0).getString();
    return kept;
}

}  // namespace advisory::test
