#include "storage/collection_ledger.hpp"

#include "storage/connection.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

std::string day_of(Time when)
{
    constexpr std::size_t date = std::string_view{"2026-11-23"}.size();
    return format_rfc3339(when).substr(0, date);
}

CollectionLedger::CollectionLedger(Database& db) : db_{db} {}

void CollectionLedger::add_poll(std::string_view mailbox,
                                std::string_view folder,
                                Time when,
                                std::string_view error,
                                std::optional<Time> last_success)
{
    const auto day = day_of(when);
    const bool is_success = error.empty();
    const bool follows =
        is_success && last_success && *last_success < when && day_of(*last_success) == day;

    Query write{db_.connection(), R"sql(
        INSERT INTO poll_day (mailbox, folder, day, polls, failed, first_poll, last_poll,
                              first_success, last_success, longest_wait, error)
             VALUES (?1, ?2, ?3, 1, ?4, ?5, ?5, ?6, ?6, ?7, ?8)
        ON CONFLICT (mailbox, folder, day) DO UPDATE
                SET polls = polls + 1,
                    failed = failed + excluded.failed,
                    last_poll = MAX(last_poll, excluded.last_poll),
                    first_success = COALESCE(first_success, excluded.first_success),
                    last_success = COALESCE(excluded.last_success, last_success),
                    longest_wait = MAX(longest_wait, excluded.longest_wait),
                    error = CASE excluded.error WHEN '' THEN error ELSE excluded.error END
    )sql"};
    write.run(mailbox,
              folder,
              day,
              is_success ? 0 : 1,
              when,
              is_success ? std::optional{when} : std::nullopt,
              follows ? (when - *last_success).count() : 0,
              error);
}

void CollectionLedger::add_mail(std::int64_t message, const CollectedMail& mail)
{
    auto& connection = db_.connection();
    WholeWrite write{connection};

    Query insert{connection, R"sql(
        INSERT INTO collected_mail (message, mailbox, folder, advisory_id, taken_at, lag)
             VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (message, mailbox, folder) DO NOTHING
    )sql"};
    std::optional<std::int64_t> lag;
    if (mail.lag)
        lag = mail.lag->count();
    const bool is_new =
        insert.run(message, mail.mailbox, mail.folder, mail.advisory_id, mail.taken_at, lag) > 0;

    if (is_new) {
        const auto row = connection.last_row();
        for (const auto& source : mail.sources) {
            Query belongs{connection, R"sql(
                INSERT INTO collected_mail_source (mail, source)
                     VALUES (?, ?)
                ON CONFLICT DO NOTHING
            )sql"};
            belongs.run(row, source);
        }
    }
    write.commit();
}

std::optional<Time> CollectionLedger::first_poll(std::string_view mailbox, std::string_view folder)
{
    Query query{
        db_.connection(),
        "SELECT first_poll FROM mailbox_folder WHERE mailbox = ? AND folder = ?",
    };
    std::optional<Time> first;
    if (query.bind(mailbox, folder).step())
        query.read(first);
    return first;
}

std::vector<PollDay> CollectionLedger::polls(Time since, Time until)
{
    Query query{db_.connection(), R"sql(
        SELECT mailbox, folder, day, polls, failed, first_poll, last_poll, first_success,
               last_success, longest_wait, error
          FROM poll_day
         WHERE day BETWEEN ? AND ?
         ORDER BY mailbox, folder, day
    )sql"};
    query.bind(day_of(since), day_of(until - std::chrono::seconds{1}));

    std::vector<PollDay> days;
    while (query.step()) {
        auto& day = days.emplace_back();
        std::int64_t longest_wait = 0;
        query.read(day.mailbox,
                   day.folder,
                   day.day,
                   day.polls,
                   day.failed,
                   day.first_poll,
                   day.last_poll,
                   day.first_success,
                   day.last_success,
                   longest_wait,
                   day.error);
        day.longest_wait = std::chrono::seconds{longest_wait};
    }
    return days;
}

std::vector<CollectedMail> CollectionLedger::mails(Time since, Time until)
{
    Query query{db_.connection(), R"sql(
        SELECT mail.id, mail.mailbox, mail.folder, mail.advisory_id, mail.taken_at, mail.lag,
               belongs.source
          FROM collected_mail AS mail
          LEFT JOIN collected_mail_source AS belongs
            ON belongs.mail = mail.id
         WHERE mail.taken_at >= ?
           AND mail.taken_at < ?
         ORDER BY mail.id, belongs.source
    )sql"};
    query.bind(since, until);

    std::vector<CollectedMail> mails;
    std::int64_t last_row = 0;
    while (query.step()) {
        CollectedMail mail;
        std::int64_t row = 0;
        std::optional<std::int64_t> lag;
        std::optional<std::string> source;
        query.read(row, mail.mailbox, mail.folder, mail.advisory_id, mail.taken_at, lag, source);
        if (row != last_row) {
            if (lag)
                mail.lag = std::chrono::seconds{*lag};
            mails.push_back(std::move(mail));
            last_row = row;
        }
        if (source)
            mails.back().sources.push_back(*std::move(source));
    }
    return mails;
}

}  // namespace advisory::storage
