#include "storage/backup.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "storage/connection.hpp"
#include "storage/message_store.hpp"
#include "tests/storage/rows.hpp"
#include "tests/support/files.hpp"

namespace advisory::storage {

namespace {

using test::at;
using test::make_mail;
using test::TemporaryFolder;

namespace fs = std::filesystem;
using Access = Database::Access;

/// A store with one mail, whose hash is "hash".
Database make_store(const fs::path& path)
{
    auto db = Database::open(path, Access::read_write);
    MessageStore{db}.save(make_mail("bytes"), "hash", {}, at("2026-11-22"));
    return db;
}

/// What a backup fails with; empty when it does not.
std::string failure_of(const fs::path& store, const fs::path& target)
{
    try {
        back_up(store, target);
        return {};
    } catch (const StorageError& failure) {
        return failure.what();
    }
}

unsigned mode_of(const fs::path& path)
{
    constexpr unsigned permissions = 07777;
    return static_cast<unsigned>(fs::status(path).permissions()) & permissions;
}

std::size_t files_in(const fs::path& folder)
{
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator{folder}, fs::directory_iterator{}));
}

}  // namespace

TEST_SUITE("backup")
{
    TEST_CASE("a copy is one file that holds what was committed, and is a store itself")
    {
        const TemporaryFolder folder;
        const TemporaryFolder copies;
        const auto store = folder.path() / "advisoryd.db";
        const auto db = make_store(store);

        const auto backup = back_up(store, copies.path() / "copy.db");

        CHECK(files_in(copies.path()) == 1);
        CHECK(backup.bytes == fs::file_size(copies.path() / "copy.db"));
        CHECK(backup.schema == Database::schema_version());
        auto copy = Database::open(copies.path() / "copy.db", Access::read_only);
        CHECK(MessageStore{copy}.bytes_of("hash") == "bytes");
    }

    TEST_CASE("a copy holds one moment, though others write before, meanwhile and after")
    {
        const TemporaryFolder folder;
        const auto store = folder.path() / "advisoryd.db";
        auto writer = make_store(store);
        MessageStore messages{writer};

        {
            Transaction open{writer};
            messages.save(make_mail("open", 2), "open", {}, at("2026-11-22"));
            back_up(store, folder.path() / "copy.db");
            open.commit();
        }

        auto copy = Database::open(folder.path() / "copy.db", Access::read_only);
        CHECK(MessageStore{copy}.bytes_of("hash") == "bytes");
        CHECK_FALSE(MessageStore{copy}.bytes_of("open"));
        CHECK(messages.bytes_of("open") == "open");
    }

    TEST_CASE("only a store of ours is copied, and nothing is made in the place of a missing one")
    {
        const TemporaryFolder folder;
        const auto target = folder.path() / "copy.db";
        const auto text = folder.write("text.db", "a letter");
        const auto newer = folder.path() / "newer.db";
        make_store(newer).connection().execute("PRAGMA user_version = 1000");

        CHECK(failure_of(folder.path() / "none.db", target).contains("there is no store"));
        CHECK(failure_of(text, target).contains("not a store of advisoryd"));
        CHECK(failure_of(newer, target).contains("use the newer advisoryd"));
        CHECK_FALSE(fs::exists(target));
        CHECK_FALSE(fs::exists(folder.path() / "none.db"));
    }

    TEST_CASE("a store of an older schema is copied as it is")
    {
        const TemporaryFolder folder;
        const auto path = folder.path() / "advisoryd.db";
        make_store(path).connection().execute("PRAGMA user_version = 5");

        const auto backup = back_up(path, folder.path() / "copy.db");

        CHECK(backup.schema == 5);
        CHECK_THROWS_AS(Database::open(path, Access::read_only), StorageError);
    }

    TEST_CASE("no file is written over, and no link is followed")
    {
        const TemporaryFolder folder;
        const auto store = folder.path() / "advisoryd.db";
        const auto db = make_store(store);
        const auto file = folder.write("copy.db", "precious");
        fs::create_symlink(folder.path() / "nowhere", folder.path() / "link.db");
        fs::create_symlink(file, folder.path() / "other.db.partial");

        CHECK(failure_of(store, file).contains("copy.db: is there already"));
        CHECK(failure_of(store, folder.path() / "link.db").contains("is there already"));
        CHECK(failure_of(store, folder.path() / "advisoryd.db").contains("is there already"));
        CHECK_FALSE(failure_of(store, folder.path() / "other.db").empty());
        CHECK(test::read_file(file) == "precious");
        CHECK_FALSE(fs::exists(folder.path() / "nowhere"));
    }

    TEST_CASE("what cannot be written is said, with a remedy, and leaves nothing behind")
    {
        const TemporaryFolder folder;
        const auto store = folder.path() / "advisoryd.db";
        const auto db = make_store(store);
        const auto before = files_in(folder.path());

        CHECK(failure_of(store, folder.path() / "missing" / "copy.db").contains("give this user"));
        CHECK(failure_of(store, folder.path() / "").contains("names no file"));
        CHECK(failure_of(store, "").contains("names no file"));
        CHECK(files_in(folder.path()) == before);
    }

    TEST_CASE("what a killed run left is begun anew, and what another run writes is left alone")
    {
        const TemporaryFolder folder;
        const auto store = folder.path() / "advisoryd.db";
        const auto db = make_store(store);
        const auto left = folder.write("copy.db.partial", std::string(100'000, 'x'));
        const auto busy = folder.write("busy.db.partial", "xxx");
        const int other = ::open(busy.c_str(), O_RDWR | O_CLOEXEC);
        REQUIRE(::flock(other, LOCK_EX | LOCK_NB) == 0);
        CHECK(is_being_written(busy));
        CHECK_FALSE(is_being_written(left));

        CHECK(failure_of(store, folder.path() / "copy.db").empty());
        CHECK(failure_of(store, folder.path() / "busy.db").contains("another backup is writing"));

        CHECK(failure_of(store, folder.path() / "copy.db").contains("is there already"));
        CHECK_FALSE(fs::exists(left));
        CHECK(test::read_file(busy) == "xxx");
        ::close(other);
    }

    TEST_CASE("a copy that has already its final name is not written to by its partial one")
    {
        const TemporaryFolder folder;
        const auto store = folder.path() / "advisoryd.db";
        const auto db = make_store(store);
        const auto done = folder.write("done.db", "precious");
        fs::create_hard_link(done, folder.path() / "copy.db.partial");

        CHECK_FALSE(failure_of(store, folder.path() / "copy.db").empty());

        CHECK(test::read_file(done) == "precious");
    }

    TEST_CASE("the group of the store may read a copy, whatever the umask, and nobody else")
    {
        const TemporaryFolder folder;
        const auto store = folder.path() / "advisoryd.db";
        const auto db = make_store(store);
        const auto umask = ::umask(0);

        back_up(store, folder.path() / "open.db");
        ::umask(0077);
        back_up(store, folder.path() / "closed.db");
        ::umask(umask);

        CHECK(mode_of(folder.path() / "open.db") == 0640);
        CHECK(mode_of(folder.path() / "closed.db") == 0640);
        struct stat original{};
        struct stat copy{};
        REQUIRE(::stat(store.c_str(), &original) == 0);
        REQUIRE(::stat((folder.path() / "open.db").c_str(), &copy) == 0);
        CHECK(original.st_gid == copy.st_gid);
    }

    TEST_CASE("a damaged store gives no backup, and says so")
    {
        const TemporaryFolder folder;
        const auto path = folder.path() / "advisoryd.db";
        make_store(path);
        const auto size = fs::file_size(path);
        REQUIRE(size > 100'000);
        {
            // The pages behind the first ones, as a bad disk may leave them.
            const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
            const std::string noise(size / 2, 'x');
            REQUIRE(::pwrite(file, noise.data(), noise.size(), 40'960) > 0);
            ::close(file);
        }

        const auto failure = failure_of(path, folder.path() / "copy.db");

        CAPTURE(failure);
        CHECK(failure.contains("damaged"));
        CHECK_FALSE(fs::exists(folder.path() / "copy.db"));
        CHECK_FALSE(fs::exists(folder.path() / "copy.db.partial"));
    }
}

}  // namespace advisory::storage
