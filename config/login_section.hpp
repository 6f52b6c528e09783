#pragma once

#include <filesystem>

#include "config/section.hpp"

namespace advisory::config {

/// Reads the keys of a [[mailbox]] that say how to log in: a password in one of three ways,
/// [mailbox.oauth2], a client certificate. Complains unless there is exactly one way; a
/// client certificate may stand beside it, or alone.
void read_login(Section& section, const std::filesystem::path& folder, Mailbox& mailbox);

}  // namespace advisory::config
