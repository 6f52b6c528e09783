#include "storage/product_rows.hpp"

#include <utility>

namespace advisory::storage {

std::vector<ProductVersion> read_products(Query& query)
{
    std::vector<ProductVersion> products;
    while (query.step()) {
        auto& product = products.emplace_back();
        query.read(product.row,
                   product.product_id,
                   product.version,
                   product.product_name,
                   product.model,
                   product.vendor,
                   product.lifecycle,
                   product.jmdn_class,
                   product.approval_no,
                   product.retention_class,
                   product.least_severity);
    }
    return products;
}

std::vector<Component> read_components(Query& query)
{
    std::vector<Component> components;
    while (query.step()) {
        auto& component = components.emplace_back();
        query.read(component.row,
                   component.product_id,
                   component.product_version,
                   component.vendor,
                   component.name,
                   component.version,
                   component.purl,
                   component.cpe);
    }
    return components;
}

ProductVersion known_product(Connection& connection, std::int64_t row)
{
    Query query{connection, R"sql(
        SELECT id, product_id, version, product_name, model, vendor, lifecycle, jmdn_class,
               approval_no, retention_class, least_severity
          FROM registered_product
         WHERE id = ?
    )sql"};
    query.bind(row);
    auto products = read_products(query);
    return products.empty() ? ProductVersion{} : std::move(products.front());
}

Component known_component(Connection& connection, std::int64_t row)
{
    Query query{connection, R"sql(
        SELECT component.id, product.product_id, product_version.version, component.vendor,
               component.name, component.version, component.purl, component.cpe
          FROM component
          JOIN product_version ON product_version.id = component.product_version
          JOIN product ON product.id = product_version.product
         WHERE component.id = ?
    )sql"};
    query.bind(row);
    auto components = read_components(query);
    return components.empty() ? Component{} : std::move(components.front());
}

std::optional<std::int64_t> product_version_row(Connection& connection,
                                                std::string_view product_id,
                                                std::string_view version)
{
    Query query{connection, R"sql(
        SELECT product_version.id
          FROM product_version
          JOIN product ON product.id = product_version.product
         WHERE product.product_id = ?
           AND product_version.version = ?
    )sql"};
    if (!query.bind(product_id, version).step())
        return std::nullopt;

    std::int64_t row = 0;
    query.read(row);
    return row;
}

}  // namespace advisory::storage
