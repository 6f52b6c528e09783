#pragma once

#include <optional>
#include <string_view>

namespace advisory::versions {

/// A calendar day used as a version. Days are numbers that sort as they do: 20240830.
struct VersionDate {
    unsigned first = 0;  ///< The earlier of its readings.
    unsigned last = 0;   ///< The later one: 5/8/2024 may be May 8 or 5 August.

    [[nodiscard]] bool is_certain() const { return first == last; }
};

/// Reads 20240830, 2024-08-30, 2024/8/30, 2024年8月30日 and 8/30/2024 of the years 1990 to
/// 2099. Nothing for anything else: 2024.08.30 is a dotted version, whose numbers sort the
/// same way.
std::optional<VersionDate> read_date(std::string_view text);

}  // namespace advisory::versions
