#include "storage/inventory_change.hpp"

#include <string_view>
#include <utility>

#include "storage/query.hpp"

namespace advisory::storage {

namespace {

std::string_view word_of(Registered subject)
{
    switch (subject) {
        case Registered::product_version:
            return "product_version";
        case Registered::component:
            return "component";
        case Registered::installation:
            break;
    }
    return "installation";
}

}  // namespace

InventoryChange::InventoryChange(Connection& connection,
                                 std::optional<std::int64_t> import,
                                 std::string cause,
                                 Time made_at)
    : connection_{connection}, import_{import}, cause_{std::move(cause)}, made_at_{made_at}
{}

void InventoryChange::touch(std::int64_t product_version)
{
    if (!touched_.insert(product_version).second)
        return;
    Query insert{
        connection_,
        "INSERT INTO snapshot_product (snapshot, product_version) VALUES (?, ?)",
    };
    insert.run(require_snapshot(), product_version);
}

void InventoryChange::touch_names()
{
    Query update{
        connection_,
        "UPDATE inventory_snapshot SET has_new_names = 1 WHERE id = ?",
    };
    update.run(require_snapshot());
}

void InventoryChange::set_registered(Registered subject, std::int64_t row, bool is_registered)
{
    Query insert{connection_, R"sql(
        INSERT INTO registration (subject, row, is_registered, snapshot)
             VALUES (?, ?, ?, ?)
    )sql"};
    insert.run(word_of(subject), row, is_registered, require_snapshot());
}

std::int64_t InventoryChange::require_snapshot()
{
    if (!snapshot_) {
        Query insert{
            connection_,
            "INSERT INTO inventory_snapshot (import, made_at, cause) VALUES (?, ?, ?)",
        };
        insert.run(import_, made_at_, cause_);
        snapshot_ = connection_.last_row();
    }
    return *snapshot_;
}

bool is_registered(Connection& connection, Registered subject, std::int64_t row)
{
    Query query{connection, R"sql(
        SELECT is_registered
          FROM registration
         WHERE subject = ?
           AND row = ?
         ORDER BY id DESC
         LIMIT 1
    )sql"};
    std::int64_t answer = 1;
    if (query.bind(word_of(subject), row).step())
        query.read(answer);
    return answer != 0;
}

}  // namespace advisory::storage
