#pragma once

#include <filesystem>

#include "config/section.hpp"

namespace advisory::config {

/// Reads [mailbox.oauth2]. A provider that is known by name gives the address of its token
/// server and the scope for IMAP; any other is described by `token_url`.
Oauth2 read_oauth2(Section& section, const std::filesystem::path& folder);

}  // namespace advisory::config
