#include "cli/inventory_columns.hpp"

#include <cstdint>
#include <string>

#include "cli/match_record.hpp"
#include "language/say.hpp"

namespace advisory::cli {

namespace {

using enum Column::Fit;

}  // namespace

const std::vector<Column>& product_columns()
{
    static const std::vector<Column> columns{
        {.name = "product_id", .heading = mark("PRODUCT")},
        {.name = "product_name", .heading = mark("NAME"), .fit = shortened},
        {.name = "model", .heading = mark("MODEL"), .fit = shortened},
        {.name = "version", .heading = mark("VERSION")},
        {.name = "vendor", .heading = mark("VENDOR"), .fit = shortened},
        {.name = "lifecycle", .heading = mark("LIFECYCLE"), .fit = left_out},
        {.name = "jmdn_class", .heading = {}},
        {.name = "approval_no", .heading = {}},
        {.name = "retention_class", .heading = {}},
        {.name = "least_severity", .heading = {}},
    };
    return columns;
}

const std::vector<Column>& component_columns()
{
    static const std::vector<Column> columns{
        {.name = "product_id", .heading = mark("PRODUCT")},
        {.name = "product_version", .heading = mark("OF VERSION")},
        {.name = "component_vendor", .heading = mark("VENDOR"), .fit = shortened},
        {.name = "component", .heading = mark("COMPONENT"), .fit = shortened},
        {.name = "component_version", .heading = mark("VERSION"), .fit = shortened},
        {.name = "purl", .heading = "PURL", .fit = left_out},
        {.name = "cpe", .heading = {}},
    };
    return columns;
}

const std::vector<Column>& installation_columns()
{
    static const std::vector<Column> columns{
        {.name = "institution_id", .heading = mark("INSTITUTION")},
        {.name = "institution_name", .heading = mark("NAME"), .fit = shortened},
        {.name = "contact", .heading = mark("CONTACT"), .fit = shortened},
        {.name = "product_id", .heading = mark("PRODUCT")},
        {.name = "product_version", .heading = mark("VERSION")},
        {.name = "serial", .heading = mark("SERIAL")},
        {.name = "shipped_on", .heading = mark("SHIPPED"), .fit = left_out},
        {.name = "options", .heading = {}},
    };
    return columns;
}

const std::vector<Column>& sbom_columns()
{
    static const std::vector<Column> columns{
        {.name = "product_id", .heading = mark("PRODUCT")},
        {.name = "product_version", .heading = mark("VERSION")},
        {.name = "format", .heading = mark("FORMAT")},
        {.name = "file", .heading = mark("FILE"), .fit = shortened},
        {.name = "imported_at", .heading = mark("IMPORTED"), .fit = left_out},
        {.name = "state", .heading = mark("STATE")},
        {.name = "subject", .heading = mark("IS OF"), .fit = shortened},
        {.name = "components", .heading = mark("COMPONENTS")},
        {.name = "findings", .heading = mark("FINDINGS")},
        {.name = "created", .heading = {}},
        {.name = "author", .heading = {}},
        {.name = "serial", .heading = {}},
        {.name = "edition", .heading = {}},
        {.name = "sha256", .heading = {}},
    };
    return columns;
}

Row row_of(const ProductVersion& product)
{
    return {
        product.product_id,
        product.product_name,
        product.model,
        product.version,
        product.vendor,
        product.lifecycle,
        product.jmdn_class,
        product.approval_no,
        product.retention_class,
        product.least_severity,
    };
}

Row row_of(const Component& component)
{
    return {
        component.product_id,
        component.product_version,
        component.vendor,
        component.name,
        component.version,
        component.purl,
        component.cpe,
    };
}

Row row_of(const Installation& installation)
{
    return {
        installation.institution_id,
        installation.institution_name,
        installation.contact,
        installation.product_id,
        installation.product_version,
        installation.serial,
        installation.shipped_on,
        installation.options,
    };
}

Row row_of(const ProductVersion& product, const storage::InventoryStore::KeptSbom& sbom)
{
    const auto& document = sbom.document;
    return {
        product.product_id,
        product.version,
        name_and_version(document.format, document.spec_version),
        sbom.name,
        sbom.imported_at,
        std::string{sbom.is_in_force ? "in force" : "history"},
        name_and_version(document.subject.name, document.subject.version),
        static_cast<std::int64_t>(sbom.components),
        static_cast<std::int64_t>(sbom.findings),
        document.created,
        document.author,
        document.serial,
        document.version,
        sbom.sha256,
    };
}

}  // namespace advisory::cli
