#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/dovecot/certificates.hpp"
#include "tests/support/dovecot/child_process.hpp"
#include "tests/support/files.hpp"

namespace advisory::test {

/// A Dovecot of its own, on free ports of the loopback interface, with its own
/// folder, certificates and users; gone with the object. Runs as the current user,
/// or, started by root, hands the mail to an unprivileged one.
class DovecotServer {
public:
    struct User {
        std::string name;
        std::string password;
    };

    struct Options {
        std::vector<User> users = {{"psirt", "correct horse"}};
        CertificateKind certificate = CertificateKind::valid;
        bool has_tls = true;  ///< Without: no imaps port, no STARTTLS.

        /// What it offers. A token of xoauth2 or oauthbearer is good when it is the user's
        /// password.
        std::string mechanisms = "plain login";

        /// Only who shows a certificate of `client_certificate` may log in, and with external
        /// as the user that it names.
        bool asks_for_certificate = false;

        /// A client that has been in IDLE for a second waits in imap-hibernate, which tells of a
        /// new mail at once. Without, Dovecot waits half a second before it tells.
        bool hibernates = false;
    };

    /// Returns when both ports answer. Throws, with Dovecot's log, when they do not.
    DovecotServer() : DovecotServer{Options{}} {}
    explicit DovecotServer(Options options);

    [[nodiscard]] std::string imap_url() const;   ///< imap://localhost:PORT/, with STARTTLS.
    [[nodiscard]] std::string imaps_url() const;  ///< imaps://localhost:PORT/
    [[nodiscard]] std::uint16_t imap_port() const { return imap_port_; }
    [[nodiscard]] std::uint16_t imaps_port() const { return imaps_port_; }
    [[nodiscard]] std::string ca_file() const { return certificates_.authority; }

    /// A certificate for clients that names a user, signed by ca_file.
    ClientCertificate client_certificate(std::string_view user);

    /// Another password counts from now on. Begins the server again, as it looks at its users
    /// once a second only.
    void set_password(std::string_view user, std::string_view password);

    /// Folder names are UTF-8, with a dot between levels.
    void create_folder(std::string_view user, std::string_view folder);
    void remove_folder(std::string_view user, std::string_view folder);

    /// Puts a mail into a folder as a delivery does. Creates the folder.
    void deliver(std::string_view user, std::string_view folder, std::string_view bytes);

    /// Removes every mail of a folder.
    void expunge_all(std::string_view user, std::string_view folder);

    /// Mails of a folder, and those of them that nobody has marked as read.
    [[nodiscard]] std::size_t count(std::string_view user, std::string_view folder) const;
    [[nodiscard]] std::size_t unread(std::string_view user, std::string_view folder) const;

    /// How often anybody has logged in.
    [[nodiscard]] std::size_t logins() const;

    /// Ends the server; start() begins it again with the same ports and mails.
    void stop();
    void start();

private:
    void choose_ports();
    void write_settings() const;
    [[nodiscard]] bool is_answering() const;
    [[nodiscard]] std::filesystem::path maildir(std::string_view user,
                                                std::string_view folder) const;
    void give_to_mail_user(const std::filesystem::path& path) const;

    Options options_;
    TemporaryFolder folder_;
    Certificates certificates_;
    std::uint16_t imap_port_ = 0;
    std::uint16_t imaps_port_ = 0;
    unsigned delivered_ = 0;
    std::optional<ChildProcess> process_;
};

}  // namespace advisory::test
