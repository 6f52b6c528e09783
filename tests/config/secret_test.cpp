#include "config/secret.hpp"

#include <filesystem>
#include <vector>

#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::config {

namespace {

using std::filesystem::perms;

std::filesystem::path write_secret(const test::TemporaryFolder& folder,
                                   std::string_view bytes,
                                   perms mode = perms::owner_read | perms::owner_write)
{
    auto path = folder.write("secret", bytes);
    std::filesystem::permissions(path, mode);
    return path;
}

Result<std::string> run_shell(const std::string& script,
                              std::chrono::milliseconds limit = std::chrono::seconds{30})
{
    const std::vector<std::string> command{"/bin/sh", "-c", script};
    return run_password_command(command, limit);
}

}  // namespace

TEST_SUITE("secret")
{
    TEST_CASE("the password is the first line of its file")
    {
        const test::TemporaryFolder folder;

        for (const std::string_view text : {"p w", "p w\n", "p w\r\n", "p w\n# a note\n"}) {
            CAPTURE(text);
            const auto password = read_password_file(write_secret(folder, text));

            REQUIRE(password);
            CHECK(*password == "p w");
        }
    }

    TEST_CASE("a file that holds no password is refused")
    {
        const test::TemporaryFolder folder;
        const std::string with_nul{"p\0w", 3};

        for (const auto& text :
             {std::string{}, std::string{"\n"}, std::string(5000, 'p'), with_nul})
            CHECK_FALSE(read_password_file(write_secret(folder, text)));
    }

    TEST_CASE("a file that every user may read or write is refused")
    {
        const test::TemporaryFolder folder;
        constexpr auto owner = perms::owner_read | perms::owner_write;

        CHECK_FALSE(read_password_file(write_secret(folder, "pw", owner | perms::others_read)));
        CHECK_FALSE(read_password_file(write_secret(folder, "pw", owner | perms::others_write)));
        CHECK(read_password_file(write_secret(folder, "pw", owner | perms::group_read)));
    }

    TEST_CASE("a missing file and a folder are refused by name")
    {
        const test::TemporaryFolder folder;

        for (const auto& path : {folder.path(), folder.path() / "none"}) {
            const auto password = read_password_file(path);

            REQUIRE_FALSE(password);
            CHECK(password.error().code == Errc::configuration);
            CHECK(password.error().message.find(path.string()) != std::string::npos);
        }
    }

    TEST_CASE("the password is the first line that a command prints")
    {
        const auto password = run_shell("echo geheim; echo more");

        REQUIRE(password);
        CHECK(*password == "geheim");
    }

    TEST_CASE("a command gets its words as they stand")
    {
        const std::vector<std::string> command{"printf", "%s", "a $HOME 'b'"};
        const auto password = run_password_command(command, std::chrono::seconds{30});

        REQUIRE(password);
        CHECK(*password == "a $HOME 'b'");
    }

    TEST_CASE("a command that fails gives no password, whatever it printed")
    {
        const auto failed = run_shell("echo geheim; exit 3");
        const auto killed = run_shell("echo geheim; kill -TERM $$");

        REQUIRE_FALSE(failed);
        CHECK(failed.error().message.find("status 3") != std::string::npos);
        CHECK(failed.error().message.find("geheim") == std::string::npos);
        REQUIRE_FALSE(killed);
        CHECK(killed.error().message.find("signal 15") != std::string::npos);
    }

    TEST_CASE("a command that prints nothing or too much gives no password")
    {
        CHECK_FALSE(run_shell("true"));
        CHECK_FALSE(run_shell("while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done"));
    }

    TEST_CASE("a command that does not end is ended with its children")
    {
        const auto slow = run_shell("sleep 600 & wait", std::chrono::milliseconds{50});

        REQUIRE_FALSE(slow);
        CHECK(slow.error().message.find("not done in time") != std::string::npos);
    }

    TEST_CASE("a command that is not there is named")
    {
        const std::vector<std::string> command{"/nonexistent/pass"};
        const auto password = run_password_command(command, std::chrono::seconds{30});

        REQUIRE_FALSE(password);
        CHECK(password.error().message.find("/nonexistent/pass") != std::string::npos);
    }

    TEST_CASE("a mailbox says where its password comes from")
    {
        const test::TemporaryFolder folder;
        Mailbox mailbox;
        mailbox.password_file = write_secret(folder, "from the file");
        CHECK(read_password(mailbox).value_or("") == "from the file");

        mailbox.password_file.clear();
        mailbox.password_command = {"echo", "from the command"};
        CHECK(read_password(mailbox).value_or("") == "from the command");
    }
}

}  // namespace advisory::config
