#pragma once

#include <string>
#include <string_view>

#include "config/place.hpp"

namespace advisory::config {

/// What may have been meant where a parser of TOML gave up: a value without quotation marks, or
/// with one, or with curly ones, or True. Empty when none of these.
std::string toml_hint(std::string_view toml, Place place);

}  // namespace advisory::config
