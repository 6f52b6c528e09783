#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "storage/connection.hpp"

namespace advisory::storage {

/// Lists of texts in child tables. Internal to storage.
///
/// `insert` takes (parent, position, text).
void write_texts(Connection& connection,
                 Sql insert,
                 std::int64_t parent,
                 const std::vector<std::string>& texts);

/// `select` takes (parent) and answers the texts in order.
std::vector<std::string> read_texts(Connection& connection, Sql select, std::int64_t parent);

}  // namespace advisory::storage
