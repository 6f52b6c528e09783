#include "daemon/webhook_sink.hpp"

#include "tests/daemon/sink_scene.hpp"
#include "tests/support/https/token_server.hpp"
#include "tests/support/printers.hpp"
#include "transport/curl_library.hpp"
#include "trust/hmac.hpp"

namespace advisory::daemon {

namespace {

using test::SinkScene;
using test::TokenServer;

config::WebhookSink settings_for_for_webhook_sink(const TokenServer& server)
{
    config::WebhookSink settings;
    settings.url = server.url();
    settings.ca_file.path = server.ca_file();
    return settings;
}

struct WebhookSinkScene : SinkScene {
    explicit WebhookSinkScene(config::WebhookSink settings)
        : SinkScene{[&settings](SinkScene& scene) {
              return std::make_unique<WebhookSink>(scene.loop,
                                                   std::move(settings),
                                                   alerting::Language::english,
                                                   [&scene] { return scene.now; });
          }}
    {}
};

/// The value of a field of a request; empty when it is not there.
std::string field_of(const std::string& head, const std::string& name)
{
    const auto at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos)
        return {};
    const auto begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

}  // namespace

TEST_SUITE("webhook sink")
{
    TEST_CASE("an alert is one POST of JSON, signed when there is a secret")
    {
        const transport::CurlLibrary curl;
        const test::TemporaryFolder folder;
        TokenServer server;
        server.reply({{.status = 204}});
        auto settings = settings_for_for_webhook_sink(server);
        settings.secret.file = folder.write("secret", "geheim\n");
        std::filesystem::permissions(settings.secret.file, std::filesystem::perms::owner_read);
        WebhookSinkScene scene{settings};
        scene.add("A");

        CHECK(scene.drain());

        REQUIRE(server.heads().size() == 1);
        const auto head = server.heads().front();
        const auto body = server.forms().front();
        const auto time = field_of(head, "X-Advisoryd-Timestamp");
        CHECK(head.starts_with("POST /token HTTP/1.1\r\n"));
        CHECK(field_of(head, "Content-Type") == "application/json");
        CHECK(field_of(head, "X-Advisoryd-Event") == "alert.raised");
        CHECK(time == "1790000000");
        CHECK(field_of(head, "X-Advisoryd-Signature") ==
              "v1=" + trust::hmac_sha256_hex("geheim", time + "." + body));
        CHECK(body.find(R"("alert_id":"A")") != std::string::npos);
    }

    TEST_CASE("without a secret nothing is signed")
    {
        const transport::CurlLibrary curl;
        TokenServer server;
        server.reply({{.status = 200}});
        WebhookSinkScene scene{settings_for_for_webhook_sink(server)};
        scene.add("A");

        CHECK(scene.drain());

        CHECK(field_of(server.heads().front(), "X-Advisoryd-Signature").empty());
        CHECK(field_of(server.heads().front(), "X-Advisoryd-Timestamp").empty());
    }

    TEST_CASE("what is sent again has the same key, and another alert another one")
    {
        const transport::CurlLibrary curl;
        TokenServer server;
        server.reply({{.status = 500},
                      {.manner = TokenServer::Manner::hang_up},
                      {.status = 200},
                      {.status = 200}});
        WebhookSinkScene scene{settings_for_for_webhook_sink(server)};
        scene.add("A");
        scene.add("A");  // An update has the id of what it updates.

        CHECK_FALSE(scene.drain());
        CHECK(scene.status().last_error == "localhost answered with status 500");
        CHECK_FALSE(scene.drain());
        CHECK(scene.drain());

        const auto heads = server.heads();
        REQUIRE(heads.size() == 4);
        const auto key = field_of(heads[0], "Idempotency-Key");
        CHECK_FALSE(key.empty());
        CHECK(field_of(heads[1], "Idempotency-Key") == key);
        CHECK(field_of(heads[2], "Idempotency-Key") == key);
        CHECK(field_of(heads[3], "Idempotency-Key") != key);
        CHECK(scene.status().refused == 0);
    }

    TEST_CASE("a receiver that asks for patience gets it, but not for a day")
    {
        const transport::CurlLibrary curl;
        TokenServer server;
        server.reply({{.status = 429, .header = "Retry-After: 90\r\n"},
                      {.status = 503, .header = "Retry-After: 86400\r\n"},
                      {.status = 429, .header = "Retry-After: -5\r\n"},
                      {.status = 429, .header = "Retry-After: soon\r\n"}});
        WebhookSinkScene scene{settings_for_for_webhook_sink(server)};
        scene.add("A");
        std::vector<std::chrono::seconds> waits;

        for (int attempt = 0; attempt < 4; ++attempt) {
            CHECK_FALSE(scene.drain());
            waits.push_back(*scene.status().next_try - scene.now);
        }

        using std::chrono::seconds;
        CHECK(waits == std::vector{seconds{90}, seconds{3600}, seconds{20}, seconds{40}});
        CHECK(scene.status().refused == 0);
    }

    TEST_CASE("a request that is refused three times is given up, and the next alert goes")
    {
        const transport::CurlLibrary curl;
        for (const int status : {400, 404, 413, 302}) {
            CAPTURE(status);
            TokenServer server;
            server.reply({{.status = status}, {.status = status}, {.status = status}, {}});
            WebhookSinkScene scene{settings_for_for_webhook_sink(server)};
            scene.add("A");
            scene.add("B");

            CHECK_FALSE(scene.drain());
            CHECK_FALSE(scene.drain());
            CHECK(scene.drain());

            CHECK(server.heads().size() == 4);
            CHECK(scene.status().refused == 1);
            CHECK(scene.status().pending == 0);
        }
    }

    TEST_CASE("what waited through an outage is one request")
    {
        const transport::CurlLibrary curl;
        TokenServer server;
        server.reply({{.status = 200}});
        WebhookSinkScene scene{settings_for_for_webhook_sink(server)};
        for (int number = 0; number < 25; ++number)
            scene.add("A-" + std::to_string(number));

        CHECK(scene.drain());

        REQUIRE(server.forms().size() == 1);
        CHECK(server.forms().front().starts_with(R"({"event":"alerts","alerts":[{)"));
        CHECK(field_of(server.heads().front(), "X-Advisoryd-Event") == "alerts");
    }

    TEST_CASE("a receiver that cannot prove who it is gets no alert")
    {
        const transport::CurlLibrary curl;
        TokenServer server{test::CertificateKind::other_host};
        WebhookSinkScene scene{settings_for_for_webhook_sink(server)};
        scene.add("A");

        for (int attempt = 0; attempt < 4; ++attempt)
            CHECK_FALSE(scene.drain());

        CHECK(server.forms().empty());
        CHECK(scene.status().pending == 1);
    }

    TEST_CASE("a secret that cannot be read keeps the alert, and sends nothing unsigned")
    {
        const transport::CurlLibrary curl;
        TokenServer server;
        server.reply({{.status = 200}});
        auto settings = settings_for_for_webhook_sink(server);
        settings.secret.file = "/nowhere/secret";
        WebhookSinkScene scene{settings};
        scene.add("A");

        for (int attempt = 0; attempt < 4; ++attempt)
            CHECK_FALSE(scene.drain());

        CHECK(server.forms().empty());
        CHECK(scene.status().pending == 1);
    }

    TEST_CASE("a URL that is a secret is read from its file, and no message shows it")
    {
        const transport::CurlLibrary curl;
        const test::TemporaryFolder folder;
        TokenServer server;
        server.reply({{.status = 500}, {.status = 200}});
        auto settings = settings_for_for_webhook_sink(server);
        settings.url.clear();
        settings.url_in.file = folder.write("url", server.url() + "\n");
        std::filesystem::permissions(settings.url_in.file, std::filesystem::perms::owner_read);
        WebhookSinkScene scene{settings};
        scene.add("A");

        CHECK_FALSE(scene.drain());
        CHECK(scene.status().last_error.find("/token") == std::string::npos);
        CHECK(scene.drain());

        CHECK(server.forms().size() == 2);
    }
}

}  // namespace advisory::daemon
