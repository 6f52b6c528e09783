#include "daemon/collection.hpp"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>

#include "daemon/imap_mailbox.hpp"
#include "daemon/maildir_mailbox.hpp"

namespace advisory::daemon {

namespace {

using std::chrono::seconds;

/// The folders of a mailbox, a connection each: a server tells of new mail in the one folder
/// that is open only. Beyond a few connections the folders share the last.
std::vector<std::vector<std::string>> connections_of(const config::Mailbox& mailbox,
                                                     Collection::Mode mode)
{
    constexpr std::size_t most = 5;
    if (mode == Collection::Mode::once || !mailbox.idle)
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

Collection::Line::Line(std::string name,
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

Collection::Collection(const config::Configuration& configuration,
                       Mode mode,
                       const IngestSink::Parts& parts)
{
    for (const auto& mailbox : configuration.mailboxes)
        add(mailbox, mode, parts);
    for (const auto& maildir : configuration.maildirs)
        add(maildir, parts);
}

void Collection::add(const config::Mailbox& mailbox, Mode mode, const IngestSink::Parts& parts)
{
    auto& login = logins_.emplace_back(parts.loop, Login::Settings{.mailbox = mailbox});
    const PollSchedule schedule{{.interval = mailbox.poll_interval}};
    auto& gate = gates_.emplace_back(parts.loop, LoginGate::Settings{.schedule = schedule});
    for (const auto& folders : connections_of(mailbox, mode))
        lines_.emplace_back(
            mailbox.name,
            folders,
            std::make_unique<ImapMailbox>(parts.loop, settings_of(mailbox, login, gate, folders)),
            parts,
            schedule,
            [this] { return jitter(); });
}

void Collection::add(const config::Maildir& maildir, const IngestSink::Parts& parts)
{
    auto& disk = disks_.emplace_back(1);
    lines_.emplace_back(
        maildir.name,
        maildir.folders,
        std::make_unique<MaildirMailbox>(parts.loop, disk, parts.db, settings_of(maildir)),
        parts,
        PollSchedule{{.interval = maildir.poll_interval}},
        [this] { return jitter(); });
}

void Collection::stop()
{
    for (auto& line : lines_) {
        line.poller.stop();
        line.sink.stop();
    }
    for (auto& login : logins_)
        login.stop();
    for (auto& gate : gates_)
        gate.stop();
}

}  // namespace advisory::daemon
