#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/mail/decode_mail.hpp"
#include "parsers/mail/header.hpp"
#include "parsers/mail/parameters.hpp"
#include "parsers/mail/warnings.hpp"

namespace advisory::parsers::mime {

/// A mail or a part of one.
struct Part {
    Header header;
    StructuredField type;               ///< Content-Type, with its default filled in.
    std::string_view body;              ///< Still encoded. Lies in the bytes of the mail.
    std::vector<std::size_t> children;  ///< Indexes of parts, in the order of the mail.
};

/// The parts of a mail, the mail itself first.
struct PartTree {
    std::vector<Part> parts;
    Warnings warnings;  ///< What was left out or out of order.
};

/// Takes a mail apart within the limits.
///
/// Works line by line and never recurses, so that nesting costs neither stack nor
/// time. A delimiter (RFC 2046 section 5.1.1) must fill its line; one of an outer
/// multipart closes the inner ones that forgot to.
PartTree read_parts(std::string_view raw, const MailLimits& limits);

}  // namespace advisory::parsers::mime
