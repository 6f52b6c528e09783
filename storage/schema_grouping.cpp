#include "storage/schema.hpp"

#include <array>

namespace advisory::storage {

namespace {

constexpr std::array grouping_statements{
    R"sql(CREATE TABLE alert_component (
        alert    INTEGER NOT NULL REFERENCES alert (id),
        position INTEGER NOT NULL,
        name     TEXT NOT NULL,
        version  TEXT NOT NULL,
        verdict  TEXT NOT NULL,
        PRIMARY KEY (alert, position)
    ) STRICT, WITHOUT ROWID)sql",
};

}  // namespace

Migration grouping_schema()
{
    return grouping_statements;
}

}  // namespace advisory::storage
