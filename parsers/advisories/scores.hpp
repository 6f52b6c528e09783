#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/advisory.hpp"

namespace advisory::parsers {

/// No text gives more scores: a mail made of vectors costs no more time than this.
constexpr std::size_t max_scores = 2000;

/// A vector or score and where it stands: bytes [begin, end) of the text searched, of the
/// vector if there is one, else of the number.
struct FoundCvss {
    Cvss cvss;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// CVSS vectors (with prefix, or bare ones of v2 and v3) and stated scores (基本値, Base Score,
/// CVSS スコア, "CVSS 3.1: 9.8"), in their order. Reads normalised text.
///
/// A score belongs to the vector before it on its line or one of the next three, else to the one
/// behind it on its line; where a label between them ("CVSS v2") speaks of another version,
/// they stay apart. A score without a vector has the version of its label, "3.0" for "CVSS v3";
/// empty when there is no label. A vector need not be valid: score_warnings tells.
std::vector<FoundCvss> find_cvss_places(std::string_view normalised);

/// find_cvss_places without the places.
std::vector<Cvss> find_cvss(std::string_view normalised);

/// One sentence for each vector that is broken, or whose own score is not the stated one.
///
/// Scores of v3.0 may be off by 0.1, as machines round differently (CVSS v3.1 appendix A). A
/// lower score beside a vector with temporal metrics may be the temporal one.
std::vector<std::string> score_warnings(const std::vector<Cvss>& scores);

}  // namespace advisory::parsers
