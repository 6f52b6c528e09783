#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace advisory {

/// Where a fact stands: bytes [begin, end) of the text it was read from
/// (Mail::text). {0, 0} when the fact has no single place.
struct TextSpan {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const TextSpan&) const = default;
};

/// One end of an interval. The version stands as the notice writes it, without
/// its label ("Ver.", "v", "バージョン") and in half-width form.
struct Bound {
    std::string version;
    bool inclusive = true;

    bool operator==(const Bound&) const = default;
};

/// Versions from `low` to `high`; a missing end is unbounded. A lone version is
/// an interval whose ends are the same and inclusive. Never without both ends.
struct Interval {
    std::optional<Bound> low;
    std::optional<Bound> high;

    bool operator==(const Interval&) const = default;

    /// True when the interval is one listed version, such as `1.2.3`.
    [[nodiscard]] bool is_single() const
    {
        return low && high && low->inclusive && high->inclusive && low->version == high->version;
    }
};

/// How far a version phrase was understood.
enum class PhraseStatus {
    parsed,    ///< Whole: `intervals` say all that the phrase says.
    partial,   ///< Something was left out: the verdict can only be review.
    unparsed,  ///< Nothing was understood.
    none,      ///< The phrase names no version.
    all,       ///< Every version.
};

/// A condition beside the version, such as {"serial_prefix", "<=24061"}.
/// Kinds in use: firmware, build, serial_prefix, serial, ship_date, option, platform, edition,
/// condition; and what a phrase says beside its range: fixed, unaffected.
struct Qualifier {
    std::string kind;
    std::string value;

    bool operator==(const Qualifier&) const = default;
};

/// One version phrase of a notice and how it was read.
struct AffectedRange {
    std::string product;  ///< What stands before the version; empty when nothing does.
    std::string phrase;   ///< As the notice writes it, lines joined.

    /// The single names when `product` is a list of models: "Q04/06UDEHCPU" is Q04UDEHCPU
    /// and Q06UDEHCPU. Empty when the product is one name.
    std::vector<std::string> models;

    PhraseStatus status = PhraseStatus::unparsed;
    std::vector<Interval> intervals;  ///< A union. Empty unless parsed or partial.
    std::vector<std::string> cves;    ///< Non-empty: the phrase speaks of these only.
    std::vector<Qualifier> qualifiers;
    /// Doubts about the wording: AMBIGUOUS_BOUND. And QUALIFIED, which is none: the phrase is
    /// partial only because its serial, ship_date or option asks for facts of an installation.
    std::vector<std::string> flags;
    std::string stated_on;  ///< ISO 8601: the update that states it; empty: the first edition.
    TextSpan span;

    /// Whether nothing of the phrase was left out.
    [[nodiscard]] bool is_whole() const
    {
        return status == PhraseStatus::parsed || status == PhraseStatus::all;
    }

    bool operator==(const AffectedRange&) const = default;
};

}  // namespace advisory
