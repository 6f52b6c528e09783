#pragma once

#include <string_view>

#include "core/match.hpp"

namespace advisory::cli {

/// What a reason code means, in words that need no knowledge of this program.
std::string_view meaning_of(Reason reason);

/// What a verdict means.
std::string_view meaning_of(Verdict verdict);

}  // namespace advisory::cli
