#pragma once

#include "core/advisory.hpp"
#include "core/mail.hpp"

namespace advisory::parsers {

/// Takes a notice apart: the first layout that recognises the mail reads it
/// (parsers/advisories/layouts.cpp lists them).
///
/// Never fails. A mail that no layout knows comes back as kind `unknown` with every
/// identifier found in it and `id` empty: the caller names it by its bytes. What a
/// layout could not read is in `warnings`. Spans point into `mail.text`.
Advisory read_advisory(const Mail& mail);

}  // namespace advisory::parsers
