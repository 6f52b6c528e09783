#include "storage/database.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
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

/// What opening fails with; empty when it does not.
std::string failure_of_for_database(const fs::path& path, Access access)
{
    try {
        Database::open(path, access);
        return {};
    } catch (const StorageError& failure) {
        return failure.what();
    }
}

void check_says(const std::string& failure, const std::string& part)
{
    CAPTURE(failure);
    CAPTURE(part);
    CHECK(failure.contains(part));
}

fs::path beside(const fs::path& path, std::string_view suffix)
{
    return path.string() + std::string{suffix};
}

void make_foreign(const fs::path& path, const char* statements)
{
    SQLite::Database{path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}.exec(statements);
}

}  // namespace

TEST_SUITE("database")
{
    TEST_CASE("a new store is created and keeps what is written")
    {
        const TemporaryFolder folder;
        const auto path = folder.path() / "advisoryd.db";
        {
            auto db = Database::open(path, Access::read_write);
            MessageStore{db}.save(make_mail("bytes"), "hash", {}, at("2026-11-22"));
        }

        auto db = Database::open(path, Access::read_write);

        CHECK(MessageStore{db}.bytes_of("hash") == "bytes");
    }

    TEST_CASE("only the owner may write a new store, and others may not read it")
    {
        const TemporaryFolder folder;
        const auto path = folder.path() / "advisoryd.db";

        const auto db = Database::open(path, Access::read_write);

        const auto denied = fs::perms::others_all | fs::perms::group_write | fs::perms::owner_exec;
        for (const auto* suffix : {"", "-wal", "-shm"}) {
            CAPTURE(suffix);
            const auto mode = fs::status(beside(path, suffix)).permissions();
            CHECK((mode & denied) == fs::perms::none);
        }
    }

    TEST_CASE("a store is durable and checks what rows refer to")
    {
        const TemporaryFolder folder;
        auto db = Database::open(folder.path() / "advisoryd.db", Access::read_write);

        constexpr int full = 2;
        CHECK(db.connection().integer_of("PRAGMA synchronous") == full);
        CHECK(db.connection().integer_of("PRAGMA foreign_keys") == 1);
        CHECK(fs::exists(folder.path() / "advisoryd.db-wal"));
    }

    TEST_CASE("a path may hold any letter")
    {
        const TemporaryFolder folder;
        const auto path = folder.path() / "100% #1? 製品&mode=memory.db";

        CHECK(failure_of_for_database(path, Access::read_write).empty());
        CHECK(failure_of_for_database(path, Access::read_only).empty());
        CHECK(fs::exists(path));
    }

    TEST_CASE("a missing folder is named")
    {
        const TemporaryFolder folder;
        const auto missing = folder.path() / "missing";

        const auto failure = failure_of_for_database(missing / "advisoryd.db", Access::read_write);

        check_says(failure, missing.string() + " does not exist");
        CHECK_FALSE(fs::exists(missing));
    }

    TEST_CASE("a path that is no file is refused")
    {
        const TemporaryFolder folder;

        check_says(failure_of_for_database(folder.path(), Access::read_write), "cannot be opened");
        check_says(failure_of_for_database("", Access::read_write), "names no file");
        check_says(failure_of_for_database("", Access::read_only), "no store");
    }

    TEST_CASE("another program's database is refused and left as it is")
    {
        for (const auto* statements : {
                 "CREATE TABLE note (text TEXT)",
                 "PRAGMA application_id = 1",
                 "PRAGMA application_id = 1; PRAGMA user_version = 1; CREATE TABLE message (a)",
             }) {
            CAPTURE(statements);
            const TemporaryFolder folder;
            const auto path = folder.path() / "foreign.db";
            make_foreign(path, statements);
            const auto before = test::read_file(path);

            check_says(failure_of_for_database(path, Access::read_write), "another program");
            check_says(failure_of_for_database(path, Access::read_only), "another program");
            CHECK(test::read_file(path) == before);
        }
    }

    TEST_CASE("a file that is no database is refused and left as it is")
    {
        for (const auto& bytes :
             {std::string{"x"}, std::string{"hello\n"}, std::string(9000, 'x')}) {
            CAPTURE(bytes.size());
            const TemporaryFolder folder;
            const auto path = folder.write("notes.txt", bytes);

            check_says(failure_of_for_database(path, Access::read_write),
                       "not a store of advisoryd");
            check_says(failure_of_for_database(path, Access::read_only),
                       "not a store of advisoryd");
            CHECK(test::read_file(path) == bytes);
        }
    }

    TEST_CASE("a newer schema is refused with the remedy and left as it is")
    {
        const TemporaryFolder folder;
        const auto path = folder.path() / "advisoryd.db";
        const auto newer = std::to_string(Database::schema_version() + 1);
        {
            auto db = Database::open(path, Access::read_write);
            db.connection().execute(("PRAGMA user_version = " + newer).c_str());
        }

        for (const auto access : {Access::read_write, Access::read_only}) {
            const auto failure = failure_of_for_database(path, access);
            check_says(failure, path.string());
            check_says(failure, "schema " + newer);
            check_says(failure, "use the newer advisoryd");
        }
    }

    TEST_CASE("a damaged store is refused with the remedy and not repaired")
    {
        const TemporaryFolder folder;
        const auto path = folder.path() / "advisoryd.db";
        Database::open(path, Access::read_write);
        constexpr std::size_t page = 4096;
        auto bytes = test::read_file(path);
        bytes.replace(page, bytes.size() - page, bytes.size() - page, '\xff');
        folder.write("advisoryd.db", bytes);

        const auto failure = failure_of_for_database(path, Access::read_write);

        check_says(failure, path.string() + ": the store is damaged");
        check_says(failure, "backup");
        CHECK(test::read_file(path) == bytes);
    }

    TEST_CASE("a full disk is reported as such, and the store works on when there is room")
    {
        auto db = Database::in_memory();
        MessageStore messages{db};
        db.connection().execute("PRAGMA max_page_count = 1");  // SQLite raises it to today's size.

        try {
            messages.save(make_mail(std::string(1'000'000, 'x')), "hash", {}, at("2026-11-22"));
            FAIL("a full disk was not noticed");
        } catch (const StorageError& failure) {
            check_says(failure.what(), "the disk is full");
        }
        CHECK(messages.count() == 0);

        db.connection().execute("PRAGMA max_page_count = 1000000");
        messages.save(make_mail("bytes"), "hash", {}, at("2026-11-22"));
        CHECK(messages.count() == 1);
    }

    TEST_CASE("size counts the file and its log")
    {
        const TemporaryFolder folder;
        const auto path = folder.path() / "advisoryd.db";
        const auto db = Database::open(path, Access::read_write);

        CHECK(db.size() == fs::file_size(path) + fs::file_size(beside(path, "-wal")));
        CHECK(Database::in_memory().size() == 0);
    }
}

