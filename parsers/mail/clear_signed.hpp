#pragma once

#include <string>
#include <string_view>

namespace advisory::parsers::mime {

/// A text freed of the armor of OpenPGP's clear signing.
struct ClearText {
    std::string text;
    bool was_signed = false;        ///< It held a signed region.
    bool has_text_outside = false;  ///< Words stand before, between or behind the regions.
    bool is_incomplete = false;     ///< A region without its signature.
};

/// Takes off armor lines, Hash headers, signatures and dash escapes (RFC 4880
/// section 7); the text outside stays where it is. Whether a signature holds is not
/// asked here. Lines end in \n.
ClearText without_armor(std::string_view text);

}  // namespace advisory::parsers::mime
