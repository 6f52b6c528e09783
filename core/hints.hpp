#pragma once

#include <string>
#include <vector>

namespace advisory {

/// What the header of a mail may tell beside its body. No recognition depends on it: whoever
/// rewrites or forwards a notice changes the header, and nobody has verified the real ones.
/// Each list can be configured: [recognition].
struct Hints {
    /// Domains of senders; a subdomain counts, too.
    std::vector<std::string> jpcert_senders{"jpcert.or.jp"};
    std::vector<std::string> ipa_senders{"ipa.go.jp"};
    std::vector<std::string> jvn_senders{"jvn.jp"};

    /// What stands before a title in subjects, beside the known ones: "[psirt]".
    std::vector<std::string> subject_prefixes;

    bool operator==(const Hints&) const = default;
};

}  // namespace advisory
