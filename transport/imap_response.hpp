#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace advisory::transport {

/// One response of an IMAP server, without its line end.
///
/// Where a literal stood, `text` keeps the announcement `{5}\r\n`; its bytes are
/// in `literals`, in order. So nothing in a mail can be taken for protocol.
struct ImapResponse {
    std::string text;
    std::vector<std::string> literals;
};

/// Cuts a stream of bytes into responses. Literals are taken by count, never by
/// looking into them.
class ImapResponseReader {
public:
    struct Limits {
        std::size_t line_bytes =
            std::size_t{64} * 1024;       ///< Of one response, all lines, without literals.
        std::uint64_t literal_bytes = 0;  ///< Of one response, all literals together.
    };

    explicit ImapResponseReader(Limits limits);

    /// Takes bytes off the front of `bytes` until a response is whole; nothing
    /// when all bytes are taken and more are needed. Fails with Errc::protocol
    /// when a limit is met or a line has no proper end; no use after that.
    Result<std::optional<ImapResponse>> read(std::string_view& bytes);

    /// True in the middle of a response.
    [[nodiscard]] bool is_midway() const;

private:
    enum class Line { incomplete, ended, continues };

    Result<Line> take_line(std::string_view& bytes);
    Result<Line> begin_literal(std::string_view size);
    void take_literal(std::string_view& bytes);

    Limits limits_;
    ImapResponse response_;
    std::size_t line_start_ = 0;       ///< Of the current line in response_.text.
    std::uint64_t literal_bytes_ = 0;  ///< Announced in this response so far.
    std::uint64_t missing_ = 0;        ///< Bytes of the current literal not here yet.
};

/// A status response or status line: `OK [UIDNEXT 7] Predicted`.
struct ImapStatus {
    std::string_view word;      ///< "OK", "NO", "BAD", "BYE", "PREAUTH" as the server wrote it.
    std::string_view code;      ///< "UIDNEXT"; empty without a code.
    std::string_view argument;  ///< "7"; empty without one.
    std::string_view text;      ///< All behind the word, for people.
};

/// Takes `line`, without tag or asterisk, apart. The parts point into it.
ImapStatus read_status(std::string_view line);

/// Compares as IMAP does: ASCII letters without their case.
bool same_word(std::string_view left, std::string_view right);

/// Reads an unsigned number that is the whole of `text` and no larger than `largest`.
std::optional<std::uint64_t> read_number(std::string_view text, std::uint64_t largest);

}  // namespace advisory::transport
