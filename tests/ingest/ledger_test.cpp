#include "ingest/ledger.hpp"

#include "tests/support/printers.hpp"

namespace advisory::ingest {

using std::chrono::hours;
using std::chrono::seconds;

namespace {

Time time_at(std::string_view text)
{
    return *read_time(text);
}

storage::CollectedMail mail_for_ledger(std::string_view when, int lag, std::string id)
{
    storage::CollectedMail mail;
    mail.mailbox = "psirt";
    mail.folder = "INBOX";
    mail.advisory_id = std::move(id);
    mail.taken_at = time_at(when);
    mail.lag = seconds{lag};
    mail.sources = {"jpcert"};
    return mail;
}

/// One folder that is polled since 20 November, and one source.
LedgerEntries make_entries()
{
    LedgerEntries entries;
    PolledFolder folder;
    folder.mailbox = "psirt";
    folder.folder = "INBOX";
    folder.first_poll = time_at("2026-11-20T12:00:00+09:00");
    entries.folders.push_back(folder);

    storage::WatchedSource source;
    source.name = "jpcert";
    source.watched_since = folder.first_poll;
    entries.sources.push_back(source);
    return entries;
}

storage::PollDay poll(std::string day)
{
    storage::PollDay poll;
    poll.mailbox = "psirt";
    poll.folder = "INBOX";
    poll.first_poll = time_at(day) + hours{1};
    poll.last_poll = time_at(day) + hours{20};
    poll.first_success = poll.first_poll;
    poll.last_success = poll.last_poll;
    poll.polls = 100;
    poll.longest_wait = hours{3};
    poll.day = std::move(day);
    return poll;
}

}  // namespace

TEST_SUITE("ledger")
{
    TEST_CASE("every day has its rows, also one that nobody polled")
    {
        auto entries = make_entries();
        entries.polls = {poll("2026-11-22")};

        const auto rows = make_ledger(entries,
                                      time_at("2026-11-01"),
                                      time_at("2026-12-01"),
                                      time_at("2026-11-22T22:00:00+09:00"));

        REQUIRE(rows.size() == 6);
        CHECK(rows[0].day == "2026-11-20");
        CHECK(rows[0].source == "jpcert");
        CHECK(rows[1].mailbox == "psirt");
        CHECK(rows[1].note == "not polled");
        CHECK(rows[1].longest_unread == hours{12});
        CHECK(rows[2].day == "2026-11-21");
        CHECK(rows[2].note == "not polled");
        CHECK(rows[3].longest_unread == hours{24});
        CHECK(rows[4].polls == 100);
        CHECK(rows[4].note == "polled, no mail");
        CHECK(rows[5].longest_unread == hours{3});
    }

    TEST_CASE("the night around the first and the last poll counts as unread")
    {
        auto entries = make_entries();
        entries.polls = {poll("2026-11-21")};
        entries.polls[0].longest_wait = hours{1};

        const auto rows = make_ledger(entries,
                                      time_at("2026-11-21"),
                                      time_at("2026-11-22"),
                                      time_at("2026-11-25"));

        REQUIRE(rows.size() == 2);
        CHECK(rows[1].longest_unread == hours{4});
    }

    TEST_CASE("mails have their counts, the newest id and the lags")
    {
        auto entries = make_entries();
        entries.polls = {poll("2026-11-21")};
        entries.mails = {mail_for_ledger("2026-11-21T10:00:00+09:00", 90, "A-1"),
                         mail_for_ledger("2026-11-21T11:00:00+09:00", 5, "A-2"),
                         mail_for_ledger("2026-11-21T12:00:00+09:00", 30, "A-3")};

        const auto rows = make_ledger(entries,
                                      time_at("2026-11-21"),
                                      time_at("2026-11-22"),
                                      time_at("2026-11-25"));

        REQUIRE(rows.size() == 2);
        for (const auto& row : rows) {
            CHECK(row.received == 3);
            CHECK(row.newest_id == "A-3");
            CHECK(row.median_lag == seconds{30});
            CHECK(row.worst_lag == seconds{90});
            CHECK(row.note.empty());
        }
    }

    TEST_CASE("a day on which every poll failed says so, with the error")
    {
        auto entries = make_entries();
        entries.polls = {poll("2026-11-21")};
        entries.polls[0].failed = 100;
        entries.polls[0].error = "login refused";
        entries.polls[0].first_success.reset();
        entries.polls[0].last_success.reset();

        const auto rows = make_ledger(entries,
                                      time_at("2026-11-21"),
                                      time_at("2026-11-22"),
                                      time_at("2026-11-25"));

        REQUIRE(rows.size() == 2);
        for (const auto& row : rows) {
            CHECK(row.note == "every poll failed");
            CHECK(row.errors == "login refused");
            CHECK(row.longest_unread == hours{24});
        }
    }

    TEST_CASE("what is watched or polled no more has rows until then")
    {
        auto entries = make_entries();
        entries.folders[0].last_poll = time_at("2026-11-21T08:00:00+09:00");
        entries.sources[0].watched_until = time_at("2026-11-22T08:00:00+09:00");

        const auto rows = make_ledger(entries,
                                      time_at("2026-11-01"),
                                      time_at("2026-12-01"),
                                      time_at("2026-11-25"));

        REQUIRE(rows.size() == 5);
        CHECK(rows[3].longest_unread == hours{8});
        CHECK(rows[4].source == "jpcert");
        CHECK(rows[4].day == "2026-11-22");
        CHECK(rows[4].longest_unread == hours{24});
    }

    TEST_CASE("a period in which nothing was has no rows")
    {
        CHECK(make_ledger({}, time_at("2026-11-01"), time_at("2026-12-01"), time_at("2026-11-25"))
                  .empty());
        CHECK(make_ledger(make_entries(),
                          time_at("2026-12-01"),
                          time_at("2027-01-01"),
                          time_at("2026-11-25"))
                  .empty());
    }
}

}  // namespace advisory::ingest
