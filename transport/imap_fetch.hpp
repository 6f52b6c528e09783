#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "core/time.hpp"
#include "transport/imap_response.hpp"

namespace advisory::transport {

/// The text of a mail, or its header, as a FETCH response gives it.
struct FetchedText {
    bool is_nil = false;       ///< The server has no text for this mail.
    std::uint64_t origin = 0;  ///< Where the bytes begin: `BODY[]<4096>`.
    std::string bytes;
};

/// What one FETCH response tells about one mail; a server is free to tell less
/// than was asked, in several responses, or things nobody asked.
struct FetchedMail {
    std::optional<std::uint32_t> uid;
    std::optional<std::uint64_t> size;
    std::optional<Time> internal_date;  ///< Empty too when it is no date.
    std::optional<FetchedText> whole;   ///< BODY[]
    std::optional<FetchedText> header;  ///< BODY[HEADER]
};

/// Reads `* 12 FETCH (...)`; items that we never ask for are passed over. Takes
/// the literals out of the response. Fails with Errc::protocol when the response
/// is not built as RFC 3501 section 9 says.
Result<FetchedMail> read_fetch(ImapResponse response);

/// Reads "17-Jul-1996 02:44:25 -0700"; nothing when it is no such instant.
std::optional<Time> read_imap_time(std::string_view text);

}  // namespace advisory::transport
