#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/report.hpp"
#include "storage/advisory_store.hpp"
#include "storage/match_store.hpp"
#include "storage/verdict_change_store.hpp"
#include "text/json_writer.hpp"

namespace advisory::cli {

/// A verdict and all that it rests on.
struct ExplainedMatch {
    storage::StoredMatch stored;
    std::optional<storage::StoredAdvisory> notice;  ///< The revision that it was made from.
    std::vector<std::string> paths;  ///< Where bills of materials say that the component stands.
    std::vector<Installation> installations;      ///< Of the product version, today.
    std::vector<storage::VerdictChange> changes;  ///< Oldest first.
};

/// Nothing when no such match was ever made.
std::optional<ExplainedMatch> find_match(storage::Database& db, std::int64_t row);

/// Says why the verdict is what it is, in sentences.
void print_explanation(Report& page, const ExplainedMatch& explained);

/// The same as one JSON object: the members of `matches`, and the evidence.
void write_explanation(text::JsonWriter& json, const ExplainedMatch& explained);

}  // namespace advisory::cli
