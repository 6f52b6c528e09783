#include "storage/back_fill_store.hpp"

#include "storage/connection.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

BackFillStore::BackFillStore(Database& db) : db_{db} {}

std::optional<BackFillPosition> BackFillStore::position_of(std::string_view path)
{
    Query query{db_.connection(), R"sql(
        SELECT size, modified, position, number, before
          FROM back_fill
         WHERE path = ?
    )sql"};
    if (!query.bind(path).step())
        return std::nullopt;

    BackFillPosition kept;
    query.read(kept.size, kept.modified, kept.position, kept.number, kept.before);
    return kept;
}

void BackFillStore::keep(std::string_view path, const BackFillPosition& position)
{
    Query write{db_.connection(), R"sql(
        INSERT INTO back_fill (path, size, modified, position, number, before)
             VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (path) DO UPDATE
                SET size = excluded.size,
                    modified = excluded.modified,
                    position = excluded.position,
                    number = excluded.number,
                    before = excluded.before
    )sql"};
    write.run(path,
              position.size,
              position.modified,
              position.position,
              position.number,
              position.before);
}

void BackFillStore::forget(std::string_view path)
{
    Query remove{db_.connection(), "DELETE FROM back_fill WHERE path = ?"};
    remove.run(path);
}

}  // namespace advisory::storage
