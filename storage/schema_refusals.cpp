#include "storage/schema.hpp"

#include <array>

namespace advisory::storage {

namespace {

// One of the mails from first_uid to last_uid was not given by the server. A row with
// set_aside_at is one mail, and stays.
constexpr std::array refusals_statements{
    R"sql(CREATE TABLE refused_mail (
        mailbox      TEXT NOT NULL,
        folder       TEXT NOT NULL,
        uid_validity INTEGER NOT NULL,
        first_uid    INTEGER NOT NULL,
        last_uid     INTEGER NOT NULL,
        failures     INTEGER NOT NULL,
        is_breach    INTEGER NOT NULL,
        since        INTEGER NOT NULL,
        error        TEXT NOT NULL,
        set_aside_at INTEGER,
        advisory_id  TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (mailbox, folder, uid_validity, first_uid, last_uid)
    ) STRICT, WITHOUT ROWID)sql",
};

}  // namespace

Migration refusals_schema()
{
    return refusals_statements;
}

}  // namespace advisory::storage
