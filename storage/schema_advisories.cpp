#include "storage/schema.hpp"

#include <array>

namespace advisory::storage {

namespace {

// Rows are added, never changed; mailbox_folder alone tells of now. Large columns stand
// last, because SQLite reads a row from its front.

constexpr std::array messages_statements{
    R"sql(CREATE TABLE message (
        id          INTEGER PRIMARY KEY,
        sha256      TEXT NOT NULL UNIQUE,
        size        INTEGER NOT NULL,
        is_complete INTEGER NOT NULL,
        bytes       BLOB NOT NULL
    ) STRICT)sql",
    R"sql(CREATE TABLE receipt (
        id            INTEGER PRIMARY KEY,
        message       INTEGER NOT NULL REFERENCES message (id),
        mailbox       TEXT NOT NULL,
        folder        TEXT NOT NULL,
        uid_validity  INTEGER NOT NULL,
        uid           INTEGER NOT NULL,
        internal_date INTEGER NOT NULL,
        received_at   INTEGER NOT NULL,
        authenticity  TEXT NOT NULL,
        UNIQUE (mailbox, folder, uid_validity, uid, message)
    ) STRICT)sql",
    R"sql(CREATE TABLE receipt_check (
        receipt  INTEGER NOT NULL REFERENCES receipt (id),
        position INTEGER NOT NULL,
        text     TEXT NOT NULL,
        PRIMARY KEY (receipt, position)
    ) STRICT, WITHOUT ROWID)sql",
};

