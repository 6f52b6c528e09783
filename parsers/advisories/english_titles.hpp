#pragma once

#include <string_view>

namespace advisory::parsers {

/// True when the title says "vulnerability" or "vulnerabilities".
bool speaks_english(std::string_view title);

/// The product of "X and Y vulnerabilities", "X remote code execution vulnerability", "Multiple
/// vulnerabilities in X", "Vulnerability in X could allow ...". Empty when it names none. Only
/// for a title that speaks_english.
std::string_view english_product(std::string_view title);

}  // namespace advisory::parsers
