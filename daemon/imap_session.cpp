#include "daemon/imap_session.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/stored_values.hpp"
#include "language/say.hpp"

namespace advisory::daemon {

namespace asio = boost::asio;

using transport::FolderAccess;
using transport::ImapConnection;

namespace {

using std::chrono::milliseconds;

/// A server that says no goodbye is not waited for any longer.
constexpr milliseconds longest_goodbye{1'000};
constexpr int most_goodbyes = 64;

/// Reads in a row before everyone else on the loop gets a turn: a batch, in the 4 KB that servers
/// write at a time. With fewer, storing would come before it, and the workers be idle.
constexpr int longest_run = 512;

}  // namespace

ImapSession::ImapSession(Parts parts, ImapConnection connection)
    : parts_{std::move(parts)},
      connection_{std::move(connection)},
      descriptor_{parts_.timer.get_executor(), connection_.descriptor()},
      conversation_{parts_.settings.limits},
      buffer_(std::size_t{64} * 1024)
{}

ImapSession::~ImapSession()
{
    descriptor_.release();
}

asio::awaitable<Result<void>> ImapSession::run(Mode mode)
{
    auto connected = co_await connect();
    if (!connected || is_stopping())
        co_return connected;
    if (parts_.on_login)
        parts_.on_login();

    do {
        auto read = co_await read_folders();
        if (!read || is_stopping())
            co_return read;

        if (mode == Mode::watch && can_wait() && !parts_.waiting.is_unwanted) {
            auto followed = co_await follow_news();
            if (!followed || is_stopping())
                co_return followed;
        }
    } while (mode == Mode::watch && can_wait() && !parts_.waiting.is_unwanted);

    co_await log_out();
    co_return Result<void>{};
}

asio::awaitable<Result<void>> ImapSession::connect()
{
    while (!is_stopping()) {
        const auto progress = connection_.advance();
        if (!progress)
            co_return std::unexpected{progress.error()};
        if (*progress == ImapConnection::Progress::connected)
            break;

        // libcurl keeps the connect timeout; all we owe it is to come back in time.
        constexpr milliseconds longest_wait{1'000};
        co_await wait(std::min(connection_.next_timeout().value_or(longest_wait), longest_wait));
    }
    co_return Result<void>{};
}

asio::awaitable<Result<void>> ImapSession::read_folders()
{
    parts_.progress.folders = 0;
    for (const auto& folder : parts_.settings.folders) {
        const auto access = tidies() ? FolderAccess::read_write : FolderAccess::read_only;
        folder_ = folder;
        conversation_.read_folder(folder,
                                  to_transport(parts_.sink.cursor_of(folder)),
                                  access,
                                  to_transport(parts_.sink.known_failures(folder)));
        auto read = co_await finish_folder();
        if (!read || is_stopping())
            co_return read;
        ++parts_.progress.folders;
    }
    ++parts_.progress.rounds;
    co_return Result<void>{};
}

asio::awaitable<Result<void>> ImapSession::finish_folder()
{
    const auto longest_silence = parts_.settings.stall_timeout;
    is_in_folder_ = true;
    while (!is_stopping()) {
        auto taken = co_await take_events();
        if (!taken || !is_in_folder_ || is_stopping())
            co_return taken;

        const auto wake = co_await exchange(longest_silence);
        if (wake && *wake == Wake::ready)
            continue;
        if (is_stopping())
            break;
        const auto failed = wake ? silence(longest_silence) : std::unexpected{wake.error()};
        if (const auto mails = conversation_.mails_under_way())
            tell_of(*mails, Cause::cut, failed.error());
        co_return failed;
    }
    co_return Result<void>{};
}

/// Reads what arrives until a wait has brought nothing. What fails now fails every folder.
asio::awaitable<Result<void>> ImapSession::follow_news()
{
    // One end for all waits: a busy folder must not keep the others of this connection back.
    const auto end = std::chrono::steady_clock::now() + parts_.settings.longest_wait;
    parts_.progress.folders = 0;
    do {
        auto waited = co_await wait_for_news(end);
        if (!waited || is_stopping() || !has_news_)
            co_return waited;

        conversation_.read_news();
        auto read = co_await finish_folder();
        if (!read || is_stopping())
            co_return read;
    } while (can_wait() && !parts_.waiting.is_unwanted && std::chrono::steady_clock::now() < end);
    co_return Result<void>{};
}

asio::awaitable<Result<void>> ImapSession::wait_for_news(std::chrono::steady_clock::time_point end)
{
    has_news_ = false;
    conversation_.wait_for_news();
    for (bool is_ending = false; !is_stopping();) {
        auto taken = co_await take_events();
        if (!taken || !conversation_.is_waiting() || is_stopping())
            co_return taken;

        is_ending = is_ending || has_news_;
        const auto left = std::chrono::ceil<milliseconds>(end - std::chrono::steady_clock::now());
        const auto longest =
            is_ending ? parts_.settings.stall_timeout : std::max(left, milliseconds::zero());
        parts_.waiting.is_under_way = !is_ending;
        const auto wake = co_await exchange(longest);
        parts_.waiting.is_under_way = false;
        if (!wake)
            co_return std::unexpected{wake.error()};
        if (*wake == Wake::ready)
            continue;
        if (is_ending)
            co_return silence(longest);
        is_ending = true;
        conversation_.end_wait();
    }
    co_return Result<void>{};
}

asio::awaitable<void> ImapSession::log_out()
{
    conversation_.log_out();

    // A courtesy: all is read, so whatever happens here is no failure. Bounded in
    // rounds too: a server may talk on instead of saying goodbye.
    for (int round = 0; round < most_goodbyes && !has_ended_ && !is_stopping(); ++round) {
        const auto exchanged = co_await exchange(longest_goodbye);
        const auto taken = co_await take_events();
        if (!exchanged || !taken)
            break;
    }
}

/// Sends what is to be sent and takes what is there; waits when that is nothing.
asio::awaitable<Result<ImapSession::Wake>> ImapSession::exchange(milliseconds longest_silence)
{
    const auto sent = send();
    if (!sent)
        co_return std::unexpected{sent.error()};

    const auto received = receive();
    if (!received)
        co_return std::unexpected{received.error()};

    // The awaits stand alone: GCC 12 evaluates one in a chain of && even when what
    // stands before it is false.
    if (!*received) {
        const auto wake = co_await wait(longest_silence);
        co_return wake;
    }
    if (++reads_in_a_row_ >= longest_run) {
        reads_in_a_row_ = 0;
        co_await asio::post(asio::use_awaitable);
    }
    co_return Wake::ready;
}

Result<void> ImapSession::send()
{
    unsent_ += conversation_.take_output();
    while (!unsent_.empty()) {
        const auto size = connection_.send(unsent_);
        if (!size)
            return std::unexpected{size.error()};
        if (*size == 0)
            break;
        unsent_.erase(0, *size);
    }
    return {};
}

/// Answers false when there is nothing yet.
Result<bool> ImapSession::receive()
{
    const auto received = connection_.receive(buffer_);
    if (!received)
        return std::unexpected{received.error()};

    if (received->is_closed)
        conversation_.disconnected();
    else
        conversation_.receive({buffer_.data(), received->size});
    return received->is_closed || received->size > 0;
}

asio::awaitable<ImapSession::Wake> ImapSession::wait(milliseconds longest)
{
    using asio::experimental::awaitable_operators::operator||;

    // A stop that came while nobody waited has cancelled nothing.
    if (is_stopping())
        co_return Wake::late;

    reads_in_a_row_ = 0;
    auto& timer = parts_.timer;
    timer.expires_after(longest);
    const auto first = co_await (descriptor_.async_wait(asio::posix::stream_descriptor::wait_read,
                                                        asio::as_tuple(asio::use_awaitable)) ||
                                 timer.async_wait(asio::as_tuple(asio::use_awaitable)));
    co_return first.index() == 0 ? Wake::ready : Wake::late;
}

asio::awaitable<Result<void>> ImapSession::take_events()
{
    while (!is_stopping()) {
        auto event = conversation_.next_event();
        if (!event)
            break;

        auto taken = co_await std::visit([&](auto& news) { return take(news); }, *event);
        if (!taken)
            co_return taken;
    }
    co_return Result<void>{};
}

asio::awaitable<Result<void>> ImapSession::take(transport::MailBatch& batch)
{
    for (auto& mail : batch.mails)
        mail.mailbox = parts_.settings.name;

    parts_.progress.mails += batch.mails.size();
    // Named, as every argument of an await here: GCC 12 destroys a temporary one twice.
    TakenMails taken{
        .folder = std::move(batch.folder),
        .mails = std::move(batch.mails),
        .cursor = to_storage(batch.cursor),
        .backlog = batch.backlog,
    };
    co_await parts_.sink.take(std::move(taken));
    conversation_.proceed();
    co_return Result<void>{};
}

asio::awaitable<Result<void>> ImapSession::take(transport::FolderRead& read)
{
    co_await parts_.sink.settle();
    is_in_folder_ = false;
    is_folder_open_ = true;
    parts_.sink.folder_done(read.folder, to_storage(read.cursor));
    begin_tidying(read.folder);
    co_return Result<void>{};
}

/// Only what is committed may be touched on the server. What a crash kept from being tidied is
/// named again next time.
void ImapSession::begin_tidying(std::string_view folder)
{
    if (!tidies())
        return;

    const auto uids = parts_.sink.untidied(folder);
    if (uids.empty())
        return;
    is_in_folder_ = true;
    conversation_.tidy(uids, parts_.settings.tidying);
}

asio::awaitable<Result<void>> ImapSession::take(transport::Tidied& /*tidied*/)
{
    is_in_folder_ = false;
    parts_.sink.tidied(folder_);
    co_return Result<void>{};
}

asio::awaitable<Result<void>> ImapSession::take(transport::TidyingFailed& failed)
{
    is_in_folder_ = false;
    parts_.sink.tidying_failed(folder_, failed.error);
    co_return Result<void>{};
}

asio::awaitable<Result<void>> ImapSession::take(transport::FolderFailed& failed)
{
    co_await parts_.sink.settle();
    is_in_folder_ = false;
    is_folder_open_ = false;
    ++parts_.progress.failed_folders;
    parts_.sink.folder_failed(failed.folder, failed.error);
    if (failed.mails)
        tell_of(*failed.mails, Cause::refused, failed.error);
    co_return Result<void>{};
}

asio::awaitable<Result<void>> ImapSession::take(transport::NewsArrived& /*news*/)
{
    has_news_ = true;
    conversation_.end_wait();
    co_return Result<void>{};
}

asio::awaitable<Result<void>> ImapSession::take(transport::WaitEnded& /*ended*/)
{
    co_return Result<void>{};
}

asio::awaitable<Result<void>> ImapSession::take(transport::SessionEnded& ended)
{
    has_ended_ = true;
    if (!ended.error)
        co_return Result<void>{};
    const auto cause = ended.error->code == Errc::protocol ? Cause::breach : Cause::cut;
    if (ended.mails)
        tell_of(*ended.mails, cause, *ended.error);
    co_return failure(*ended.error);
}

void ImapSession::tell_of(const transport::FailedMails& mails, Cause cause, const Error& error)
{
    const auto [first, last] = mails.uids;
    parts_.sink.mails_failed(folder_, {mails.uid_validity, first, last, cause}, error);
}

bool ImapSession::tidies() const
{
    return parts_.settings.tidying.action != transport::Tidying::Action::leave;
}

bool ImapSession::can_wait() const
{
    return parts_.settings.longest_wait > milliseconds::zero() && is_folder_open_ &&
           conversation_.can_wait();
}

std::unexpected<Error> ImapSession::silence(milliseconds length) const
{
    return failure({Errc::unreachable, say("the server was silent for {}", length), {}});
}

/// The conversation does not know whom it is talking to.
std::unexpected<Error> ImapSession::failure(const Error& error) const
{
    return Failure{error.code,
                   fmt::format("{}: {}", connection_.host(), error.message),
                   error.hint};
}

}  // namespace advisory::daemon
