#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tests/bench/collection_scene.hpp"

namespace advisory::bench {

/// What advisoryd costs while nothing arrives.
struct IdleCost {
    double resident_mb = 0;        ///< 10^6 bytes, with the libraries and the store's pages.
    double share_mb = 0;           ///< Of these, what others use as well counts by its share.
    double own_mb = 0;             ///< Of these, what no file stands behind.
    double processor_percent = 0;  ///< Of one processor, over ten seconds.
};

struct IdleCosts {
    IdleCost after_backlog;  ///< By the process that has taken in all that waited.
    IdleCost started_anew;   ///< By one that found nothing new.
};

/// Starts advisoryd for these mailboxes, waits until it has taken in all that waits in them, looks
/// at it for ten seconds, and again at a new one. `mails` is how many wait in the first mailbox at
/// least.
IdleCosts measure_idle(const CollectionScene& scene,
                       const std::vector<std::string>& users,
                       std::size_t mails);

}  // namespace advisory::bench
