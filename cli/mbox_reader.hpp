#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace advisory::cli {

/// One mail of an mbox file.
struct MboxMail {
    std::string bytes;
    std::uint64_t size = 0;      ///< Of the whole mail.
    bool is_complete = true;     ///< False: over the limit, `bytes` is the header only.
    std::uint64_t position = 0;  ///< Where its "From " line begins.
};

/// True when the text begins with a header field that mails have, as "Received:".
bool begins_with_mail_field(std::string_view text);

/// The header of a mail with the empty line that ends it; all of it when there is none.
std::string_view header_of(std::string_view mail);

/// Takes the mails of an mbox file one by one, with no more than one in memory.
///
/// A mail begins with a line "From ..." that has a date in it or a field of a header
/// after it, and stands at the start of the file or after an empty line. Quoted lines lose one
/// '>' (the mboxrd rule); Content-Length is not looked at, as it is often wrong.
class MboxReader {
public:
    /// Keeps a reference: `in` must outlive the reader. A mail larger than `limit` comes
    /// without its body. `position` is where `in` stands: 0, or where a mail was found before.
    MboxReader(std::istream& in, std::size_t limit, std::uint64_t position = 0);

    /// True when the file begins as an mbox does. Ask before the first mail.
    [[nodiscard]] bool is_mbox() const { return is_separator(); }

    /// True when the file begins as a single mail does. Ask before the first mail.
    [[nodiscard]] bool begins_as_mail() const;

    /// The next mail; nothing after the last.
    std::optional<MboxMail> next();

    /// All that is there as one mail, for what is no mbox; nothing when nothing is there.
    std::optional<MboxMail> rest();

private:
    /// A line, or a part of one that is too long to be kept whole.
    struct Piece {
        std::string text;
        bool begins_line = true;
        std::uint64_t position = 0;
    };

    [[nodiscard]] std::optional<Piece> read_piece();
    bool fill_buffer();
    void advance();
    [[nodiscard]] bool is_separator() const;
    void append(MboxMail& mail, std::string_view text) const;
    static void cut(MboxMail& mail);

    std::istream& in_;
    std::size_t limit_;
    std::uint64_t position_;  ///< Behind the last piece.
    std::string buffer_;
    std::size_t buffered_at_ = 0;
    bool is_line_begun_ = false;
    bool follows_blank_ = true;
    std::optional<Piece> current_;
    std::optional<Piece> following_;
};

}  // namespace advisory::cli
