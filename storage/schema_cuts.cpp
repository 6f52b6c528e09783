#include "storage/schema.hpp"

#include <array>

namespace advisory::storage {

namespace {

constexpr std::array cuts_statements{
    "ALTER TABLE refused_mail ADD COLUMN is_cut INTEGER NOT NULL DEFAULT 0",
};

}  // namespace

Migration cuts_schema()
{
    return cuts_statements;
}

}  // namespace advisory::storage
