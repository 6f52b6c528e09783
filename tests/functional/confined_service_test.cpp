#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include <doctest/doctest.h>

#include "tests/functional/installation.hpp"
#include "tests/functional/program.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"
#include "tests/support/files.hpp"
#include "tests/support/smtp/smtp_peer.hpp"

namespace advisory::test {

namespace {

namespace fs = std::filesystem;

/// Everything that the other side needs; see confined_service.
void fill(const TemporaryFolder& shared, const DovecotServer& server, const SmtpPeer& smtp)
{
    const fs::path sources = ADVISORY_SYSTEMD;
    const fs::path units = ADVISORY_SYSTEMD_BUILT;
    for (const auto& file : {
             fs::path{ADVISORYD},
             fs::path{ADVISORYCTL},
             units / "advisoryd.service",
             units / "advisoryd-backup.service",
             sources / "advisoryd-backup.timer",
             sources / "sysusers.conf",
             sources / "tmpfiles.conf",
             sources / "tests" / "confined_service",
         })
        fs::copy(file, shared.path() / file.filename());
    fs::copy(server.ca_file(), shared.path() / "ca.pem");

    shared.write("url", server.imaps_url());
    shared.write("smtp_port", std::to_string(smtp.port()));
    shared.write("password", "correct horse\n");
    shared.write("maildir.eml", openssl_notice("0003", "3.0.7"));
    shared.write("products.csv",
                 "product_id,product_name,version,vendor\nMON,モニタ,1.0,サンプル\n");
    shared.write("components.csv",
                 "product_id,product_version,component_vendor,component,component_version\n"
                 "MON,1.0,OpenSSL,OpenSSL,3.0.6\n");
}

}  // namespace

TEST_SUITE("confined service")
{
    TEST_CASE("all of the service's work goes on in the sandbox of its unit, and nothing besides")
    {
        DovecotServer server;
        server.deliver("psirt", "INBOX", openssl_notice("0001", "3.0.7"));
        server.deliver("psirt", "JPCERT", openssl_notice("0002", "3.0.7"));
        const TemporaryFolder shared;
        const SmtpPeer smtp{{}};
        fill(shared, server, smtp);

        Program machine{{
            .arguments = {ADVISORY_SYSTEMD "/tests/machine", "/", "/mnt/shared/confined_service"},
            .folder = shared.path(),
            .name = "machine",
            .environment = {"MACHINE_SHARED=" + shared.path().string()},
        }};

        // It ends early only where no machine can be started.
        std::optional<int> status;
        for (int look = 0; look < 600 && !status && !fs::exists(shared.path() / "ready"); ++look)
            status = machine.wait(std::chrono::milliseconds{100});
        server.deliver("psirt", "INBOX", openssl_notice("0004", "3.0.7"));
        if (!status)
            status = machine.wait(std::chrono::seconds{120});

        REQUIRE(status);
        const auto said = machine.out();
        CAPTURE(said);
        constexpr int not_here = 77;
        if (status == not_here) {
            MESSAGE("skipped: ", said);
            return;
        }
        CHECK(*status == 0);
        CHECK(smtp.taken().size() == 4);

        // What this machine's kernel does not enforce is not shown to work.
        const auto unseen = said.find("not seen here:");
        if (unseen != std::string::npos)
            MESSAGE(said.substr(unseen));
    }
}

}  // namespace advisory::test
