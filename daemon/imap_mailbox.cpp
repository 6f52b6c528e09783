#include "daemon/imap_mailbox.hpp"

#include <algorithm>
#include <array>
#include <new>
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

#include "transport/imap_conversation.hpp"

namespace advisory::daemon {

namespace asio = boost::asio;

using transport::ImapConnection;

namespace {

using std::chrono::milliseconds;

/// A server that says no goodbye is not waited for any longer.
constexpr milliseconds longest_goodbye{1'000};

/// Reads in a row before everyone else on the loop gets a turn.
constexpr int longest_run = 64;

/// Lets the loop wait for a connection's descriptor, which stays the connection's.
class Watch {
public:
    Watch(const asio::any_io_executor& executor, const ImapConnection& connection)
        : descriptor_{executor, connection.descriptor()}
    {}

    ~Watch() { descriptor_.release(); }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    auto async_readable()
    {
        return descriptor_.async_wait(asio::posix::stream_descriptor::wait_read,
                                      asio::as_tuple(asio::use_awaitable));
    }

private:
    asio::posix::stream_descriptor descriptor_;
};

storage::Cursor to_storage(transport::FolderCursor cursor)
{
    return {.uid_validity = cursor.uid_validity, .last_uid = cursor.last_uid};
}

transport::FolderCursor to_transport(storage::Cursor cursor)
{
    return {.uid_validity = cursor.uid_validity, .last_uid = cursor.last_uid};
}

}  // namespace

/// One poll's connection, from the first packet to LOGOUT.
class ImapMailbox::Session {
public:
    /// Keeps references to all but the connection.
    Session(ImapMailbox& mailbox, MailSink& sink, PollReport& report, ImapConnection connection);

    /// Reads the folders. Ends early, and without a failure, when stopped.
    asio::awaitable<Result<void>> run();

private:
    enum class Wake { ready, late };

    asio::awaitable<Result<void>> connect();
    asio::awaitable<Result<void>> read_folders();
    asio::awaitable<void> log_out();

    asio::awaitable<Result<void>> exchange(milliseconds longest_silence);
    Result<void> send();
    Result<bool> receive();
    asio::awaitable<Wake> wait(milliseconds longest);

    void begin_folder();
    asio::awaitable<Result<void>> take_events();
    asio::awaitable<Result<void>> take(transport::MailBatch& batch);
    asio::awaitable<Result<void>> take(transport::FolderRead& read);
    asio::awaitable<Result<void>> take(transport::FolderFailed& failed);
    asio::awaitable<Result<void>> take(transport::SessionEnded& ended);

    [[nodiscard]] bool is_stopping() const { return mailbox_.is_stopping_; }
    [[nodiscard]] bool is_reading() const;
    [[nodiscard]] std::unexpected<Error> failure(const Error& error) const;

