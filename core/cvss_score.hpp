#pragma once

#include <optional>
#include <string_view>

namespace advisory {

/// The score that a CVSS vector has by itself, 0.0 to 10.0, rounded to one decimal.
///
/// Reads v2 (bare, in round brackets, or behind "CVSS:2.0/"), v3.0 and v3.1 ("CVSS:3.0/", or
/// bare with PR and S), and v4.0 ("CVSS:4.0/"). Of v2 and v3 this is the base score: temporal
/// and environmental metrics may stand there and change nothing. A v4.0 vector is scored with
/// all that it states; what it leaves open has the worst value (v4.0 section 8.1).
///
/// Nothing for a vector without a mandatory metric, with a metric or value that its version
/// does not have, or with a metric twice. Metrics may come in any order. Rules: CVSS v2 guide
/// section 3.2.1, v3.0 section 8.1, v3.1 section 7.1 and appendix A, v4.0 section 8.
std::optional<double> base_score(std::string_view vector);

}  // namespace advisory
