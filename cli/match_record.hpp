#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/record.hpp"
#include "storage/match_store.hpp"

namespace advisory::cli {

/// The columns of `matches`; their names are fixed interface.
const std::vector<Column>& match_columns();

/// A match as a row of these columns.
Row match_row(const storage::StoredMatch& stored);

/// The reason codes of a match: "ID_EXACT", "RANGE_IN".
std::vector<std::string> reason_codes(const Match& match);

/// "Viewer 2.1": a name with its version, as far as they are known.
std::string name_and_version(std::string_view name, std::string_view version);

}  // namespace advisory::cli
