#include "storage/schema.hpp"

#include <array>

namespace advisory::storage {

namespace {

// Names of files are bytes, whatever they mean. `modified` counts nanoseconds, because two
// deliveries of the same size may share a second.
constexpr std::array arrivals_statements{
    R"sql(CREATE TABLE maildir_file (
        mailbox  TEXT NOT NULL,
        folder   TEXT NOT NULL,
        name     TEXT NOT NULL,
        uid      INTEGER NOT NULL,
        size     INTEGER NOT NULL,
        modified INTEGER NOT NULL,
        PRIMARY KEY (mailbox, folder, name),
        UNIQUE (mailbox, folder, uid)
    ) STRICT, WITHOUT ROWID)sql",
    R"sql(CREATE TABLE back_fill (
        path     TEXT PRIMARY KEY,
        size     INTEGER NOT NULL,
        modified INTEGER NOT NULL,
        position INTEGER NOT NULL,
        number   INTEGER NOT NULL,
        before   TEXT NOT NULL
    ) STRICT, WITHOUT ROWID)sql",
};

}  // namespace

Migration arrivals_schema()
{
    return arrivals_statements;
}

}  // namespace advisory::storage
