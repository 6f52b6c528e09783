#include "storage/schema.hpp"

#include <array>

namespace advisory::storage {

namespace {

// A superseded phrase is an affected one with a mark: the CHECK on `section` cannot be
// altered, and a new table for the phrases would need all their child tables again. Rows
// from before this step state nothing new, which is what the defaults say.
constexpr std::array facts_statements{
    "ALTER TABLE item ADD COLUMN severity TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE affected_range ADD COLUMN stated_on TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE affected_range ADD COLUMN is_superseded INTEGER NOT NULL DEFAULT 0",
    R"sql(CREATE TABLE range_model (
        range    INTEGER NOT NULL REFERENCES affected_range (id),
        position INTEGER NOT NULL,
        model    TEXT NOT NULL,
        PRIMARY KEY (range, position)
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE item_cwe (
        item     INTEGER NOT NULL REFERENCES item (id),
        position INTEGER NOT NULL,
        cwe      TEXT NOT NULL,
        PRIMARY KEY (item, position)
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE item_other_id (
        item     INTEGER NOT NULL REFERENCES item (id),
        position INTEGER NOT NULL,
        other_id TEXT NOT NULL,
        PRIMARY KEY (item, position)
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE item_workaround (
        item         INTEGER NOT NULL REFERENCES item (id),
        position     INTEGER NOT NULL,
        stated_on    TEXT NOT NULL,
        is_withdrawn INTEGER NOT NULL,
        span_begin   INTEGER NOT NULL,
        span_end     INTEGER NOT NULL,
        text         TEXT NOT NULL,
        PRIMARY KEY (item, position)
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE item_vendor_status (
        item     INTEGER NOT NULL REFERENCES item (id),
        position INTEGER NOT NULL,
        vendor   TEXT NOT NULL,
        status   TEXT NOT NULL,
        PRIMARY KEY (item, position)
    ) STRICT, WITHOUT ROWID)sql",
};

}  // namespace

Migration facts_schema()
{
    return facts_statements;
}

}  // namespace advisory::storage