TEST_SUITE("reading only")
{
    TEST_CASE("a missing store is not created")
    {
        const TemporaryFolder folder;
        const auto path = folder.path() / "advisoryd.db";

        const auto failure = failure_of_for_database(path, Access::read_only);

        check_says(failure, path.string() + ": there is no store here");
        CHECK_FALSE(fs::exists(path));
    }

    TEST_CASE("a reader sees what the daemon commits meanwhile")
    {
        const TemporaryFolder folder;
        const auto path = folder.path() / "advisoryd.db";
        auto daemon = Database::open(path, Access::read_write);
        auto reader = Database::open(path, Access::read_only);

        MessageStore{daemon}.save(make_mail("bytes"), "hash", {}, at("2026-11-22"));

        CHECK(MessageStore{reader}.bytes_of("hash") == "bytes");
    }

    TEST_CASE("a reader cannot write")
    {
        const TemporaryFolder folder;
        const auto path = folder.path() / "advisoryd.db";
        Database::open(path, Access::read_write);
        auto reader = Database::open(path, Access::read_only);

        CHECK_THROWS_AS(MessageStore{reader}.save(make_mail("x"), "hash", {}, at("2026-11-22")),
                        StorageError);
        CHECK(MessageStore{reader}.count() == 0);
    }

    TEST_CASE("a store that nobody has open is read, also in a folder that is not ours")
    {
        for (const auto folder_mode : {0755, 0555}) {
            CAPTURE(folder_mode);
            const TemporaryFolder folder;
            const auto path = folder.path() / "advisoryd.db";
            {
                auto db = Database::open(path, Access::read_write);
                MessageStore{db}.save(make_mail("bytes"), "hash", {}, at("2026-11-22"));
            }
            REQUIRE_FALSE(fs::exists(beside(path, "-wal")));
            REQUIRE_FALSE(fs::exists(beside(path, "-shm")));
            fs::permissions(folder.path(), fs::perms{static_cast<unsigned>(folder_mode)});

            {
                auto reader = Database::open(path, Access::read_only);
                CHECK(MessageStore{reader}.bytes_of("hash") == "bytes");
            }
            fs::permissions(folder.path(), fs::perms::owner_all);
        }
    }
}

