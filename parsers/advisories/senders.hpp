#pragma once

#include "core/advisory.hpp"
#include "core/hints.hpp"
#include "core/mail.hpp"

namespace advisory::parsers {

/// Who a mail says that it comes from, by From and List-Id; `other` when none of the
/// configured domains stands there. Proves nothing.
Source sender_of(const Mail& mail, const Hints& hints);

}  // namespace advisory::parsers
