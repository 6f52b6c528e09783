#include "storage/schema.hpp"

#include <array>

namespace advisory::storage {

namespace {

// Neither texts nor places: what is found is looked at in advisory_revision, and an entry of a
// revision that is current no more is passed over. `position` is the last revision that was seen.
constexpr std::array text_index_statements{
    R"sql(CREATE VIRTUAL TABLE text_gram USING fts5(
        grams,
        content = '',
        columnsize = 0,
        detail = none,
        tokenize = 'ascii'
    ))sql",
    R"sql(CREATE TABLE text_index (
        id       INTEGER PRIMARY KEY CHECK (id = 1),
        position INTEGER NOT NULL,
        rules    TEXT NOT NULL
    ) STRICT)sql",
    "INSERT INTO text_index (id, position, rules) VALUES (1, 0, '')",
};

}  // namespace

Migration text_index_schema()
{
    return text_index_statements;
}

}  // namespace advisory::storage
