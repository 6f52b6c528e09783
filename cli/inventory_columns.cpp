#include "cli/inventory_columns.hpp"

namespace advisory::cli {

namespace {

using enum Column::Fit;

}  // namespace

const std::vector<Column>& product_columns()
{
    static const std::vector<Column> columns{
        {.name = "product_id", .heading = "PRODUCT"},
        {.name = "product_name", .heading = "NAME", .fit = shortened},
        {.name = "model", .heading = "MODEL", .fit = shortened},
        {.name = "version", .heading = "VERSION"},
        {.name = "vendor", .heading = "VENDOR", .fit = shortened},
        {.name = "lifecycle", .heading = "LIFECYCLE", .fit = left_out},
        {.name = "jmdn_class", .heading = {}},
        {.name = "approval_no", .heading = {}},
        {.name = "retention_class", .heading = {}},
    };
    return columns;
}

const std::vector<Column>& component_columns()
{
    static const std::vector<Column> columns{
        {.name = "product_id", .heading = "PRODUCT"},
        {.name = "product_version", .heading = "OF VERSION"},
        {.name = "component_vendor", .heading = "VENDOR", .fit = shortened},
        {.name = "component", .heading = "COMPONENT", .fit = shortened},
        {.name = "component_version", .heading = "VERSION", .fit = shortened},
        {.name = "purl", .heading = "PURL", .fit = left_out},
        {.name = "cpe", .heading = {}},
    };
    return columns;
}

const std::vector<Column>& installation_columns()
{
    static const std::vector<Column> columns{
        {.name = "institution_id", .heading = "INSTITUTION"},
        {.name = "institution_name", .heading = "NAME", .fit = shortened},
        {.name = "contact", .heading = "CONTACT", .fit = shortened},
        {.name = "product_id", .heading = "PRODUCT"},
        {.name = "product_version", .heading = "VERSION"},
        {.name = "serial", .heading = "SERIAL"},
        {.name = "shipped_on", .heading = "SHIPPED", .fit = left_out},
        {.name = "options", .heading = {}},
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

}  // namespace advisory::cli
