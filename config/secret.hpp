#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "config/configuration.hpp"
#include "core/result.hpp"

namespace advisory::config {

/// What a file holds; messages call it so.
enum class SecretKind { password, client_secret, refresh_token, webhook_secret, webhook_url };

/// The secret in a file: its first line. Never part of an error message.
///
/// Fails with Errc::configuration for a file that is missing, unreadable, empty, too long
/// or open to every user of the machine.
Result<std::string> read_secret_file(const std::filesystem::path& file, SecretKind kind);

/// Puts another secret in the place of the file, whole or not at all, and on the disk when
/// it returns; closed to all but its owner. Fails with Errc::io.
Result<void> replace_secret_file(const std::filesystem::path& file, std::string_view secret);

/// Whether a client key, which libcurl reads, is there and closed to other users. Fails
/// with Errc::configuration.
Result<void> check_key_file(const std::filesystem::path& file);

/// The file of a credential that systemd provides: in $CREDENTIALS_DIRECTORY, see
/// systemd.exec(5). Fails with Errc::configuration when there is no such folder.
Result<std::filesystem::path> credential_file(std::string_view name);

/// The file with the password of a mailbox: password_file or password_credential. Nothing
/// when the password comes from elsewhere.
Result<std::optional<std::filesystem::path>> password_file_of(const Mailbox& mailbox);

/// The secret of an alert sink. Expects that one is given. Fails as read_secret_file does.
Result<std::string> read_secret(const SecretSource& source, SecretKind kind);

/// The first line of what was read, if it can be a secret: not empty, without NUL.
std::optional<std::string> first_line(std::string_view text);

}  // namespace advisory::config
