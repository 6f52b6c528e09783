#include "storage/day_counts.hpp"

#include "storage/connection.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

DayCounts count_between(Database& db, Time after, Time until)
{
    Query query{db.connection(), R"sql(
        SELECT (SELECT COUNT(*) FROM receipt WHERE received_at > ?1 AND received_at <= ?2),
               (SELECT COUNT(*) FROM advisory_revision
                 WHERE number = 1 AND received_at > ?1 AND received_at <= ?2),
               (SELECT COUNT(*) FROM alert
                 WHERE event = 'alert.raised' AND time > ?1 AND time <= ?2),
               (SELECT COUNT(*) FROM alert
                 WHERE event = 'alert.updated' AND time > ?1 AND time <= ?2)
    )sql"};
    DayCounts counts;
    if (query.bind(after, until).step())
        query.read(counts.mails, counts.notices, counts.raised, counts.updated);
    return counts;
}

}  // namespace advisory::storage
