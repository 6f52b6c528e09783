#pragma once

#include "core/advisory.hpp"
#include "core/hints.hpp"
#include "core/mail.hpp"

namespace advisory::parsers {

/// Takes a notice apart: the first family that recognises the mail reads it
/// (parsers/advisories/registry.cpp lists them).
///
/// Never fails. A mail that no family knows comes back as kind `unknown` with every
/// identifier found in it. `id` is empty when the notice bears none: the caller names it by
/// its bytes. What could not be read is in `warnings`. Spans point into `mail.text`.
Advisory read_advisory(const Mail& mail, const Hints& hints = {});

}  // namespace advisory::parsers
