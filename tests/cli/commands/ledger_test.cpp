#include <string>

#include "storage/collection_ledger.hpp"
#include "storage/mailbox_store.hpp"
#include "storage/message_store.hpp"
#include "storage/source_store.hpp"
#include "tests/cli/session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;

namespace {

/// A store with a folder that was polled on two days with a day between them, and a mail.
void fill(test::Session& session)
{
    auto db = session.open_store();
    const auto first = *read_time("2026-11-21T09:00:00+09:00");
    const auto last = *read_time("2026-11-23T11:00:00+09:00");

    MailSource source;
    source.name = "jpcert";
    source.expected_every = std::chrono::days{9};
    storage::SourceStore{db}.watch(source, first);
    storage::MailboxStore mailboxes{db};
    mailboxes.record_success("psirt", "INBOX", first);
    mailboxes.record_failure("psirt", "INBOX", {Errc::unreachable, "=no route", ""}, last);
    mailboxes.record_success("psirt", "INBOX", last);

    RawMail raw;
    raw.bytes = "mail";
    storage::CollectedMail mail;
    mail.mailbox = "psirt";
    mail.folder = "INBOX";
    mail.advisory_id = "JPCERT-AT-2026-0013";
    mail.taken_at = last;
    mail.lag = std::chrono::seconds{42};
    mail.sources = {"jpcert"};
    const auto message = storage::MessageStore{db}.save(raw, "hash", {}, last).row;
    storage::CollectionLedger{db}.add_mail(message, mail);
}

}  // namespace

TEST_SUITE("ledger command")
{
    TEST_CASE("CSV has a row for each day, source and folder, safe for a spreadsheet")
    {
        test::Session session;
        fill(session);

        const auto ran = session.run({"ledger", "--format", "csv", "--bom"});

        CHECK(ran.status == ExitStatus::done);
        const auto lines = test::lines_of(ran.out);
        REQUIRE(lines.size() == 7);
        CHECK(has(lines[0],
                  "\xef\xbb\xbf"
                  "day,source,mailbox,folder,polls,failed_polls,"));
        CHECK(has(lines[1], "2026-11-21,jpcert,,,1,0,"));
        CHECK(has(lines[2], "2026-11-21,,psirt,INBOX,1,0,"));
        CHECK(has(lines[3], "2026-11-22,jpcert,,,0,0,,,86400,0,"));
        CHECK(has(lines[3], "not polled"));
        CHECK(has(lines[5], "2026-11-23,jpcert,,,2,1,"));
        CHECK(has(lines[5], ",39600,1,JPCERT-AT-2026-0013,42,42,"));
        CHECK_FALSE(has(lines[5], ",=no route"));
    }

    TEST_CASE("days and a source are chosen")
    {
        test::Session session;
        fill(session);

        const auto ran = session.run({"ledger",
                                      "--since",
                                      "2026-11-22",
                                      "--until",
                                      "2026-11-22",
                                      "--source",
                                      "jpcert",
                                      "--format",
                                      "json"});

        CHECK(ran.status == ExitStatus::done);
        CHECK(test::lines_of(ran.out).size() == 1);
        CHECK(has(ran.out, R"({"day":"2026-11-22","source":"jpcert","mailbox":"")"));
        CHECK(has(ran.out, R"("note":"not polled"})"));
    }

    TEST_CASE("a source that nobody knows is not found")
    {
        test::Session session;
        fill(session);

        const auto ran = session.run({"ledger", "--source", "ipa"});

        CHECK(ran.status == ExitStatus::not_found);
        CHECK(has(ran.err, "no source is named \"ipa\""));
    }

    TEST_CASE("a store that never polled has an empty ledger")
    {
        test::Session session;
        session.open_store();

        const auto ran = session.run({"ledger", "--since", "0001-01-01"});

        CHECK(ran.status == ExitStatus::done);
        CHECK(has(ran.err, "Nothing was polled then."));
    }
}

}  // namespace advisory::cli
