#include "storage/inventory_import.hpp"

#include <cassert>
#include <optional>
#include <tuple>

#include "language/say.hpp"
#include "storage/product_rows.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

namespace {

std::int64_t save_document(Connection& connection, const InventoryDocument& document)
{
    Query insert{connection, R"sql(
        INSERT INTO inventory_document (sha256, bytes)
             VALUES (?, ?)
        ON CONFLICT (sha256) DO NOTHING
    )sql"};
    insert.run(document.sha256, Blob{document.bytes});

    Query query{connection, "SELECT id FROM inventory_document WHERE sha256 = ?"};
    query.bind(document.sha256).step();
    std::int64_t row = 0;
    query.read(row);
    return row;
}

std::int64_t add_import(Connection& connection,
                        std::int64_t document_row,
                        const InventoryDocument& document)
{
    Query insert{
        connection,
        "INSERT INTO inventory_import (document, name, imported_at) VALUES (?, ?, ?)",
    };
    insert.run(document_row, document.name, document.imported_at);
    return connection.last_row();
}

/// Runs an insert that does nothing on a known key; the row when it was new.
std::optional<std::int64_t> row_if_added(Connection& connection, Query& insert)
{
    return insert.run() == 1 ? std::optional{connection.last_row()} : std::nullopt;
}

/// The values of a product version beside its key.
auto values_of(const ProductVersion& product)
{
    return std::tie(product.product_name,
                    product.model,
                    product.vendor,
                    product.lifecycle,
                    product.jmdn_class,
                    product.approval_no,
                    product.retention_class,
                    product.least_severity);
}

/// The values of an installation beside its key.
auto values_of(const Installation& installation)
{
    return std::tie(installation.institution_name,
                    installation.contact,
                    installation.shipped_on,
                    installation.options);
}

bool has_record(Connection& connection, const ProductVersion& product, std::int64_t row)
{
    Query query{connection, R"sql(
        SELECT product_name, model, vendor, lifecycle, jmdn_class, approval_no, retention_class,
               least_severity
          FROM product_record
         WHERE product_version = ?
         ORDER BY id DESC
         LIMIT 1
    )sql"};
    if (!query.bind(row).step())
        return false;

    ProductVersion known;
    query.read(known.product_name,
               known.model,
               known.vendor,
               known.lifecycle,
               known.jmdn_class,
               known.approval_no,
               known.retention_class,
               known.least_severity);
    return values_of(known) == values_of(product);
}

bool has_record(Connection& connection, const Installation& installation, std::int64_t row)
{
    Query query{connection, R"sql(
        SELECT institution_name, contact, shipped_on, options
          FROM installation_record
         WHERE installation = ?
         ORDER BY id DESC
         LIMIT 1
    )sql"};
    if (!query.bind(row).step())
        return false;

    Installation known;
    query.read(known.institution_name, known.contact, known.shipped_on, known.options);
    return values_of(known) == values_of(installation);
}

/// A known component, and whether a file lists it beside bills of materials.
std::pair<std::int64_t, bool> component_row(Connection& connection,
                                            std::int64_t product,
                                            const Component& component)
{
    Query query{connection, R"sql(
        SELECT id, is_listed
          FROM component
         WHERE product_version = ?
           AND vendor = ?
           AND name = ?
           AND version = ?
           AND purl = ?
           AND cpe = ?
    )sql"};
    query
        .bind(product,
              component.vendor,
              component.name,
              component.version,
              component.purl,
              component.cpe)
        .step();

    std::int64_t row = 0;
    std::int64_t is_listed = 0;
    query.read(row, is_listed);
    return {row, is_listed != 0};
}

std::int64_t installation_row(Connection& connection,
                              std::int64_t product,
                              const Installation& installation)
{
    Query query{connection, R"sql(
        SELECT installation.id
          FROM installation
          JOIN institution ON institution.id = installation.institution
         WHERE installation.product_version = ?
           AND institution.institution_id = ?
           AND installation.serial = ?
    )sql"};
    query.bind(product, installation.institution_id, installation.serial).step();

    std::int64_t row = 0;
    query.read(row);
    return row;
}

}  // namespace

InventoryImport::InventoryImport(Connection& connection, const InventoryDocument& document)
    : connection_{connection},
      document_{save_document(connection, document)},
      import_{add_import(connection, document_, document)},
      change_{connection, import_, say("import of {}", document.name), document.imported_at}
{}

