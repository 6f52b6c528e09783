#include "access/file_access.hpp"

#include <filesystem>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::access {

TEST_SUITE("file access")
{
    TEST_CASE("nobody else is named for one's own file")
    {
        const test::TemporaryFolder folder;
        const auto file = folder.write("store.db", "x");

        CHECK_FALSE(owner_of(file));
        CHECK_FALSE(group_that_reads(file));
        CHECK_FALSE(owner_of(folder.path() / "none"));
        CHECK_FALSE(owner_of(""));
    }

    TEST_CASE("another user's file names its owner and its group")
    {
        const auto* const other = ::getpwnam("nobody");
        if (::geteuid() != 0 || other == nullptr) {
            MESSAGE("only root can give a file to another user");
            return;
        }
        const auto uid = other->pw_uid;
        const auto gid = other->pw_gid;
        const test::TemporaryFolder folder;
        const auto below = folder.path() / "below";
        std::filesystem::create_directory(below);
        REQUIRE(::chown(below.c_str(), uid, gid) == 0);
        REQUIRE(::chmod(below.c_str(), 0750) == 0);

        // Of what is not there, and of what cannot be seen, the folder is known.
        CHECK(owner_of(below / "store.db") == "nobody");
        CHECK(owner_of(below / "deep" / "store.db") == "nobody");
        CHECK(group_that_reads(below / "store.db") == "nogroup");

        REQUIRE(::chmod(below.c_str(), 0700) == 0);
        CHECK_FALSE(group_that_reads(below));
    }
}

}  // namespace advisory::access