constexpr std::array advisories_statements{
    R"sql(CREATE TABLE advisory (
        id          INTEGER PRIMARY KEY,
        advisory_id TEXT NOT NULL UNIQUE
    ) STRICT)sql",
    R"sql(CREATE TABLE advisory_revision (
        id           INTEGER PRIMARY KEY,
        advisory     INTEGER NOT NULL REFERENCES advisory (id),
        number       INTEGER NOT NULL,
        message      INTEGER NOT NULL REFERENCES message (id),
        as_of        TEXT NOT NULL,
        received_at  INTEGER NOT NULL,
        fingerprint  INTEGER NOT NULL,
        source       TEXT NOT NULL,
        kind         TEXT NOT NULL,
        title        TEXT NOT NULL,
        published    TEXT NOT NULL,
        updated      TEXT NOT NULL,
        url          TEXT NOT NULL,
        charset      TEXT NOT NULL,
        authenticity TEXT NOT NULL,
        parser       TEXT NOT NULL,
        text         TEXT NOT NULL,
        UNIQUE (advisory, as_of, number)
    ) STRICT)sql",
    "CREATE INDEX revision_fingerprint ON advisory_revision (advisory, fingerprint)",
    "CREATE INDEX revision_received ON advisory_revision (received_at)",
    "CREATE INDEX revision_kind ON advisory_revision (kind)",
    R"sql(CREATE VIEW current_revision AS
        SELECT revision.id, revision.advisory, revision.source, revision.kind, revision.title,
               revision.received_at, revision.text
          FROM advisory_revision AS revision
         WHERE revision.id = (SELECT other.id
                                FROM advisory_revision AS other
                               WHERE other.advisory = revision.advisory
                               ORDER BY other.as_of DESC, other.number DESC
                               LIMIT 1))sql",
    R"sql(CREATE TABLE advisory_check (
        revision INTEGER NOT NULL REFERENCES advisory_revision (id),
        position INTEGER NOT NULL,
        text     TEXT NOT NULL,
        PRIMARY KEY (revision, position)
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE advisory_warning (
        revision INTEGER NOT NULL REFERENCES advisory_revision (id),
        position INTEGER NOT NULL,
        text     TEXT NOT NULL,
        PRIMARY KEY (revision, position)
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE advisory_history (
        revision INTEGER NOT NULL REFERENCES advisory_revision (id),
        position INTEGER NOT NULL,
        date     TEXT NOT NULL,
        text     TEXT NOT NULL,
        PRIMARY KEY (revision, position)
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE item (
        id       INTEGER PRIMARY KEY,
        revision INTEGER NOT NULL REFERENCES advisory_revision (id),
        position INTEGER NOT NULL,
        title    TEXT NOT NULL,
        UNIQUE (revision, position)
    ) STRICT)sql",
    R"sql(CREATE TABLE item_vendor (
        item     INTEGER NOT NULL REFERENCES item (id),
        position INTEGER NOT NULL,
        vendor   TEXT NOT NULL,
        PRIMARY KEY (item, position)
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE item_cve (
        item     INTEGER NOT NULL REFERENCES item (id),
        position INTEGER NOT NULL,
        cve      TEXT NOT NULL COLLATE NOCASE,
        PRIMARY KEY (item, position)
    ) STRICT, WITHOUT ROWID)sql",
    "CREATE INDEX item_cve_cve ON item_cve (cve)",
    R"sql(CREATE TABLE item_jvn (
        item     INTEGER NOT NULL REFERENCES item (id),
        position INTEGER NOT NULL,
        jvn      TEXT NOT NULL,
        PRIMARY KEY (item, position)
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE item_url (
        item     INTEGER NOT NULL REFERENCES item (id),
        position INTEGER NOT NULL,
        url      TEXT NOT NULL,
        PRIMARY KEY (item, position)
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE item_cvss (
        item     INTEGER NOT NULL REFERENCES item (id),
        position INTEGER NOT NULL,
        version  TEXT NOT NULL,
        vector   TEXT NOT NULL,
        score    REAL,
        PRIMARY KEY (item, position)
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE affected_range (
        id         INTEGER PRIMARY KEY,
        item       INTEGER NOT NULL REFERENCES item (id),
        section    TEXT NOT NULL CHECK (section IN ('affected', 'unaffected', 'fixed')),
        position   INTEGER NOT NULL,
        product    TEXT NOT NULL,
        phrase     TEXT NOT NULL,
        status     TEXT NOT NULL,
        span_begin INTEGER NOT NULL,
        span_end   INTEGER NOT NULL,
        UNIQUE (item, section, position)
    ) STRICT)sql",
    R"sql(CREATE TABLE range_interval (
        range          INTEGER NOT NULL REFERENCES affected_range (id),
        position       INTEGER NOT NULL,
        low            TEXT,
        low_inclusive  INTEGER NOT NULL,
        high           TEXT,
        high_inclusive INTEGER NOT NULL,
        PRIMARY KEY (range, position)
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE range_cve (
        range    INTEGER NOT NULL REFERENCES affected_range (id),
        position INTEGER NOT NULL,
        cve      TEXT NOT NULL COLLATE NOCASE,
        PRIMARY KEY (range, position)
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE range_qualifier (
        range    INTEGER NOT NULL REFERENCES affected_range (id),
        position INTEGER NOT NULL,
        kind     TEXT NOT NULL,
        value    TEXT NOT NULL,
        PRIMARY KEY (range, position)
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE range_flag (
        range    INTEGER NOT NULL REFERENCES affected_range (id),
        position INTEGER NOT NULL,
        flag     TEXT NOT NULL,
        PRIMARY KEY (range, position)
    ) STRICT, WITHOUT ROWID)sql",
};

constexpr std::array mailboxes_statements{
    R"sql(CREATE TABLE mailbox_folder (
        mailbox      TEXT NOT NULL,
        folder       TEXT NOT NULL,
        uid_validity INTEGER NOT NULL DEFAULT 0,
        last_uid     INTEGER NOT NULL DEFAULT 0,
        last_poll    INTEGER,
        last_success INTEGER,
        backlog      INTEGER NOT NULL DEFAULT 0,
        failures     INTEGER NOT NULL DEFAULT 0,
        error        TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (mailbox, folder)
    ) STRICT, WITHOUT ROWID)sql",
};

}  // namespace

Migration messages_schema()
{
    return messages_statements;
}

Migration advisories_schema()
{
    return advisories_statements;
}

Migration mailboxes_schema()
{
    return mailboxes_statements;
}

}  // namespace advisory::storage
