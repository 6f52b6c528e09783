#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/advisory.hpp"
#include "core/alert.hpp"
#include "core/inventory.hpp"
#include "core/match.hpp"

namespace advisory::ingest {

/// The verdicts of one advisory on one component of one product version: what one alert
/// is about.
struct AlertSubject {
    const ProductVersion* product = nullptr;
    const Component* component = nullptr;  ///< Null: the product itself.
    std::vector<const Match*> matches;
};

/// The alert for a subject as it stands now; `event` and `time` are left to the caller.
/// The id is a hash of advisory, product version and component, so that the same thing
/// has the same id on every sink and after every restart.
Alert make_alert(const Advisory& advisory, const AlertSubject& subject);

/// True when a reader of `before` must hear of `now`: another verdict, severity or set of
/// CVEs. An edit without effect is none.
bool says_more(const Alert& now, const Alert& before);

}  // namespace advisory::ingest
