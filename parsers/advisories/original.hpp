#pragma once

#include <string>
#include <string_view>

namespace advisory::parsers {

/// The words of `raw` that `normalised` (a part of text::normalise(raw)) was made of, as they
/// stand: "（CVE-2021-44228）" for "(CVE-2021-44228)". Falls back to `normalised` where they
/// cannot be told, as for half-width kana with a separate sound mark.
std::string original_of(std::string_view normalised, std::string_view raw);

}  // namespace advisory::parsers
