#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/advisory.hpp"

namespace advisory {

/// How a sender numbers its notices, so that one that is missing shows.
enum class Numbering {
    none,
    jpcert_at,  ///< JPCERT-AT-YYYY-NNNN, from 0001 in each year.
};

/// Days on which a sender is not expected to speak.
enum class Holidays {
    none,
    /// 28 December to 4 January and 29 April to 6 May, in Japan's time: what falls into them is
    /// not counted. Single holidays are left to a generous expectation.
    japan,
};

/// A list or sender whose mails are expected: [[source]]. Which mails are its own say
/// `senders`, `list_id`, `subject_prefix` and `notices`; of these every one that is given must
/// hold, and one of the others than `subject_prefix` is.
struct MailSource {
    std::string name;                  ///< Unique; what `status`, alerts and the ledger call it.
    std::vector<std::string> senders;  ///< Of From: "info@jpcert.or.jp", or a domain.
    std::string list_id;               ///< What stands in the angle brackets of List-Id.
    std::string subject_prefix;        ///< What the subject begins with, in whatever case.
    std::optional<Source> notices;     ///< Whose notice the mail was read as.
    std::chrono::seconds expected_every{};  ///< Longest time between two mails in a good year.
    Numbering numbers = Numbering::none;
    Holidays holidays = Holidays::japan;

    bool operator==(const MailSource&) const = default;
};

/// What is watched when nobody configures a source: JPCERT/CC, whose weekly report makes every
/// week a mail (nine days, because a report that meets holidays comes a day later), and IPA
/// (35 days), by whatever mailbox their notices arrive.
std::vector<MailSource> default_sources();

/// The words of the configuration and the store: "none", "jpcert-at"; "none", "japan".
std::string_view name_of(Numbering numbering);
std::string_view name_of(Holidays holidays);
std::optional<Numbering> numbering_named(std::string_view name);
std::optional<Holidays> holidays_named(std::string_view name);

}  // namespace advisory
