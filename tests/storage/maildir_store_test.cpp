#include "storage/maildir_store.hpp"

#include <array>

#include <doctest/doctest.h>

namespace advisory::storage {

TEST_SUITE("maildir store")
{
    TEST_CASE("a file is taken once the cursor of its folder has come to its number")
    {
        auto db = Database::in_memory();
        MaildirStore files{db};
        const std::array both{MaildirFile{"1.host", 10, 100}, MaildirFile{"2.host", 20, 200}};

        files.number("psirt", "INBOX", both, 7);

        CHECK_FALSE(files.is_taken("psirt", "INBOX", both[0], 7));
        CHECK(files.is_taken("psirt", "INBOX", both[0], 8));
        CHECK_FALSE(files.is_taken("psirt", "INBOX", both[1], 8));
        CHECK(files.is_taken("psirt", "INBOX", both[1], 9));
    }

    TEST_CASE("each folder of each mailbox has its own files")
    {
        auto db = Database::in_memory();
        MaildirStore files{db};
        const std::array file{MaildirFile{"1.host", 10, 100}};

        files.number("psirt", "INBOX", file, 0);

        CHECK(files.is_taken("psirt", "INBOX", file[0], 1));
        CHECK_FALSE(files.is_taken("psirt", "JPCERT", file[0], 1));
        CHECK_FALSE(files.is_taken("other", "INBOX", file[0], 1));
    }

    TEST_CASE("a file that was written over is another one")
    {
        auto db = Database::in_memory();
        MaildirStore files{db};
        const std::array first{MaildirFile{"1.host", 10, 100}};
        const std::array longer{MaildirFile{"1.host", 11, 100}};

        files.number("psirt", "INBOX", first, 0);
        CHECK_FALSE(files.is_taken("psirt", "INBOX", longer[0], 1));
        CHECK_FALSE(files.is_taken("psirt", "INBOX", {"1.host", 10, 101}, 1));
        files.number("psirt", "INBOX", longer, 1);

        CHECK_FALSE(files.is_taken("psirt", "INBOX", first[0], 2));
        CHECK(files.is_taken("psirt", "INBOX", longer[0], 2));
    }

    TEST_CASE("what a crash left numbered and not taken is numbered anew")
    {
        auto db = Database::in_memory();
        MaildirStore files{db};
        const std::array lost{MaildirFile{"1.host", 10, 100}, MaildirFile{"2.host", 20, 200}};
        const std::array other{MaildirFile{"3.host", 30, 300}};

        files.number("psirt", "INBOX", lost, 0);
        files.number("psirt", "INBOX", other, 0);

        CHECK(files.is_taken("psirt", "INBOX", other[0], 1));
        CHECK_FALSE(files.is_taken("psirt", "INBOX", lost[0], 2));
        CHECK_FALSE(files.is_taken("psirt", "INBOX", lost[1], 2));
    }

    TEST_CASE("a name may hold any bytes")
    {
        auto db = Database::in_memory();
        MaildirStore files{db};
        const std::array file{MaildirFile{"1.\xff\xfe'--", 10, -5}};

        files.number("psirt", "脆弱性", file, 0);

        CHECK(files.is_taken("psirt", "脆弱性", file[0], 1));
    }
}

}  // namespace advisory::storage
