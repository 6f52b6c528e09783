#pragma once

#include <string_view>

#include "matching/serial_numbers.hpp"

namespace advisory::matching {

/// Whether the free text on an installation's options says that it has an option. A text
/// without the option's name leaves it open, since such texts are seldom complete; only
/// "なし", "without" and their like beside its whole name say that it is not there.
Holds has_option(std::string_view options, std::string_view option);

}  // namespace advisory::matching
