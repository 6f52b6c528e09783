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
/// Those that read leave the folder as it is: EXAMINE opens it read-only, and PEEK marks nothing
/// as read.

/// How a folder is opened: for reading only, or to be tidied as well.
enum class FolderAccess { read_only, read_write };

/// Opens `folder`, a UTF-8 name. Nothing when no folder can have this name: no
/// byte of it may end the command or begin another one.
std::optional<std::string> open_command(std::string_view folder, FolderAccess access);

/// Adds a flag, as in \Seen.
std::string flag_command(std::span<const std::uint32_t> uids, std::string_view flag);

/// Moves mails at once (RFC 6851), or copies them; nothing for an impossible folder name.
std::optional<std::string> move_command(std::span<const std::uint32_t> uids,
                                        std::string_view folder);
std::optional<std::string> copy_command(std::span<const std::uint32_t> uids,
                                        std::string_view folder);

/// Removes mails that are flagged as deleted, and no others (RFC 4315).
std::string expunge_command(std::span<const std::uint32_t> uids);

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
