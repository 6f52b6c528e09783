#include "daemon/metrics_page.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <vector>

#include <sys/resource.h>
#include <unistd.h>

#include "daemon/metrics_text.hpp"
#include "ingest/silence.hpp"
#include "storage/acknowledgements.hpp"
#include "storage/advisory_store.hpp"
#include "storage/mailbox_store.hpp"
#include "storage/message_store.hpp"
#include "storage/number_store.hpp"
#include "storage/outbox.hpp"
#include "storage/source_store.hpp"
#include "storage/verdict_change_store.hpp"

namespace advisory::daemon {

namespace {

using enum MetricsText::Kind;

double number(std::int64_t value)
{
    return static_cast<double>(value);
}

double seconds(Time when)
{
    return number(when.time_since_epoch().count());
}

/// A sample for each row that knows the value.
template <class Rows, class Value, class Add>
void add_known(const Rows& rows, Value value, Add add)
{
    for (const auto& row : rows)
        if (const auto known = value(row))
            add(row, *known);
}

void tell_folders(MetricsText& text, storage::Database& db)
{
    const auto folders = storage::MailboxStore{db}.list();
    const auto add = [&text](const storage::FolderStatus& folder, double value) {
        text.sample(value, {{"mailbox", folder.mailbox}, {"folder", folder.folder}});
    };
    const auto add_time = [&add](const storage::FolderStatus& folder, Time when) {
        add(folder, seconds(when));
    };

    text.family("advisoryd_folder_last_success_timestamp_seconds",
                gauge,
                "When the folder was read to its end last.");
    add_known(folders, [](const auto& folder) { return folder.last_success; }, add_time);
    text.family("advisoryd_folder_last_mail_timestamp_seconds",
                gauge,
                "When the last mail of the folder was stored.");
    add_known(folders, [](const auto& folder) { return folder.last_mail; }, add_time);
    text.family("advisoryd_folder_failing",
                gauge,
                "1 while the folder cannot be read, as `advisoryctl status` says why.");
    for (const auto& folder : folders)
        add(folder, folder.failing_since ? 1 : 0);
    text.family("advisoryd_folder_backlog_mails", gauge, "Mails that are still to be read.");
    for (const auto& folder : folders)
        add(folder, number(folder.backlog));
    text.family("advisoryd_folder_lag_seconds",
                gauge,
                "From the arrival of the last mail at the server to its commit.");
    add_known(
        folders,
        [](const auto& folder) { return folder.lag; },
        [&add](const auto& folder, std::chrono::seconds lag) { add(folder, number(lag.count())); });
}

void tell_sources(MetricsText& text, storage::Database& db)
{
    std::vector<storage::WatchedSource> sources;
    for (auto& source : storage::SourceStore{db}.list())
        if (!source.watched_until)
            sources.push_back(std::move(source));
    const auto gaps = storage::NumberStore{db}.open_gaps();

    text.family("advisoryd_source_last_mail_timestamp_seconds",
                gauge,
                "When the last mail of the list came.");
    for (const auto& source : sources)
        if (source.last_mail)
            text.sample(seconds(*source.last_mail), {{"source", source.name}});
    text.family("advisoryd_source_expected_by_timestamp_seconds",
                gauge,
                "The list is silent when no mail has come by then.");
    for (const auto& source : sources)
        text.sample(
            seconds(
                ingest::silent_after(source.last_heard(), source.expected_every, source.holidays)),
            {{"source", source.name}});
    text.family("advisoryd_source_silent", gauge, "1 while the list is silent for too long.");
    for (const auto& source : sources)
        text.sample(source.silence ? 1 : 0, {{"source", source.name}});
    text.family("advisoryd_source_open_gaps", gauge, "Gaps in the numbers of the list's notices.");
    for (const auto& source : sources) {
        const auto count = std::ranges::count_if(gaps, [&source](const auto& gap) {
            return gap.source == source.name && gap.raised_at;
        });
        text.sample(number(count), {{"source", source.name}});
    }
}

void tell_alerts(MetricsText& text, storage::Database& db)
{
    storage::Outbox outbox{db};
    text.family("advisoryd_alerts_total", counter, "Lines of the alert log, by event.");
    for (const auto& [event, count] : outbox.count_by_event())
        text.sample(number(count), {{"event", event}});
    text.family("advisoryd_alerts_open", gauge, "Alerts that nobody has acknowledged.")
        .sample(number(storage::Acknowledgements{db}.count_open()));

    std::vector<storage::Outbox::SinkStatus> sinks;
    for (auto& sink : outbox.status({}))
        if (!sink.ended_at)
            sinks.push_back(std::move(sink));
    text.family("advisoryd_sink_pending_alerts", gauge, "Alerts that wait for the sink.");
    for (const auto& sink : sinks)
        text.sample(number(sink.pending), {{"sink", sink.sink}});
    text.family("advisoryd_sink_failing", gauge, "1 while the sink does not take alerts.");
    for (const auto& sink : sinks)
        text.sample(sink.failing_since || !sink.last_error.empty() ? 1 : 0, {{"sink", sink.sink}});
    text.family("advisoryd_sink_refused_alerts_total",
                counter,
                "Alerts that the sink will never take.");
    for (const auto& sink : sinks)
        text.sample(number(sink.refused), {{"sink", sink.sink}});
}

void tell_store(MetricsText& text, storage::Database& db)
{
    storage::AdvisoryStore advisories{db};
    text.family("advisoryd_mails_total", counter, "Mails in the store, each once.")
        .sample(number(storage::MessageStore{db}.count()));
    text.family("advisoryd_notices_total", counter, "Notices in the store.")
        .sample(number(advisories.count()));
    text.family("advisoryd_unread_notices",
                gauge,
                "Mails that no parser knows and a person must read.")
        .sample(number(advisories.count_of(Kind::unknown)));
    text.family("advisoryd_waiting_verdicts",
                gauge,
                "Verdicts that would become less grave and wait for a person.")
        .sample(number(storage::VerdictChangeStore{db}.count_waiting()));
    text.family("advisoryd_store_bytes", gauge, "Size of the store.")
        .sample(static_cast<double>(db.size()));
}

std::optional<double> resident_bytes()
{
    std::ifstream statm{"/proc/self/statm"};
    std::uint64_t total = 0;
    std::uint64_t resident = 0;
    if (!(statm >> total >> resident))
        return std::nullopt;
    return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

/// Under the names that every exporter gives to these.
void tell_process(MetricsText& text)
{
    rusage usage{};
    if (::getrusage(RUSAGE_SELF, &usage) == 0) {
        const auto of = [](const timeval& time) {
            return number(time.tv_sec) + number(time.tv_usec) / 1e6;
        };
        text.family("process_cpu_seconds_total", counter, "Time of processors used.")
            .sample(of(usage.ru_utime) + of(usage.ru_stime));
    }
    if (const auto resident = resident_bytes())
        text.family("process_resident_memory_bytes", gauge, "Resident memory.").sample(*resident);

    std::error_code failure;
    const std::filesystem::directory_iterator files{"/proc/self/fd", failure};
    if (!failure)
        // The look itself has one open.
        text.family("process_open_fds", gauge, "Open file descriptors.")
            .sample(number(std::distance(begin(files), end(files)) - 1));
}

}  // namespace

std::optional<std::string> metrics_page(storage::Database& db, Time now)
try {
    MetricsText text;
    text.family("advisoryd_build_info", gauge, "Always 1.")
        .sample(1, {{"version", ADVISORY_VERSION}});
    text.family("advisoryd_time_seconds", gauge, "The clock that all of this is told by.")
        .sample(seconds(now));
    tell_folders(text, db);
    tell_sources(text, db);
    tell_alerts(text, db);
    tell_store(text, db);
    tell_process(text);
    return text.take();
} catch (const storage::StorageError& failure) {
    if (!failure.is_busy())
        throw;
    return std::nullopt;  // To be watched is worth no more than another try.
}

}  // namespace advisory::daemon
