#include "storage/schema.hpp"

#include <array>

namespace advisory::storage {

namespace {

constexpr std::array watching_statements{
    // The number behind the gap is far ahead of the one before it: it may be none at all.
    "ALTER TABLE mailbox_folder ADD COLUMN reading_since INTEGER",
    // An alert is open on the failure that began then.
    "ALTER TABLE mailbox_folder ADD COLUMN alerted_since INTEGER",
    "ALTER TABLE number_gap ADD COLUMN is_jump INTEGER NOT NULL DEFAULT 0",
};

}  // namespace

Migration watching_schema()
{
    return watching_statements;
}

}  // namespace advisory::storage
