#include "config/secret.hpp"

#include <filesystem>
#include <string>

#include "tests/support/environment_variable.hpp"
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

Result<std::string> read_password_file(const std::filesystem::path& path)
{
    return read_secret_file(path, SecretKind::password);
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

    TEST_CASE("a missing credential is told how it comes to the service, another file is not")
    {
        const test::TemporaryFolder folder;
        const test::EnvironmentVariable variable{"CREDENTIALS_DIRECTORY", folder.path().c_str()};

        const auto credential = read_password_file(folder.path() / "psirt");
        const auto by_path = read_password_file("/run/credentials/advisoryd.service/none");
        const auto file = read_password_file(folder.path() / "etc" / "psirt");

        REQUIRE_FALSE(credential);
        CHECK(credential.error().hint.find("LoadCredential=psirt:FILE") != std::string::npos);
        REQUIRE_FALSE(by_path);
        CHECK(by_path.error().hint.find("LoadCredential=none:FILE") != std::string::npos);
        REQUIRE_FALSE(file);
        CHECK(file.error().hint == "make the file, readable for the user of advisoryd alone");
    }

    TEST_CASE("a refresh token may be longer than a password")
    {
        const test::TemporaryFolder folder;
        const auto file = write_secret(folder, std::string(5000, 'p'));

        CHECK(read_secret_file(file, SecretKind::refresh_token));
        const auto secret = read_secret_file(file, SecretKind::client_secret);
        REQUIRE_FALSE(secret);
        CHECK(secret.error().message.starts_with("client secret file"));
        CHECK_FALSE(read_secret_file(write_secret(folder, std::string(20'000, 'p')),
                                     SecretKind::refresh_token));
    }

    TEST_CASE("a secret is replaced whole, and closed to others")
    {
        const test::TemporaryFolder folder;
        const auto file = write_secret(folder, "old", perms::owner_all | perms::group_read);
        const auto link = folder.path() / "link";
        std::filesystem::create_symlink(file, link);
        const auto left_by_a_crash = folder.write("secret.new", "half");

        REQUIRE(replace_secret_file(link, "new token"));

        CHECK(read_secret_file(file, SecretKind::refresh_token).value_or("") == "new token");
        CHECK(std::filesystem::status(file).permissions() ==
              (perms::owner_read | perms::owner_write));
        CHECK(std::filesystem::is_symlink(link));
        CHECK_FALSE(std::filesystem::exists(left_by_a_crash));
    }

    TEST_CASE("a secret that cannot be replaced stays as it is")
    {
        const test::TemporaryFolder folder;

        const auto replaced = replace_secret_file(folder.path() / "none" / "secret", "geheim");

        REQUIRE_FALSE(replaced);
        CHECK(replaced.error().code == Errc::io);
        CHECK(replaced.error().message.find("geheim") == std::string::npos);
    }

    TEST_CASE("a key that every user may read is refused")
    {
        const test::TemporaryFolder folder;

        CHECK(check_key_file(write_secret(folder, "key")));
        CHECK_FALSE(check_key_file(write_secret(folder, "key", perms::all)));
        CHECK_FALSE(check_key_file(folder.path() / "none"));
    }

    TEST_CASE("a credential is a file in the folder that systemd names")
    {
        const test::TemporaryFolder folder;
        const test::EnvironmentVariable variable{"CREDENTIALS_DIRECTORY", folder.path().c_str()};

        CHECK(credential_file("psirt").value_or("") == folder.path() / "psirt");
    }

    TEST_CASE("outside of a service there is no credential, and the remedy says so")
    {
        const test::EnvironmentVariable variable{"CREDENTIALS_DIRECTORY", ""};

        const auto file = credential_file("psirt");

        REQUIRE_FALSE(file);
        CHECK(file.error().code == Errc::configuration);
        CHECK(file.error().hint.find("LoadCredential=psirt:FILE") != std::string::npos);
    }

    TEST_CASE("a mailbox says which file its password is in")
    {
        const test::EnvironmentVariable variable{"CREDENTIALS_DIRECTORY", "/run/credentials/x"};
        Mailbox with_file;
        with_file.password_file = "/etc/secret";
        Mailbox with_credential;
        with_credential.password_credential = "psirt";

        const auto path_of = [](const Mailbox& mailbox) {
            const auto file = password_file_of(mailbox);
            REQUIRE(file);
            return file->value_or("");
        };

        CHECK(path_of(with_file) == "/etc/secret");
        CHECK(path_of(with_credential) == "/run/credentials/x/psirt");
        CHECK(path_of(Mailbox{}).empty());
    }
}

}  // namespace advisory::config
