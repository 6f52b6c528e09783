#include "storage/alias_store.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "language/say.hpp"
#include "storage/connection.hpp"
#include "storage/inventory_change.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

namespace {

/// "NetBackup = veritas / netbackup": what an alias says, for the record.
std::string described(const Alias& alias)
{
    const auto name_of = [](std::string_view vendor, std::string_view product) {
        const bool has_both = !vendor.empty() && !product.empty();
        return fmt::format("{}{}{}", vendor, has_both ? " / " : "", product);
    };
    return fmt::format("{} {} {}",
                       name_of(alias.vendor, alias.product),
                       alias.is_denied ? std::string_view{say("is not")} : "=",
                       name_of(alias.canonical_vendor, alias.canonical_product));
}

bool says_the_same(const Alias& one, const Alias& other)
{
    return one.vendor == other.vendor && one.product == other.product &&
           one.canonical_vendor == other.canonical_vendor &&
           one.canonical_product == other.canonical_product && one.is_denied == other.is_denied;
}

}  // namespace

AliasStore::AliasStore(Database& db) : db_{db} {}

std::vector<Alias> AliasStore::list()
{
    Query query{db_.connection(), R"sql(
        SELECT id, vendor, product, canonical_vendor, canonical_product, language, kind,
               valid_from, valid_until, source, is_denied
          FROM alias
         WHERE removed_at IS NULL
         ORDER BY id
    )sql"};
    std::vector<Alias> aliases;
    while (query.step()) {
        auto& alias = aliases.emplace_back();
        std::int64_t is_denied = 0;
        query.read(alias.row,
                   alias.vendor,
                   alias.product,
                   alias.canonical_vendor,
                   alias.canonical_product,
                   alias.language,
                   alias.kind,
                   alias.valid_from,
                   alias.valid_until,
                   alias.source,
                   is_denied);
        alias.is_denied = is_denied != 0;
    }
    return aliases;
}

std::optional<Alias> AliasStore::find(std::int64_t row)
{
    for (auto& alias : list()) {
        if (alias.row == row)
            return std::move(alias);
    }
    return std::nullopt;
}

std::int64_t AliasStore::add(const Alias& alias, Time when)
{
    const auto known = list();
    const auto same = std::ranges::find_if(known, [&](const Alias& other) {
        return says_the_same(alias, other);
    });
    if (same != known.end())
        return same->row;

    auto& connection = db_.connection();
    WholeWrite write{connection};
    Query insert{connection, R"sql(
        INSERT INTO alias (vendor, product, canonical_vendor, canonical_product, language, kind,
                           valid_from, valid_until, source, is_denied, added_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql"};
    insert.run(alias.vendor,
               alias.product,
               alias.canonical_vendor,
               alias.canonical_product,
               alias.language,
               alias.kind,
               alias.valid_from,
               alias.valid_until,
               alias.source,
               alias.is_denied,
               when);
    const auto row = connection.last_row();
    InventoryChange{connection, std::nullopt, "alias: " + described(alias), when}.touch_names();
    write.commit();
    return row;
}

void AliasStore::remove(std::int64_t row, std::string_view who, Time when)
{
    const auto alias = find(row);
    if (!alias)
        return;
    auto& connection = db_.connection();
    WholeWrite write{connection};
    Query update{connection, "UPDATE alias SET removed_at = ? WHERE id = ?"};
    update.run(when, row);
    const auto cause = say("alias removed by {}: {}", who, described(*alias));
    InventoryChange{connection, std::nullopt, cause, when}.touch_names();
    write.commit();
}

}  // namespace advisory::storage
