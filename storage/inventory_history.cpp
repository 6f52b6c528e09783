#include <utility>

#include "language/say.hpp"
#include "storage/connection.hpp"
#include "storage/inventory_change.hpp"
#include "storage/inventory_store.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

namespace {

/// The product version that something registered belongs to.
std::int64_t product_of(Connection& connection, Registered subject, std::int64_t row)
{
    if (subject == Registered::product_version)
        return row;

    std::int64_t product = 0;
    Query of_component{connection, "SELECT product_version FROM component WHERE id = ?"};
    Query of_installation{connection, "SELECT product_version FROM installation WHERE id = ?"};
    auto& query = subject == Registered::component ? of_component : of_installation;
    if (query.bind(row).step())
        query.read(product);
    return product;
}

}  // namespace

std::vector<InventoryStore::KeptSbom> InventoryStore::sboms_of(std::int64_t product_row)
{
    Query query{db_.connection(), R"sql(
        SELECT sbom.format, sbom.spec_version, sbom.serial, sbom.version, sbom.created,
               sbom.author, sbom.subject_name, sbom.subject_version, sbom.components,
               sbom.findings, sbom.replaced_by IS NULL, inventory_import.name,
               inventory_import.imported_at, inventory_document.sha256
          FROM sbom
          JOIN inventory_import ON inventory_import.id = sbom.import
          JOIN inventory_document ON inventory_document.id = inventory_import.document
         WHERE sbom.product_version = ?
         ORDER BY sbom.id DESC
    )sql"};
    query.bind(product_row);

    std::vector<KeptSbom> sboms;
    while (query.step()) {
        auto& kept = sboms.emplace_back();
        auto& document = kept.document;
        std::int64_t is_in_force = 0;
        query.read(document.format,
                   document.spec_version,
                   document.serial,
                   document.version,
                   document.created,
                   document.author,
                   document.subject.name,
                   document.subject.version,
                   kept.components,
                   kept.findings,
                   is_in_force,
                   kept.name,
                   kept.imported_at,
                   kept.sha256);
        kept.is_in_force = is_in_force != 0;
    }
    return sboms;
}

std::vector<std::string> InventoryStore::paths_of(std::int64_t component_row)
{
    Query query{db_.connection(), R"sql(
        SELECT DISTINCT place.path
          FROM sbom_component AS place
          JOIN sbom ON sbom.id = place.sbom
         WHERE place.component = ?
           AND sbom.replaced_by IS NULL
           AND place.path <> ''
         ORDER BY place.path
         LIMIT 20
    )sql"};
    query.bind(component_row);

    std::vector<std::string> paths;
    while (query.step())
        query.read(paths.emplace_back());
    return paths;
}

void InventoryStore::remove(Registered subject, std::int64_t row, std::string_view who, Time when)
{
    auto& connection = db_.connection();
    WholeWrite write{connection};
    if (is_registered(connection, subject, row)) {
        InventoryChange change{connection, std::nullopt, say("removal by {}", who), when};
        change.set_registered(subject, row, false);
        change.touch(product_of(connection, subject, row));
    }
    write.commit();
}

bool InventoryStore::was_removed(std::int64_t product_row, std::int64_t component_row)
{
    Query query{db_.connection(), R"sql(
        SELECT 1
          FROM registration
          JOIN inventory_snapshot ON inventory_snapshot.id = registration.snapshot
         WHERE registration.id IN (SELECT MAX(id)
                                     FROM registration
                                    WHERE (subject = 'product_version' AND row = ?1)
                                       OR (subject = 'component' AND row = ?2)
                                    GROUP BY subject)
           AND NOT registration.is_registered
           AND inventory_snapshot.import IS NULL
    )sql"};
    return query.bind(product_row, component_row).step();
}

std::optional<std::string> InventoryStore::spelling_of(std::string_view product_id)
{
    Query query{db_.connection(), R"sql(
        SELECT product_id
          FROM product
         WHERE product_id = ?1 COLLATE NOCASE
         ORDER BY product_id = ?1 DESC
         LIMIT 1
    )sql"};
    if (!query.bind(product_id).step())
        return std::nullopt;

    std::string spelling;
    query.read(spelling);
    return spelling;
}

std::int64_t InventoryStore::snapshot()
{
    return db_.connection().integer_of("SELECT COALESCE(MAX(id), 0) FROM inventory_snapshot");
}

std::optional<Time> InventoryStore::changed_at()
{
    Query query{
        db_.connection(),
        "SELECT made_at FROM inventory_snapshot ORDER BY id DESC LIMIT 1",
    };
    if (!query.step())
        return std::nullopt;

    Time when{};
    query.read(when);
    return when;
}

InventoryStore::Changes InventoryStore::changes_since(std::int64_t snapshot)
{
    auto& connection = db_.connection();
    Changes changes;

    Query causes{connection, R"sql(
        SELECT cause, has_new_names
          FROM inventory_snapshot
         WHERE id > ?
         ORDER BY id DESC
    )sql"};
    causes.bind(snapshot);
    constexpr int most_named = 3;
    for (int number = 0; causes.step(); ++number) {
        std::string cause;
        std::int64_t has_new_names = 0;
        causes.read(cause, has_new_names);
        changes.has_new_names = changes.has_new_names || has_new_names != 0;
        if (number < most_named && !cause.empty())
            changes.cause = changes.cause.empty() ? cause : cause + "; " + changes.cause;
    }

    Query products{
        connection,
        "SELECT DISTINCT product_version FROM snapshot_product WHERE snapshot > ? ORDER BY 1",
    };
    products.bind(snapshot);
    while (products.step())
        products.read(changes.products.emplace_back());
    return changes;
}

}  // namespace advisory::storage
