#include "cli/faults.hpp"

#include <algorithm>
#include <chrono>
#include <span>

#include <fmt/format.h>

#include "ingest/source_alerts.hpp"
#include "language/say.hpp"

namespace advisory::cli {

namespace {

/// A folder may miss a poll or two while a server restarts.
constexpr int tolerated_intervals = 3;

/// An alert that has waited for longer is stuck, not on its way.
constexpr std::chrono::minutes tolerated_delivery{15};

constexpr std::chrono::minutes longest_first_poll{5};

/// A large inventory is held against all notices in less.
constexpr std::chrono::minutes tolerated_evaluation{15};

/// With less room a batch of mails may not fit.
constexpr std::uint64_t least_free_bytes = std::uint64_t{64} * 1024 * 1024;

/// A folder that was numbered anew is told for so long.
constexpr std::chrono::days told_after_renumbering{7};

std::string name_of(const storage::FolderStatus& folder)
{
    return say("mailbox {}, folder {}", folder.mailbox, folder.folder);
}

/// What the daemon does about a folder that failed. A restart tries at once.
std::string retry_of(const storage::FolderStatus& folder, bool is_absent, Time now)
{
    if (is_absent)
        return say("nothing until it runs again");
    if (!folder.next_try)
        return say(
            "advisoryd tries again by itself, within half an hour or the poll interval, and "
            "reads on where it stopped");
    if (now < *folder.next_try)
        return say("advisoryd tries again at {} and reads on where it stopped",
                   format_minute(*folder.next_try));
    if (now - *folder.next_try < longest_first_poll)
        return say("that was the last try; advisoryd is at the next one since {}: wait for it",
                   format_minute(*folder.next_try));
    return say("advisoryd was to try again at {}: is it running?", format_minute(*folder.next_try));
}

bool is_absent(const StatusReport& report)
{
    return report.is_watched && !*report.is_watched;
}

Fault absent_daemon(const StatusReport& report)
{
    std::optional<Time> last;
    for (const auto& folder : report.folders)
        last = std::max(last, folder.last_poll);
    return {
        .name = "daemon.absent",
        .subject = "advisoryd",
        .what = last ? say("does not run; the last poll was at {}", format_minute(*last))
                     : say("does not run"),
        .since = {},
        .does = say("mails wait on the server"),
        .remedy = say("`systemctl start advisoryd`; why it ended, `journalctl -u advisoryd` says"),
    };
}

Fault failing_folder(const storage::FolderStatus& folder, bool is_absent, Time now)
{
    return {
        .name = "mailbox." + (folder.fault.empty() ? std::string{"failing"} : folder.fault),
        .subject = name_of(folder),
        .what = say("{} ({} failures in a row)", folder.error, folder.failures),
        .since = folder.failing_since ? folder.failing_since : folder.last_poll,
        .does = retry_of(folder, is_absent, now),
        .remedy = folder.remedy.empty() ? std::string{storage::usual_remedy(folder.fault)}
                                        : folder.remedy,
    };
}

void find_failing_folders(StatusReport& report, Time now)
{
    for (const auto& folder : report.folders) {
        // Nobody polls a folder that is configured no more: its last error says nothing of today.
        if (!folder.error.empty() && folder.is_configured.value_or(true))
            report.faults.push_back(failing_folder(folder, is_absent(report), now));
    }
}

void find_untidied_folders(StatusReport& report)
{
    for (const auto& folder : report.untidied)
        report.faults.push_back({
            .name = "mailbox.untidied",
            .subject = say("mailbox {}, folder {}", folder.mailbox, folder.folder),
            .what = folder.error,
            .since = folder.since,
            .does = say(
                "the mails are stored and stay where they are; advisoryd tries again at each poll"),
            .remedy =
                folder.remedy.empty() ? say("look at after_reading and move_to") : folder.remedy,
        });
}

/// Whether a poll goes on that lasts: it has begun, and mails of it came until lately.
bool is_being_read(const storage::FolderStatus& folder, std::chrono::seconds interval, Time now)
{
    return folder.reading_since && folder.last_mail &&
           now - *folder.last_mail <= tolerated_intervals * interval;
}

/// Whether the first poll may well be under way: a login, or a server that does not answer, is
/// known of within that time.
bool is_first_poll(const storage::FolderStatus& folder, Time now)
{
    return !folder.last_poll && !folder.reading_since && folder.next_try &&
           now - *folder.next_try < longest_first_poll;
}

/// What the configuration says should have been polled, and was not, or not lately.
void find_missing_polls(StatusReport& report, const config::Configuration& configuration, Time now)
{
    const std::string_view remedy =
        say("look at `systemctl status advisoryd` and start it with this configuration");

    for (const auto& mailbox : configuration.incoming()) {
        for (const auto& folder : mailbox.folders) {
            const auto status = std::ranges::find_if(report.folders, [&](const auto& polled) {
                return polled.mailbox == mailbox.name && polled.folder == folder;
            });
            if (status != report.folders.end() &&
                is_being_read(*status, mailbox.poll_interval, now))
                continue;
            if (status != report.folders.end() && !is_absent(report) && is_first_poll(*status, now))
                continue;
            if (status == report.folders.end() || !status->last_poll) {
                report.faults.push_back({
                    .name = "mailbox.never_polled",
                    .subject = say("mailbox {}, folder {}", mailbox.name, folder),
                    .what = say("configured, and never polled"),
                    .since = {},
                    .does = say("nothing is read from it"),
                    .remedy = std::string{remedy},
                });
                continue;
            }

            // After failures the next try may be far off, and then that is no delay.
            auto due = *status->last_poll + tolerated_intervals * mailbox.poll_interval;
            if (status->next_try)
                due = std::max(due, *status->next_try + mailbox.poll_interval);
            if (now > due && !is_absent(report))
                report.faults.push_back({
                    .name = "daemon.absent",
                    .subject = name_of(*status),
                    .what = say("not polled since {}; is advisoryd running?",
                                format_minute(*status->last_poll)),
                    .since = {},
                    .does = say("mails wait on the server"),
                    .remedy = std::string{remedy},
                });
        }
    }
}

/// What a sink that fails does by itself, and when.
std::string next_try_of(const storage::Outbox::SinkStatus& sink)
{
    if (!sink.next_try)
        return say("advisoryd tries again every 30 seconds, in order, and forgets none");
    return say("the next try is at {}, in order, and none is forgotten",
               format_minute(*sink.next_try));
}

void find_sink_faults(StatusReport& report, storage::Outbox& outbox, Time now)
{
    for (const auto& sink : report.sinks) {
        if (sink.ended_at)
            continue;
        const auto subject = say("alert sink {}", sink.sink);
        const auto waiting = outbox.pending(sink.sink, 1);
        const auto oldest =
            waiting.empty() ? std::optional<Time>{} : std::optional{waiting.front().time};
        if (!sink.last_error.empty())
            report.faults.push_back({
                .name = "sink.failing",
                .subject = subject,
                .what = say("{} ({} alerts pending)", sink.last_error, sink.pending),
                .since = sink.failing_since ? sink.failing_since : oldest,
                .does = next_try_of(sink),
                .remedy = sink.remedy,
            });
        else if (oldest && now - *oldest > tolerated_delivery)
            report.faults.push_back({
                .name = "sink.stuck",
                .subject = subject,
                .what = say("{} alerts pending", sink.pending),
                .since = oldest,
                .does = say("a running advisoryd delivers them within a minute"),
                .remedy = say("look at `systemctl status advisoryd`"),
            });
        if (sink.refused > 0)
            report.notes.push_back(
                say("alert sink {} has refused {} alert(s) for good; `advisoryctl alerts` "
                    "has them",
                    sink.sink,
                    sink.refused));
    }
}

Fault silent_source(const SourceStatus& status)
{
    return {
        .name = "source.silent",
        .subject = say("source {}", status.source.name),
        .what = say("silent (a mail is expected every {})",
                    ingest::duration_in_words(status.source.expected_every)),
        .since = status.source.last_heard(),
        .does = say("advisoryd goes on polling, and the next mail ends the alert"),
        .remedy =
            say("look whether the list still sends to this mailbox, and at the sender's pages"),
    };
}

void find_source_faults(StatusReport& report)
{
    for (const auto& status : report.sources) {
        if (status.source.silence)
            report.faults.push_back(silent_source(status));
        if (status.missing.empty())
            continue;

        const auto first = std::ranges::min(status.gaps, {}, &storage::NumberGap::noticed_at);
        report.faults.push_back({
            .name = "source.gap",
            .subject = say("source {}", status.source.name),
            .what = say("{} missing", status.missing),
            .since = first.noticed_at,
            .does = say("advisoryd waits for it, and its arrival ends the alert"),
            .remedy =
                say("read it at the sender's pages; `advisoryctl ingest` takes a saved mail in, "
                    "`advisoryctl waive` ends the wait for a number that was never used, and for "
                    "a jump as a whole"),
        });
    }
}

void find_store_faults(StatusReport& report)
{
    if (!report.free_bytes || *report.free_bytes >= least_free_bytes)
        return;

    constexpr std::uint64_t mebibyte = std::uint64_t{1024} * 1024;
    report.faults.push_back({
        .name = "store.full",
        .subject = say("store {}", report.store),
        .what = say("only {} MiB are free on its disk", *report.free_bytes / mebibyte),
        .since = {},
        .does = say("a write that does not fit ends advisoryd, systemd starts it again, and mails "
                    "wait on the server"),
        .remedy = say("make room; nothing in the store can be left out"),
    });
}

/// Whether the daemon, or the command that changed the inventory, may well be at it.
bool is_being_evaluated(const StatusReport& report, Time now)
{
    return report.is_watched.value_or(false) && report.inventory_changed &&
           now - *report.inventory_changed < tolerated_evaluation;
}

std::string unevaluated_advisories(const StatusReport& report)
{
    return say(
        "{} advisories are not evaluated against today's inventory yet, so matches of "
        "theirs may be missing",
        report.unevaluated);
}

/// A change of the inventory that was interrupted behind its commit, or new rules.
void find_unevaluated(StatusReport& report, Time now)
{
    if (report.unevaluated == 0)
        return;
    if (is_being_evaluated(report, now)) {
        report.notes.push_back(
            say("{}; that is under way: wait for it", unevaluated_advisories(report)));
        return;
    }
    report.faults.push_back({
        .name = "inventory.unevaluated",
        .subject = say("inventory"),
        .what = unevaluated_advisories(report),
        .since = report.inventory_changed,
        .does = say("a running advisoryd evaluates them within a minute, by itself"),
        .remedy = say("`advisoryctl rematch` does so at once"),
    });
}

std::string refused_mails(const std::vector<storage::RefusedMailStore::SetAside>& mails)
{
    // The newest ones: older ones a person has seen here before.
    constexpr std::size_t most = 5;
    std::string places;
    const auto shown = std::min(mails.size(), most);
    for (const auto& mail : std::span{mails}.last(shown))
        places += say("{}UID {} of mailbox {}, folder {} ({})",
                      places.empty() ? "" : ", ",
                      mail.uid,
                      mail.mailbox,
                      mail.folder,
                      mail.advisory_id);
    return say(
        "{} mails that their server does not give, kept by their header at most: read them with "
        "a mail program: {}{}",
        mails.size(),
        places,
        mails.size() > most ? say(", and older ones") : Said{});
}

void find_notes(StatusReport& report, Time now)
{
    const auto note = [&](std::int64_t count, std::string_view text) {
        if (count > 0)
            report.notes.push_back(fmt::format("{} {}", count, text));
    };
    note(report.unread_notices,
         say("mails that no parser knows: `advisoryctl advisories --kind unknown`, and read them"));
    note(report.cut_mails,
         say("mails over max_mail_bytes, of which only the header was kept: read them in the "
             "mailbox"));
    if (!report.set_aside.empty())
        report.notes.push_back(refused_mails(report.set_aside));
    note(report.waiting_verdicts,
         say("verdicts that would be less grave wait for a person: `advisoryctl changes`"));

    for (const auto& folder : report.folders)
        if (folder.reading_since)
            report.notes.push_back(say("{}: it is being read since {}, {} mails are left",
                                       name_of(folder),
                                       format_minute(*folder.reading_since),
                                       folder.backlog));
    for (const auto& folder : report.folders)
        if (!is_absent(report) && is_first_poll(folder, now))
            report.notes.push_back(say("{}: its first poll is under way since {}: wait for it",
                                       name_of(folder),
                                       format_minute(*folder.next_try)));
    for (const auto& folder : report.folders)
        if (folder.renumbered_at && now - *folder.renumbered_at < told_after_renumbering)
            report.notes.push_back(
                say("{}: its UIDVALIDITY changed, so all of it was "
                    "read again by {}; nothing was lost or doubled",
                    name_of(folder),
                    format_minute(*folder.renumbered_at)));
}

}  // namespace

std::string sentence(const Fault& fault)
{
    auto text = fmt::format("{}: {}", fault.subject, fault.what);
    if (fault.since)
        text += say(" since {}", format_minute(*fault.since));
    text += say("; {}", fault.does);
    if (!fault.remedy.empty())
        text += say("; to do: {}", fault.remedy);
    return text;
}

void find_faults(StatusReport& report,
                 const std::optional<config::Configuration>& configuration,
                 storage::Outbox& outbox,
                 Time now)
{
    if (is_absent(report))
        report.faults.push_back(absent_daemon(report));
    find_failing_folders(report, now);
    find_untidied_folders(report);
    if (configuration)
        find_missing_polls(report, *configuration, now);
    find_source_faults(report);
    find_sink_faults(report, outbox, now);
    find_unevaluated(report, now);
    find_store_faults(report);
    find_notes(report, now);
}

}  // namespace advisory::cli
