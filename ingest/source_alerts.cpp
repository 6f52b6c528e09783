#include "ingest/source_alerts.hpp"

#include <numeric>
#include <vector>

#include <fmt/format.h>

#include "ingest/notice_numbers.hpp"
#include "language/say.hpp"

namespace advisory::ingest {

namespace {

Alert silence_alert(std::string_view source, Time since, Time now)
{
    Alert alert;
    alert.time = now;
    alert.event = "source.silent";
    alert.alert_id = fmt::format("silent-{}-{}", source, since.time_since_epoch().count());
    alert.source = source;
    return alert;
}

Alert folder_alert(const storage::FolderProgress& folder, Time since, Time now)
{
    Alert alert;
    alert.time = now;
    alert.event = "mailbox.failing";
    alert.alert_id = fmt::format("failing-{}-{}-{}",
                                 folder.mailbox,
                                 folder.folder,
                                 since.time_since_epoch().count());
    alert.source = folder.mailbox;
    return alert;
}

Alert gap_alert(const storage::NumberGap& gap, Time now)
{
    Alert alert;
    alert.time = now;
    alert.event = "source.gap";
    alert.alert_id = fmt::format("gap-{}-{:04}-{:04}-{:04}",
                                 name_of(gap.numbers),
                                 gap.year,
                                 gap.first,
                                 gap.last);
    if (gap.first == gap.last)
        alert.advisory_id = notice_id(gap.year, gap.first);
    alert.source = gap.source;
    return alert;
}

}  // namespace

std::string duration_in_words(std::chrono::seconds duration)
{
    const auto count = duration.count();
    if (count != 0 && count % 86'400 == 0)
        return count == 86'400 ? std::string{say("1 day")} : say("{} days", count / 86'400);
    if (count != 0 && count % 3600 == 0)
        return count == 3600 ? std::string{say("1 hour")} : say("{} hours", count / 3600);
    if (count != 0 && count % 60 == 0)
        return count == 60 ? std::string{say("1 minute")} : say("{} minutes", count / 60);
    return count == 1 ? std::string{say("1 second")} : say("{} seconds", count);
}

Alert silence_opened(const storage::WatchedSource& source, Time since, Time now)
{
    auto alert = silence_alert(source.name, since, now);
    alert.state = "open";
    alert.title = say("{} is silent: {} {}, and a mail is expected every {}",
                      source.name,
                      source.last_mail ? say("last mail on") : say("no mail since it is watched,"),
                      format_minute(since),
                      duration_in_words(source.expected_every));
    alert.cause = "silence";
    return alert;
}

Alert silence_ended(std::string_view source,
                    const storage::Silence& silence,
                    std::string_view by,
                    Time now)
{
    auto alert = silence_alert(source, silence.since, now);
    alert.state = "ended";
    alert.title = say("{}: the silence has ended: {}", source, by);
    alert.cause = by;
    return alert;
}

Alert mailbox_failing(const storage::FolderProgress& folder, Time since, Time now)
{
    auto alert = folder_alert(folder, since, now);
    alert.state = "open";
    alert.title = say("mailbox {}, folder {} cannot be read since {}: {}",
                      folder.mailbox,
                      folder.folder,
                      format_minute(since),
                      folder.error);
    alert.cause = "failure";
    return alert;
}

Alert mailbox_recovered(const storage::FolderProgress& folder,
                        Time since,
                        std::string_view by,
                        Time now)
{
    auto alert = folder_alert(folder, since, now);
    alert.state = "ended";
    alert.title =
        say("mailbox {}, folder {}: the failure has ended: {}", folder.mailbox, folder.folder, by);
    alert.cause = by;
    return alert;
}

Alert gap_opened(const storage::NumberGap& gap, std::span<const int> missing, Time now)
{
    auto alert = gap_alert(gap, now);
    alert.state = "open";
    if (gap.is_jump) {
        alert.title = say("{}: {} is far ahead of {:04}; check whether it is true",
                          gap.source,
                          notice_id(gap.year, gap.last + 1),
                          gap.first - 1);
        alert.cause = "jump";
        return alert;
    }
    alert.title = say("{}: {} has not arrived, and a later number has",
                      gap.source,
                      notice_ids(gap.year, missing));
    alert.cause = "gap";
    return alert;
}

Alert gap_ended(const storage::NumberGap& gap, std::string_view by, Time now)
{
    std::vector<int> numbers(static_cast<std::size_t>(gap.last - gap.first) + 1);
    std::iota(numbers.begin(), numbers.end(), gap.first);

    auto alert = gap_alert(gap, now);
    alert.state = "ended";
    alert.title =
        say("{}: the gap at {} has ended: {}", gap.source, notice_ids(gap.year, numbers), by);
    alert.cause = by;
    return alert;
}

}  // namespace advisory::ingest
