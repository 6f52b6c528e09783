#pragma once

#include <filesystem>

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

}  // namespace advisory::test
