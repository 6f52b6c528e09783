#include "daemon/collection.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <iterator>
#include <string_view>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/imap_mailbox.hpp"
#include "daemon/maildir_mailbox.hpp"

namespace advisory::daemon {

namespace asio = boost::asio;

namespace {

using std::chrono::seconds;

/// Where a table stands in the file is no part of what it says.
template <class Settings>
std::vector<Settings> without_places(const std::vector<Settings>& tables)
{
    std::vector<Settings> bare;
    std::ranges::transform(tables, std::back_inserter(bare), [](const Settings& table) {
        return table.without_places();
    });
    return bare;
}

/// The folders of a mailbox, a connection each: a server tells of new mail in the one folder
/// that is open only. Beyond a few connections the folders share the last.
std::vector<std::vector<std::string>> connections_of(const config::Mailbox& mailbox,
                                                     Incoming::Mode mode)
{
    constexpr std::size_t most = 5;
    if (mode == Incoming::Mode::once || !mailbox.idle)
        return {mailbox.folders};

    std::vector<std::vector<std::string>> connections;
    for (const auto& folder : mailbox.folders) {
        if (connections.size() < most)
            connections.emplace_back();
        connections.back().push_back(folder);
    }
    return connections;
}

transport::Tidying tidying_of(const config::Mailbox& mailbox)
{
    using enum transport::Tidying::Action;
    switch (mailbox.after_reading) {
        case config::AfterReading::flag:
            return {.action = flag, .target = {}};
        case config::AfterReading::move:
            return {.action = move, .target = mailbox.move_to};
        case config::AfterReading::leave:
            break;
    }
    return {};
}

ImapSettings settings_of(const config::Mailbox& mailbox,
                         Login& login,
                         LoginGate& gate,
                         std::vector<std::string> folders)
{
    constexpr std::chrono::minutes longest_idle{28};  // RFC 2177: less than 29.
    ImapSettings settings;
    settings.name = mailbox.name;
    settings.server.url = mailbox.server_url();
    settings.server.user = mailbox.user;
    settings.server.sasl = login.sasl();
    settings.server.ca_file = mailbox.ca_file.string();
    settings.server.client_certificate = mailbox.client_certificate.path.string();
    settings.server.client_key = mailbox.client_key.path.string();
    settings.secret = [&login] { return login.secret(); };
    settings.refused = [&login](std::string_view secret) { return login.refused(secret); };
    settings.gate = &gate;
    settings.folders = std::move(folders);
    if (mailbox.idle)
        settings.longest_wait = std::min<seconds>(mailbox.poll_interval, longest_idle);
    settings.limits.mail_bytes = mailbox.max_mail_bytes;
    settings.tidying = tidying_of(mailbox);
    return settings;
}

MaildirSettings settings_of(const config::Maildir& maildir)
{
    MaildirSettings settings;
    settings.name = maildir.name;
    settings.path = maildir.path;
    settings.folders = maildir.folders;
    settings.mail_bytes = maildir.max_mail_bytes;
    settings.scan_interval = maildir.poll_interval;
    return settings;
}

IngestSink::Parts with_folders(IngestSink::Parts parts, std::vector<std::string> folders)
{
    parts.folders = std::move(folders);
    return parts;
}

}  // namespace

Incoming::Line::Line(std::string name,
                     std::vector<std::string> folders,
                     std::unique_ptr<Mailbox> read,
                     IngestSink::Parts parts,
                     const PollSchedule& schedule,
                     Poller::Jitter jitter)
    : mailbox{std::move(read)},
      sink{std::move(name), with_folders(parts, std::move(folders))},
      poller{parts.loop,
             {.mailbox = *mailbox, .sink = sink, .schedule = schedule, .jitter = std::move(jitter)}}
{}

Incoming::Incoming(const config::Mailbox& mailbox,
                   Mode mode,
                   const IngestSink::Parts& parts,
                   const Poller::Jitter& jitter)
    : loop_{parts.loop}, all_ended_{parts.loop, asio::steady_timer::time_point::max()}
{
    const PollSchedule schedule{{.interval = mailbox.poll_interval}};
    login_ = std::make_unique<Login>(loop_, Login::Settings{.mailbox = mailbox});
    gate_ = std::make_unique<LoginGate>(loop_, LoginGate::Settings{.schedule = schedule});
    for (const auto& folders : connections_of(mailbox, mode))
        lines_.emplace_back(
            mailbox.name,
            folders,
            std::make_unique<ImapMailbox>(loop_, settings_of(mailbox, *login_, *gate_, folders)),
            parts,
            schedule,
            jitter);
}

Incoming::Incoming(const config::Maildir& maildir,
                   const IngestSink::Parts& parts,
                   const Poller::Jitter& jitter)
    : loop_{parts.loop},
      disk_{std::make_unique<asio::thread_pool>(1)},
      all_ended_{parts.loop, asio::steady_timer::time_point::max()}
{
    lines_.emplace_back(
        maildir.name,
        maildir.folders,
        std::make_unique<MaildirMailbox>(loop_, *disk_, parts.db, settings_of(maildir)),
        parts,
        PollSchedule{{.interval = maildir.poll_interval}},
        jitter);
}

asio::awaitable<void> Incoming::run()
{
    running_ = lines_.size();
    for (auto& line : lines_)
        asio::co_spawn(loop_, run(line), [](const std::exception_ptr& failure) {
            if (failure)
                std::rethrow_exception(failure);
        });
    while (running_ > 0)
        co_await all_ended_.async_wait(asio::as_tuple(asio::use_awaitable));
}

asio::awaitable<void> Incoming::run(Line& line)
{
    co_await line.poller.run();
    co_await line.sink.settle();
    if (--running_ == 0)
        all_ended_.cancel();
}

void Incoming::finish()
{
    for (auto& line : lines_)
        line.poller.finish();
}

void Incoming::stop()
{
    for (auto& line : lines_) {
        line.poller.stop();
        line.sink.stop();
    }
    if (login_)
        login_->stop();
    if (gate_)
        gate_->stop();
}

Collection::Collection(const config::Configuration& configuration,
                       Incoming::Mode mode,
                       const IngestSink::Parts& parts)
    : mailboxes_{parts.loop,
                 [this, mode, parts](const config::Mailbox& mailbox) {
                     return std::make_unique<Incoming>(mailbox, mode, parts, jitter());
                 }},
      maildirs_{parts.loop, [this, parts](const config::Maildir& maildir) {
                    return std::make_unique<Incoming>(maildir, parts, jitter());
                }}
{
    configure(configuration);
}

RosterChange Collection::configure(const config::Configuration& configuration)
{
    auto change = mailboxes_.configure(without_places(configuration.mailboxes));
    const auto [begun, ended, left_alone] =
        maildirs_.configure(without_places(configuration.maildirs));
    change.begun += begun;
    change.ended += ended;
    change.left_alone += left_alone;
    return change;
}

Poller::Jitter Collection::jitter()
{
    return [this] { return std::uniform_real_distribution{0.0, 1.0}(random_); };
}

void Collection::run()
{
    mailboxes_.run();
    maildirs_.run();
}

void Collection::stop()
{
    mailboxes_.stop();
    maildirs_.stop();
}

std::vector<Poller*> Collection::pollers()
{
    auto incoming = mailboxes_.parts();
    std::ranges::copy(maildirs_.parts(), std::back_inserter(incoming));

    std::vector<Poller*> pollers;
    for (auto* const one : incoming)
        for (auto& line : one->lines())
            pollers.push_back(&line.poller);
    return pollers;
}

}  // namespace advisory::daemon
