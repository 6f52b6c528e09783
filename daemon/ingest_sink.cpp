#include "daemon/ingest_sink.hpp"

#include <exception>
#include <utility>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "core/vocabulary.hpp"
#include "daemon/log.hpp"
#include "daemon/offload.hpp"
#include "language/say.hpp"

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
         {"remedy", say("read it with a mail program")}});
}

/// Batches of one mailbox under way: one that is stored, one that is read, and one that waits, so
/// that neither has to wait for the network.
constexpr std::size_t most_batches = 3;

void rethrow(const std::exception_ptr& failure)
{
    if (failure)
        std::rethrow_exception(failure);
}

}  // namespace

IngestSink::IngestSink(std::string mailbox, Parts parts)
    : mailbox_{std::move(mailbox)},
      parts_{std::move(parts)},
      mailboxes_{parts_.db},
      tidying_{parts_.db},
      refused_{parts_.db},
      writer_{say("what is read from {}", mailbox_)},
      pause_{parts_.loop},
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
    asio::co_spawn(parts_.loop, read(batch), rethrow);
    co_await wait_for_room(most_batches - 1);
}

asio::awaitable<void> IngestSink::settle()
{
    co_await wait_for_room(0);
}

asio::awaitable<void> IngestSink::wait_for_room(std::size_t longest)
{
    while (batches_.size() > longest && !has_given_up_)
        co_await has_stored_.async_wait(asio::as_tuple(asio::use_awaitable));
}

asio::awaitable<void> IngestSink::read(Batch& batch)
{
    // A copy of the hints: a new configuration may come meanwhile.
    auto read_all = [hints = parts_.ingest.hints(),
                     mails = std::move(batch.taken.mails)]() mutable {
        std::vector<ingest::ReadMail> read;
        read.reserve(mails.size());
        for (auto& mail : mails)
            read.push_back(ingest::read_mail(std::move(mail), hints));
        return read;
    };
    batch.mails = co_await offload(parts_.workers, std::move(read_all));
    batch.is_read = true;
    co_await store_what_is_ready();
}

asio::awaitable<void> IngestSink::store_what_is_ready()
{
    if (std::exchange(is_storing_, true))
        co_return;

    while (is_something_ready() && !has_given_up_) {
        if (store_next()) {
            // Whoever waited for room fetches the next batch before another one is stored.
            co_await asio::post(parts_.loop, asio::use_awaitable);
            continue;
        }
        if (is_stopping_) {
            // From here on nothing may be written: no cursor may pass what was not stored.
            has_given_up_ = true;
            has_stored_.cancel();
            break;
        }
        pause_.expires_after(busy_pause);
        co_await pause_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
    is_storing_ = false;
}

/// A later batch may have been read before an earlier one.
bool IngestSink::is_something_ready() const
{
    return !late_.empty() || (!batches_.empty() && batches_.front().is_read);
}

/// False when another program holds the store.
bool IngestSink::store_next()
{
    if (!late_.empty()) {
        if (!writer_.write(parts_.db, late_.front()))
            return false;
        late_.pop_front();
        return true;
    }

    Stored stored;
    if (!writer_.write(parts_.db, [&] { stored = store(batches_.front()); }))
        return false;
    batches_.pop_front();
    has_stored_.cancel();

    for (const auto& outcome : stored.outcomes)
        report(mailbox_, outcome);
    for (const auto& mail : stored.set_aside)
        report(mail);
    if (stored.alerts > 0)
        parts_.on_alerts();
    return true;
}

/// Now, as long as nothing is in the way.
void IngestSink::write(std::function<void()> call)
{
    if (has_given_up_)
        return;
    late_.push_back(std::move(call));
    while (!is_storing_ && !late_.empty() && store_next()) {}
    if (!is_storing_ && !late_.empty())
        asio::co_spawn(parts_.loop, store_what_is_ready(), rethrow);
}

void IngestSink::stop()
{
    is_stopping_ = true;
    pause_.cancel();
}

IngestSink::Stored IngestSink::store(Batch& batch)
{
    const auto& [folder, unused, cursor, backlog] = batch.taken;
    const auto now = parts_.clock();
    Stored stored;
    for (auto& mail : batch.mails) {
        const bool is_refused = mail.raw.is_refused;
        const storage::Cursor place{.uid_validity = mail.raw.uid_validity,
                                    .last_uid = mail.raw.uid};
        const auto& outcome = stored.outcomes.emplace_back(parts_.ingest.keep(std::move(mail)));
        stored.alerts += outcome.alerts;
        if (is_refused)
            stored.set_aside.push_back(
                refused_.set_aside(mailbox_, folder, place, outcome.advisory_id, now));
    }
    mailboxes_.move_cursor(mailbox_, folder, cursor);
    mailboxes_.record_reading(mailbox_, folder, now);
    mailboxes_.record_backlog(mailbox_, folder, static_cast<std::int64_t>(backlog));
    return stored;
}

void IngestSink::folder_done(std::string_view folder, storage::Cursor cursor)
{
    write([this, folder = std::string{folder}, cursor, now = parts_.clock()] {
        mailboxes_.move_cursor(mailbox_, folder, cursor);
        mailboxes_.record_backlog(mailbox_, folder, 0);
        refused_.forget_read(mailbox_, folder, cursor);
        mailboxes_.record_success(mailbox_, folder, now);
    });
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
    write([this, folder = std::string{folder}] {
        tidying_.record(mailbox_, folder, cursor_of(folder));
    });
}

void IngestSink::tidying_failed(std::string_view folder, const Error& error)
{
    write([this, folder = std::string{folder}, error, now = parts_.clock()] {
        tidying_.record_failure(mailbox_, folder, error, now);
    });
    log(Level::error,
        "tidying.failed",
        {{"mailbox", mailbox_},
         {"folder", folder},
         {"error", error.message},
         {"remedy", error.hint}});
}

void IngestSink::folder_failed(std::string_view folder, const Error& failure)
{
    auto error = failure;
    if (error.hint.empty())
        error.hint = storage::usual_remedy(storage::fault_word(error.code));
    write([this, folder = std::string{folder}, error, now = parts_.clock()] {
        mailboxes_.record_failure(mailbox_, folder, error, now);
    });
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
    write([this, folder = std::string{folder}, mails, error, now = parts_.clock()] {
        refused_.record(mailbox_, folder, mails, error, now);
    });
}

storage::RefusedMailStore::Known IngestSink::known_failures(std::string_view folder)
{
    return refused_.known(mailbox_, folder, cursor_of(folder));
}

void IngestSink::next_try(std::chrono::milliseconds wait)
{
    write([this, when = parts_.clock() + std::chrono::ceil<std::chrono::seconds>(wait)] {
        for (const auto& folder : parts_.folders)
            mailboxes_.record_next_try(mailbox_, folder, when);
    });
}

}  // namespace advisory::daemon
