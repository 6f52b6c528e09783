#include "storage/schema.hpp"

#include <array>

namespace advisory::storage {

namespace {

// How collection went: what was expected of whom, what was polled and what came, day by day.
// mailbox_folder and mail_source tell of now; a silence and a gap are ended once; a row of
// poll_day is added to while its day (of Japan) lasts.
constexpr std::array collection_statements{
    "ALTER TABLE mailbox_folder ADD COLUMN first_poll INTEGER",
    "ALTER TABLE mailbox_folder ADD COLUMN failing_since INTEGER",
    "ALTER TABLE mailbox_folder ADD COLUMN fault TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE mailbox_folder ADD COLUMN remedy TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE mailbox_folder ADD COLUMN next_try INTEGER",
    "ALTER TABLE mailbox_folder ADD COLUMN is_renumbered INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE mailbox_folder ADD COLUMN renumbered_at INTEGER",
    "UPDATE mailbox_folder SET first_poll = last_poll",
    "ALTER TABLE alert ADD COLUMN source TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE alert ADD COLUMN state TEXT NOT NULL DEFAULT ''",
    R"sql(CREATE TABLE mail_source (
        name           TEXT PRIMARY KEY,
        expected_every INTEGER NOT NULL,
        numbers        TEXT NOT NULL,
        holidays       TEXT NOT NULL,
        watched_since  INTEGER NOT NULL,
        watched_until  INTEGER,
        last_mail      INTEGER
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE source_silence (
        id        INTEGER PRIMARY KEY,
        source    TEXT NOT NULL REFERENCES mail_source (name),
        since     INTEGER NOT NULL,
        raised_at INTEGER NOT NULL,
        ended_at  INTEGER,
        ended_by  TEXT NOT NULL DEFAULT ''
    ) STRICT)sql",
    "CREATE UNIQUE INDEX open_silence ON source_silence (source) WHERE ended_at IS NULL",
    R"sql(CREATE TABLE notice_number (
        id         INTEGER PRIMARY KEY,
        numbers    TEXT NOT NULL,
        year       INTEGER NOT NULL,
        number     INTEGER NOT NULL,
        way        TEXT NOT NULL CHECK (way IN ('watched', 'history', 'other', 'waived')),
        arrived_at INTEGER NOT NULL,
        note       TEXT NOT NULL DEFAULT '',
        UNIQUE (numbers, year, number)
    ) STRICT)sql",
    R"sql(CREATE TABLE number_gap (
        id         INTEGER PRIMARY KEY,
        source     TEXT NOT NULL REFERENCES mail_source (name),
        numbers    TEXT NOT NULL,
        year       INTEGER NOT NULL,
        first      INTEGER NOT NULL,
        last       INTEGER NOT NULL,
        noticed_at INTEGER NOT NULL,
        raised_at  INTEGER,
        ended_at   INTEGER,
        ended_by   TEXT NOT NULL DEFAULT ''
    ) STRICT)sql",
    "CREATE INDEX open_gap ON number_gap (numbers, year) WHERE ended_at IS NULL",
    R"sql(CREATE TABLE poll_day (
        mailbox       TEXT NOT NULL,
        folder        TEXT NOT NULL,
        day           TEXT NOT NULL,
        polls         INTEGER NOT NULL DEFAULT 0,
        failed        INTEGER NOT NULL DEFAULT 0,
        first_poll    INTEGER NOT NULL,
        last_poll     INTEGER NOT NULL,
        first_success INTEGER,
        last_success  INTEGER,
        longest_wait  INTEGER NOT NULL DEFAULT 0,
        error         TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (mailbox, folder, day)
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE collected_mail (
        id          INTEGER PRIMARY KEY,
        message     INTEGER NOT NULL REFERENCES message (id),
        mailbox     TEXT NOT NULL,
        folder      TEXT NOT NULL,
        advisory_id TEXT NOT NULL,
        taken_at    INTEGER NOT NULL,
        lag         INTEGER,
        UNIQUE (message, mailbox, folder)
    ) STRICT)sql",
    "CREATE INDEX collected_mail_taken ON collected_mail (taken_at)",
    "CREATE INDEX collected_mail_folder ON collected_mail (mailbox, folder)",
    R"sql(CREATE TABLE collected_mail_source (
        mail   INTEGER NOT NULL REFERENCES collected_mail (id),
        source TEXT NOT NULL REFERENCES mail_source (name),
        PRIMARY KEY (mail, source)
    ) STRICT, WITHOUT ROWID)sql",
    // Rows of message are as large as mails: to count the cut ones must not read them all.
    "CREATE INDEX cut_message ON message (id) WHERE NOT is_complete",
    // What is stored already is not missing. Its order is that of its first arrival.
    R"sql(INSERT INTO notice_number (numbers, year, number, way, arrived_at)
        SELECT 'jpcert-at', CAST(substr(advisory_id, 11, 4) AS INTEGER),
               CAST(substr(advisory_id, 16) AS INTEGER),
               CASE WHEN EXISTS (SELECT 1
                                   FROM advisory_revision AS revision
                                   JOIN receipt ON receipt.message = revision.message
                                  WHERE revision.advisory = advisory.id
                                    AND receipt.mailbox <> 'file')
                    THEN 'history'
                    ELSE 'other'
                END,
               COALESCE((SELECT MIN(received_at)
                           FROM advisory_revision AS revision
                          WHERE revision.advisory = advisory.id),
                        0)
          FROM advisory
         WHERE advisory_id GLOB 'JPCERT-AT-[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]'
         ORDER BY id)sql",
};

}  // namespace

Migration collection_schema()
{
    return collection_statements;
}

}  // namespace advisory::storage
