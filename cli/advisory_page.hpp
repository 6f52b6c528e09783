#pragma once

#include <string>

#include "cli/report.hpp"
#include "core/advisory.hpp"

namespace advisory::cli {

/// Prints a notice as it was taken apart, for a person to read.
void print_advisory(Report& page, const Advisory& advisory);

/// How one phrase was read: "vers:generic/>=2|<2.15.0", or what kept it from being read.
std::string reading_of(const AffectedRange& range);

}  // namespace advisory::cli
