#include "storage/inventory_store.hpp"

#include <set>
#include <utility>

#include "storage/connection.hpp"
#include "storage/inventory_import.hpp"
#include "storage/product_rows.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

namespace {

/// Answers for product versions whether they are registered, and remembers it: the rows
/// of a file name the same few over and over.
class Registered {
public:
    Registered(Connection& connection, const std::vector<ProductVersion>& in_file)
        : connection_{connection}
    {
        for (const auto& product : in_file)
            known_.emplace(product.product_id, product.version);
    }

    bool contains(const std::string& product_id, const std::string& version)
    {
        auto key = std::pair{product_id, version};
        if (known_.contains(key))
            return true;
        if (unknown_.contains(key))
            return false;

        const bool is_stored = product_version_row(connection_, product_id, version).has_value();
        (is_stored ? known_ : unknown_).insert(std::move(key));
        return is_stored;
    }

private:
    using Key = std::pair<std::string, std::string>;

    Connection& connection_;
    std::set<Key> known_;
    std::set<Key> unknown_;
};

template <class Row>
std::vector<std::size_t> unknown_among(const std::vector<Row>& rows, Registered& registered)
{
    std::vector<std::size_t> unknown;
    for (std::size_t index = 0; index < rows.size(); ++index) {
        if (!registered.contains(rows[index].product_id, rows[index].product_version))
            unknown.push_back(index);
    }
    return unknown;
}

}  // namespace

InventoryStore::InventoryStore(Database& db) : db_{db} {}

ImportCounts InventoryStore::import(const InventoryFile& file, const InventoryDocument& document)
{
    auto& connection = db_.connection();
    WholeWrite write{connection};

    InventoryImport rows{connection, document};
    for (const auto& product : file.products)
        rows.add(product);
    for (const auto& component : file.components)
        rows.add(component);
    for (const auto& installation : file.installations)
        rows.add(installation);

    const auto counts = rows.finish();
    write.commit();
    return counts;
}

InventoryStore::Unknown InventoryStore::unknown_products(const InventoryFile& file)
{
    Registered registered{db_.connection(), file.products};
    return {
        .components = unknown_among(file.components, registered),
        .installations = unknown_among(file.installations, registered),
    };
}

std::vector<ProductVersion> InventoryStore::products()
{
    Query query{db_.connection(), R"sql(
        SELECT id, product_id, version, product_name, model, vendor, lifecycle, jmdn_class,
               approval_no, retention_class
          FROM registered_product
         ORDER BY product_id, version
    )sql"};
    return read_products(query);
}

std::vector<Component> InventoryStore::components()
{
    Query query{db_.connection(), R"sql(
        SELECT component.id, product.product_id, product_version.version, component.vendor,
               component.name, component.version, component.purl, component.cpe
          FROM component
          JOIN product_version ON product_version.id = component.product_version
          JOIN product ON product.id = product_version.product
         ORDER BY component.id
    )sql"};
    return read_components(query);
}

std::vector<Component> InventoryStore::components_of(std::int64_t product_row)
{
    Query query{db_.connection(), R"sql(
        SELECT component.id, product.product_id, product_version.version, component.vendor,
               component.name, component.version, component.purl, component.cpe
          FROM component
          JOIN product_version ON product_version.id = component.product_version
          JOIN product ON product.id = product_version.product
         WHERE component.product_version = ?
         ORDER BY component.name, component.version, component.id
    )sql"};
    query.bind(product_row);
    return read_components(query);
}

std::vector<Installation> InventoryStore::installations_of(std::int64_t product_row)
{
    Query query{db_.connection(), R"sql(
        SELECT installation.id, institution.institution_id, record.institution_name,
               record.contact, product.product_id, product_version.version,
               installation.serial, record.shipped_on, record.options
          FROM installation
          JOIN institution ON institution.id = installation.institution
          JOIN product_version ON product_version.id = installation.product_version
          JOIN product ON product.id = product_version.product
          JOIN installation_record AS record
            ON record.id = (SELECT MAX(newest.id)
                              FROM installation_record AS newest
                             WHERE newest.installation = installation.id)
         WHERE installation.product_version = ?
         ORDER BY institution.institution_id, installation.serial
    )sql"};
    query.bind(product_row);

    std::vector<Installation> installations;
    while (query.step()) {
        auto& installation = installations.emplace_back();
        query.read(installation.row,
                   installation.institution_id,
                   installation.institution_name,
                   installation.contact,
                   installation.product_id,
                   installation.product_version,
                   installation.serial,
                   installation.shipped_on,
                   installation.options);
    }
    return installations;
}

std::vector<ProductVersion> InventoryStore::find(std::string_view product_id)
{
    Query query{db_.connection(), R"sql(
        SELECT id, product_id, version, product_name, model, vendor, lifecycle, jmdn_class,
               approval_no, retention_class
          FROM registered_product
         WHERE product_id = ?
         ORDER BY version
    )sql"};
    query.bind(product_id);
    return read_products(query);
}

std::int64_t InventoryStore::snapshot()
{
    return db_.connection().integer_of("SELECT COALESCE(MAX(id), 0) FROM inventory_snapshot");
}

}  // namespace advisory::storage
