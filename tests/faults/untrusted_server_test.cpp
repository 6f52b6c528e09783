#include <optional>
#include <string>
#include <vector>

#include "tests/faults/log_words.hpp"
#include "tests/faults/scripted_imap_server.hpp"
#include "tests/functional/installation.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"
#include "tests/support/printers.hpp"

namespace advisory::test {

namespace {

using Command = ScriptedImapServer::Command;
using Reply = ScriptedImapServer::Reply;

/// A server on a plain port that answers one command with these bytes.
ScriptedImapServer::Options plain_port(std::string command, std::string bytes)
{
    return {
        .mails = {openssl_notice("0001", "3.0.7")},
        .script = [command = std::move(command),
                   bytes = std::move(bytes)](const Command& asked) -> std::optional<Reply> {
            if (asked.text != command)
                return std::nullopt;
            return Reply{.bytes = bytes};
        },
        .tls = ScriptedImapServer::Tls::after_starttls,
    };
}

Installation::Mailbox mailbox_at_for_untrusted_server(std::string name,
                                                      const std::string& url,
                                                      const std::string& ca)
{
    return {.name = std::move(name), .url = url, .ca_file = ca};
}

bool has_seen_login(const ScriptedImapServer& server)
{
    return server.has_heard("LOGIN") || server.has_heard("AUTHENTICATE");
}

}  // namespace

TEST_SUITE("a server that is not to be trusted")
{
    TEST_CASE("whoever keeps STARTTLS away sees no login, and status says so")
    {
        const ScriptedImapServer hidden{
            plain_port("CAPABILITY", "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n{tag} OK done\r\n")};
        const ScriptedImapServer refused{plain_port("STARTTLS", "{tag} NO not today\r\n")};
        const ScriptedImapServer skipped{plain_port("", "* PREAUTH welcome\r\n")};
        const ScriptedImapServer injected{
            plain_port("STARTTLS", "{tag} OK begin\r\n* CAPABILITY IMAP4rev1\r\nA003 OK done\r\n")};
        // What tells the others apart is the line above, and nothing else.
        const ScriptedImapServer honest{plain_port("never said", "")};
        Installation installation{{
            mailbox_at_for_untrusted_server("hidden", hidden.url(), hidden.ca_file()),
            mailbox_at_for_untrusted_server("refused", refused.url(), refused.ca_file()),
            mailbox_at_for_untrusted_server("skipped", skipped.url(), skipped.ca_file()),
            mailbox_at_for_untrusted_server("injected", injected.url(), injected.ca_file()),
            mailbox_at_for_untrusted_server("honest", honest.url(), honest.ca_file()),
        }};

        const auto run = installation.run_once();
        const auto status = installation.ctl({"status"});

        CAPTURE(run.err);
        CAPTURE(status.out);
        CHECK(run.status == 1);
        CHECK(status.status == 1);
        for (const auto* const server : {&hidden, &refused, &skipped, &injected}) {
            CHECK(server->sessions() > 0);
            CHECK_FALSE(has_seen_login(*server));
        }
        CHECK(has_seen_login(honest));
        CHECK(has(run.err, "poll.done mailbox=honest"));
        for (const auto* const name : {"hidden", "refused", "skipped"}) {
            CAPTURE(name);
            const auto line = line_with(run.err, std::string{"poll.failed mailbox="} + name);
            CHECK(has(line, "localhost offers no STARTTLS"));
        }
        CHECK(has(line_with(run.err, "poll.failed mailbox=injected"), "does not speak IMAP"));
        CHECK(has(status.out, "localhost offers no STARTTLS"));
        CHECK(has(status.out, "does not speak IMAP"));
        CHECK_FALSE(has(run.err + status.out + status.err, "correct horse"));
    }

    TEST_CASE("a certificate that is expired, of another host or of nobody known is told apart")
    {
        const DovecotServer expired{{.certificate = CertificateKind::expired}};
        const DovecotServer other_host{{.certificate = CertificateKind::other_host}};
        const DovecotServer unknown;
        Installation installation{{
            mailbox_at_for_untrusted_server("expired", expired.imaps_url(), expired.ca_file()),
            mailbox_at_for_untrusted_server("other", other_host.imap_url(), other_host.ca_file()),
            mailbox_at_for_untrusted_server("unknown", unknown.imaps_url(), expired.ca_file()),
        }};
        struct Case {
            std::string name;
            std::string why;
        };

        const auto run = installation.run_once();
        const auto status = installation.ctl({"status"});

        CAPTURE(run.err);
        CAPTURE(status.out);
        CHECK(run.status == 1);
        CHECK(status.status == 1);
        for (const auto& [name, why] : {Case{"expired", "certificate has expired"},
                                        Case{"other", "no alternative certificate subject name"},
                                        Case{"unknown", "local issuer certificate"}}) {
            CAPTURE(name);
            CHECK(has(line_with(run.err, "poll.failed mailbox=" + name), why));
            CHECK(has(status.out, why));
        }
        CHECK(count(run.err, "poll.done") == 0);
    }
}

}  // namespace advisory::test
