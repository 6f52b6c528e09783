#pragma once

#include "cli/console.hpp"
#include "ingest/reevaluation.hpp"
#include "storage/database.hpp"

namespace advisory::cli {

/// Holds the stored advisories against the inventory of today, and tells on the error stream
/// how far it is when there are many. Every change of the inventory ends with it.
ingest::Reevaluation::Progress reevaluate(storage::Database& db,
                                          Console& console,
                                          ingest::Reevaluation::Which which);

/// Says on standard output what came of it: "12 advisories evaluated again: 3 alerts raised".
void print_reevaluation(Console& console, const ingest::Reevaluation::Progress& progress);

}  // namespace advisory::cli
