#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>

#include "core/result.hpp"
#include "transport/imap_event.hpp"

namespace advisory::transport {

/// What a server said that it can do (CAPABILITY).
struct ImapAbilities {
    bool has_idle = false;     ///< RFC 2177
    bool has_move = false;     ///< RFC 6851
    bool has_uidplus = false;  ///< RFC 4315
};

/// The abilities in the words behind `* CAPABILITY`.
ImapAbilities read_abilities(std::string_view words);

/// The commands that flag or move mails, some hundred at a time, in order: each when the one
/// before was done. A server without MOVE has them copied and removed; UID EXPUNGE removes ours
/// only, as plain EXPUNGE would also remove what a person has marked for it. Fails with
/// Errc::configuration when the server can do neither, or no folder can have the target's name.
Result<std::deque<std::string>> tidying_commands(std::span<const std::uint32_t> uids,
                                                 const Tidying& tidying,
                                                 const ImapAbilities& abilities);

/// What went wrong with the tidying of a folder, for people.
Error tidying_error(std::string_view folder, const Tidying& tidying, Error error);

}  // namespace advisory::transport
