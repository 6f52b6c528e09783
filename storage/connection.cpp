#include "storage/connection.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>

#include "access/remedy.hpp"
#include "language/say.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

namespace {

constexpr int busy_timeout_ms = 10'000;

struct Trouble {
    int code;
    std::string_view meaning;
    std::string_view remedy;
    std::string (*remedy_for)(const std::filesystem::path& store) = nullptr;  ///< If it depends.
};

constexpr std::array troubles{
    Trouble{SQLITE_BUSY,
            mark("another program holds the store"),
            mark("end that program, or try again")},
    Trouble{SQLITE_CANTOPEN,
            mark("the file, or its -wal and -shm beside it, cannot be opened"),
            {},
            access::remedy_for_reading},
    Trouble{
        SQLITE_CORRUPT,
        mark("the store is damaged"),
        mark("stop advisoryd and put the last backup in its place; the file was left as it is")},
    Trouble{SQLITE_FULL, mark("the disk is full"), mark("make room; nothing was lost")},
    Trouble{SQLITE_IOERR,
            mark("the disk cannot be read or written"),
            mark("look for room on the disk, a quota, and errors in the kernel's log")},
    Trouble{SQLITE_NOTADB,
            mark("the file is not a store of advisoryd"),
            mark("name another file; this one was left as it is")},
    Trouble{SQLITE_PERM, mark("access is denied"), {}, access::remedy_for_reading},
    Trouble{SQLITE_READONLY, mark("the store cannot be written"), {}, access::remedy_for_writing},
};

/// Statistics of its memory nobody reads, and each piece that it takes would lock a mutex for them.
void switch_statistics_off()
{
    // Without effect once SQLite runs, which costs time only.
    static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(once);
}

SQLite::Database opened(const std::filesystem::path& path, const std::string& file, int flags)
{
    switch_statistics_off();
    try {
        return SQLite::Database{file, flags, busy_timeout_ms};
    } catch (const SQLite::Exception& failure) {
        throw storage_error(path, failure);
    }
}

}  // namespace

Connection::Connection(std::filesystem::path name, const std::string& file, int flags)
    : path{std::move(name)}, database{opened(path, file, flags)}
{}

void Connection::execute(const char* statements)
{
    try {
        database.exec(statements);
    } catch (const SQLite::Exception& failure) {
        throw storage_error(path, failure);
    }
}

std::int64_t Connection::integer_of(Sql sql)
{
    Query query{*this, sql};
    std::int64_t value = 0;
    if (query.step())
        query.read(value);
    return value;
}

bool Connection::is_in_transaction() const
{
    return sqlite3_get_autocommit(database.getHandle()) == 0;
}

WholeWrite::WholeWrite(Connection& connection)
    : connection_{connection}, is_own_{!connection.is_in_transaction()}
{
    if (is_own_)
        connection_.execute("BEGIN IMMEDIATE");
}

WholeWrite::~WholeWrite()
{
    // Nobody can be told here. When ROLLBACK fails, SQLite has rolled back by itself.
    if (is_own_)
        connection_.database.tryExec("ROLLBACK");
}

void WholeWrite::commit()
{
    if (is_own_)
        connection_.execute("COMMIT");
    is_own_ = false;
}

StorageError storage_error(const std::filesystem::path& path, const SQLite::Exception& failure)
{
    // The low byte is the kind; the bytes above it name the system call.
    const int code = failure.getErrorCode() & 0xff;
    const auto name = path.empty() ? std::string{say("the store in memory")} : path.string();
    const auto* const trouble = std::ranges::find(troubles, code, &Trouble::code);
    if (trouble == troubles.end())
        return StorageError{say("{}: {} (SQLite error {})", name, said(failure.what()), code)};

    const auto remedy = trouble->remedy_for != nullptr ? trouble->remedy_for(path)
                                                       : std::string{said(trouble->remedy)};
    return StorageError{
        fmt::format("{}: {} ({}): {}", name, said(trouble->meaning), said(failure.what()), remedy),
        code == SQLITE_BUSY ? StorageError::Cause::busy : StorageError::Cause::ground};
}

}  // namespace advisory::storage
