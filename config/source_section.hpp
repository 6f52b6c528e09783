#pragma once

#include <vector>

#include "config/section.hpp"
#include "core/mail_source.hpp"

namespace advisory::config {

/// Reads every [[source]] of the file. When there is one, those that are given take the place of
/// the defaults in `sources`; what is wrong with them is among the problems of `top`.
/// For this folder only.
void read_sources(Section& top, std::vector<MailSource>& sources);

}  // namespace advisory::config
