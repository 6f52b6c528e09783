#include "daemon/ingest_sink.hpp"

#include "ingest/evaluator.hpp"
#include "storage/message_store.hpp"
#include "tests/support/printers.hpp"

namespace advisory::daemon {

namespace {

RawMail mail(std::uint32_t uid)
{
    RawMail raw;
    raw.mailbox = "psirt";
    raw.folder = "INBOX";
    raw.uid_validity = 7;
    raw.uid = uid;
    raw.bytes = "Subject: mail " + std::to_string(uid) + "\r\n\r\ntext\r\n";
    raw.size = raw.bytes.size();
    return raw;
}

struct Bench {
    Time now{std::chrono::seconds{1'790'000'000}};
    storage::Database db = storage::Database::in_memory();
    storage::MailboxStore mailboxes{db};
    storage::MessageStore messages{db};
    ingest::Evaluator evaluator{db, [this] { return now; }};
    ingest::Ingest ingest{db, evaluator, [this] { return now; }};
    IngestSink sink{
        "psirt",
        {.db = db, .ingest = ingest, .clock = [this] { return now; }, .on_alerts = [] {}}};
};

}  // namespace

TEST_SUITE("ingest sink")
{
    TEST_CASE("a batch and its cursor are in the store together")
    {
        Bench bench;

        bench.sink.take({.folder = "INBOX",
                         .mails = {mail(3), mail(5)},
                         .cursor = {.uid_validity = 7, .last_uid = 5},
                         .backlog = 12});

        CHECK(bench.messages.count() == 2);
        CHECK(bench.sink.cursor_of("INBOX") == storage::Cursor{7, 5});
        CHECK(bench.sink.cursor_of("Other") == storage::Cursor{});
        const auto folders = bench.mailboxes.list();
        REQUIRE(folders.size() == 1);
        CHECK(folders[0].backlog == 12);
    }

    TEST_CASE("mails that were expunged under way move the cursor all the same")
    {
        Bench bench;

        bench.sink.take({.folder = "INBOX",
                         .mails = {},
                         .cursor = {.uid_validity = 7, .last_uid = 9},
                         .backlog = 0});

        CHECK(bench.sink.cursor_of("INBOX") == storage::Cursor{7, 9});
    }

    TEST_CASE("a failure is on record and a success wipes it")
    {
        Bench bench;

        bench.sink.folder_failed("INBOX", Error{Errc::refused, "login refused", ""});
        REQUIRE(bench.mailboxes.list().size() == 1);
        CHECK(bench.mailboxes.list()[0].error == "login refused");
        CHECK(bench.mailboxes.list()[0].failures == 1);

        bench.sink.folder_done("INBOX", {.uid_validity = 8, .last_uid = 0});
        CHECK(bench.mailboxes.list()[0].error.empty());
        CHECK(bench.mailboxes.list()[0].failures == 0);
        CHECK(bench.sink.cursor_of("INBOX") == storage::Cursor{8, 0});
    }
}

}  // namespace advisory::daemon
