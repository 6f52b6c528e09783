#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "parsers/inventory/csv_reader.hpp"
#include "parsers/inventory/inventory_csv.hpp"

namespace advisory::parsers {

/// Where a column stands in a file, and what its header line calls it.
struct PlacedColumn {
    static constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

    std::size_t position = nowhere;
    std::string label;  ///< Safe to show.
};

/// What a header line says of the rows below it.
struct InventoryHeader {
    InventoryKind kind = InventoryKind::automatic;  ///< Never automatic once it is read.
    std::size_t columns = 0;
    std::vector<PlacedColumn> placed;  ///< In the order of inventory_columns.hpp.
    std::vector<std::string> unread;   ///< The columns that mean nothing to us, safe to show.
};

/// The one of comma and tab that the first row is separated by.
char separator_of(std::string_view text);

/// Reads a header line. Names are compared without case, width, blanks and underscores.
///
/// `automatic` is decided by the column that only one kind has: a file with `component`
/// holds components, one with `institution_id` installations, or else one with
/// `product_name` products. When two columns mean the same, the better name wins and the
/// other is unread. Fails with Errc::malformed when the kind is not clear, a required column
/// is missing or a name stands twice; with Errc::too_large beyond `max_csv_columns`.
Result<InventoryHeader> read_inventory_header(const CsvRow& row, InventoryKind asked);

}  // namespace advisory::parsers
