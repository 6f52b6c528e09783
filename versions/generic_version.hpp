#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "versions/version_date.hpp"

namespace advisory::versions {

/// A piece behind the dotted numbers of a version: of "5.8 SP1a" SP, 1 and a.
struct SuffixPart {
    enum class Kind {
        number,       ///< 1575 of "Build 1575".
        letter,       ///< The k of 1.1.1k: its place in the alphabet counts.
        pre_release,  ///< rc, beta, ...: before the version without it.
        word,         ///< Whatever else: equal to itself, in no order to others.
    };

    Kind kind = Kind::word;
    std::string text;           ///< Lower case, synonyms unified: build, sp, r, beta.
    bool is_shorthand = false;  ///< The a of 1.0a1: an alpha, or else a build or a patch.
};

/// A version of a maker whose rules nobody declared, taken apart.
struct GenericVersion {
    std::string folded;               ///< The whole text in lower case.
    std::optional<VersionDate> date;  ///< Set when the whole text is a day.
    std::vector<std::string> base;    ///< The dotted numbers; empty when letters lead.
    std::vector<SuffixPart> suffix;
    std::string flavour;          ///< -fips, _hospitalA: a vendor's build of the same.
    bool has_epoch = false;       ///< A colon stands in it.
    bool is_part_number = false;  ///< 012U000061: digits that count nothing.
};

/// Reads what compare() makes of a text. Nothing when it holds characters that no
/// version has, or a number is missing between two dots; a letter-led text (N, B.02, L81) is read
/// and has no base.
std::optional<GenericVersion> read_generic(std::string_view text);

/// True when `point` starts with the numbers and parts of `branch` and goes on
/// with something that is not surely a pre-release: 8.1.1 and 8.1 SP1 of 8.1.
bool is_later_point(const GenericVersion& branch, const GenericVersion& point);

}  // namespace advisory::versions
