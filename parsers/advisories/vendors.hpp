#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace advisory::parsers {

/// The makers that a title or sentence names as such, at most 20, each once: "NEC" of
/// "NEC製Atermシリーズ", "株式会社サンプル" of "株式会社サンプルが提供する", "Fortinet" of
/// "同社が販売するFortinet製", "Example, Inc." of "provided by Example, Inc. contains". Raw:
/// legal forms stay, 社 alone does not. Reads normalised text, in linear time.
std::vector<std::string> vendors_of(std::string_view text);

}  // namespace advisory::parsers
