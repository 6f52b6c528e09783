#pragma once

#include <string_view>
#include <vector>

namespace advisory::matching {

/// Whether a condition holds.
enum class Holds { contradicted, unknown, satisfied };

/// The values that one of which must hold: ">=A0001" and "<=A0999" side by side are one range,
/// a value without a sign is itself.
struct ValueRange {
    std::string_view low;   ///< With its sign; empty: none.
    std::string_view high;  ///< With its sign; empty: none.
    std::string_view exact;
};

/// Puts the values of a notice's qualifiers together. They refer to `values`.
std::vector<ValueRange> ranges_of(const std::vector<std::string_view>& values);

/// Whether a serial number is in a range of serial numbers. Only numbers of one form are
/// compared: the same letters in front, and as many digits behind them ("A0001" to "A0999";
/// also "SN 10001 から 10250"). A single number is itself and no other.
Holds is_serial_in(std::string_view serial, const ValueRange& range);

/// Whether the first characters of a serial number are in a range: "24031" itself, or for
/// digits also up to and from it.
Holds is_prefix_in(std::string_view serial, const ValueRange& range);

}  // namespace advisory::matching
