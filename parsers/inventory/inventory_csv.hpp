#pragma once

#include <cstddef>
#include <string_view>

#include "core/inventory.hpp"
#include "core/result.hpp"

namespace advisory::parsers {

/// What the rows of an inventory CSV are. `automatic` decides by the header line.
enum class InventoryKind { automatic, products, components, installations };

/// What a file may cost us.
struct InventoryLimits {
    std::size_t bytes = std::size_t{256} * 1024 * 1024;
    std::size_t rows = 2'000'000;
    std::size_t findings = 100'000;  ///< Rejected rows, and warnings, that are told one by one.
};

/// Reads an inventory file: UTF-8 with or without BOM, UTF-16 with BOM, or CP932;
/// comma or tab; RFC 4180 quoting; a header line with the English names or their
/// Japanese labels, in any order.
///
/// A bad row is reported in `rejected` with its line and every reason, and the good rows
/// are read; a row is a duplicate when the store could not tell it from an earlier one.
/// Columns that are not known and values that contradict each other are `warnings`. Rows
/// without any text are passed over. Values come without blanks around, dates as
/// 2024-04-15, without the apostrophe that guards a formula, and otherwise as they stand.
///
/// Rejected rows beyond the limit of findings are counted in one last entry, and so are
/// warnings.
///
/// Fails with Errc::malformed when the header line does not say what the rows are, naming the
/// missing columns; with Errc::too_large beyond the limits of bytes and rows.
Result<InventoryFile> read_inventory_csv(std::string_view bytes,
                                         InventoryKind kind,
                                         const InventoryLimits& limits = {});

}  // namespace advisory::parsers
