#include <cstdint>
#include <utility>
#include <vector>

#include "storage/inventory_import.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

namespace {

/// Whether the bytes of this document are a bill of this product version that is in force.
bool is_in_force(Connection& connection, std::int64_t product, std::int64_t document)
{
    Query query{connection, R"sql(
        SELECT 1
          FROM sbom
          JOIN inventory_import ON inventory_import.id = sbom.import
         WHERE sbom.product_version = ?
           AND sbom.replaced_by IS NULL
           AND inventory_import.document = ?
    )sql"};
    return query.bind(product, document).step();
}

std::vector<std::int64_t> rows_of(Query& query)
{
    std::vector<std::int64_t> rows;
    while (query.step())
        query.read(rows.emplace_back());
    return rows;
}

}  // namespace

void InventoryImport::add(std::int64_t product_version, const Sbom& sbom, Replaces replaces)
{
    if (is_in_force(connection_, product_version, document_)) {
        counts_.unchanged += sbom.components.size();
        return;
    }

    const auto row = add_document(product_version, sbom);
    Query place{connection_, R"sql(
        INSERT INTO sbom_component (sbom, position, component, path, ref)
             VALUES (?, ?, ?, ?, ?)
    )sql"};
    std::size_t position = 0;
    for (const auto& component : sbom.components) {
        const auto component_row = add(product_version, component, ListedBy::sbom);
        place.run(row, position++, component_row, component.path, component.ref);
        add_claims(row, component_row, component);
    }
    add_findings(row, sbom.findings);
    replace_earlier(product_version, row, sbom, replaces);
    end_what_nothing_lists(product_version);
    // Claims and paths may be new even where no component is.
    change_.touch(product_version);
}

std::int64_t InventoryImport::add_document(std::int64_t product, const Sbom& sbom)
{
    const auto& document = sbom.document;
    Query insert{connection_, R"sql(
        INSERT INTO sbom (product_version, import, format, spec_version, serial, version,
                          created, author, subject_name, subject_version, components, findings)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql"};
    insert.run(product,
               import_,
               document.format,
               document.spec_version,
               document.serial,
               document.version,
               document.created,
               document.author,
               document.subject.name,
               document.subject.version,
               sbom.components.size(),
               sbom.findings.size());
    return connection_.last_row();
}

void InventoryImport::add_claims(std::int64_t sbom,
                                 std::int64_t component,
                                 const Component& claimed)
{
    if (claimed.claimed_fixed.empty())
        return;
    Query insert{connection_, R"sql(
        INSERT INTO sbom_claim (sbom, component, cve)
             VALUES (?, ?, ?)
        ON CONFLICT DO NOTHING
    )sql"};
    for (const auto& cve : claimed.claimed_fixed)
        insert.run(sbom, component, cve);
}

void InventoryImport::add_findings(std::int64_t sbom, const std::vector<SbomFinding>& findings)
{
    Query insert{connection_, R"sql(
        INSERT INTO sbom_finding (sbom, position, place, component, reason, is_left_out)
             VALUES (?, ?, ?, ?, ?, ?)
    )sql"};
    std::size_t position = 0;
    for (const auto& [place, component, reason, is_left_out] : findings)
        insert.run(sbom, position++, place, component, reason, is_left_out);
}

void InventoryImport::replace_earlier(std::int64_t product,
                                      std::int64_t sbom,
                                      const Sbom& now,
                                      Replaces which)
{
    Query update{connection_, R"sql(
        UPDATE sbom
           SET replaced_by = ?1
         WHERE product_version = ?2
           AND id <> ?1
           AND replaced_by IS NULL
           AND (?3 OR subject_name = ?4 OR (serial = ?5 AND ?5 <> ''))
    )sql"};
    counts_.replaced += static_cast<std::size_t>(update.run(sbom,
                                                            product,
                                                            which == Replaces::all_of_version,
                                                            now.document.subject.name,
                                                            now.document.serial));
}

void InventoryImport::end_what_nothing_lists(std::int64_t product)
{
    Query query{connection_, R"sql(
        SELECT id
          FROM registered_component
         WHERE product_version = ?1
           AND is_listed = 0
           AND id NOT IN (SELECT place.component
                            FROM sbom
                            JOIN sbom_component AS place ON place.sbom = sbom.id
                           WHERE sbom.product_version = ?1
                             AND sbom.replaced_by IS NULL)
    )sql"};
    query.bind(product);
    for (const auto component : rows_of(query)) {
        change_.set_registered(Registered::component, component, false);
        ++counts_.ended;
    }
}

}  // namespace advisory::storage
