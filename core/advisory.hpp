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
    std::optional<double> score;  ///< As the notice states it, 0.0 to 10.0.

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

/// A fact and where it was read: bytes of Mail::text.
struct Place {
    std::string field;  ///< The member that holds it: "cves", "title", "cvss", ...
    std::string value;  ///< As it stands there: the id, the vector, the date.
    TextSpan span;

    bool operator==(const Place&) const = default;
};

/// A workaround or mitigation, in the notice's words. What versions it speaks of are no
/// affected versions.
struct Workaround {
    std::string text;
    std::string stated_on;      ///< ISO 8601: the update that states it; empty: the first edition.
    bool is_withdrawn = false;  ///< A later update says that it does not help.
    TextSpan span;

    bool operator==(const Workaround&) const = default;
};

/// What a maker answered about its products (JVN, ベンダ情報).
struct VendorStatus {
    std::string vendor;
    std::string status;  ///< JVN's word: 該当製品あり, 該当製品なし, 脆弱性情報提供済み, ...

    bool operator==(const VendorStatus&) const = default;
};

/// One thing that an advisory speaks of. An alert has one item, a digest many.
struct AdvisoryItem {
    std::string title;
    std::vector<std::string> vendors;  ///< Named in the title or text as maker, raw.
    std::vector<std::string> cves;
    std::vector<std::string> jvn;    ///< JVN#, JVNVU#, JVNTA#, JVNDB ids.
    std::vector<std::string> cwes;   ///< CWE-79.
    std::vector<std::string> other;  ///< Ids of makers and others: APSB24-01, VU#123456, ICSA-...
    std::string severity;            ///< By the notice's own word, in ours; empty: it has none.
    std::vector<Cvss> cvss;
    std::vector<AffectedRange> affected;
    std::vector<AffectedRange> unaffected;
    std::vector<AffectedRange> fixed;
    std::vector<AffectedRange> superseded;  ///< Affected once; a later update states it anew.
    std::vector<Workaround> workarounds;
    std::vector<VendorStatus> vendor_status;
    std::vector<std::string> urls;
    std::vector<Place> places;  ///< Where the facts above stand. Not kept in the store.
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
    std::vector<Place> places;  ///< Where id, title and dates stand. Not kept in the store.
};

}  // namespace advisory
