#pragma once

#include <string_view>

#include "core/affected_range.hpp"

namespace advisory::parsers {

/// Reads one affected-version phrase, Japanese or English, as a notice writes it:
/// "Apache Log4j 2.0.0 から 2.15.0 より前".
///
/// What stands before the version part becomes `product`, in half-width form. A
/// branch (2系, 9.1x) becomes the bounds that the text gives it. Whatever the grammar
/// cannot place makes the status partial or unparsed, never parsed: a doubt must show.
/// `phrase` is the text given; `span` is left to the caller. Bounded time for any
/// text; over 4096 bytes is unparsed. Never throws for any bytes.
///
/// Qualifiers say what the versions count or what else must hold:
///   firmware, build   the bounds count firmware or builds; the value repeats them: "<=16"
///   serial_prefix     bounds on the first digits of a serial number: "<=24061"
///   serial            bounds on a whole serial number
///   platform, edition "Windows", "Enterprise Edition"
///   ship_date         bounds on the day of shipping, as exact as given: "<=2023-03"; partial
///   condition         words that we keep but do not understand; the status is partial
///
/// Flags are doubts about the wording itself:
///   AMBIGUOUS_BOUND   より以前, between, a bare から or ~: read as inclusive
///   UP_TO             "up to X", "until X": read as inclusive
///   AMBIGUOUS_BRANCH  9.1x: read as 9.1.x
///   AMBIGUOUS_HYPHEN  "13.1-37.164": one version or a range; partial
///   AMBIGUOUS_LIST    "1.1.1k、1.0.2y より前": may speak of each branch; partial
///   EMPTY_RANGE       a lower bound above its upper bound; partial
///   MIXED_SCOPE       CVEs given for some of several ranges; partial
///   OPEN_CVE_LIST     "CVE-… 等": the CVEs are not all; partial
///   NOT_AFFECTED      the phrase says that these versions are not affected; partial,
///                     so that they never count as affected by mistake
AffectedRange read_phrase(std::string_view text);

/// True when a line of prose says that what it names is not affected
/// (影響を受けない, 対象外, 該当しない, not affected). False when the line also says
/// that something is affected, speaks of support (サポート対象外), or only of a
/// purpose or doubt (影響を受けないように, 影響を受けないか).
bool states_not_affected(std::string_view text);

}  // namespace advisory::parsers
