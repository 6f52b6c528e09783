#pragma once

#include <filesystem>
#include <memory>

#include "storage/connection.hpp"

namespace advisory::storage {

/// Opens the store to read it, whatever its schema. Throws StorageError when there is no file or
/// another one. Internal to storage, as are those below.
///
/// Where nobody has the store open and this user may not make the log beside it, the file is taken
/// to be all there is and not to change ("immutable").
std::unique_ptr<Connection> open_to_read(const std::filesystem::path& path);

/// Throws StorageError on the database of another program. An empty file passes.
void require_ours(Connection& connection);

/// Throws StorageError when the store is of a newer program than this one.
void require_known_schema(Connection& connection);

/// The write-ahead log that stands beside a store while it is in use.
std::filesystem::path log_of(const std::filesystem::path& path);

}  // namespace advisory::storage
