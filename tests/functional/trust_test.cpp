#include <string>

#include "tests/functional/installation.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"
#include "tests/support/printers.hpp"

namespace advisory::test {

namespace {

bool has_for_trust(std::string_view text, std::string_view word)
{
    return text.find(word) != std::string_view::npos;
}

}  // namespace

TEST_SUITE("trust in the server")
{
    TEST_CASE("STARTTLS and imaps both read the mailbox")
    {
        DovecotServer server;
        server.deliver("psirt", "INBOX", openssl_notice("0001", "3.0.7"));

        for (const auto& url : {server.imap_url(), server.imaps_url()}) {
            CAPTURE(url);
            Installation installation{{{.url = url, .ca_file = server.ca_file()}}};
            installation.register_inventory();

            const auto run = installation.run_once();

            CAPTURE(run.err);
            CHECK(run.status == 0);
            CHECK(installation.alerts().size() == 1);
        }
    }

    TEST_CASE("a wrong password is named with user and host, and is not shown")
    {
        const DovecotServer server;
        Installation installation{
            {{.url = server.imaps_url(), .password = "open sesame", .ca_file = server.ca_file()}}};

        const auto run = installation.run_once();
        const auto status = installation.ctl({"status"});

        CHECK(run.status == 1);
        CHECK(has_for_trust(run.err, "poll.failed"));
        CHECK(has_for_trust(run.err, "psirt"));
        CHECK(has_for_trust(run.err, "localhost"));
        CHECK_FALSE(has_for_trust(run.err, "sesame"));
        CHECK(status.status == 1);
        CHECK(has_for_trust(status.out, "localhost"));
        CHECK_FALSE(has_for_trust(status.out, "sesame"));
    }

    TEST_CASE("a certificate for another host is refused by name")
    {
        DovecotServer server{{.certificate = CertificateKind::other_host}};
        server.deliver("psirt", "INBOX", openssl_notice("0001", "3.0.7"));

        for (const auto& url : {server.imap_url(), server.imaps_url()}) {
            CAPTURE(url);
            Installation installation{{{.url = url, .ca_file = server.ca_file()}}};

            const auto run = installation.run_once();

            CAPTURE(run.err);
            CHECK(run.status == 1);
            CHECK(has_for_trust(run.err, "certificate"));
            CHECK(has_for_trust(run.err, "localhost"));
            CHECK(has_for_trust(installation.ctl({"status"}).out, "certificate"));
        }
    }

    TEST_CASE("an expired certificate and an unknown authority are refused")
    {
        const DovecotServer expired{{.certificate = CertificateKind::expired}};
        const DovecotServer server;
        const DovecotServer other;
        Installation with_expired{{{.url = expired.imaps_url(), .ca_file = expired.ca_file()}}};
        Installation with_unknown{{{.url = server.imaps_url(), .ca_file = other.ca_file()}}};

        const auto of_expired = with_expired.run_once();
        const auto of_unknown = with_unknown.run_once();

        CHECK(of_expired.status == 1);
        CHECK(has_for_trust(of_expired.err, "expired"));
        CHECK(of_unknown.status == 1);
        CHECK(has_for_trust(of_unknown.err, "certificate"));
    }

    TEST_CASE("a server that offers no encryption gets no password")
    {
        const DovecotServer server{{.has_tls = false}};
        Installation installation{{{.url = server.imap_url(), .ca_file = server.ca_file()}}};

        const auto run = installation.run_once();

        CHECK(run.status == 1);
        CHECK(has_for_trust(run.err, "STARTTLS"));
    }
}

}  // namespace advisory::test
