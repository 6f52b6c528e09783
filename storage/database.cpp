#include "storage/database.hpp"

#include <cassert>
#include <cerrno>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "access/remedy.hpp"
#include "language/say.hpp"
#include "storage/connection.hpp"
#include "storage/migrations.hpp"
#include "storage/opening.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

namespace {

namespace fs = std::filesystem;

fs::path absolute_of(const fs::path& path)
{
    std::error_code failure;
    auto absolute = fs::absolute(path, failure);
    if (failure || path.empty())
        throw StorageError{say("\"{}\" names no file: give a path", path.string())};
    return absolute;
}

void require_folder(const fs::path& path)
{
    std::error_code ignored;  // A folder that cannot be looked at is as good as none.
    const auto folder = absolute_of(path).parent_path();
    if (fs::is_directory(folder, ignored))
        return;

    throw StorageError{say("{}: the folder {} does not exist: create it for this user first",
                           path.string(),
                           folder.string())};
}

/// A new file belongs to who makes it: one that root makes in the folder of the service would be
/// closed to the service for ever.
void require_own_folder(const fs::path& path)
{
    struct stat status{};
    const auto folder = absolute_of(path).parent_path();
    const bool is_new = ::stat(path.c_str(), &status) != 0;
    if (!is_new || ::geteuid() != 0 || ::stat(folder.c_str(), &status) != 0 || status.st_uid == 0)
        return;

    throw StorageError{
        say("{}: there is no store yet, and one that root makes is closed to the user whose folder "
            "it is: run this as that user, as with runuser -u advisoryd -- ...",
            path.string())};
}

/// Creates the file unless it is there. SQLite would make it readable to everybody;
/// the -wal and -shm beside it take over its mode.
void create_file(const fs::path& path)
{
    require_own_folder(path);
    constexpr ::mode_t owner_writes_group_reads = 0640;
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, owner_writes_group_reads);
    if (file < 0) {
        const int failure = errno;
        throw StorageError{say("{}: cannot be opened for writing: {}: {}",
                               path.string(),
                               said(std::generic_category().message(failure)),
                               access::remedy_for_writing(path))};
    }
    ::close(file);
}

void require_file(const fs::path& path)
{
    std::error_code failure;
    if (fs::is_regular_file(path, failure))
        return;

    if (failure == std::errc::permission_denied)
        throw StorageError{say("{}: this user may not look at it: {}",
                               path.string(),
                               access::remedy_for_reading(path))};
    throw StorageError{
        say("{}: there is no store here: name another file, or start advisoryd, which creates it",
            path.string())};
}

/// SQLite takes some short files for empty ones and would write over them.
void require_sqlite(const fs::path& path)
{
    constexpr std::string_view magic{"SQLite format 3\0", 16};
    std::ifstream file{path, std::ios::binary};
    std::string start(magic.size(), '\0');
    file.read(start.data(), static_cast<std::streamsize>(start.size()));
    const auto size = static_cast<std::size_t>(file.gcount());

    const bool is_empty = size == 0;
    if (is_empty || start == magic)
        return;

    throw StorageError{
        say("{}: the file is not a store of advisoryd: name another file; "
            "this one was left as it is",
            path.string())};
}

/// A path as an SQLite URI (RFC 3986 section 2.1).
std::string uri_of(const fs::path& path)
{
    std::string uri = "file:";
    for (const char letter : path.string()) {
        if (letter == '%' || letter == '?' || letter == '#')
            uri += fmt::format("%{:02x}", static_cast<unsigned char>(letter));
        else
            uri += letter;
    }
    return uri;
}

std::unique_ptr<Connection> open_to_write(const fs::path& path)
{
    require_folder(path);
    create_file(path);
    require_sqlite(path);

    return std::make_unique<Connection>(
        path,
        uri_of(absolute_of(path)),
        SQLite::OPEN_READWRITE | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX);
}

void require_todays_schema(Connection& connection)
{
    const auto version = connection.integer_of("PRAGMA user_version");
    if (version == Database::schema_version())
        return;

    throw StorageError{
        say("{}: the store has schema {}, this program needs {}: start "
            "advisoryd once, which brings it up to date",
            connection.path.string(),
            version,
            Database::schema_version())};
}

