#pragma once

#include <cstdint>

#include "core/advisory.hpp"
#include "storage/connection.hpp"

namespace advisory::storage {

/// The rows below an advisory revision: checks, warnings, history, and the items with
/// all that hangs on them. Internal to storage. What is read equals what was written.
void write_advisory_rows(Connection& connection, std::int64_t revision, const Advisory& advisory);
void read_advisory_rows(Connection& connection, std::int64_t revision, Advisory& advisory);

}  // namespace advisory::storage
