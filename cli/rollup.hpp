#pragma once

#include <vector>

#include "cli/record.hpp"
#include "storage/database.hpp"
#include "storage/match_store.hpp"

namespace advisory::cli {

/// What matches are summed up by.
enum class Rollup { product, institution };

const std::vector<Column>& rollup_columns(Rollup by);

/// One row a product version, or one an institution and product version where it is installed;
/// the gravest first. A product version that is installed nowhere on record has one row without
/// an institution: it must not be lost.
std::vector<Row> rollup_rows(Rollup by,
                             const std::vector<storage::StoredMatch>& matches,
                             storage::Database& db);

}  // namespace advisory::cli
