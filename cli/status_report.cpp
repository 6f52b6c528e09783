#include "cli/status_report.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "storage/advisory_store.hpp"
#include "storage/message_store.hpp"
#include "storage/text_index.hpp"

namespace advisory::cli {

namespace {

/// A folder may miss a poll or two while a server restarts.
constexpr int tolerated_intervals = 3;

/// An alert that has waited for longer is stuck, not on its way.
constexpr std::chrono::minutes tolerated_delivery{15};

std::string name_of(const storage::FolderStatus& folder)
{
    return fmt::format("mailbox {}, folder {}", folder.mailbox, folder.folder);
}

std::vector<std::string> sinks_of(const std::optional<config::Configuration>& configuration)
{
    // As daemon::JournalSink and daemon::AlertLog name themselves.
    if (!configuration)
        return {};
    if (configuration->alert_log.empty())
        return {"journal"};
    return {"journal", "log"};
}

/// False for a folder that was taken out of the configuration: nobody polls it any more,
/// so its last error says nothing about today.
bool is_in_use(const storage::FolderStatus& folder,
               const std::optional<config::Configuration>& configuration)
{
    if (!configuration)
        return true;

    return std::ranges::any_of(configuration->incoming(), [&](const config::Incoming& mailbox) {
        return mailbox.name == folder.mailbox &&
               std::ranges::find(mailbox.folders, folder.folder) != mailbox.folders.end();
    });
}

void find_folder_problems(StatusReport& report,
                          const std::optional<config::Configuration>& configuration)
{
    for (const auto& folder : report.folders) {
        if (!folder.error.empty() && is_in_use(folder, configuration))
            report.problems.push_back(fmt::format("{}: {} ({} failures in a row)",
                                                  name_of(folder),
                                                  folder.error,
                                                  folder.failures));
    }
}

/// What the configuration says should have been polled, and was not, or not lately.
void find_missing_polls(StatusReport& report, const config::Configuration& configuration, Time now)
{
    for (const auto& mailbox : configuration.incoming()) {
        for (const auto& folder : mailbox.folders) {
            const auto status = std::ranges::find_if(report.folders, [&](const auto& polled) {
                return polled.mailbox == mailbox.name && polled.folder == folder;
            });
            if (status == report.folders.end() || !status->last_poll) {
                report.problems.push_back(
                    fmt::format("mailbox {}, folder {}: configured, and never polled",
                                mailbox.name,
                                folder));
                continue;
            }

            if (now - *status->last_poll > tolerated_intervals * mailbox.poll_interval)
                report.problems.push_back(
                    fmt::format("{}: not polled since {}; is advisoryd running?",
                                name_of(*status),
                                format_minute(*status->last_poll)));
        }
    }
}

void find_sink_problems(StatusReport& report, storage::Outbox& outbox, Time now)
{
    for (const auto& sink : report.sinks) {
        if (!sink.last_error.empty()) {
            report.problems.push_back(fmt::format("alert sink {}: {} ({} alerts pending)",
                                                  sink.sink,
                                                  sink.last_error,
                                                  sink.pending));
            continue;
        }

        const auto oldest = outbox.pending(sink.sink, 1);
        if (!oldest.empty() && now - oldest.front().time > tolerated_delivery)
            report.problems.push_back(fmt::format("alert sink {}: {} alerts pending since {}",
                                                  sink.sink,
                                                  sink.pending,
                                                  format_minute(oldest.front().time)));
    }
}

}  // namespace

StatusReport make_status_report(storage::Database& db, const Settings& settings, Time now)
{
    storage::AdvisoryStore advisories{db};
    storage::Outbox outbox{db};

    StatusReport report{
        .store = settings.store.string(),
        .store_bytes = db.size(),
        .schema = storage::Database::schema_version(),
        .messages = storage::MessageStore{db}.count(),
        .advisories = advisories.count(),
        .unindexed = storage::TextIndex{db}.pending(),
        .unread_notices = advisories.count_of(Kind::unknown),
        .folders = storage::MailboxStore{db}.list(),
        .sinks = outbox.status(sinks_of(settings.configuration)),
        .problems = {},
    };

    find_folder_problems(report, settings.configuration);
    if (settings.configuration)
        find_missing_polls(report, *settings.configuration, now);
    find_sink_problems(report, outbox, now);
    return report;
}

}  // namespace advisory::cli
