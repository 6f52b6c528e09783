#include "storage/schema.hpp"

#include <array>

namespace advisory::storage {

namespace {

// Rows are added, never changed; match.superseded_by alone is set once. What is known
// again by its key and can change otherwise has its values in a *_record table, whose
// last row counts.

constexpr std::array inventory_statements{
    R"sql(CREATE TABLE inventory_document (
        id     INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        bytes  BLOB NOT NULL
    ) STRICT)sql",
    R"sql(CREATE TABLE inventory_import (
        id          INTEGER PRIMARY KEY,
        document    INTEGER NOT NULL REFERENCES inventory_document (id),
        name        TEXT NOT NULL,
        imported_at INTEGER NOT NULL
    ) STRICT)sql",
    R"sql(CREATE TABLE inventory_snapshot (
        id      INTEGER PRIMARY KEY,
        import  INTEGER REFERENCES inventory_import (id),
        made_at INTEGER NOT NULL
    ) STRICT)sql",
    R"sql(CREATE TABLE product (
        id         INTEGER PRIMARY KEY,
        product_id TEXT NOT NULL UNIQUE
    ) STRICT)sql",
    R"sql(CREATE TABLE product_version (
        id      INTEGER PRIMARY KEY,
        product INTEGER NOT NULL REFERENCES product (id),
        version TEXT NOT NULL,
        UNIQUE (product, version)
    ) STRICT)sql",
    R"sql(CREATE TABLE product_record (
        id              INTEGER PRIMARY KEY,
        product_version INTEGER NOT NULL REFERENCES product_version (id),
        import          INTEGER NOT NULL REFERENCES inventory_import (id),
        product_name    TEXT NOT NULL,
        model           TEXT NOT NULL,
        vendor          TEXT NOT NULL,
        lifecycle       TEXT NOT NULL,
        jmdn_class      TEXT NOT NULL,
        approval_no     TEXT NOT NULL,
        retention_class TEXT NOT NULL
    ) STRICT)sql",
    "CREATE INDEX product_record_version ON product_record (product_version)",
    R"sql(CREATE VIEW registered_product AS
        SELECT product_version.id, product.product_id, product_version.version,
               record.product_name, record.model, record.vendor, record.lifecycle,
               record.jmdn_class, record.approval_no, record.retention_class
          FROM product_version
          JOIN product ON product.id = product_version.product
          JOIN product_record AS record
            ON record.id = (SELECT MAX(newest.id)
                              FROM product_record AS newest
                             WHERE newest.product_version = product_version.id))sql",
    R"sql(CREATE TABLE component (
        id              INTEGER PRIMARY KEY,
        product_version INTEGER NOT NULL REFERENCES product_version (id),
        import          INTEGER NOT NULL REFERENCES inventory_import (id),
        vendor          TEXT NOT NULL,
        name            TEXT NOT NULL,
        version         TEXT NOT NULL,
        purl            TEXT NOT NULL,
        cpe             TEXT NOT NULL,
        UNIQUE (product_version, vendor, name, version, purl, cpe)
    ) STRICT)sql",
    R"sql(CREATE TABLE institution (
        id             INTEGER PRIMARY KEY,
        institution_id TEXT NOT NULL UNIQUE
    ) STRICT)sql",
    R"sql(CREATE TABLE installation (
        id              INTEGER PRIMARY KEY,
        institution     INTEGER NOT NULL REFERENCES institution (id),
        product_version INTEGER NOT NULL REFERENCES product_version (id),
        serial          TEXT NOT NULL,
        UNIQUE (product_version, institution, serial)
    ) STRICT)sql",
    R"sql(CREATE TABLE installation_record (
        id               INTEGER PRIMARY KEY,
        installation     INTEGER NOT NULL REFERENCES installation (id),
        import           INTEGER NOT NULL REFERENCES inventory_import (id),
        institution_name TEXT NOT NULL,
        contact          TEXT NOT NULL,
        shipped_on       TEXT NOT NULL,
        options          TEXT NOT NULL
    ) STRICT)sql",
    "CREATE INDEX installation_record_installation ON installation_record (installation)",
    R"sql(CREATE TABLE alias (
        id                INTEGER PRIMARY KEY,
        vendor            TEXT NOT NULL,
        product           TEXT NOT NULL,
        canonical_vendor  TEXT NOT NULL,
        canonical_product TEXT NOT NULL,
        source            TEXT NOT NULL,
        is_denied         INTEGER NOT NULL,
        added_at          INTEGER NOT NULL,
        removed_at        INTEGER
    ) STRICT)sql",
};

