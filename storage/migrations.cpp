#include "storage/migrations.hpp"

#include <array>

#include <fmt/format.h>

namespace advisory::storage {

std::span<const Migration> migrations()
{
    static const std::array steps{
        messages_schema(),   advisories_schema(),       inventory_schema(),  verdicts_schema(),
        alerts_schema(),     mailboxes_schema(),        facts_schema(),      registrations_schema(),
        changes_schema(),    tidying_schema(),          text_index_schema(), arrivals_schema(),
        collection_schema(), alerting_schema(),         refusals_schema(),   watching_schema(),
        grouping_schema(),   product_severity_schema(), cuts_schema(),
    };
    return steps;
}

void migrate(Connection& connection, int version)
{
    while (connection.integer_of("PRAGMA user_version") < version) {
        WholeWrite write{connection};

        // Another program may have taken this step while we waited for the lock.
        const auto seen = connection.integer_of("PRAGMA user_version");
        if (seen >= version)
            return;

        for (const auto* statement : migrations()[static_cast<std::size_t>(seen)])
            connection.execute(statement);

        // Pragmas take no parameters; both are numbers of our own.
        connection.execute(fmt::format("PRAGMA application_id = {}", application_id).c_str());
        connection.execute(fmt::format("PRAGMA user_version = {}", seen + 1).c_str());
        write.commit();
    }
}

}  // namespace advisory::storage
