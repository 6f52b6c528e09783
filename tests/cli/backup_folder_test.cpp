#include "cli/backup_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_in(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{folder})
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

}  // namespace

TEST_SUITE("backup_folder")
{
    TEST_CASE("a copy is called after its moment in UTC")
    {
        const auto name = backup_name(*read_time("2026-11-27T00:15:07+09:00"));

        CHECK(name == "advisoryd-20261126T151507Z.db");
    }

    TEST_CASE("the newest by name are kept, the others removed")
    {
        const test::TemporaryFolder folder;
        const std::vector<std::string> names{
            "advisoryd-20251231T235959Z.db",
            "advisoryd-20261101T000000Z.db",
            "advisoryd-20261102T000000Z.db",
            "advisoryd-20261103T000000Z.db",
        };
        for (const auto& name : names)
            folder.write(name, "copy");

        const auto removed = remove_old_backups(folder.path(), 2, names[3]);

        CHECK(removed.size() == 2);
        CHECK(names_in(folder.path()) == std::vector{names[2], names[3]});
    }

    TEST_CASE("the copy that was just made stays, though the clock went back")
    {
        const test::TemporaryFolder folder;
        const std::string before = "advisoryd-20270101T000000Z.db";
        const std::string newest = "advisoryd-20261101T000000Z.db";
        folder.write(before, "copy");
        folder.write(newest, "copy");

        remove_old_backups(folder.path(), 2, newest);
        CHECK(names_in(folder.path()) == std::vector{newest, before});
        remove_old_backups(folder.path(), 1, newest);
        CHECK(names_in(folder.path()) == std::vector{newest});
    }

    TEST_CASE("what is called otherwise, or is no file, is not touched")
    {
        const test::TemporaryFolder folder;
        const std::string newest = "advisoryd-20261103T000000Z.db";
        folder.write(newest, "copy");
        for (const auto* name : {
                 "advisoryd.db",
                 "advisoryd.db-wal",
                 "advisoryd-20261101.db",
                 "advisoryd-20261101T000000Z.db.gz",
                 "advisoryd-20261101T000000Z.db-journal",
                 "advisoryd-2026110xT000000Z.db",
                 "Advisoryd-20261101T000000Z.db",
                 "before-the-move-20261101T000000Z.db",
             })
            folder.write(name, "mine");
        fs::create_directory(folder.path() / "advisoryd-20261101T000000Z.db");
        fs::create_symlink("advisoryd.db", folder.path() / "advisoryd-20261102T000000Z.db");
        const auto before = names_in(folder.path());

        const auto removed = remove_old_backups(folder.path(), 1, newest);

        CHECK(removed.empty());
        CHECK(names_in(folder.path()) == before);
    }

    TEST_CASE("what a killed run left is removed")
    {
        const test::TemporaryFolder folder;
        const std::string newest = "advisoryd-20261103T000000Z.db";
        folder.write(newest, "copy");
        folder.write("advisoryd-20261101T000000Z.db.partial", "half a copy");

        remove_old_backups(folder.path(), 9, newest);

        CHECK(names_in(folder.path()) == std::vector{newest});
    }
}

}  // namespace advisory::cli