    ImapMailbox& mailbox_;
    MailSink& sink_;
    PollReport& report_;
    ImapConnection connection_;
    Watch watch_;
    transport::ImapConversation conversation_;
    std::string unsent_;
    std::array<char, std::size_t{16} * 1024> buffer_{};
    int reads_in_a_row_ = 0;
    bool has_ended_ = false;
};

ImapMailbox::Session::Session(ImapMailbox& mailbox,
                              MailSink& sink,
                              PollReport& report,
                              ImapConnection connection)
    : mailbox_{mailbox},
      sink_{sink},
      report_{report},
      connection_{std::move(connection)},
      watch_{mailbox.timer_.get_executor(), connection_},
      conversation_{mailbox.settings_.limits}
{}

asio::awaitable<Result<void>> ImapMailbox::Session::run()
{
    auto connected = co_await connect();
    if (!connected || is_stopping())
        co_return connected;

    auto read = co_await read_folders();
    if (read && !is_stopping())
        co_await log_out();
    co_return read;
}

asio::awaitable<Result<void>> ImapMailbox::Session::connect()
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

asio::awaitable<Result<void>> ImapMailbox::Session::read_folders()
{
    begin_folder();
    while (!is_stopping()) {
        auto taken = co_await take_events();
        if (!taken || !is_reading())
            co_return taken;

        auto exchanged = co_await exchange(mailbox_.settings_.stall_timeout);
        if (!exchanged)
            co_return exchanged;
    }
    co_return Result<void>{};
}

asio::awaitable<void> ImapMailbox::Session::log_out()
{
    conversation_.log_out();

    // A courtesy: all is read, so whatever happens here is no failure. Bounded in
    // rounds too: a server may talk on instead of saying goodbye.
    for (int round = 0; round < longest_run && !has_ended_ && !is_stopping(); ++round) {
        const auto exchanged = co_await exchange(longest_goodbye);
        const auto taken = co_await take_events();
        if (!exchanged || !taken)
            break;
    }
}

/// Sends what is to be sent and takes what is there; waits when that is nothing.
asio::awaitable<Result<void>> ImapMailbox::Session::exchange(milliseconds longest_silence)
{
    auto sent = send();
    if (!sent)
        co_return sent;

    const auto received = receive();
    if (!received)
        co_return std::unexpected{received.error()};

    // The awaits stand alone: GCC 12 evaluates one in a chain of && even when what
    // stands before it is false.
    if (!*received) {
        const auto wake = co_await wait(longest_silence);
        if (wake == Wake::late && !is_stopping())
            co_return failure({Errc::unreachable,
                               fmt::format("the server was silent for {}", longest_silence),
                               {}});
    } else if (++reads_in_a_row_ >= longest_run) {
        reads_in_a_row_ = 0;
        co_await asio::post(asio::use_awaitable);
    }
    co_return Result<void>{};
}

Result<void> ImapMailbox::Session::send()
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
Result<bool> ImapMailbox::Session::receive()
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

asio::awaitable<ImapMailbox::Session::Wake> ImapMailbox::Session::wait(milliseconds longest)
{
    using asio::experimental::awaitable_operators::operator||;

    reads_in_a_row_ = 0;
    auto& timer = mailbox_.timer_;
    timer.expires_after(longest);
    const auto first =
        co_await (watch_.async_readable() || timer.async_wait(asio::as_tuple(asio::use_awaitable)));
    co_return first.index() == 0 ? Wake::ready : Wake::late;
}

void ImapMailbox::Session::begin_folder()
{
    if (!is_reading())
        return;

    const auto& folder = mailbox_.settings_.folders[report_.folders];
    conversation_.read_folder(folder, to_transport(sink_.cursor_of(folder)));
}

asio::awaitable<Result<void>> ImapMailbox::Session::take_events()
{
    while (auto event = conversation_.next_event()) {
        auto taken = co_await std::visit([&](auto& news) { return take(news); }, *event);
        if (!taken)
            co_return taken;
    }
    co_return Result<void>{};
}

asio::awaitable<Result<void>> ImapMailbox::Session::take(transport::MailBatch& batch)
{
    for (auto& mail : batch.mails)
        mail.mailbox = mailbox_.settings_.name;

    report_.mails += batch.mails.size();
    // Named, as every argument of an await here: GCC 12 destroys a temporary one twice.
    TakenMails taken{
        .folder = std::move(batch.folder),
        .mails = std::move(batch.mails),
        .cursor = to_storage(batch.cursor),
        .backlog = batch.backlog,
    };
    co_await sink_.take(std::move(taken));
    conversation_.proceed();
    co_return Result<void>{};
}

asio::awaitable<Result<void>> ImapMailbox::Session::take(transport::FolderRead& read)
{
    co_await sink_.settle();
    ++report_.folders;
    sink_.folder_done(read.folder, to_storage(read.cursor));
    begin_folder();
    co_return Result<void>{};
}

asio::awaitable<Result<void>> ImapMailbox::Session::take(transport::FolderFailed& failed)
{
    co_await sink_.settle();
    ++report_.folders;
    ++report_.failed_folders;
    sink_.folder_failed(failed.folder, failed.error);
    begin_folder();
    co_return Result<void>{};
}

asio::awaitable<Result<void>> ImapMailbox::Session::take(transport::SessionEnded& ended)
{
    has_ended_ = true;
    if (ended.error)
        co_return failure(*ended.error);
    co_return Result<void>{};
}

bool ImapMailbox::Session::is_reading() const
{
    return report_.folders < mailbox_.settings_.folders.size();
}

/// The conversation does not know whom it is talking to.
std::unexpected<Error> ImapMailbox::Session::failure(const Error& error) const
{
    return Failure{error.code,
                   fmt::format("{}: {}", connection_.host(), error.message),
                   error.hint};
}

ImapMailbox::ImapMailbox(asio::io_context& loop, Settings settings)
    : settings_{std::move(settings)}, timer_{loop}
{}

asio::awaitable<Result<PollReport>> ImapMailbox::poll(MailSink& sink)
{
    PollReport report;
    const auto outcome = co_await read_all(sink, report);
    report.is_stopped = is_stopping_;
    if (outcome || is_stopping_)
        co_return report;

    co_await sink.settle();
    for (const auto& folder : std::span{settings_.folders}.subspan(report.folders))
        sink.folder_failed(folder, outcome.error());
    co_return std::unexpected{outcome.error()};
}

void ImapMailbox::stop()
{
    is_stopping_ = true;
    timer_.cancel();
}

asio::awaitable<Result<void>> ImapMailbox::read_all(MailSink& sink, PollReport& report)
{
    auto server = settings_.server;
    if (settings_.secret) {
        auto secret = settings_.secret();
        if (!secret)
            co_return std::unexpected{std::move(secret.error())};
        server.password = *std::move(secret);
    }

    auto connection = ImapConnection::prepare(server);
    if (!connection)
        co_return std::unexpected{std::move(connection.error())};

    Session session{*this, sink, report, *std::move(connection)};
    co_return co_await session.run();
}

}  // namespace advisory::daemon
