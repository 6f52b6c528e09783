#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/affected_range.hpp"

namespace advisory {

/// A CVSS vector or score as a notice gives it.
struct Cvss {
    std::string version;          ///< "2.0", "3.0", "3.1", "4.0".
    std::string vector;           ///< Empty when only a score is given.
    std::optional<double> score;  ///< 0.0 to 10.0.

    bool operator==(const Cvss&) const = default;
};

/// Who is behind a notice. The names in vocabulary.hpp are fixed interface.
enum class Source { jpcert, ipa, jvn, other };

/// What sort of notice it is. `unknown` means that no parser knew the mail.
enum class Kind {
    alert,
    weekly_report,
    newsflash,
    jvn_note,
    security_alert,
    campaign,
    informational,
    unknown,
};

/// One thing that an advisory speaks of. An alert has one item, a digest many.
struct AdvisoryItem {
    std::string title;
    std::vector<std::string> vendors;  ///< Named in the title or text as maker, raw.
    std::vector<std::string> cves;
    std::vector<std::string> jvn;  ///< JVN#, JVNVU#, JVNTA#, JVNDB ids.
    std::vector<Cvss> cvss;
    std::vector<AffectedRange> affected;
    std::vector<AffectedRange> unaffected;
    std::vector<AffectedRange> fixed;
    std::vector<std::string> urls;
};

/// How far the origin of a mail was proven, by the ladder A3, A2, A1, A0, X.
struct Authenticity {
    std::string level = "A0";
    std::vector<std::string> checks;
};

/// One entry of a notice's own revision history (改訂履歴).
struct HistoryEntry {
    std::string date;  ///< ISO 8601.
    std::string text;
};

/// A notice, taken apart.
///
/// Dates are ISO 8601 calendar dates in Japan as the notice states them, empty
/// when it states none.
struct Advisory {
    Source source = Source::other;
    Kind kind = Kind::unknown;
    std::string id;  ///< JPCERT-AT-2021-0050; MAIL-<hex> when the notice has none.
    std::string title;
    std::string published;
    std::string updated;
    std::string url;
    std::string charset;
    Authenticity authenticity;
    std::vector<AdvisoryItem> items;
    std::vector<HistoryEntry> history;
    std::vector<std::string> warnings;
};

}  // namespace advisory
