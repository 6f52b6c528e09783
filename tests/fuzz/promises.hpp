#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "core/advisory.hpp"
#include "core/affected_range.hpp"
#include "core/mail.hpp"

namespace advisory::fuzz {

/// A header promises something, and it is not so.
class Violation : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

/// Throws Violation, with `promise` as its text, unless the promise was kept.
void demand(bool was_kept, std::string_view promise);

/// Well-formed UTF-8. `name` says what the text is.
void demand_utf8(std::string_view text, std::string_view name);

/// The promises of core/mail.hpp and parsers/mail/decode_mail.hpp. At most `limit` bytes of
/// text.
void demand_sound(const Mail& mail, std::size_t limit);

/// The promises of core/affected_range.hpp and parsers/phrases/phrase.hpp.
void demand_sound(const AffectedRange& range);

/// The promises of core/advisory.hpp and parsers/advisories/read_advisory.hpp, for an advisory
/// that was read from `mail`.
void demand_sound(const Advisory& advisory, const Mail& mail);

}  // namespace advisory::fuzz
