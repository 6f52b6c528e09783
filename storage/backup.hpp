#pragma once

#include <cstdint>
#include <filesystem>

namespace advisory::storage {

/// A copy that was made and checked.
struct Backup {
    std::uint64_t bytes = 0;
    std::int64_t schema = 0;  ///< Its PRAGMA user_version; a store of yesterday's may be copied.
};

/// Copies a store, as it stands at one moment, to the new file `target`. Others read and write
/// meanwhile; only the write-ahead log grows until the copy is done.
///
/// The copy is one file, without a log beside it. It has the name `target` only once it is whole,
/// has passed SQLite's integrity check, has the store's schema and is on the disk; until then it is
/// `target`.partial, which a failure removes and the next try writes over.
///
/// Its group is the store's and may read it (0640); where this user cannot give it that group,
/// the owner alone may (0600).
///
/// Throws StorageError when there is no store, when it is of a newer program, when `target` exists,
/// its folder is missing, has no room for the copy and 64 MiB more, or may not be written, and when
/// the copy is not a good one. The store is only read.
Backup back_up(const std::filesystem::path& store, const std::filesystem::path& target);

/// What a copy has behind its name until it is done.
inline constexpr const char* partial_suffix = ".partial";

/// Whether a back_up of some process writes this partial file now, or whether nobody can tell.
/// False for one that a killed process left.
bool is_being_written(const std::filesystem::path& partial);

}  // namespace advisory::storage
