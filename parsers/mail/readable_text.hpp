#pragma once

#include <cstddef>
#include <string>

#include "parsers/mail/part_tree.hpp"

namespace advisory::parsers::mime {

/// The text of a mail, made of its readable parts.
struct ReadableText {
    std::string text;     ///< UTF-8, lines ended by \n, no NUL.
    std::string charset;  ///< Of the first part that is more than ASCII.
    bool is_lossy = false;
    Warnings warnings;
};

/// Reads the text parts of a mail: of alternatives the plain one, of a signed mail
/// the signed part, of forwarded mails the inner text; several are joined with a
/// blank line. HTML counts only when there is no plain text at all, attachments
/// never. Keeps at most `limit` bytes.
ReadableText read_text(const PartTree& tree, std::size_t limit);

/// The text of bytes that are no mail at all.
ReadableText read_bare_text(std::string_view bytes, std::size_t limit);

}  // namespace advisory::parsers::mime