void InventoryImport::add(const ProductVersion& product)
{
    Query add_product{
        connection_,
        "INSERT INTO product (product_id) VALUES (?) ON CONFLICT DO NOTHING",
    };
    add_product.run(product.product_id);

    Query add_version{connection_, R"sql(
        INSERT INTO product_version (product, version)
             SELECT id, ?
               FROM product
              WHERE product_id = ?
        ON CONFLICT DO NOTHING
    )sql"};
    add_version.bind(product.version, product.product_id);
    if (const auto added = row_if_added(connection_, add_version)) {
        add_record_of(product, *added);
        change_.touch(*added);
        ++counts_.added;
        return;
    }

    const auto row = product_version_row(connection_, product.product_id, product.version);
    assert(row);
    const bool is_back = register_again(Registered::product_version, *row);
    const bool is_known = has_record(connection_, product, *row);
    if (!is_known)
        add_record_of(product, *row);
    if (!is_known || is_back)
        change_.touch(*row);
    ++(is_back ? counts_.added : is_known ? counts_.unchanged : counts_.updated);
}

void InventoryImport::add(const Component& component)
{
    const auto product =
        product_version_row(connection_, component.product_id, component.product_version);
    assert(product);
    add(*product, component, ListedBy::file);
}

std::int64_t InventoryImport::add(std::int64_t product, const Component& component, ListedBy by)
{
    Query insert{connection_, R"sql(
        INSERT INTO component (product_version, import, vendor, name, version, purl, cpe,
                               is_listed)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
    )sql"};
    insert.bind(product,
                import_,
                component.vendor,
                component.name,
                component.version,
                component.purl,
                component.cpe,
                by == ListedBy::file);
    if (const auto added = row_if_added(connection_, insert)) {
        change_.touch(product);
        ++counts_.added;
        return *added;
    }

    const auto [row, is_listed] = component_row(connection_, product, component);
    if (by == ListedBy::file && !is_listed) {
        Query update{connection_, "UPDATE component SET is_listed = 1 WHERE id = ?"};
        update.run(row);
    }
    const bool is_back = register_again(Registered::component, row);
    if (is_back)
        change_.touch(product);
    ++(is_back ? counts_.added : counts_.unchanged);
    return row;
}

bool InventoryImport::register_again(Registered subject, std::int64_t row)
{
    if (is_registered(connection_, subject, row))
        return false;
    change_.set_registered(subject, row, true);
    return true;
}

void InventoryImport::add(const Installation& installation)
{
    const auto product =
        product_version_row(connection_, installation.product_id, installation.product_version);
    assert(product);

    Query add_institution{
        connection_,
        "INSERT INTO institution (institution_id) VALUES (?) ON CONFLICT DO NOTHING",
    };
    add_institution.run(installation.institution_id);

    Query add_installation{connection_, R"sql(
        INSERT INTO installation (institution, product_version, serial)
             SELECT id, ?, ?
               FROM institution
              WHERE institution_id = ?
        ON CONFLICT DO NOTHING
    )sql"};
    add_installation.bind(product, installation.serial, installation.institution_id);
    if (const auto added = row_if_added(connection_, add_installation)) {
        add_record_of(installation, *added);
        change_.touch(*product);
        ++counts_.added;
        return;
    }

    const auto row = installation_row(connection_, *product, installation);
    const bool is_back = register_again(Registered::installation, row);
    const bool is_known = has_record(connection_, installation, row);
    if (!is_known)
        add_record_of(installation, row);
    if (!is_known || is_back)
        change_.touch(*product);
    ++(is_back ? counts_.added : is_known ? counts_.unchanged : counts_.updated);
}

void InventoryImport::add_record_of(const ProductVersion& product, std::int64_t row)
{
    Query insert{connection_, R"sql(
        INSERT INTO product_record (product_version, import, product_name, model, vendor,
                                    lifecycle, jmdn_class, approval_no, retention_class,
                                    least_severity)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql"};
    insert.run(row,
               import_,
               product.product_name,
               product.model,
               product.vendor,
               product.lifecycle,
               product.jmdn_class,
               product.approval_no,
               product.retention_class,
               product.least_severity);
}

void InventoryImport::add_record_of(const Installation& installation, std::int64_t row)
{
    Query insert{connection_, R"sql(
        INSERT INTO installation_record (installation, import, institution_name, contact,
                                         shipped_on, options)
             VALUES (?, ?, ?, ?, ?, ?)
    )sql"};
    insert.run(row,
               import_,
               installation.institution_name,
               installation.contact,
               installation.shipped_on,
               installation.options);
}

}  // namespace advisory::storage
