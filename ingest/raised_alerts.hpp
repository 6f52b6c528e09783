#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/advisory.hpp"
#include "core/alert.hpp"
#include "core/inventory.hpp"
#include "core/match.hpp"

namespace advisory::ingest {

/// What an evaluation of one advisory came to for one product version.
struct ProductStanding {
    std::int64_t product = 0;                                      ///< ProductVersion::row.
    std::map<std::int64_t, std::vector<const Match*>> components;  ///< By Component::row.
    bool is_new = false;         ///< A verdict of these was none before.
    bool has_new_range = false;  ///< One of them rests on a range that did not count before.
};

/// The verdicts of one advisory on one component.
struct ComponentVerdicts {
    const Component* component = nullptr;  ///< Without a name: the product itself.
    std::vector<const Match*> matches;
};

/// One advisory and one product version: what one alert is about.
struct AlertSubject {
    const ProductVersion* product = nullptr;
    std::vector<ComponentVerdicts> components;
};

/// The alert for a subject as it stands now; `event` and `time` are left to the caller.
/// The id is a hash of advisory and product version, so that the same thing has the same
/// id on every sink and after every restart.
Alert make_alert(const Advisory& advisory, const AlertSubject& subject);

/// True when a reader of `before` must hear of `now`: another verdict, severity or set of
/// CVEs, a component that was not concerned before or has another verdict now. An edit without
/// effect is none, nor is a component that is gone.
bool says_more(const Alert& now, const Alert& before);

}  // namespace advisory::ingest
