#pragma once

#include <string_view>

#include "core/mail.hpp"
#include "core/mail_source.hpp"

namespace advisory::ingest {

/// True when the mail is one of the source: every criterion that the source has holds. A
/// domain stands for its subdomains, too; ASCII case does not count. Of a From with several
/// addresses the last counts. `read_as` is whose notice it was read as.
bool belongs_to(const MailSource& source, const Mail& mail, Source read_as);

}  // namespace advisory::ingest
