#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "cli/record.hpp"
#include "core/inventory.hpp"
#include "core/match.hpp"
#include "storage/database.hpp"
#include "storage/match_store.hpp"

namespace advisory::cli {

/// What matches are summed up by.
enum class Rollup { product, institution };

const std::vector<Column>& rollup_columns(Rollup by);

/// All that was found about one product version.
struct MatchSum {
    ProductVersion product;
    Verdict verdict = Verdict::not_affected;  ///< The gravest.
    std::string severity = "unknown";
    std::int64_t affected = 0;
    std::int64_t review = 0;
    std::int64_t not_affected = 0;
    std::set<std::string> advisories;  ///< Of what is affected or under review, as cves.
    std::set<std::string> cves;

    void add(const storage::StoredMatch& stored);
};

/// Sums of matches, which need not all be held for it.
class MatchSums {
public:
    void add(const storage::StoredMatch& stored);

    /// One row a product version, or one an institution and product version where it is
    /// installed; the gravest first. A product version that is installed nowhere on record has
    /// one row without an institution: it must not be lost.
    [[nodiscard]] std::vector<Row> rows(Rollup by, storage::Database& db) const;

private:
    std::map<std::int64_t, MatchSum> by_product_;  ///< By the row of the product version.
};

}  // namespace advisory::cli
