#pragma once

#include <string>
#include <string_view>

#include "core/affected_range.hpp"

namespace advisory::cli {

/// What a flag of a phrase means, in a sentence for the person who looks at it. Empty for a
/// flag without one.
std::string_view meaning_of_flag(std::string_view flag);

/// What a status of a phrase means for the verdicts that hang on it.
std::string_view meaning_of(PhraseStatus status);

/// A condition beside the versions: "only on the platform Windows".
std::string words_for(const Qualifier& qualifier);

/// An interval in words: "from 2.0.0, including it, to before 2.15.0".
std::string words_for(const Interval& interval);

}  // namespace advisory::cli
