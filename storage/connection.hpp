#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>

#include <SQLiteCpp/SQLiteCpp.h>

#include "storage/database.hpp"

namespace advisory::storage {

/// SQL that stands in the source: nothing from outside can become part of it, and
/// its address can be the key of the statement cache.
struct Sql {
    consteval Sql(const char* literal) : text{literal} {}

    const char* text;
};

/// The inside of a Database. Internal to storage: SQLite ends here.
struct Connection {
    /// Opens `file` as SQLite understands it, with the open flags of SQLiteCpp.
    /// `path` is the file's name in messages.
    Connection(std::filesystem::path path, const std::string& file, int flags);

    /// Runs statements that answer no rows.
    void execute(const char* statements);

    /// The first column of the first row, for pragmas and counts.
    [[nodiscard]] std::int64_t integer_of(Sql sql);

    /// Row of the last insert.
    [[nodiscard]] std::int64_t last_row() const { return database.getLastInsertRowid(); }

    [[nodiscard]] bool is_in_transaction() const;

    std::filesystem::path path;  ///< Empty in memory.
    SQLite::Database database;
    std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> idle;  ///< By Sql::text.
};

/// Makes several writes one: in the caller's transaction when there is one, else in
/// a transaction of its own that rolls back unless committed.
class WholeWrite {
public:
    explicit WholeWrite(Connection& connection);
    ~WholeWrite();
    WholeWrite(const WholeWrite&) = delete;
    WholeWrite& operator=(const WholeWrite&) = delete;

    void commit();

private:
    Connection& connection_;
    bool is_own_ = false;
};

/// What SQLite says, with the file's name and the remedy.
StorageError storage_error(const std::filesystem::path& path, const SQLite::Exception& failure);

}  // namespace advisory::storage
