#include "storage/backup.hpp"

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>

#include <SQLiteCpp/Backup.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "language/say.hpp"
#include "storage/connection.hpp"
#include "storage/migrations.hpp"
#include "storage/opening.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, std::string_view what, std::string_view remedy)
{
    throw StorageError{fmt::format("{}: {}: {}", path.string(), what, remedy)};
}

[[noreturn]] void fail_with_errno(const fs::path& path, std::string_view what)
{
    const auto why = std::generic_category().message(errno);
    fail(path,
         fmt::format("{}: {}", what, said(why)),
         say("give this user a folder to write in, with room for the store"));
}

fs::path absolute_target(const fs::path& target)
{
    std::error_code failure;
    auto absolute = fs::absolute(target, failure);
    if (failure || !target.has_filename())
        fail(target, say("names no file"), say("give the path of a new file"));
    return absolute;
}

void require_new(const fs::path& target)
{
    struct stat there{};
    if (::lstat(target.c_str(), &there) == 0)
        fail(target, say("is there already and was left as it is"), say("name a new file"));
}

/// A backup must not be what fills the disk that the store may be on, too.
void require_room(const fs::path& store, const fs::path& folder)
{
    std::error_code ignored;  // The log comes and goes.
    const auto log = fs::file_size(log_of(store), ignored);
    const auto logged = ignored ? 0 : log;
    constexpr std::uint64_t left_to_others = 64U << 20U;
    const auto needed = fs::file_size(store, ignored) + logged + left_to_others;

    std::error_code unknown;  // Then the writing will tell.
    const auto space = fs::space(folder, unknown);
    if (unknown || space.available >= needed)
        return;

    constexpr unsigned mebibyte = 20;
    fail(folder,
         say("there is no room for a copy: {} MiB are free, {} MiB are needed",
             space.available >> mebibyte,
             needed >> mebibyte),
         say("make room, or name a file on another disk"));
}

void sync_folder(const fs::path& folder)
{
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool is_synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    if (!is_synced)
        fail_with_errno(folder, say("the copy was made, but its name may not last"));
}

/// The file that a copy is written to. Removed unless it was finished.
class PartialFile {
public:
    explicit PartialFile(const fs::path& target)
        : target_{target}, path_{target.string() + partial_suffix}
    {
        // Closed to others from the first byte on, whatever the umask.
        constexpr ::mode_t owner_only = 0600;
        constexpr int flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW;
        file_ = ::open(path_.c_str(), flags, owner_only);
        if (file_ < 0)
            fail_with_errno(path_, say("the copy cannot be written"));

        // What a killed run left is nobody's any more, and is begun anew.
        if (!is_ours_alone()) {
            ::close(file_);
            fail(path_, say("another backup is writing this file"), say("wait for its end"));
        }
        if (::ftruncate(file_, 0) != 0 || ::fchmod(file_, owner_only) != 0) {
            const int reason = errno;
            ::close(file_);
            errno = reason;
            fail_with_errno(path_, say("the copy cannot be written"));
        }
    }

    ~PartialFile()
    {
        if (!is_finished_)
            ::unlink(path_.c_str());
        ::close(file_);
    }

    PartialFile(const PartialFile&) = delete;
    PartialFile& operator=(const PartialFile&) = delete;

    [[nodiscard]] const fs::path& path() const { return path_; }

