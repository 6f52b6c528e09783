#include "daemon/access_tokens.hpp"

#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::daemon {

namespace {

using namespace std::chrono_literals;
using Answer = transport::HttpsPost::Answer;

/// Tokens with a clock that is set by hand, and their files.
struct AccessTokensBench {
    AccessTokensBench()
    {
        settings.token_url = "https://login.example.jp/token";
        settings.scope = "imap";
        settings.client_id = "id";
        settings.refresh_token.path = write("refresh", "first");
        tokens.emplace("psirt", settings, [this] { return now; });
    }

    std::filesystem::path write(std::string_view name, std::string_view text) const
    {
        using std::filesystem::perms;
        const auto path = folder.write(name, text);
        std::filesystem::permissions(path, perms::owner_read | perms::owner_write);
        return path;
    }

    /// Asks and has the server answer with these members beside the type.
    Result<std::string> fetch(std::string_view members)
    {
        const auto request = tokens->request();
        if (!request)
            return std::unexpected{request.error()};
        form = request->body;
        return tokens->take(
            Answer{.status = 200, .body = fmt::format(R"({{"token_type":"Bearer",{}}})", members)},
            "login.example.jp");
    }

    std::string in_file() const { return test::read_file(settings.refresh_token.path); }

    test::TemporaryFolder folder;
    config::Oauth2 settings;
    AccessTokens::Instant now{1'000h};
    std::string form;
    std::optional<AccessTokens> tokens;
};

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_SUITE("access tokens")
{
    TEST_CASE("a token is good until a minute or a tenth of its life before its end")
    {
        struct Case {
            int life;
            std::chrono::seconds last;  ///< The last second in which it is given.
        };
        const Case cases[] = {{3600, 3239s}, {600, 539s}, {120, 59s}, {61, 0s}};

        for (const auto& [life, last] : cases) {
            CAPTURE(life);
            AccessTokensBench bench;
            REQUIRE(bench.fetch(fmt::format(R"("access_token":"t","expires_in":{})", life)));

            bench.now += last;
            CHECK(bench.tokens->current() == "t");
            bench.now += 1s;
            CHECK_FALSE(bench.tokens->current());
        }
    }

    TEST_CASE("a token of no known life is good for one login")
    {
        for (const auto* members : {R"("access_token":"t")",
                                    R"("access_token":"t","expires_in":0)",
                                    R"("access_token":"t","expires_in":-5)",
                                    R"("access_token":"t","expires_in":60)"}) {
            CAPTURE(members);
            AccessTokensBench bench;

            CHECK(bench.fetch(members).value_or("") == "t");
            CHECK_FALSE(bench.tokens->current());
        }
    }

    TEST_CASE("a token that was refused is forgotten, a newer one is not")
    {
        AccessTokensBench bench;
        REQUIRE(bench.fetch(R"("access_token":"old","expires_in":3600)"));
        REQUIRE(bench.fetch(R"("access_token":"new","expires_in":3600)"));

        bench.tokens->forget("old");
        CHECK(bench.tokens->current() == "new");
        bench.tokens->forget("new");
        CHECK_FALSE(bench.tokens->current());
    }

    TEST_CASE("a new refresh token takes the place of the old one in the file")
    {
        AccessTokensBench bench;
        REQUIRE(bench.fetch(R"("access_token":"t","refresh_token":"second")"));
        CHECK(bench.in_file() == "second\n");

        REQUIRE(bench.fetch(R"("access_token":"t")"));
        CHECK(contains(bench.form, "refresh_token=second"));
        CHECK(bench.in_file() == "second\n");
    }

    TEST_CASE("a new refresh token that cannot be written is used from memory")
    {
        AccessTokensBench bench;
        std::filesystem::create_directory(bench.folder.path() / "refresh.new");
        REQUIRE(bench.fetch(R"("access_token":"t","refresh_token":"second")"));
        CHECK(bench.in_file() == "first");

        REQUIRE(bench.fetch(R"("access_token":"t","refresh_token":"third")"));
        CHECK(contains(bench.form, "refresh_token=second"));
        REQUIRE(bench.fetch(R"("access_token":"t")"));
        CHECK(contains(bench.form, "refresh_token=third"));

        // A person signed in again: that one counts.
        bench.write("refresh", "by hand");
        REQUIRE(bench.fetch(R"("access_token":"t")"));
        CHECK(contains(bench.form, "refresh_token=by%20hand"));
    }

    TEST_CASE("the client's own grant sends its secret and no refresh token")
    {
        AccessTokensBench bench;
        bench.settings.grant = config::Oauth2::Grant::client_credentials;
        bench.settings.client_secret.path = bench.write("secret", "s");
        bench.tokens.emplace("psirt", bench.settings, [&] { return bench.now; });

        REQUIRE(bench.fetch(R"("access_token":"t","refresh_token":"surprise")"));

        CHECK(bench.form ==
              "grant_type=client_credentials&client_id=id&client_secret=s&scope=imap");
        CHECK(bench.in_file() == "first");
    }

    TEST_CASE("a secret that is open to every user is not sent")
    {
        AccessTokensBench bench;
        std::filesystem::permissions(bench.settings.refresh_token.path,
                                     std::filesystem::perms::all);

        const auto request = bench.tokens->request();

        REQUIRE_FALSE(request);
        CHECK(request.error().code == Errc::configuration);
        CHECK(contains(request.error().message, "refresh token file"));
    }

    TEST_CASE("an answer without a token leaves the one there is")
    {
        AccessTokensBench bench;
        REQUIRE(bench.fetch(R"("access_token":"t","expires_in":3600)"));

        const auto token = bench.tokens->take({.status = 503, .body = ""}, "login.example.jp");

        CHECK_FALSE(token);
        CHECK(bench.tokens->current() == "t");
    }
}

}  // namespace advisory::daemon
