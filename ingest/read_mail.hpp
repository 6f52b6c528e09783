#pragma once

#include <string>

#include "core/advisory.hpp"
#include "core/hints.hpp"
#include "core/mail.hpp"

namespace advisory::ingest {

/// A mail that was read, and of which nothing is stored yet.
struct ReadMail {
    RawMail raw;
    std::string sha256;  ///< Of the original bytes, in hexadecimal.
    Mail mail;           ///< The spans of the advisory point into its text.
    Advisory advisory;   ///< Never without an id and an item.
};

/// Takes a mail apart: all of ingest that needs no store. Pure, so mails may be read on any
/// thread and several at a time. Bad mail never fails: it is an advisory of kind `unknown`.
ReadMail read_mail(RawMail raw, const Hints& hints);

}  // namespace advisory::ingest
