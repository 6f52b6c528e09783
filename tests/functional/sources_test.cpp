#include <csignal>
#include <fstream>
#include <string>
#include <string_view>

#include "tests/functional/installation.hpp"
#include "tests/functional/notify_socket.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"
#include "tests/support/printers.hpp"

namespace advisory::test {

TEST_SUITE("sources")
{
    TEST_CASE("a list that says nothing is an alert, and its mail ends that")
    {
        DovecotServer server;
        Installation installation{{{.url = server.imaps_url(), .ca_file = server.ca_file()}}};
        std::ofstream{installation.config(), std::ios::app}
            << "\n[[source]]\nname = \"announce\"\nnotices = \"jpcert\"\nexpected_every = \"5s\"\n";
        NotifySocket notify{installation.folder()};
        const auto says = [](std::string_view words) {
            return
                [words](std::string_view log) { return log.find(words) != std::string_view::npos; };
        };

        const auto daemon = installation.start_daemon({}, {notify.environment()});
        REQUIRE(
            wait_for_file(installation.alert_log(), says(R"("source":"announce","state":"open")")));
        const auto silent = installation.ctl({"status"});
        CHECK(silent.status == 1);
        CHECK(silent.out.find("source announce: silent") != std::string::npos);

        server.deliver("psirt", "INBOX", openssl_notice("0001", "3.0.7"));
        REQUIRE(wait_for_file(installation.alert_log(),
                              says(R"("source":"announce","state":"ended")")));

        const auto ledger = installation.ctl({"ledger", "--source", "announce", "--format", "csv"});
        CHECK(ledger.status == 0);
        CHECK(ledger.out.find(",1,JPCERT-AT-2026-0001,") != std::string::npos);
        daemon->signal(SIGTERM);
        CHECK(daemon->wait(std::chrono::seconds{5}) == 0);
    }
}

}  // namespace advisory::test
