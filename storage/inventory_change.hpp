#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "core/time.hpp"
#include "storage/connection.hpp"
#include "storage/inventory_store.hpp"

namespace advisory::storage {

/// One change of the inventory. Internal to storage. The first thing that really changes makes
/// the next snapshot, which says what caused it and which product versions it is about.
class InventoryChange {
public:
    /// `import`: the row of the import that it belongs to, if any. `connection` must outlive it.
    InventoryChange(Connection& connection,
                    std::optional<std::int64_t> import,
                    std::string cause,
                    Time made_at);

    /// Something about this product version changed.
    void touch(std::int64_t product_version);

    /// Names mean something else from now on: every product version is concerned.
    void touch_names();

    /// Ends or begins again what is registered under this row of its table.
    void set_registered(Registered subject, std::int64_t row, bool is_registered);

    /// The snapshot that this change made; nothing while nothing changed.
    [[nodiscard]] std::optional<std::int64_t> snapshot() const { return snapshot_; }

private:
    std::int64_t require_snapshot();

    Connection& connection_;
    std::optional<std::int64_t> import_;
    std::string cause_;
    Time made_at_;
    std::optional<std::int64_t> snapshot_;
    std::set<std::int64_t> touched_;
};

/// Whether something is registered at this moment.
bool is_registered(Connection& connection, Registered subject, std::int64_t row);

}  // namespace advisory::storage
