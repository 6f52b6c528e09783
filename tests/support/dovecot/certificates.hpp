#pragma once

#include <filesystem>
#include <string_view>

namespace advisory::test {

/// What is wrong with a server's certificate, if anything.
enum class CertificateKind { valid, other_host, expired };

/// Files in PEM form.
struct Certificates {
    std::filesystem::path authority;
    std::filesystem::path certificate;
    std::filesystem::path key;
};

/// Makes an authority of its own and a certificate for localhost and 127.0.0.1 that
/// it signed, in `folder`.
Certificates make_certificates(const std::filesystem::path& folder, CertificateKind kind);

struct ClientCertificate {
    std::filesystem::path certificate;
    std::filesystem::path key;
};

/// Makes a certificate with this common name, signed by the authority of make_certificates
/// in the same folder.
ClientCertificate make_client_certificate(const std::filesystem::path& folder,
                                          const Certificates& by,
                                          std::string_view name);

}  // namespace advisory::test
