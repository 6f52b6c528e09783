#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/inventory.hpp"
#include "core/time.hpp"
#include "storage/database.hpp"

namespace advisory::storage {

/// The aliases and denials that people added to the shipped table. Each change makes the next
/// inventory snapshot: names mean something else from then on.
class AliasStore {
public:
    /// Keeps a reference: `db` must outlive the store.
    explicit AliasStore(Database& db);

    /// Those in force, in the order in which they were added.
    std::vector<Alias> list();

    /// One in force; nothing for any other row.
    std::optional<Alias> find(std::int64_t row);

    /// Adds an alias or a denial and answers its row; the row of one in force that says the
    /// same, without a change, when there is one.
    std::int64_t add(const Alias& alias, Time when);

    /// Ends one. It stays on record; ending it twice is no fault.
    void remove(std::int64_t row, std::string_view who, Time when);

private:
    Database& db_;
};

}  // namespace advisory::storage
