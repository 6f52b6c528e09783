#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "transport/fetch_plan.hpp"

namespace advisory::transport {

/// The commands that we send, without tag and line end.
///
/// All of them leave the folder as it is: EXAMINE opens it read-only, and PEEK
/// marks nothing as read.

/// Opens `folder`, a UTF-8 name. Nothing when no folder can have this name: no
/// byte of it may end the command or begin another one.
std::optional<std::string> examine_command(std::string_view folder);

/// Asks for the UID of the last mail.
std::string seek_last_command();

/// Asks which mails there are in a range, and how large they are.
std::string list_command(UidRange range);

/// Asks for whole mails. Expects them by ascending UID, and at least one.
std::string fetch_command(std::span<const ListedMail> mails);

/// Asks for `length` bytes of a whole mail from `origin` on (RFC 3501 section 6.4.5).
std::string fetch_piece_command(ListedMail mail, std::uint64_t origin, std::uint64_t length);

/// Asks for the first `limit` bytes of the header of a mail.
std::string fetch_header_command(ListedMail mail, std::uint64_t limit);

}  // namespace advisory::transport
