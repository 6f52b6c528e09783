#pragma once

#include <string>
#include <string_view>

#include "config/place.hpp"

namespace advisory::config {

/// What may have been meant where a parser of TOML gave up: a value without quotation marks, or
/// True. Empty when neither.
std::string toml_hint(std::string_view toml, Place place);

}  // namespace advisory::config
