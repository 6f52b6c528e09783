#include "daemon/smtp_sink.hpp"

#include <algorithm>

#include "tests/daemon/sink_scene.hpp"
#include "tests/support/printers.hpp"
#include "tests/support/smtp/smtp_peer.hpp"
#include "transport/curl_library.hpp"

namespace advisory::daemon {

namespace {

using test::SinkScene;
using test::SmtpPeer;

config::MailSink settings_for(const SmtpPeer& peer)
{
    config::MailSink settings;
    settings.host = "localhost";
    settings.port = peer.port();
    settings.security = config::MailSink::Security::none;
    settings.from = "advisoryd@example.jp";
    settings.to = {"one@example.jp", "two@example.jp"};
    settings.ca_file.path = peer.ca_file();
    return settings;
}

/// A queue in front of a server.
struct SmtpSinkScene : SinkScene {
    explicit SmtpSinkScene(config::MailSink settings)
        : SinkScene{[&settings](SinkScene& scene) {
              return std::make_unique<SmtpSink>(
                  std::move(settings),
                  alerting::Language::english,
                  [&scene](std::string_view id) { return scene.outbox.first_on(id); });
          }}
    {}
};

bool holds(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

std::string line_of(const std::string& mail, std::string_view name)
{
    const auto at = mail.find("\r\n" + std::string{name} + ": ");
    if (at == std::string::npos)
        return {};
    return mail.substr(at + 2, mail.find("\r\n", at + 2) - at - 2);
}

}  // namespace

TEST_SUITE("smtp sink")
{
    TEST_CASE("each alert is a mail to all recipients, and the next on a notice answers the first")
    {
        const transport::CurlLibrary curl;
        const SmtpPeer peer{{}};
        SmtpSinkScene scene{settings_for(peer)};
        scene.add("A");
        scene.add("B");

        CHECK(scene.drain());

        const auto taken = peer.taken();
        REQUIRE(taken.size() == 2);
        CHECK(taken[0].recipients == "one@example.jp two@example.jp");
        CHECK(line_of(taken[0].mail, "Message-ID") == "Message-ID: <advisoryd.1.A@example.jp>");
        CHECK(line_of(taken[0].mail, "References").empty());
        CHECK(line_of(taken[1].mail, "References") == "References: <advisoryd.1.A@example.jp>");
    }

    TEST_CASE("mail goes over TLS, from the first byte or after STARTTLS")
    {
        const transport::CurlLibrary curl;
        const SmtpPeer tls{{.security = "tls"}};
        const SmtpPeer starttls{{.security = "starttls"}};
        auto over_tls = settings_for(tls);
        over_tls.security = config::MailSink::Security::tls;
        auto after_starttls = settings_for(starttls);
        after_starttls.security = config::MailSink::Security::starttls;
        SmtpSinkScene first{over_tls};
        SmtpSinkScene second{after_starttls};
        first.add("A");
        second.add("B");

        CHECK(first.drain());
        CHECK(second.drain());

        CHECK(tls.taken().size() == 1);
        CHECK(starttls.taken().size() == 1);
    }

    TEST_CASE("a server without a good certificate or without STARTTLS gets no mail")
    {
        const transport::CurlLibrary curl;
        const SmtpPeer other{{.security = "tls", .certificate = test::CertificateKind::other_host}};
        const SmtpPeer expired{
            {.security = "starttls", .certificate = test::CertificateKind::expired}};
        const SmtpPeer plain{{}};
        auto to_other = settings_for(other);
        to_other.security = config::MailSink::Security::tls;
        auto to_expired = settings_for(expired);
        to_expired.security = config::MailSink::Security::starttls;
        auto to_plain = settings_for(plain);
        to_plain.security = config::MailSink::Security::starttls;

        for (const auto& settings : {to_other, to_expired, to_plain}) {
            SmtpSinkScene scene{settings};
            scene.add("A");
            for (int attempt = 0; attempt < 4; ++attempt)
                CHECK_FALSE(scene.drain());
            CHECK(scene.status().pending == 1);
            CHECK_FALSE(scene.status().last_error.empty());
        }

        CHECK(other.taken().empty());
        CHECK(expired.taken().empty());
        CHECK(plain.taken().empty());
    }

    TEST_CASE("another machine is spoken to over TLS only")
    {
        const transport::CurlLibrary curl;
        const SmtpPeer peer{{}};
        auto settings = settings_for(peer);
        settings.host = "192.0.2.1";
        SmtpSinkScene scene{settings};
        scene.add("A");

        CHECK_FALSE(scene.drain());

        CHECK(holds(scene.status().last_error, "TLS only"));
    }

    TEST_CASE("a login goes with its password, and a wrong one is told without it")
    {
        const transport::CurlLibrary curl;
        const test::TemporaryFolder folder;
        const SmtpPeer peer{{.manners = {"login=geheim"}}};
        auto settings = settings_for(peer);
        settings.user = "psirt";
        settings.password.file = folder.write("right", "geheim\n");
        auto wrong = settings;
        wrong.password.file = folder.write("wrong", "falsch\n");
        std::filesystem::permissions(settings.password.file, std::filesystem::perms::owner_read);
        std::filesystem::permissions(wrong.password.file, std::filesystem::perms::owner_read);
        SmtpSinkScene right_scene{settings};
        SmtpSinkScene wrong_scene{wrong};
        right_scene.add("A");
        wrong_scene.add("B");

        CHECK(right_scene.drain());
        for (int attempt = 0; attempt < 4; ++attempt)
            CHECK_FALSE(wrong_scene.drain());

        CHECK(peer.taken().size() == 1);
        CHECK(wrong_scene.status().pending == 1);
        CHECK(wrong_scene.status().last_error == "login of psirt at localhost refused");
        CHECK_FALSE(wrong_scene.status().remedy.empty());
    }

    TEST_CASE("what may help later is tried again: 4yz, a cut connection, nobody who listens")
    {
        const transport::CurlLibrary curl;
        for (const auto* manner : {"data=451", "rcpt=450,", "cut"}) {
            CAPTURE(manner);
            const SmtpPeer peer{{.manners = {manner, manner, manner, manner, "accept"}}};
            SmtpSinkScene scene{settings_for(peer)};
            scene.add("A");

            for (int attempt = 0; attempt < 4; ++attempt)
                CHECK_FALSE(scene.drain());
            CHECK_FALSE(scene.status().last_error.empty());
            CHECK(scene.drain());

            CHECK(peer.taken().size() == 1);
            CHECK(scene.status().refused == 0);
        }
    }

    TEST_CASE("a server that is gone is tried again")
    {
        const transport::CurlLibrary curl;
        std::optional<SmtpPeer> peer;
        peer.emplace(SmtpPeer::Settings{});
        const auto settings = settings_for(*peer);
        peer.reset();
        SmtpSinkScene scene{settings};
        scene.add("A");

        for (int attempt = 0; attempt < 4; ++attempt)
            CHECK_FALSE(scene.drain());

        CHECK(scene.status().pending == 1);
        CHECK(scene.status().refused == 0);
    }

    TEST_CASE("a mail whose taking nobody heard of is sent again under its Message-ID")
    {
        const transport::CurlLibrary curl;
        const SmtpPeer peer{{.manners = {"cut-after", "accept"}}};
        SmtpSinkScene scene{settings_for(peer)};
        scene.add("A");

        CHECK_FALSE(scene.drain());
        CHECK(scene.drain());

        const auto taken = peer.taken();
        REQUIRE(taken.size() == 2);
        CHECK(taken[0].mail == taken[1].mail);
    }

    TEST_CASE("a mail that is refused three times is given up, and the next one goes")
    {
        const transport::CurlLibrary curl;
        for (const auto* manner : {"data=550", "rcpt=550,"}) {
            CAPTURE(manner);
            const SmtpPeer peer{{.manners = {manner, manner, manner, "accept"}}};
            SmtpSinkScene scene{settings_for(peer)};
            scene.add("A");
            scene.add("B");

            CHECK_FALSE(scene.drain());
            CHECK(holds(scene.status().last_error, "550"));
            CHECK_FALSE(scene.drain());
            CHECK(scene.drain());

            const auto taken = peer.taken();
            REQUIRE(taken.size() == 1);
            CHECK(holds(taken[0].mail, "X-Advisoryd-Alert: B"));
            CHECK(scene.status().refused == 1);
        }
    }

    TEST_CASE("an address that is gone does not cost the others their mail")
    {
        const transport::CurlLibrary curl;
        const SmtpPeer peer{{.manners = {"rcpt=550,one@"}}};
        SmtpSinkScene scene{settings_for(peer)};
        scene.add("A");

        CHECK(scene.drain());

        const auto taken = peer.taken();
        REQUIRE(taken.size() == 1);
        CHECK(taken[0].recipients == "two@example.jp");
        CHECK(scene.status().pending == 0);
    }

    TEST_CASE("who is to be asked again is asked alone, and who has the mail gets it once")
    {
        const transport::CurlLibrary curl;
        const SmtpPeer peer{{.manners = {"rcpt=450,two@", "accept"}}};
        SmtpSinkScene scene{settings_for(peer)};
        scene.add("A");
        scene.add("B");

        CHECK_FALSE(scene.drain());
        CHECK(holds(scene.status().last_error, "two@example.jp"));
        CHECK(scene.drain());

        const auto taken = peer.taken();
        REQUIRE(taken.size() == 3);
        CHECK(taken[0].recipients == "one@example.jp");
        CHECK(taken[1].recipients == "two@example.jp");
        CHECK(line_of(taken[0].mail, "Message-ID") == line_of(taken[1].mail, "Message-ID"));
        CHECK(taken[2].recipients == "one@example.jp two@example.jp");
    }

    TEST_CASE("a connection cut while one address is gone is no refusal of the mail")
    {
        const transport::CurlLibrary curl;
        const SmtpPeer peer{
            {.manners = {"rcpt-cut=550,one@", "rcpt-cut=550,one@", "rcpt-cut=550,one@", "accept"}}};
        SmtpSinkScene scene{settings_for(peer)};
        scene.add("A");

        for (int attempt = 0; attempt < 3; ++attempt)
            CHECK_FALSE(scene.drain());
        CHECK(scene.drain());

        CHECK(peer.taken().size() == 1);
        CHECK(scene.status().refused == 0);
    }

    TEST_CASE("a server that says nothing keeps nobody from stopping")
    {
        const transport::CurlLibrary curl;
        const SmtpPeer peer{{.manners = {"silent"}}};
        SmtpSinkScene scene{settings_for(peer)};
        scene.add("A");
        boost::asio::steady_timer soon{scene.loop, std::chrono::milliseconds{300}};
        soon.async_wait([&](const boost::system::error_code&) { scene.queue.stop(); });

        scene.drain();

        CHECK(peer.taken().empty());
        CHECK(scene.status().pending == 1);
    }

    TEST_CASE("what waited through an outage is one mail")
    {
        const transport::CurlLibrary curl;
        const SmtpPeer peer{{.manners = {"data=451", "accept"}}};
        SmtpSinkScene scene{settings_for(peer)};
        for (int number = 0; number < 25; ++number)
            scene.add("A-" + std::to_string(number));

        CHECK_FALSE(scene.drain());
        CHECK(scene.drain());

        const auto taken = peer.taken();
        REQUIRE(taken.size() == 1);
        CHECK(holds(taken[0].mail, "X-Advisoryd-Event: alerts"));
        CHECK(scene.status().pending == 0);
    }
}

}  // namespace advisory::daemon
