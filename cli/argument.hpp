#pragma once

#include <string>
#include <vector>

#include "cli/match_page.hpp"

namespace advisory::cli {

/// The verdict as a person would argue it: what the notice says and where, what the product
/// contains, why the two are the same or may be, how the versions compare, what follows. One
/// sentence or two each, in words that need no knowledge of this program.
std::vector<std::string> argument_for(const ExplainedMatch& explained);

}  // namespace advisory::cli
