#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace advisory::matching {

/// A name with the platforms and editions that it says, however it writes them: "foo for windows",
/// "foo (windows版)", "windows版foo"; "bar enterprise", "bar (enterprise edition)".
struct EditionForm {
    std::string key;      ///< One for all these spellings of a name; no key_of is like it.
    std::string base;     ///< Likewise, for the name without the platform or edition taken first.
    bool is_sure = true;  ///< Equal keys are one name. Else they may be: "foo linux".
};

/// The form of a key (key_of); nothing for a name that says no platform or edition.
std::optional<EditionForm> edition_form_of(std::string_view key);

/// The key that `EditionForm::base` has of a name with an edition when `key` is that name without.
std::string base_key_of(std::string_view key);

}  // namespace advisory::matching