/// What was committed survives a power cut: WAL alone would only keep it consistent.
void make_durable(Connection& connection)
{
    Query query{connection, "PRAGMA journal_mode = WAL"};
    std::string mode;
    if (query.step())
        query.read(mode);
    if (mode != "wal") {
        throw StorageError{
            say("{}: the file system takes no write-ahead log: keep the "
                "store on a local disk",
                connection.path.string())};
    }

    connection.execute("PRAGMA synchronous = FULL");

    // Two megabytes, the default, hold too little of the indexes of a batch: pages are read from
    // the file again and again. In KiB.
    connection.execute("PRAGMA cache_size = -12288");
}

}  // namespace

fs::path log_of(const fs::path& path)
{
    return path.string() + "-wal";
}

std::unique_ptr<Connection> open_to_read(const fs::path& path)
{
    require_file(path);
    require_sqlite(path);
    auto uri = uri_of(absolute_of(path));

    // A reader of a WAL store needs the -wal and -shm. When nobody has the store open
    // they are absent, and a user without write access to the folder cannot create
    // them: then the file holds everything and is read as it stands.
    std::error_code ignored;
    const bool has_log = fs::exists(log_of(path), ignored);
    if (!has_log && ::access(absolute_of(path).parent_path().c_str(), W_OK) != 0)
        uri += "?immutable=1";

    return std::make_unique<Connection>(
        path,
        uri,
        SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX);
}

void require_ours(Connection& connection)
{
    const auto mark = connection.integer_of("PRAGMA application_id");
    if (mark == application_id)
        return;

    const bool is_empty =
        mark == 0 && connection.integer_of("SELECT COUNT(*) FROM sqlite_schema") == 0;
    if (is_empty)
        return;

    throw StorageError{
        say("{}: the file is the database of another program, not a store of "
            "advisoryd: name another file; this one was left as it is",
            connection.path.string())};
}

void require_known_schema(Connection& connection)
{
    const auto version = connection.integer_of("PRAGMA user_version");
    if (version >= 0 && version <= Database::schema_version())
        return;

    throw StorageError{
        say("{}: the store has schema {}, this program knows up to {}: use the newer "
            "advisoryd that wrote it, or a backup made before; nothing was changed",
            connection.path.string(),
            version,
            Database::schema_version())};
}

Database::Database(std::unique_ptr<Connection> connection) : connection_{std::move(connection)} {}

Database Database::open(const fs::path& path, Access access)
{
    Database db{access == Access::read_write ? open_to_write(path) : open_to_read(path)};
    auto& connection = db.connection();
    require_ours(connection);  // Before anything is written.
    require_known_schema(connection);

    if (access == Access::read_only) {
        require_todays_schema(connection);
        return db;
    }

    make_durable(connection);
    connection.execute("PRAGMA foreign_keys = ON");
    migrate(connection, schema_version());
    return db;
}

void Database::release_memory()
{
    connection_->idle.clear();
    connection_->execute("PRAGMA shrink_memory");
}

std::int64_t Database::data_version() const
{
    return connection_->integer_of("PRAGMA data_version");
}

Database Database::in_memory()
{
    Database db{std::make_unique<Connection>(fs::path{},
                                             ":memory:",
                                             SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)};
    db.connection().execute("PRAGMA foreign_keys = ON");
    migrate(db.connection(), schema_version());
    return db;
}

Database::Database(Database&& other) noexcept = default;
Database& Database::operator=(Database&& other) noexcept = default;
Database::~Database() = default;

void Database::wait_for_locks(std::chrono::milliseconds longest)
{
    connection_->database.setBusyTimeout(static_cast<int>(longest.count()));
}

std::uint64_t Database::size() const
{
    if (connection_->path.empty())
        return 0;

    std::uint64_t bytes = 0;
    for (const auto& file : {connection_->path, log_of(connection_->path)}) {
        std::error_code missing;  // The log comes and goes.
        const auto size = fs::file_size(file, missing);
        bytes += missing ? 0 : size;
    }
    return bytes;
}

int Database::schema_version()
{
    return static_cast<int>(migrations().size());
}

Transaction::Transaction(Database& db) : db_{db}
{
    assert(!db.connection().is_in_transaction());
    db_.connection().execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    // Nobody can be told here. When ROLLBACK fails, SQLite has rolled back by itself.
    if (is_open_)
        db_.connection().database.tryExec("ROLLBACK");
}

void Transaction::commit()
{
    db_.connection().execute("COMMIT");
    is_open_ = false;
}

}  // namespace advisory::storage
