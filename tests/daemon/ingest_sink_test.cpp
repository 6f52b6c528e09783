#include "daemon/ingest_sink.hpp"

#include <chrono>
#include <exception>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>

#include "ingest/evaluator.hpp"
#include "storage/advisory_store.hpp"
#include "storage/message_store.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::daemon {

namespace {

namespace asio = boost::asio;

RawMail mail_of_uid(std::uint32_t uid)
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

struct IngestSinkBench {
    Time now{std::chrono::seconds{1'790'000'000}};
    storage::Database db = storage::Database::in_memory();
    storage::MailboxStore mailboxes{db};
    storage::MessageStore messages{db};
    ingest::Evaluator evaluator{db, [this] { return now; }};
    ingest::Ingest ingest{db, evaluator, [this] { return now; }};
    asio::io_context loop;
    asio::thread_pool workers{2};
    IngestSink sink{"psirt",
                    {.loop = loop,
                     .workers = workers,
                     .db = db,
                     .ingest = ingest,
                     .clock = [this] { return now; },
                     .on_alerts = [] {}}};

    /// Has the sink take these one after the other, as a mailbox does, and commit them.
    void take(std::vector<TakenMails> batches)
    {
        std::exception_ptr thrown;
        asio::co_spawn(loop, take_all(std::move(batches)), [&](const std::exception_ptr& failure) {
            thrown = failure;
        });
        loop.restart();
        loop.run();
        if (thrown)
            std::rethrow_exception(thrown);
    }

private:
    asio::awaitable<void> take_all(std::vector<TakenMails> batches)
    {
        for (auto& batch : batches)
            co_await sink.take(std::move(batch));
        co_await sink.settle();
    }
};

TakenMails batch_of(std::uint32_t first, std::uint32_t last)
{
    TakenMails taken{
        .folder = "INBOX",
        .mails = {},
        .cursor = {.uid_validity = 7, .last_uid = last},
        .backlog = 0,
    };
    for (auto uid = first; uid <= last; ++uid)
        taken.mails.push_back(mail_of_uid(uid));
    return taken;
}

}  // namespace

TEST_SUITE("ingest sink")
{
    TEST_CASE("a batch and its cursor are in the store together")
    {
        IngestSinkBench bench;

        bench.take({{.folder = "INBOX",
                     .mails = {mail_of_uid(3), mail_of_uid(5)},
                     .cursor = {.uid_validity = 7, .last_uid = 5},
                     .backlog = 12}});

        CHECK(bench.messages.count() == 2);
        CHECK(bench.sink.cursor_of("INBOX") == storage::Cursor{7, 5});
        CHECK(bench.sink.cursor_of("Other") == storage::Cursor{});
        const auto folders = bench.mailboxes.list();
        REQUIRE(folders.size() == 1);
        CHECK(folders[0].backlog == 12);
    }

    TEST_CASE("mails that were expunged under way move the cursor all the same")
    {
        IngestSinkBench bench;

        bench.take({{.folder = "INBOX",
                     .mails = {},
                     .cursor = {.uid_validity = 7, .last_uid = 9},
                     .backlog = 0}});

        CHECK(bench.sink.cursor_of("INBOX") == storage::Cursor{7, 9});
    }

    TEST_CASE("batches are stored in the order they came, however long each takes to be read")
    {
        IngestSinkBench bench;
        auto long_one = batch_of(1, 40);
        for (auto& slow : long_one.mails)
            slow.bytes += std::string(20'000, 'x');

        bench.take({std::move(long_one), batch_of(41, 41), batch_of(42, 42), batch_of(43, 60)});

        CHECK(bench.messages.count() == 60);
        CHECK(bench.sink.cursor_of("INBOX") == storage::Cursor{7, 60});
    }

    TEST_CASE("a mail that its server does not give is kept as a fact, and each is one of its own")
    {
        IngestSinkBench bench;
        for (int round = 0; round < storage::RefusedMailStore::patience; ++round)
            bench.sink.mails_failed("INBOX",
                                    {.uid_validity = 7, .first_uid = 3, .last_uid = 3},
                                    {Errc::refused, "the server answers NO", ""});
        const auto known = bench.sink.known_failures("INBOX");
        auto taken = batch_of(3, 5);
        for (auto& refused : std::span{taken.mails}.first(2)) {
            refused.bytes.clear();
            refused.is_complete = false;
            refused.is_refused = true;
        }

        bench.take({std::move(taken)});

        CHECK(known.refused == std::vector<std::uint32_t>{3});
        CHECK(bench.messages.count() == 3);
        CHECK(storage::AdvisoryStore{bench.db}.count_of(Kind::unknown) == 3);
        const auto set_aside = storage::RefusedMailStore{bench.db}.all_set_aside();
        REQUIRE(set_aside.size() == 2);
        CHECK(set_aside[0].uid == 3);
        CHECK(set_aside[0].error == "the server answers NO");
        const auto stored = storage::AdvisoryStore{bench.db}.find(set_aside[0].advisory_id);
        REQUIRE(stored);
        CHECK(stored->advisory.title.starts_with("not read: UID 3"));
        CHECK(stored->advisory.warnings.back().starts_with("the server does not give this mail"));
        CHECK(bench.sink.untidied("INBOX") == std::vector<std::uint32_t>{5});
    }

    TEST_CASE("what is read waits, in its order, while another program holds the store")
    {
        const test::TemporaryFolder folder;
        const auto path = folder.path() / "store.db";
        IngestSinkBench bench;
        bench.db = storage::Database::open(path, storage::Database::Access::read_write);
        bench.db.wait_for_locks(std::chrono::milliseconds{1});
        auto other = storage::Database::open(path, storage::Database::Access::read_write);
        std::optional<storage::Transaction> import;
        import.emplace(other);
        asio::steady_timer end{bench.loop, std::chrono::milliseconds{50}};
        end.async_wait([&](const auto&) {
            CHECK(bench.messages.count() == 0);
            import.reset();
        });

        bench.sink.folder_failed("INBOX", Error{Errc::unreachable, "gone", ""});
        bench.sink.folder_done("INBOX", {.uid_validity = 7, .last_uid = 2});
        CHECK(bench.sink.cursor_of("INBOX") == storage::Cursor{});
        bench.take({batch_of(3, 4), batch_of(5, 6), batch_of(7, 9)});

        CHECK(bench.messages.count() == 7);
        CHECK(bench.sink.cursor_of("INBOX") == storage::Cursor{7, 9});
        CHECK(bench.mailboxes.list()[0].failures == 0);
    }

    TEST_CASE("a stop does not wait for a store that another program holds")
    {
        const test::TemporaryFolder folder;
        const auto path = folder.path() / "store.db";
        IngestSinkBench bench;
        bench.db = storage::Database::open(path, storage::Database::Access::read_write);
        bench.db.wait_for_locks(std::chrono::milliseconds{1});
        auto other = storage::Database::open(path, storage::Database::Access::read_write);
        std::optional<storage::Transaction> import;
        import.emplace(other);
        asio::steady_timer end{bench.loop, std::chrono::milliseconds{50}};
        end.async_wait([&](const auto&) { bench.sink.stop(); });

        bench.take({batch_of(1, 2), batch_of(3, 4), batch_of(5, 6)});
        import.reset();
        bench.sink.folder_done("INBOX", {.uid_validity = 7, .last_uid = 6});

        CHECK(bench.messages.count() == 0);
        CHECK(bench.sink.cursor_of("INBOX") == storage::Cursor{});
    }

    TEST_CASE("a failure is on record and a success wipes it")
    {
        IngestSinkBench bench;

        bench.sink.folder_failed("INBOX", Error{Errc::refused, "login refused", ""});
        REQUIRE(bench.mailboxes.list().size() == 1);
        CHECK(bench.mailboxes.list()[0].error == "login refused");
        CHECK(bench.mailboxes.list()[0].failures == 1);
        CHECK(bench.mailboxes.list()[0].remedy == "look whether the folder exists and may be read");

        bench.sink.folder_done("INBOX", {.uid_validity = 8, .last_uid = 0});
        CHECK(bench.mailboxes.list()[0].error.empty());
        CHECK(bench.mailboxes.list()[0].failures == 0);
        CHECK(bench.sink.cursor_of("INBOX") == storage::Cursor{8, 0});
    }
}

}  // namespace advisory::daemon