    [[nodiscard]] std::uint64_t size() const
    {
        struct stat status{};
        return ::fstat(file_, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
    }

    /// Lets the group that may read the store read the copy.
    void share_with_group_of(const fs::path& store) const
    {
        constexpr ::mode_t group_reads = 0640;
        constexpr auto same_owner = static_cast<::uid_t>(-1);
        struct stat wanted{};
        struct stat own{};
        if (::stat(store.c_str(), &wanted) != 0 || ::fstat(file_, &own) != 0)
            fail_with_errno(path_, say("the group of the store is not known"));

        // Not asked for without need: a unit may forbid even what would change nothing.
        const bool is_given =
            own.st_gid == wanted.st_gid || ::fchown(file_, same_owner, wanted.st_gid) == 0;
        if (is_given && ::fchmod(file_, group_reads) != 0)
            fail_with_errno(path_, say("the mode of the copy cannot be set"));
    }

    /// Gives the copy its name once it is on the disk.
    void finish()
    {
        if (::fsync(file_) != 0)
            fail_with_errno(path_, say("the copy is not on the disk"));

        if (!rename_to_target()) {
            if (errno == EEXIST)
                require_new(target_);
            fail_with_errno(target_, say("the copy cannot be given its name"));
        }
        is_finished_ = true;
        sync_folder(target_.parent_path());
    }

private:
    /// A run that has just ended may have given what we opened its final name: not to be touched.
    [[nodiscard]] bool is_ours_alone() const
    {
        struct stat opened{};
        struct stat named{};
        return ::flock(file_, LOCK_EX | LOCK_NB) == 0 && ::fstat(file_, &opened) == 0 &&
               ::lstat(path_.c_str(), &named) == 0 && S_ISREG(named.st_mode) &&
               named.st_nlink == 1 && opened.st_ino == named.st_ino &&
               opened.st_dev == named.st_dev;
    }

    /// Never takes the place of another file, not even of one that has just been made.
    [[nodiscard]] bool rename_to_target() const
    {
        const auto* const from = path_.c_str();
        const auto* const to = target_.c_str();
        if (::renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
            return true;

        // NFS, for one, knows links only.
        return errno == EINVAL && ::link(from, to) == 0 && ::unlink(from) == 0;
    }

    fs::path target_;
    fs::path path_;
    int file_ = -1;
    bool is_finished_ = false;
};

/// True when SQLite was told that nobody writes: then it takes no locks and reads no log.
bool is_read_as_immutable(Connection& connection)
{
    const char* const name = sqlite3_db_filename(connection.database.getHandle(), "main");
    return sqlite3_uri_boolean(name, "immutable", 0) != 0;
}

fs::file_time_type last_write(const fs::path& path)
{
    std::error_code ignored;  // The store is open, so it is there.
    return fs::last_write_time(path, ignored);
}

void copy_pages(Connection& from, const fs::path& to)
{
    Connection copy{to, to.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX};
    // What a crash leaves of it is written anew; it is synced once, at the end.
    copy.execute("PRAGMA synchronous = OFF");
    copy.execute("PRAGMA journal_mode = OFF");

    const auto written_at = last_write(from.path);
    int answer = SQLITE_ERROR;
    try {
        // In one step, which is one read transaction: between two steps another writer would make
        // SQLite begin again.
        constexpr int all_pages = -1;
        SQLite::Backup backup{copy.database, from.database};
        answer = backup.executeStep(all_pages);
    } catch (const SQLite::Exception& failure) {
        throw storage_error(to, failure);
    }
    if (answer != SQLITE_DONE)
        throw storage_error(from.path, SQLite::Exception{"the copy did not begin", answer});

    std::error_code ignored;  // As good as not there.
    const bool has_log = fs::exists(log_of(from.path), ignored);
    if (is_read_as_immutable(from) && (has_log || last_write(from.path) != written_at))
        fail(from.path, say("advisoryd was started while the store was copied"), say("try again"));

    // The store says of itself that a log belongs to it. The copy is one file.
    copy.execute("PRAGMA journal_mode = DELETE");
}

std::int64_t checked_schema(const fs::path& path, std::int64_t expected)
{
    Connection copy{path, path.string(), SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX};

    std::string finding;
    Query check{copy, "PRAGMA integrity_check(1)"};
    if (check.step())
        check.read(finding);
    if (finding != "ok") {
        fail(path,
             say("the copy is damaged, and so is the store or the disk ({})", finding),
             say("it was removed; keep the backups that you have, and look at the disk"));
    }

    const auto schema = copy.integer_of("PRAGMA user_version");
    if (copy.integer_of("PRAGMA application_id") != application_id || schema != expected) {
        fail(path,
             say("the copy has schema {} instead of {}", schema, expected),
             say("try again while nothing else changes the store's schema"));
    }
    return schema;
}

}  // namespace

bool is_being_written(const fs::path& partial)
{
    const int file = ::open(partial.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    const bool is_free = file >= 0 && ::flock(file, LOCK_EX | LOCK_NB) == 0;
    if (file >= 0)
        ::close(file);
    return !is_free;
}

Backup back_up(const fs::path& store, const fs::path& target)
{
    const auto connection = open_to_read(store);
    require_ours(*connection);
    require_known_schema(*connection);

    const auto path = absolute_target(target);
    require_new(path);
    require_room(store, path.parent_path());

    PartialFile partial{path};
    const auto schema = connection->integer_of("PRAGMA user_version");
    copy_pages(*connection, partial.path());
    const auto copied = checked_schema(partial.path(), schema);

    partial.share_with_group_of(store);
    partial.finish();
    return {.bytes = partial.size(), .schema = copied};
}

}  // namespace advisory::storage