TEST_SUITE("transaction")
{
    TEST_CASE("what was committed stays and what was not goes")
    {
        auto db = Database::in_memory();
        MessageStore messages{db};

        {
            Transaction transaction{db};
            messages.save(make_mail("kept"), "kept", {}, at("2026-11-22"));
            transaction.commit();
        }
        CHECK(messages.count() == 1);

        {
            const Transaction transaction{db};
            messages.save(make_mail("lost"), "lost", {}, at("2026-11-22"));
            CHECK(messages.count() == 2);
        }
        CHECK(messages.count() == 1);
        CHECK_FALSE(messages.bytes_of("lost"));

        {
            Transaction transaction{db};
            messages.save(make_mail("lost"), "lost", {}, at("2026-11-22"));
            transaction.commit();
        }
        CHECK(messages.count() == 2);
    }

    TEST_CASE("an exception on the way rolls back")
    {
        auto db = Database::in_memory();
        MessageStore messages{db};

        const auto fail_half_way = [&] {
            const Transaction transaction{db};
            messages.save(make_mail("lost"), "lost", {}, at("2026-11-22"));
            throw std::runtime_error{"half-way"};
        };

        CHECK_THROWS_WITH(fail_half_way(), "half-way");
        CHECK(messages.count() == 0);
    }

    TEST_CASE("a second writer is told who holds the store")
    {
        const TemporaryFolder folder;
        const auto path = folder.path() / "advisoryd.db";
        auto first = Database::open(path, Access::read_write);
        auto second = Database::open(path, Access::read_write);
        CHECK(second.connection().integer_of("PRAGMA busy_timeout") == 10'000);
        second.connection().execute("PRAGMA busy_timeout = 0");

        const Transaction transaction{first};

        try {
            const Transaction refused{second};
            FAIL("two writers at once");
        } catch (const StorageError& failure) {
            check_says(failure.what(), path.string() + ": another program holds the store");
        }
    }

    TEST_CASE("a long read holds up no writer and sees none of it")
    {
        const TemporaryFolder folder;
        const auto path = folder.path() / "advisoryd.db";
        auto writer = Database::open(path, Access::read_write);
        auto reader = Database::open(path, Access::read_only);
        writer.connection().execute("PRAGMA busy_timeout = 0");
        reader.connection().execute("BEGIN");
        CHECK(MessageStore{reader}.count() == 0);

        {
            Transaction transaction{writer};
            MessageStore{writer}.save(make_mail("bytes"), "hash", {}, at("2026-11-22"));
            transaction.commit();
        }
        CHECK(MessageStore{writer}.count() == 1);
        CHECK(MessageStore{reader}.count() == 0);

        reader.connection().execute("COMMIT");
        CHECK(MessageStore{reader}.count() == 1);
    }
}

}  // namespace advisory::storage
