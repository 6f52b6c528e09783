#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace advisory::parsers {

/// An identifier at the front of a text.
struct ReadId {
    std::string value;       ///< In canonical spelling.
    std::size_t length = 0;  ///< Bytes of the text that spell it.
};

/// How identifiers are built, one word of this notation each:
///   9      a digit; "{4}" or "{4,7}" behind it says how many
///   @      a letter, upper case in canonical spelling; "?" behind it: or none
///   x      a letter or digit, lower case; "{4}" says how many
///   *      one or more letters, digits, '-' or '_'
///   #      '#', "%23" or nothing, as in addresses
/// All else stands for itself, as the first two bytes of each do; case does not matter.
using IdPattern = std::string_view;

/// Nothing unless `text` begins with an identifier of a pattern, and no ASCII letter or digit
/// follows it. Patterns that come first go first.
std::optional<ReadId> read_id(std::string_view text, std::span<const IdPattern> patterns);

std::span<const IdPattern> jvn_patterns();
std::span<const IdPattern> jpcert_patterns();
std::span<const IdPattern> cwe_patterns();

/// Ids of makers and of others who publish notices.
std::span<const IdPattern> other_patterns();

}  // namespace advisory::parsers
