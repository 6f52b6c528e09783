#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/inventory.hpp"

namespace advisory::parsers {

/// What a column may hold. Every form refuses control characters; empty always fits.
enum class CellForm {
    prose,  ///< May hold line breaks, as a cell of a spreadsheet does.
    word,   ///< One line.
    purl,
    cpe,
    date,      ///< Is kept as 2024-04-15.
    severity,  ///< Is kept as low, medium, high or critical.
};

enum class Need { optional, required };

/// Whether a column is part of what makes two rows the same.
enum class Part { key, detail };

/// A column of an inventory file, whatever the rows are.
struct ColumnRule {
    std::string_view name;
    CellForm form = CellForm::word;
    Need need = Need::optional;
    Part part = Part::detail;
    std::string_view labels;  ///< Its other names, with '|' between them, the first to count first.
};

/// A column, and the member that it fills.
template <class Row>
struct InventoryColumn {
    ColumnRule rule;
    std::string Row::* member = nullptr;
};

/// The columns of each kind of file, in the order of its documentation.
std::span<const InventoryColumn<ProductVersion>> product_columns();
std::span<const InventoryColumn<Component>> component_columns();
std::span<const InventoryColumn<Installation>> installation_columns();

}  // namespace advisory::parsers
