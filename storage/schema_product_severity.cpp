#include "storage/schema.hpp"

#include <array>

namespace advisory::storage {

namespace {

// A view has the columns that it was made with.
constexpr std::array product_severity_statements{
    "ALTER TABLE product_record ADD COLUMN least_severity TEXT NOT NULL DEFAULT ''",
    "DROP VIEW live_product",
    "DROP VIEW registered_product",
    R"sql(CREATE VIEW registered_product AS
        SELECT product_version.id, product.product_id, product_version.version,
               record.product_name, record.model, record.vendor, record.lifecycle,
               record.jmdn_class, record.approval_no, record.retention_class,
               record.least_severity
          FROM product_version
          JOIN product ON product.id = product_version.product
          JOIN product_record AS record
            ON record.id = (SELECT MAX(newest.id)
                              FROM product_record AS newest
                             WHERE newest.product_version = product_version.id))sql",
    R"sql(CREATE VIEW live_product AS
        SELECT id, product_id, version, product_name, model, vendor, lifecycle, jmdn_class,
               approval_no, retention_class, least_severity
          FROM registered_product
         WHERE id NOT IN (SELECT product_version FROM watch_term)
           AND COALESCE((SELECT is_registered
                           FROM registration
                          WHERE subject = 'product_version'
                            AND row = registered_product.id
                          ORDER BY id DESC
                          LIMIT 1),
                        1))sql",
};

}  // namespace

Migration product_severity_schema()
{
    return product_severity_statements;
}

}  // namespace advisory::storage
