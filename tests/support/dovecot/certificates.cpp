#include "tests/support/dovecot/certificates.hpp"

#include <fstream>
#include <string>
#include <string_view>

#include "tests/support/dovecot/child_process.hpp"

namespace advisory::test {

namespace {

constexpr const char* openssl = "/usr/bin/openssl";

/// More than a test puts its clock on.
constexpr const char* valid_days = "1000";

void write(const std::filesystem::path& path, std::string_view text)
{
    std::ofstream{path} << text;
}

/// With a file of our own, what the machine's openssl.cnf says does not matter.
std::filesystem::path request_settings(const std::filesystem::path& folder)
{
    auto settings = folder / "request.cnf";
    write(settings, "[req]\ndistinguished_name = dn\n[dn]\n");
    return settings;
}

void request_certificate(const std::filesystem::path& folder,
                         std::string_view name,
                         const std::filesystem::path& key,
                         const std::filesystem::path& request)
{
    run_program({openssl,
                 "req",
                 "-config",
                 request_settings(folder),
                 "-nodes",
                 "-new",
                 "-newkey",
                 "ec",
                 "-pkeyopt",
                 "ec_paramgen_curve:P-256",
                 "-subj",
                 "/CN=" + std::string{name},
                 "-keyout",
                 key,
                 "-out",
                 request});
}

}  // namespace

Certificates make_certificates(const std::filesystem::path& folder, CertificateKind kind)
{
    const bool is_other_host = kind == CertificateKind::other_host;
    const std::string days = kind == CertificateKind::expired ? "-1" : valid_days;
    const Certificates files{
        .authority = folder / "authority.pem",
        .certificate = folder / "server.pem",
        .key = folder / "server.key",
    };
    const auto authority_key = folder / "authority.key";
    const auto request = folder / "server.csr";
    const auto settings = request_settings(folder);
    const auto extensions = folder / "server.ext";

    write(extensions,
          is_other_host ? "subjectAltName = DNS:imap.example.org\n"
                        : "subjectAltName = DNS:localhost, IP:127.0.0.1\n");

    run_program({openssl,    "req",
                 "-config",  settings,
                 "-x509",    "-nodes",
                 "-days",    valid_days,
                 "-newkey",  "ec",
                 "-pkeyopt", "ec_paramgen_curve:P-256",
                 "-subj",    "/CN=advisoryd test authority",
                 "-addext",  "basicConstraints = critical, CA:TRUE",
                 "-keyout",  authority_key,
                 "-out",     files.authority});
    request_certificate(folder,
                        is_other_host ? "imap.example.org" : "localhost",
                        files.key,
                        request);
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

ClientCertificate make_client_certificate(const std::filesystem::path& folder,
                                          const Certificates& by,
                                          std::string_view name)
{
    ClientCertificate files{
        .certificate = folder / "client.pem",
        .key = folder / "client.key",
    };
    const auto request = folder / "client.csr";

    request_certificate(folder, name, files.key, request);
    run_program({openssl,
                 "x509",
                 "-req",
                 "-days",
                 "2",
                 "-in",
                 request,
                 "-CA",
                 by.authority,
                 "-CAkey",
                 folder / "authority.key",
                 "-CAcreateserial",
                 "-out",
                 files.certificate});
    return files;
}

}  // namespace advisory::test
