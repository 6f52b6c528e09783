#include "daemon/ingest_sink.hpp"

#include <exception>
#include <utility>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "core/vocabulary.hpp"
#include "daemon/log.hpp"
#include "daemon/offload.hpp"

namespace advisory::daemon {

namespace asio = boost::asio;

namespace {

using SetAside = storage::RefusedMailStore::SetAside;

void report(std::string_view mailbox, const ingest::Outcome& outcome)
{
    const bool is_unread = outcome.kind == Kind::unknown;
    const auto name = name_of(outcome.kind);
    if (outcome.arrival == storage::Arrival::already_known) {
        log(Level::info,
            "mail.repeated",
            {{"mailbox", mailbox}, {"advisory", outcome.advisory_id}});
        return;
    }
    log(is_unread ? Level::notice : Level::info,
        is_unread ? "mail.unread" : "advisory.stored",
        {{"mailbox", mailbox},
         {"advisory", outcome.advisory_id},
         {"kind", name},
         {"matches", fmt::to_string(outcome.matches)},
         {"alerts", fmt::to_string(outcome.alerts)}});
}

void report(const SetAside& mail)
{
    log(Level::warning,
        "mail.set_aside",
        {{"mailbox", mail.mailbox},
         {"folder", mail.folder},
         {"uid", fmt::to_string(mail.uid)},
         {"advisory", mail.advisory_id},
         {"error", mail.error},
         {"remedy", "read it with a mail program"}});
}

/// Batches of one mailbox under way: one that is read, and one that is stored or waits for it.
constexpr std::size_t most_batches = 2;

}  // namespace

IngestSink::IngestSink(std::string mailbox, Parts parts)
    : mailbox_{std::move(mailbox)},
      parts_{std::move(parts)},
      mailboxes_{parts_.db},
      tidying_{parts_.db},
      refused_{parts_.db},
      has_stored_{parts_.loop, asio::steady_timer::time_point::max()}
{}

storage::Cursor IngestSink::cursor_of(std::string_view folder)
{
    return mailboxes_.cursor_of(mailbox_, folder);
}

asio::awaitable<void> IngestSink::take(TakenMails taken)
{
    auto& batch = batches_.emplace_back();
    batch.taken = std::move(taken);
    asio::co_spawn(parts_.loop, read(batch), [](const std::exception_ptr& failure) {
        if (failure)
            std::rethrow_exception(failure);
    });
    co_await wait_for_room(most_batches - 1);
}

asio::awaitable<void> IngestSink::settle()
{
    co_await wait_for_room(0);
}

asio::awaitable<void> IngestSink::wait_for_room(std::size_t longest)
{
    while (batches_.size() > longest)
        co_await has_stored_.async_wait(asio::as_tuple(asio::use_awaitable));
}

asio::awaitable<void> IngestSink::read(Batch& batch)
{
    auto read_all = [this, mails = std::move(batch.taken.mails)]() mutable {
        std::vector<ingest::ReadMail> read;
        read.reserve(mails.size());
        for (auto& mail : mails)
            read.push_back(ingest::read_mail(std::move(mail), parts_.ingest.hints()));
        return read;
    };
    batch.mails = co_await offload(parts_.workers, std::move(read_all));
    batch.is_read = true;
    store_what_is_read();
}

/// A later batch may have been read before an earlier one.
void IngestSink::store_what_is_read()
{
    while (!batches_.empty() && batches_.front().is_read) {
        store(batches_.front());
        batches_.pop_front();
        has_stored_.cancel();
    }
}

void IngestSink::store(Batch& batch)
{
    const auto& [folder, unused, cursor, backlog] = batch.taken;
    std::vector<ingest::Outcome> outcomes;
    std::size_t alerts = 0;

    storage::Transaction transaction{parts_.db};
    std::vector<SetAside> set_aside;
    const auto now = parts_.clock();
    for (auto& mail : batch.mails) {
        const bool is_refused = mail.raw.is_refused;
        const storage::Cursor place{.uid_validity = mail.raw.uid_validity,
                                    .last_uid = mail.raw.uid};
        outcomes.push_back(parts_.ingest.keep(std::move(mail)));
        alerts += outcomes.back().alerts;
        if (is_refused)
            set_aside.push_back(
                refused_.set_aside(mailbox_, folder, place, outcomes.back().advisory_id, now));
    }
    mailboxes_.move_cursor(mailbox_, folder, cursor);
    mailboxes_.record_backlog(mailbox_, folder, static_cast<std::int64_t>(backlog));
    transaction.commit();

    for (const auto& outcome : outcomes)
        report(mailbox_, outcome);
    for (const auto& mail : set_aside)
        report(mail);
    if (alerts > 0)
        parts_.on_alerts();
}

void IngestSink::folder_done(std::string_view folder, storage::Cursor cursor)
{
    storage::Transaction transaction{parts_.db};
    mailboxes_.move_cursor(mailbox_, folder, cursor);
    mailboxes_.record_backlog(mailbox_, folder, 0);
    refused_.forget_read(mailbox_, folder, cursor);
    mailboxes_.record_success(mailbox_, folder, parts_.clock());
    transaction.commit();
    log(Level::info,
        "poll.done",
        {{"mailbox", mailbox_}, {"folder", folder}, {"last_uid", fmt::to_string(cursor.last_uid)}});
}

std::vector<std::uint32_t> IngestSink::untidied(std::string_view folder)
{
    return tidying_.untidied(mailbox_, folder, cursor_of(folder));
}

void IngestSink::tidied(std::string_view folder)
{
    storage::Transaction transaction{parts_.db};
    tidying_.record(mailbox_, folder, cursor_of(folder));
    transaction.commit();
}

void IngestSink::tidying_failed(std::string_view folder, const Error& error)
{
    storage::Transaction transaction{parts_.db};
    tidying_.record_failure(mailbox_, folder, error, parts_.clock());
    transaction.commit();
    log(Level::error,
        "tidying.failed",
        {{"mailbox", mailbox_},
         {"folder", folder},
         {"error", error.message},
         {"remedy", error.hint}});
}

void IngestSink::folder_failed(std::string_view folder, const Error& error)
{
    storage::Transaction transaction{parts_.db};
    mailboxes_.record_failure(mailbox_, folder, error, parts_.clock());
    transaction.commit();
    log(Level::error,
        "poll.failed",
        {{"mailbox", mailbox_},
         {"folder", folder},
         {"error", error.message},
         {"remedy", error.hint}});
}

void IngestSink::mails_failed(std::string_view folder,
                              const storage::RefusedMailStore::Failure& mails,
                              const Error& error)
{
    storage::Transaction transaction{parts_.db};
    refused_.record(mailbox_, folder, mails, error, parts_.clock());
    transaction.commit();
}

storage::RefusedMailStore::Known IngestSink::known_failures(std::string_view folder)
{
    return refused_.known(mailbox_, folder, cursor_of(folder));
}

void IngestSink::next_try(std::chrono::milliseconds wait)
{
    storage::Transaction transaction{parts_.db};
    const auto when = parts_.clock() + std::chrono::ceil<std::chrono::seconds>(wait);
    for (const auto& folder : parts_.folders)
        mailboxes_.record_next_try(mailbox_, folder, when);
    transaction.commit();
}

}  // namespace advisory::daemon
