#include "cli/status_report.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "cli/faults.hpp"
#include "ingest/notice_numbers.hpp"
#include "ingest/reevaluation.hpp"
#include "ingest/silence.hpp"
#include "language/say.hpp"
#include "storage/advisory_store.hpp"
#include "storage/inventory_store.hpp"
#include "storage/message_store.hpp"
#include "storage/store_lock.hpp"
#include "storage/text_index.hpp"
#include "storage/verdict_change_store.hpp"

namespace advisory::cli {

namespace {

std::optional<std::uint64_t> free_bytes_beside(const std::filesystem::path& store)
{
    std::error_code failure;
    const auto space = std::filesystem::space(store, failure);
    return failure ? std::nullopt : std::optional<std::uint64_t>{space.available};
}

bool is_read(std::string_view mailbox,
             std::string_view folder,
             const config::Configuration& configuration)
{
    return std::ranges::any_of(configuration.incoming(), [&](const config::Incoming& incoming) {
        return incoming.name == mailbox &&
               std::ranges::find(incoming.folders, folder) != incoming.folders.end();
    });
}

std::vector<FolderRecord> folders_of(storage::Database& db,
                                     const std::optional<config::Configuration>& configuration)
{
    std::vector<FolderRecord> folders;
    for (auto& folder : storage::MailboxStore{db}.list()) {
        std::optional<bool> is_configured;
        if (configuration)
            is_configured = is_read(folder.mailbox, folder.folder, *configuration);
        folders.push_back({std::move(folder), is_configured});
    }
    return folders;
}

/// Those that are watched today, with the gaps that were raised.
std::vector<SourceStatus> sources_of(storage::Database& db)
{
    storage::NumberStore numbers{db};
    const auto gaps = numbers.open_gaps();

    std::vector<SourceStatus> sources;
    for (auto& source : storage::SourceStore{db}.list()) {
        if (source.watched_until)
            continue;

        auto& status = sources.emplace_back();
        status.expected_by =
            ingest::silent_after(source.last_heard(), source.expected_every, source.holidays);
        for (const auto& gap : gaps) {
            if (gap.source != source.name || !gap.raised_at)
                continue;
            const auto missing =
                ingest::missing_of({.first = gap.first, .last = gap.last},
                                   numbers.arrived(gap.numbers, gap.year, gap.first, gap.last));
            status.missing +=
                (status.missing.empty() ? "" : ", ") + ingest::notice_ids(gap.year, missing);
            if (gap.is_jump)
                status.missing +=
                    say(" (a jump: check {})", ingest::notice_id(gap.year, gap.last + 1));
            status.gaps.push_back(gap);
        }
        status.source = std::move(source);
    }
    return sources;
}

}  // namespace

std::vector<std::string> sinks_of(const std::optional<config::Configuration>& configuration)
{
    // As daemon::JournalSink and daemon::AlertLog name themselves.
    if (!configuration)
        return {};
    std::vector<std::string> names{"journal"};
    if (!configuration->alert_log.empty())
        names.emplace_back("log");
    for (const auto& sink : configuration->sinks)
        names.push_back(sink.name);
    return names;
}

StatusReport make_status_report(storage::Database& db, const Settings& settings, Time now)
{
    storage::AdvisoryStore advisories{db};
    storage::MessageStore messages{db};
    storage::Outbox outbox{db};

    StatusReport report;
    report.store = settings.store.string();
    report.store_bytes = db.size();
    report.free_bytes = free_bytes_beside(settings.store);
    report.schema = storage::Database::schema_version();
    report.messages = messages.count();
    report.cut_mails = messages.count_cut();
    report.advisories = advisories.count();
    report.unindexed = storage::TextIndex{db}.pending();
    report.unread_notices = advisories.count_of(Kind::unknown);
    report.waiting_verdicts = storage::VerdictChangeStore{db}.count_waiting();
    report.unevaluated = ingest::count_outdated(db);
    report.inventory_changed = storage::InventoryStore{db}.changed_at();
    report.folders = folders_of(db, settings.configuration);
    report.untidied = storage::TidyingStore{db}.failing();
    if (const auto& configuration = settings.configuration)
        std::erase_if(report.untidied, [&](const auto& folder) {
            return !is_read(folder.mailbox, folder.folder, *configuration);
        });
    report.set_aside = storage::RefusedMailStore{db}.all_set_aside();
    report.sources = sources_of(db);
    report.sinks = outbox.status(sinks_of(settings.configuration));

    // A store that is named by hand may be a copy.
    if (settings.configuration && settings.store == settings.configuration->store)
        report.is_watched = storage::is_watched(settings.store);
    find_faults(report, settings.configuration, outbox, now);
    return report;
}

}  // namespace advisory::cli
