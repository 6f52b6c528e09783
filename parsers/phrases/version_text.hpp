#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace advisory::parsers::phrases {

/// A run of Latin characters that looks like a version: "v2.15.0", "9.8.x", "23H2".
struct VersionText {
    std::string text;                 ///< Without label and wildcard: "2.15.0", "9.8".
    std::size_t offset = 0;           ///< Where `text` starts in the run.
    bool is_labelled = false;         ///< "v", "Ver." stood before it.
    bool is_release = false;          ///< "R4", "r.5202"; the R stays in `text`.
    bool is_branch = false;           ///< "9.8.x", "9.1x".
    bool is_doubtful_branch = false;  ///< "9.1x": 9.1.x or 9.10 to 9.19.
    bool is_doubtful_hyphen = false;  ///< "13.1-37.164": one version or a range.
    bool is_dotted = false;           ///< At least two numbers.
    bool is_year = false;             ///< A bare 1990 to 2099.
};

/// Nothing when the run does not look like a version but like a name: "7-Zip",
/// "Q03UDECPU", "100UDEHCPU", "CP1W-CIF41".
std::optional<VersionText> read_version_text(std::string_view run);

/// The length of the epoch at the front of a package's version: 3 for "32:9.11.36-3.el8". 0 when
/// there is none: "11:11.1.2" is a branch and its version.
std::size_t epoch_length(std::string_view text);

/// The first version behind a branch: 9.9 for 9.8, 3 for 2. Nothing when the branch
/// does not end with a number.
std::optional<std::string> next_branch(std::string_view branch);

}  // namespace advisory::parsers::phrases