constexpr std::array verdicts_statements{
    R"sql(CREATE TABLE evaluation (
        id         INTEGER PRIMARY KEY,
        revision   INTEGER NOT NULL REFERENCES advisory_revision (id),
        snapshot   INTEGER NOT NULL,
        rules      TEXT NOT NULL,
        products   INTEGER NOT NULL,
        components INTEGER NOT NULL,
        made_at    INTEGER NOT NULL
    ) STRICT)sql",
    "CREATE INDEX evaluation_revision ON evaluation (revision)",
    R"sql(CREATE TABLE match (
        id              INTEGER PRIMARY KEY,
        evaluation      INTEGER NOT NULL REFERENCES evaluation (id),
        advisory        INTEGER NOT NULL REFERENCES advisory (id),
        item            INTEGER NOT NULL REFERENCES item (id),
        product_version INTEGER NOT NULL REFERENCES product_version (id),
        component       INTEGER REFERENCES component (id),
        superseded_by   INTEGER REFERENCES evaluation (id),
        created_at      INTEGER NOT NULL,
        verdict         TEXT NOT NULL,
        phrase          TEXT NOT NULL,
        vers            TEXT NOT NULL,
        span_begin      INTEGER NOT NULL,
        span_end        INTEGER NOT NULL,
        identity_rule   TEXT NOT NULL,
        advisory_name   TEXT NOT NULL,
        inventory_name  TEXT NOT NULL,
        scheme          TEXT NOT NULL
    ) STRICT)sql",
    "CREATE INDEX live_match_created ON match (created_at) WHERE superseded_by IS NULL",
    "CREATE INDEX live_match_advisory ON match (advisory) WHERE superseded_by IS NULL",
    R"sql(CREATE TABLE match_reason (
        match    INTEGER NOT NULL REFERENCES match (id),
        position INTEGER NOT NULL,
        reason   TEXT NOT NULL,
        PRIMARY KEY (match, position)
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE match_cve (
        match    INTEGER NOT NULL REFERENCES match (id),
        position INTEGER NOT NULL,
        cve      TEXT NOT NULL COLLATE NOCASE,
        PRIMARY KEY (match, position)
    ) STRICT, WITHOUT ROWID)sql",
    "CREATE INDEX match_cve_cve ON match_cve (cve)",
    R"sql(CREATE TABLE match_evidence (
        match    INTEGER NOT NULL REFERENCES match (id),
        kind     TEXT NOT NULL CHECK (kind IN ('comparison', 'question')),
        position INTEGER NOT NULL,
        text     TEXT NOT NULL,
        PRIMARY KEY (match, kind, position)
    ) STRICT, WITHOUT ROWID)sql",
};

constexpr std::array alerts_statements{
    R"sql(CREATE TABLE alert (
        id                INTEGER PRIMARY KEY,
        time              INTEGER NOT NULL,
        event             TEXT NOT NULL,
        alert_id          TEXT NOT NULL,
        advisory_id       TEXT NOT NULL,
        title             TEXT NOT NULL,
        verdict           TEXT NOT NULL,
        severity          TEXT NOT NULL,
        product_id        TEXT NOT NULL,
        product_name      TEXT NOT NULL,
        product_version   TEXT NOT NULL,
        component         TEXT NOT NULL,
        component_version TEXT NOT NULL,
        url               TEXT NOT NULL
    ) STRICT)sql",
    "CREATE INDEX alert_alert_id ON alert (alert_id)",
    R"sql(CREATE TABLE alert_cve (
        alert    INTEGER NOT NULL REFERENCES alert (id),
        position INTEGER NOT NULL,
        cve      TEXT NOT NULL COLLATE NOCASE,
        PRIMARY KEY (alert, position)
    ) STRICT, WITHOUT ROWID)sql",
    // One row a try, so that the last one of a sink is known without comparing clocks.
    // `failure` is NULL when the sink took the alert.
    R"sql(CREATE TABLE delivery (
        id      INTEGER PRIMARY KEY,
        alert   INTEGER NOT NULL REFERENCES alert (id),
        sink    TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        failure TEXT
    ) STRICT)sql",
    "CREATE UNIQUE INDEX delivered ON delivery (sink, alert) WHERE failure IS NULL",
    "CREATE INDEX delivery_sink ON delivery (sink)",
};

}  // namespace

Migration inventory_schema()
{
    return inventory_statements;
}

Migration verdicts_schema()
{
    return verdicts_statements;
}

Migration alerts_schema()
{
    return alerts_statements;
}

}  // namespace advisory::storage
