#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"

namespace advisory {

/// The mailbox that receipts of a back-fill name; no configured one can have this name.
inline constexpr std::string_view back_fill_mailbox = "file";

/// A mail as the server holds it, and where it was found.
struct RawMail {
    std::string mailbox;  ///< Configured name, or back_fill_mailbox.
    std::string folder;   ///< IMAP folder, or the path of the file.
    std::uint32_t uid_validity = 0;
    std::uint32_t uid = 0;
    Time internal_date{};     ///< When the server took it in; epoch when unknown.
    std::uint64_t size = 0;   ///< RFC822.SIZE; larger than `bytes` when cut.
    bool is_complete = true;  ///< False: over the size limit, `bytes` is the header only.
    bool is_refused = false;  ///< The server does not give it whole: the header at most.
    std::string bytes;
};

/// A mail made readable. Text and headers are UTF-8; nothing is escaped yet.
struct Mail {
    std::string subject;
    std::string from;
    std::string date;  ///< The Date field as written.
    std::string message_id;
    std::string list_id;
    std::string text;       ///< The text that notices are read from, lines ended by \n.
    std::string charset;    ///< Of the text part, lower case, as it was decoded.
    bool is_lossy = false;  ///< True: some bytes had no meaning in the charset.
    std::vector<std::string> warnings;
};

}  // namespace advisory
