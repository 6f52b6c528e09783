#include "storage/schema.hpp"

#include <array>

namespace advisory::storage {

namespace {

// How far the stored mails of a folder were flagged or moved on the server.
constexpr std::array tidying_statements{
    R"sql(CREATE TABLE tidied_folder (
        mailbox       TEXT NOT NULL,
        folder        TEXT NOT NULL,
        uid_validity  INTEGER NOT NULL,
        last_uid      INTEGER NOT NULL,
        failing_since INTEGER,
        error         TEXT NOT NULL DEFAULT '',
        remedy        TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (mailbox, folder)
    ) STRICT, WITHOUT ROWID)sql",
};

}  // namespace

Migration tidying_schema()
{
    return tidying_statements;
}

}  // namespace advisory::storage
