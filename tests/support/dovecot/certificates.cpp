#include "tests/support/dovecot/certificates.hpp"

#include <fstream>
#include <string>
#include <string_view>

#include "tests/support/dovecot/child_process.hpp"

namespace advisory::test {

namespace {

constexpr const char* openssl = "/usr/bin/openssl";

void write(const std::filesystem::path& path, std::string_view text)
{
    std::ofstream{path} << text;
}

}  // namespace

Certificates make_certificates(const std::filesystem::path& folder, CertificateKind kind)
{
    const bool is_other_host = kind == CertificateKind::other_host;
    const std::string days = kind == CertificateKind::expired ? "-1" : "2";
    const Certificates files{
        .authority = folder / "authority.pem",
        .certificate = folder / "server.pem",
        .key = folder / "server.key",
    };
    const auto authority_key = folder / "authority.key";
    const auto request = folder / "server.csr";
    const auto settings = folder / "request.cnf";
    const auto extensions = folder / "server.ext";

    // With a file of our own, what the machine's openssl.cnf says does not matter.
    write(settings, "[req]\ndistinguished_name = dn\n[dn]\n");
    write(extensions,
          is_other_host ? "subjectAltName = DNS:imap.example.org\n"
                        : "subjectAltName = DNS:localhost, IP:127.0.0.1\n");

    run_program({openssl,    "req",
                 "-config",  settings,
                 "-x509",    "-nodes",
                 "-days",    "2",
                 "-newkey",  "ec",
                 "-pkeyopt", "ec_paramgen_curve:P-256",
                 "-subj",    "/CN=advisoryd test authority",
                 "-addext",  "basicConstraints = critical, CA:TRUE",
                 "-keyout",  authority_key,
                 "-out",     files.authority});
    run_program({openssl,
                 "req",
                 "-config",
                 settings,
                 "-nodes",
                 "-new",
                 "-newkey",
                 "ec",
                 "-pkeyopt",
                 "ec_paramgen_curve:P-256",
                 "-subj",
                 is_other_host ? "/CN=imap.example.org" : "/CN=localhost",
                 "-keyout",
                 files.key,
                 "-out",
                 request});
    run_program({openssl,
                 "x509",
                 "-req",
                 "-days",
                 days,
                 "-in",
                 request,
                 "-CA",
                 files.authority,
                 "-CAkey",
                 authority_key,
                 "-CAcreateserial",
                 "-extfile",
                 extensions,
                 "-out",
                 files.certificate});
    return files;
}

}  // namespace advisory::test
