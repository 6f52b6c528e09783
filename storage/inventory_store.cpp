#include "storage/inventory_store.hpp"

#include <map>
#include <set>
#include <utility>

#include "storage/connection.hpp"
#include "storage/inventory_change.hpp"
#include "storage/inventory_import.hpp"
#include "storage/product_rows.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

namespace {

/// Answers for product versions whether they are registered, and remembers it: the rows
/// of a file name the same few over and over.
class ProductLookup {
public:
    ProductLookup(Connection& connection, const std::vector<ProductVersion>& in_file)
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

        const bool is_stored = is_live(product_id, version);
        (is_stored ? known_ : unknown_).insert(std::move(key));
        return is_stored;
    }

private:
    using Key = std::pair<std::string, std::string>;

    bool is_live(const std::string& product_id, const std::string& version)
    {
        const auto row = product_version_row(connection_, product_id, version);
        return row && is_registered(connection_, Registered::product_version, *row);
    }

    Connection& connection_;
    std::set<Key> known_;
    std::set<Key> unknown_;
};

template <class Row>
std::vector<std::size_t> unknown_among(const std::vector<Row>& rows, ProductLookup& registered)
{
    std::vector<std::size_t> unknown;
    for (std::size_t index = 0; index < rows.size(); ++index) {
        if (!registered.contains(rows[index].product_id, rows[index].product_version))
            unknown.push_back(index);
    }
    return unknown;
}

/// Adds what the bills of materials in force claim to be fixed.
void add_claims(Connection& connection,
                std::int64_t product_row,
                std::vector<Component>& components)
{
    Query query{connection, R"sql(
        SELECT sbom_claim.component, sbom_claim.cve
          FROM sbom
          JOIN sbom_claim ON sbom_claim.sbom = sbom.id
         WHERE sbom.product_version = ?
           AND sbom.replaced_by IS NULL
         ORDER BY sbom_claim.component, sbom_claim.cve
    )sql"};
    query.bind(product_row);

    std::map<std::int64_t, std::vector<std::string>> claims;
    while (query.step()) {
        std::int64_t component = 0;
        std::string cve;
        query.read(component, cve);
        claims[component].push_back(std::move(cve));
    }
    if (claims.empty())
        return;
    for (auto& component : components) {
        const auto claim = claims.find(component.row);
        if (claim != claims.end())
            component.claimed_fixed = claim->second;
    }
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

    write.commit();
    return rows.counts();
}

ImportCounts InventoryStore::import(const ProductVersion& product,
                                    const Sbom& sbom,
                                    Replaces replaces,
                                    const InventoryDocument& document)
{
    auto& connection = db_.connection();
    WholeWrite write{connection};

    InventoryImport rows{connection, document};
    if (!ProductLookup{connection, {}}.contains(product.product_id, product.version))
        rows.add(product);
    rows.add(*product_version_row(connection, product.product_id, product.version), sbom, replaces);
    write.commit();
    return rows.counts();
}

InventoryStore::Unknown InventoryStore::unknown_products(const InventoryFile& file)
{
    ProductLookup registered{db_.connection(), file.products};
    return {
        .components = unknown_among(file.components, registered),
        .installations = unknown_among(file.installations, registered),
    };
}

std::vector<ProductVersion> InventoryStore::products()
{
    Query query{db_.connection(), R"sql(
        SELECT id, product_id, version, product_name, model, vendor, lifecycle, jmdn_class,
               approval_no, retention_class, least_severity
          FROM live_product
         ORDER BY product_id, version
    )sql"};
    return read_products(query);
}

std::vector<Component> InventoryStore::components()
{
    Query query{db_.connection(), R"sql(
        SELECT component.id, product.product_id, product.version, component.vendor,
               component.name, component.version, component.purl, component.cpe
          FROM registered_component AS component
          JOIN live_product AS product ON product.id = component.product_version
         ORDER BY component.id
    )sql"};
    return read_components(query);
}

std::vector<Component> InventoryStore::components_of(std::int64_t product_row)
{
    Query query{db_.connection(), R"sql(
        SELECT component.id, product.product_id, product_version.version, component.vendor,
               component.name, component.version, component.purl, component.cpe
          FROM registered_component AS component
          JOIN product_version ON product_version.id = component.product_version
          JOIN product ON product.id = product_version.product
         WHERE component.product_version = ?
         ORDER BY component.name, component.version, component.id
    )sql"};
    query.bind(product_row);
    auto components = read_components(query);
    add_claims(db_.connection(), product_row, components);
    return components;
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
           AND COALESCE((SELECT is_registered
                           FROM registration
                          WHERE subject = 'installation'
                            AND row = installation.id
                          ORDER BY id DESC
                          LIMIT 1),
                        1)
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
               approval_no, retention_class, least_severity
          FROM live_product
         WHERE product_id = ?
         ORDER BY version
    )sql"};
    query.bind(product_id);
    return read_products(query);
}

std::optional<ProductVersion> InventoryStore::product(std::int64_t row)
{
    Query query{db_.connection(), R"sql(
        SELECT id, product_id, version, product_name, model, vendor, lifecycle, jmdn_class,
               approval_no, retention_class, least_severity
          FROM live_product
         WHERE id = ?
    )sql"};
    query.bind(row);
    auto products = read_products(query);
    return products.empty() ? std::nullopt : std::optional{std::move(products.front())};
}

ProductVersion InventoryStore::known_product(std::int64_t row)
{
    return storage::known_product(db_.connection(), row);
}

Component InventoryStore::known_component(std::int64_t row)
{
    return storage::known_component(db_.connection(), row);
}

std::vector<std::string> InventoryStore::vendors()
{
    Query query{
        db_.connection(),
        "SELECT vendor FROM component UNION SELECT vendor FROM product_record",
    };
    std::vector<std::string> vendors;
    while (query.step())
        query.read(vendors.emplace_back());
    return vendors;
}

void InventoryStore::visit_software(const std::function<void(const Component&)>& visit)
{
    Query query{
        db_.connection(),
        "SELECT vendor, name, version, purl, cpe FROM component ORDER BY name",
    };
    Component component;
    while (query.step()) {
        query.read(component.vendor,
                   component.name,
                   component.version,
                   component.purl,
                   component.cpe);
        visit(component);
    }
}

std::size_t InventoryStore::component_count()
{
    return static_cast<std::size_t>(db_.connection().integer_of(R"sql(
        SELECT COUNT(*)
          FROM registered_component
         WHERE product_version IN (SELECT id FROM live_product)
    )sql"));
}

}  // namespace advisory::storage
