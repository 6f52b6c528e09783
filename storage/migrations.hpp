#pragma once

#include <cstdint>
#include <span>

#include "storage/connection.hpp"
#include "storage/schema.hpp"

namespace advisory::storage {

/// "ADVD": marks a file as ours, so that no other program's database is changed.
inline constexpr std::int64_t application_id = 0x41445644;

/// Every step from the empty file to today's schema. Append-only: a step that was
/// released is never changed. PRAGMA user_version counts those a store has seen.
std::span<const Migration> migrations();

/// Takes the store from its version to `version`, each step in a transaction of its
/// own. Two programs may do so at the same time.
void migrate(Connection& connection, int version);

}  // namespace advisory::storage
