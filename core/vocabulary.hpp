#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/advisory.hpp"
#include "core/match.hpp"

namespace advisory {

/// The words that stand for our enumerators in JSON, tables and the store.
/// They are fixed interface: renaming one is a breaking change.
std::string_view name_of(Source source);
std::string_view name_of(Kind kind);
std::string_view name_of(PhraseStatus status);
std::string_view name_of(Verdict verdict);

/// Reason codes in capitals, as in "RANGE_IN".
std::string_view name_of(Reason reason);

/// The opposite way; nothing for a word that is not in the vocabulary.
std::optional<Source> source_named(std::string_view name);
std::optional<Kind> kind_named(std::string_view name);
std::optional<PhraseStatus> phrase_status_named(std::string_view name);
std::optional<Verdict> verdict_named(std::string_view name);
std::optional<Reason> reason_named(std::string_view name);

/// The highest of the scores: each is what the notice states or what its vector has by itself,
/// whichever is higher. Nothing when there is none.
struct HighestScore {
    double score = 0.0;
    std::string_view version;  ///< As in Cvss; lives as long as the scores.
};
std::optional<HighestScore> highest_score(std::span<const Cvss> scores);

/// "critical", "high", "medium", "low" by the qualitative scale of CVSS v3.1
/// section 5, from the highest score; "unknown" when there is none.
std::string_view severity_of(std::span<const Cvss> scores);

/// The graver of two severity words. A word that is not on the scale gives way; of two
/// such words the answer is "unknown".
std::string_view graver_severity(std::string_view one, std::string_view other);

}  // namespace advisory
