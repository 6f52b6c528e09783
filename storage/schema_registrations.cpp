#include "storage/schema.hpp"

#include <array>

namespace advisory::storage {

namespace {

// What is registered may end and begin again: each change is a row of `registration`, the last
// one counts, and what has no row has been registered since its first import. A bill of
// materials that is replaced stays, with its components at their places.
constexpr std::array registrations_statements{
    "ALTER TABLE inventory_snapshot ADD COLUMN cause TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE inventory_snapshot ADD COLUMN has_new_names INTEGER NOT NULL DEFAULT 0",
    R"sql(CREATE TABLE snapshot_product (
        snapshot        INTEGER NOT NULL REFERENCES inventory_snapshot (id),
        product_version INTEGER NOT NULL REFERENCES product_version (id),
        PRIMARY KEY (snapshot, product_version)
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE registration (
        id            INTEGER PRIMARY KEY,
        subject       TEXT NOT NULL
                      CHECK (subject IN ('product_version', 'component', 'installation')),
        row           INTEGER NOT NULL,
        is_registered INTEGER NOT NULL,
        snapshot      INTEGER NOT NULL REFERENCES inventory_snapshot (id)
    ) STRICT)sql",
    "CREATE INDEX registration_subject ON registration (subject, row)",
    // 0: only bills of materials list it, and it ends with the last of them.
    "ALTER TABLE component ADD COLUMN is_listed INTEGER NOT NULL DEFAULT 1",
    R"sql(CREATE VIEW registered_component AS
        SELECT id, product_version, import, vendor, name, version, purl, cpe, is_listed
          FROM component
         WHERE COALESCE((SELECT is_registered
                           FROM registration
                          WHERE subject = 'component'
                            AND row = component.id
                          ORDER BY id DESC
                          LIMIT 1),
                        1))sql",
    R"sql(CREATE TABLE sbom (
        id              INTEGER PRIMARY KEY,
        product_version INTEGER NOT NULL REFERENCES product_version (id),
        import          INTEGER NOT NULL REFERENCES inventory_import (id),
        format          TEXT NOT NULL,
        spec_version    TEXT NOT NULL,
        serial          TEXT NOT NULL,
        version         TEXT NOT NULL,
        created         TEXT NOT NULL,
        author          TEXT NOT NULL,
        subject_name    TEXT NOT NULL,
        subject_version TEXT NOT NULL,
        components      INTEGER NOT NULL,
        findings        INTEGER NOT NULL,
        replaced_by     INTEGER REFERENCES sbom (id)
    ) STRICT)sql",
    "CREATE INDEX sbom_product ON sbom (product_version)",
    R"sql(CREATE TABLE sbom_component (
        sbom      INTEGER NOT NULL REFERENCES sbom (id),
        position  INTEGER NOT NULL,
        component INTEGER NOT NULL REFERENCES component (id),
        path      TEXT NOT NULL,
        ref       TEXT NOT NULL,
        PRIMARY KEY (sbom, position)
    ) STRICT, WITHOUT ROWID)sql",
    "CREATE INDEX sbom_component_component ON sbom_component (component)",
    R"sql(CREATE TABLE sbom_claim (
        sbom      INTEGER NOT NULL REFERENCES sbom (id),
        component INTEGER NOT NULL REFERENCES component (id),
        cve       TEXT NOT NULL COLLATE NOCASE,
        PRIMARY KEY (sbom, component, cve)
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE sbom_finding (
        sbom        INTEGER NOT NULL REFERENCES sbom (id),
        position    INTEGER NOT NULL,
        place       TEXT NOT NULL,
        component   TEXT NOT NULL,
        reason      TEXT NOT NULL,
        is_left_out INTEGER NOT NULL,
        PRIMARY KEY (sbom, position)
    ) STRICT, WITHOUT ROWID)sql",
    "ALTER TABLE alias ADD COLUMN language TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE alias ADD COLUMN kind TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE alias ADD COLUMN valid_from TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE alias ADD COLUMN valid_until TEXT NOT NULL DEFAULT ''",
    // A term is watched for as a product of its own that has no version and no components.
    R"sql(CREATE TABLE watch_term (
        id              INTEGER PRIMARY KEY,
        product_version INTEGER NOT NULL UNIQUE REFERENCES product_version (id),
        term            TEXT NOT NULL,
        note            TEXT NOT NULL,
        source          TEXT NOT NULL
    ) STRICT)sql",
    // registered_product has every product version that ever was, for the verdicts of old.
    R"sql(CREATE VIEW live_product AS
        SELECT id, product_id, version, product_name, model, vendor, lifecycle, jmdn_class,
               approval_no, retention_class
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

// Every change of a verdict by something else than the notice, and what was decided about one
// that became less grave: until then the graver one stays.
constexpr std::array changes_statements{
    R"sql(CREATE TABLE verdict_change (
        id         INTEGER PRIMARY KEY,
        match      INTEGER NOT NULL REFERENCES match (id),
        evaluation INTEGER NOT NULL REFERENCES evaluation (id),
        verdict    TEXT NOT NULL,
        why        TEXT NOT NULL,
        cause      TEXT NOT NULL,
        made_at    INTEGER NOT NULL,
        decision   TEXT CHECK (decision IN ('accepted', 'kept')),
        decided_by TEXT,
        reason     TEXT,
        decided_at INTEGER
    ) STRICT)sql",
    "CREATE INDEX verdict_change_match ON verdict_change (match)",
    "ALTER TABLE evaluation ADD COLUMN cause TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE alert ADD COLUMN cause TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX live_match_product ON match (product_version) WHERE superseded_by IS NULL",
    R"sql(CREATE INDEX live_match_open ON match (created_at)
           WHERE superseded_by IS NULL AND verdict <> 'not_affected')sql",
};

}  // namespace

Migration registrations_schema()
{
    return registrations_statements;
}

Migration changes_schema()
{
    return changes_statements;
}

}  // namespace advisory::storage
