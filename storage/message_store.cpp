#include "storage/message_store.hpp"

#include "storage/connection.hpp"
#include "storage/query.hpp"
#include "storage/text_rows.hpp"

namespace advisory::storage {

namespace {

SavedMessage save_bytes(Connection& connection, const RawMail& mail, std::string_view sha256)
{
    Query insert{connection, R"sql(
        INSERT INTO message (sha256, size, is_complete, bytes)
             VALUES (?, ?, ?, ?)
        ON CONFLICT (sha256) DO NOTHING
    )sql"};
    insert.bind(sha256, mail.size, mail.is_complete, Blob{mail.bytes});
    if (insert.run() == 1)
        return {.row = connection.last_row(), .saved = Saved::added};

    Query known{connection, "SELECT id FROM message WHERE sha256 = ?"};
    known.bind(sha256).step();
    SavedMessage saved{.row = 0, .saved = Saved::already_known};
    known.read(saved.row);
    return saved;
}

void save_receipt(Connection& connection,
                  std::int64_t message,
                  const RawMail& mail,
                  const Authenticity& authenticity,
                  Time received_at)
{
    Query insert{connection, R"sql(
        INSERT INTO receipt (message, mailbox, folder, uid_validity, uid,
                             internal_date, received_at, authenticity)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
    )sql"};
    insert.bind(message,
                mail.mailbox,
                mail.folder,
                mail.uid_validity,
                mail.uid,
                mail.internal_date,
                received_at,
                authenticity.level);
    if (insert.run() == 0)
        return;

    write_texts(connection,
                "INSERT INTO receipt_check (receipt, position, text) VALUES (?, ?, ?)",
                connection.last_row(),
                authenticity.checks);
}

}  // namespace

MessageStore::MessageStore(Database& db) : db_{db} {}

SavedMessage MessageStore::save(const RawMail& mail,
                                std::string_view sha256,
                                const Authenticity& authenticity,
                                Time received_at)
{
    auto& connection = db_.connection();
    WholeWrite write{connection};

    const auto saved = save_bytes(connection, mail, sha256);
    save_receipt(connection, saved.row, mail, authenticity, received_at);

    write.commit();
    return saved;
}

bool MessageStore::has_receipt(const RawMail& mail, std::string_view sha256)
{
    Query query{db_.connection(), R"sql(
        SELECT receipt.id
          FROM receipt
          JOIN message
            ON message.id = receipt.message
         WHERE message.sha256 = ?
           AND receipt.mailbox = ?
           AND receipt.folder = ?
           AND receipt.uid_validity = ?
           AND receipt.uid = ?
    )sql"};
    return query.bind(sha256, mail.mailbox, mail.folder, mail.uid_validity, mail.uid).step();
}

std::optional<std::string> MessageStore::bytes_of(std::string_view sha256)
{
    Query query{db_.connection(), "SELECT bytes FROM message WHERE sha256 = ?"};
    if (!query.bind(sha256).step())
        return std::nullopt;

    std::string bytes;
    query.read(bytes);
    return bytes;
}

std::int64_t MessageStore::count()
{
    return db_.connection().integer_of("SELECT COUNT(*) FROM message");
}

std::int64_t MessageStore::count_cut()
{
    return db_.connection().integer_of(R"sql(
        SELECT COUNT(*)
          FROM message
         WHERE NOT is_complete
           AND NOT EXISTS (SELECT 1
                             FROM receipt
                             JOIN refused_mail AS refused
                               ON refused.mailbox = receipt.mailbox
                              AND refused.folder = receipt.folder
                              AND refused.uid_validity = receipt.uid_validity
                              AND refused.first_uid = receipt.uid
                              AND refused.set_aside_at IS NOT NULL
                            WHERE receipt.message = message.id)
    )sql");
}

}  // namespace advisory::storage
