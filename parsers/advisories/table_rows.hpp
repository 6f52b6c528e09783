#pragma once

#include <string>

#include "parsers/advisories/collected.hpp"
#include "parsers/advisories/tables.hpp"

namespace advisory::parsers {

/// Keeps what the rows of a table state. `product` stands in where no row names one; `meaning`
/// is what a column of mere versions says. A row that is called unaffected is, one that is
/// under investigation keeps a condition.
void collect_table(Collected& collected,
                   const Table& table,
                   const std::string& product,
                   Meaning meaning);

}  // namespace advisory::parsers
