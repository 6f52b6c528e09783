#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "storage/database.hpp"

namespace advisory::storage {

/// How far a file of many mails was read before the run ended, and what tells that it is
/// still the same file.
struct BackFillPosition {
    std::uint64_t size = 0;      ///< Of the file, in bytes.
    std::int64_t modified = 0;   ///< Nanoseconds since the epoch.
    std::uint64_t position = 0;  ///< Where the last mail that was taken begins.
    std::uint32_t number = 0;    ///< Of that mail in the file, from 1.
    std::string before;          ///< SHA-256 of the bytes just before `position`.

    bool operator==(const BackFillPosition&) const = default;
};

/// Where interrupted back-fills go on. A row lives as long as its file is being read.
class BackFillStore {
public:
    /// Keeps a reference: `db` must outlive the store.
    explicit BackFillStore(Database& db);

    std::optional<BackFillPosition> position_of(std::string_view path);

    /// Belongs in the transaction of the mails up to `position`.
    void keep(std::string_view path, const BackFillPosition& position);

    /// The file was read to its end.
    void forget(std::string_view path);

private:
    Database& db_;
};

}  // namespace advisory::storage
