#include "ingest/source_watch.hpp"

#include <algorithm>
#include <utility>

#include "ingest/mail_origin.hpp"
#include "ingest/notice_numbers.hpp"
#include "ingest/silence.hpp"
#include "ingest/source_alerts.hpp"
#include "language/say.hpp"

namespace advisory::ingest {

namespace {

/// Older mails of a folder that is read for the first time are history: that their numbers have
/// gaps is no news, and that they were taken late no lag of ours.
constexpr std::chrono::days history_of_numbers{7};
constexpr std::chrono::days history_of_lag{1};

/// A gap as wide as this may be hours old when others open inside it. It must not cover them.
constexpr int wide_gap = 20;

/// More missing numbers than these are no gap of theirs but a jump: the number behind them may be
/// mistyped or made up, and a person looks at that one. JPCERT/CC sends some fifty in a year.
constexpr std::size_t widest_gap = 30;

/// When the server took the mail in. A clock that runs ahead of ours does not count.
Time arrival_of(const RawMail& raw, Time now)
{
    const bool is_known = raw.internal_date > Time{};
    return is_known ? std::min(raw.internal_date, now) : now;
}

bool is_back_fill(const RawMail& raw)
{
    return raw.mailbox == back_fill_mailbox;
}

std::string place_of(const RawMail& raw)
{
    return is_back_fill(raw) ? say("back-fill of {}", raw.folder)
                             : say("mail in {}, {}", raw.mailbox, raw.folder);
}

/// Whether a source that is heard of until `read` falls silent.
bool falls_silent(const storage::WatchedSource& source, Time read)
{
    return !source.silence &&
           read > silent_after(source.last_heard(), source.expected_every, source.holidays);
}

/// Whether a silence ends without a mail. A clock that was set back does not end what was raised
/// when it was right.
bool is_expected_later(const storage::WatchedSource& source, Time now)
{
    const auto limit = silent_after(source.last_heard(), source.expected_every, source.holidays);
    return source.silence && now <= limit && source.silence->raised_at <= limit;
}

bool is_missing(const storage::NumberGap& gap, Time read)
{
    return !gap.raised_at && read >= gap.noticed_at + gap_grace;
}

/// What is to be told of a folder that may fail for long.
enum class FolderNews { none, fails, is_read, is_left };

FolderNews news_of(const storage::FolderProgress& folder,
                   const std::vector<std::pair<std::string, std::string>>& polled,
                   Time now)
{
    const std::pair place{folder.mailbox, folder.folder};
    const bool is_polled = std::ranges::find(polled, place) != polled.end();
    if (folder.alerted_since && !is_polled)
        return FolderNews::is_left;
    if (folder.alerted_since && folder.failures == 0)
        return FolderNews::is_read;

    const bool is_long = folder.failing_since && now - *folder.failing_since >= longest_failure;
    return is_polled && is_long && folder.failures > 0 && !folder.alerted_since ? FolderNews::fails
                                                                                : FolderNews::none;
}

}  // namespace

SourceWatch::SourceWatch(storage::Database& db, std::vector<MailSource> sources)
    : sources_{std::move(sources)},
      watched_{db},
      numbers_{db},
      ledger_{db},
      mailboxes_{db},
      outbox_{db}
{}

std::size_t SourceWatch::begin(Time now)
{
    for (const auto& source : sources_)
        watched_.watch(source, now);

    std::size_t alerts = 0;
    for (const auto& known : watched_.list()) {
        const bool is_configured =
            std::ranges::find(sources_, known.name, &MailSource::name) != sources_.end();
        if (is_configured || known.watched_until)
            continue;
        alerts += end_all(known, now);
        watched_.forget(known.name, now);
    }
    return alerts;
}

std::size_t SourceWatch::take(const Taken& taken, Time now)
{
    const auto sources = sources_of(taken);
    const auto arrived = arrival_of(taken.raw, now);
    add_to_ledger(taken, sources, now);

    std::size_t alerts = 0;
    for (const auto* source : sources)
        alerts += hear(*source, taken, arrived, now);
    return alerts + take_number(taken, sources, arrived, now);
}

std::size_t SourceWatch::waive(storage::NoticeNumber number, std::string_view note, Time now)
{
    std::size_t alerts = 0;
    bool is_jump = false;
    for (const auto& gap : numbers_.open_gaps()) {
        if (!gap.is_jump || gap.year != number.year || number.number < gap.first ||
            number.number > gap.last + 1)
            continue;
        is_jump = true;
        alerts += end_gap(gap, note, now);
    }
    if (is_jump)
        return alerts;

    numbers_.waive(Numbering::jpcert_at, number, note, now);
    return fill_gaps(number, note, now);
}

bool SourceWatch::is_due(const std::vector<std::pair<std::string, std::string>>& folders, Time now)
{
    const auto progress = mailboxes_.progress();
    const bool has_news = std::ranges::any_of(progress, [&](const auto& folder) {
        return news_of(folder, folders, now) != FolderNews::none;
    });
    if (has_news)
        return true;

    const auto read = read_until(progress, folders);
    if (!read)
        return false;

    return std::ranges::any_of(watched_.list(),
                               [&](const auto& source) {
                                   return !source.watched_until && (falls_silent(source, *read) ||
                                                                    is_expected_later(source, now));
                               }) ||
           std::ranges::any_of(numbers_.open_gaps(),
                               [&](const auto& gap) { return is_missing(gap, *read); });
}

std::size_t SourceWatch::check(const std::vector<std::pair<std::string, std::string>>& folders,
                               Time now)
{
    const auto progress = mailboxes_.progress();
    std::size_t alerts = 0;
    for (const auto& folder : progress)
        alerts += check_folder(folder, folders, now);

    const auto read = read_until(progress, folders);
    if (!read)
        return alerts;

    for (const auto& source : watched_.list())
        if (!source.watched_until)
            alerts += check_silence(source, *read, now);

    for (const auto& gap : numbers_.open_gaps()) {
        if (!is_missing(gap, *read))
            continue;
        const auto arrived = numbers_.arrived(gap.numbers, gap.year, gap.first, gap.last);
        numbers_.mark_raised(gap.row, now);
        outbox_.add(gap_opened(gap, missing_of({gap.first, gap.last}, arrived), now));
        ++alerts;
    }
    return alerts;
}

std::vector<const MailSource*> SourceWatch::sources_of(const Taken& taken) const
{
    std::vector<const MailSource*> found;

    // Who forges a mail must not make a list that is dead look alive.
    if (is_back_fill(taken.raw) || taken.advisory.authenticity.level == "X")
        return found;
    for (const auto& source : sources_)
        if (belongs_to(source, taken.mail, taken.advisory.source))
            found.push_back(&source);
    return found;
}

void SourceWatch::add_to_ledger(const Taken& taken,
                                const std::vector<const MailSource*>& sources,
                                Time now)
{
    const auto& raw = taken.raw;
    if (is_back_fill(raw))
        return;

    storage::CollectedMail mail;
    mail.mailbox = raw.mailbox;
    mail.folder = raw.folder;
    mail.advisory_id = taken.advisory.id;
    mail.taken_at = now;
    const auto measured_since = ledger_.first_poll(raw.mailbox, raw.folder).value_or(now);
    if (raw.internal_date > Time{} && raw.internal_date >= measured_since - history_of_lag)
        mail.lag = now - arrival_of(raw, now);
    for (const auto* source : sources)
        mail.sources.push_back(source->name);
    ledger_.add_mail(taken.message, mail);
}

std::size_t SourceWatch::hear(const MailSource& source, const Taken& taken, Time arrived, Time now)
{
    watched_.heard(source.name, arrived);
    const auto known = watched_.find(source.name);
    if (!known || !known->silence)
        return 0;

    // A mail that is about as old as the silence says nothing of today.
    if (now > silent_after(known->last_heard(), known->expected_every, known->holidays))
        return 0;

    const auto by = place_of(taken.raw);
    watched_.end_silence(known->silence->row, by, now);
    outbox_.add(silence_ended(source.name, *known->silence, by, now));
    return 1;
}

std::size_t SourceWatch::take_number(const Taken& taken,
                                     const std::vector<const MailSource*>& sources,
                                     Time arrived,
                                     Time now)
{
    const auto number = read_notice_number(taken.advisory.id);
    if (!number || taken.advisory.authenticity.level == "X")
        return 0;

    const auto source = std::ranges::find(sources, Numbering::jpcert_at, &MailSource::numbers);
    auto way = storage::Way::other;
    if (source != sources.end()) {
        const auto known = watched_.find((*source)->name);
        const bool is_history = known && arrived < known->watched_since - history_of_numbers;
        way = is_history ? storage::Way::history : storage::Way::watched;
    }

    const bool is_new = numbers_.add(Numbering::jpcert_at, *number, way, now);
    // A number that was made up must not hide what is missing when its true notice comes.
    const bool is_to_be_held = is_new || numbers_.was_far_ahead(Numbering::jpcert_at, *number);
    if (is_to_be_held && way == storage::Way::watched && is_current(*number, arrived))
        look_for_gap(*number, (*source)->name, now);
    return fill_gaps(*number, place_of(taken.raw), now);
}

void SourceWatch::look_for_gap(storage::NoticeNumber number, const std::string& source, Time now)
{
    const auto span =
        expected_before(number.number, numbers_.neighbours_of(Numbering::jpcert_at, number));
    if (!span)
        return;

    const auto arrived =
        numbers_.arrived(Numbering::jpcert_at, number.year, span->first, span->last);
    const auto missing = missing_of(*span, arrived);
    if (missing.empty())
        return;

    storage::NumberGap gap;
    gap.source = source;
    gap.numbers = Numbering::jpcert_at;
    gap.year = number.year;
    gap.first = missing.front();
    gap.last = missing.back();
    gap.noticed_at = now;
    gap.is_jump = missing.size() > widest_gap;
    if (!is_told(gap))
        numbers_.open_gap(gap);
}

bool SourceWatch::is_told(const storage::NumberGap& gap)
{
    return std::ranges::any_of(numbers_.open_gaps(), [&](const storage::NumberGap& open) {
        const bool is_same = open.first == gap.first && open.last == gap.last;
        const bool is_within = open.first <= gap.first && open.last >= gap.last &&
                               open.last - open.first < wide_gap && !open.is_jump;
        return open.year == gap.year && (is_same || is_within);
    });
}

std::size_t SourceWatch::fill_gaps(storage::NoticeNumber number, std::string_view by, Time now)
{
    std::size_t alerts = 0;
    for (const auto& gap : numbers_.open_gaps()) {
        if (gap.year != number.year || number.number < gap.first || number.number > gap.last)
            continue;
        const auto arrived = numbers_.arrived(gap.numbers, gap.year, gap.first, gap.last);
        if (!missing_of({gap.first, gap.last}, arrived).empty())
            continue;

        alerts += end_gap(gap, by, now);
    }
    return alerts;
}

std::size_t SourceWatch::end_gap(const storage::NumberGap& gap, std::string_view by, Time now)
{
    numbers_.end_gap(gap.row, by, now);
    if (!gap.raised_at)
        return 0;  // It came out of order, within the grace.
    outbox_.add(gap_ended(gap, by, now));
    return 1;
}

std::size_t SourceWatch::check_folder(
    const storage::FolderProgress& folder,
    const std::vector<std::pair<std::string, std::string>>& polled,
    Time now)
{
    const auto news = news_of(folder, polled, now);
    if (news == FolderNews::none)
        return 0;

    if (news == FolderNews::fails) {
        mailboxes_.record_alert(folder.mailbox, folder.folder, folder.failing_since);
        outbox_.add(mailbox_failing(folder, folder.failing_since.value_or(now), now));
        return 1;
    }
    const auto by =
        news == FolderNews::is_read ? say("it is read again") : say("it is configured no more");
    mailboxes_.record_alert(folder.mailbox, folder.folder, {});
    outbox_.add(mailbox_recovered(folder, folder.alerted_since.value_or(now), by, now));
    return 1;
}

std::size_t SourceWatch::check_silence(const storage::WatchedSource& source, Time read, Time now)
{
    if (falls_silent(source, read)) {
        const auto since = source.last_heard();
        watched_.begin_silence(source.name, since, now);
        outbox_.add(silence_opened(source, since, now));
        return 1;
    }
    if (is_expected_later(source, now)) {
        const std::string_view by = say("it is expected less often now");
        watched_.end_silence(source.silence->row, by, now);
        outbox_.add(silence_ended(source.name, *source.silence, by, now));
        return 1;
    }
    return 0;
}

std::size_t SourceWatch::end_all(const storage::WatchedSource& source, Time now)
{
    const std::string_view by = say("it is configured no more");
    std::size_t alerts = 0;

    if (source.silence) {
        watched_.end_silence(source.silence->row, by, now);
        outbox_.add(silence_ended(source.name, *source.silence, by, now));
        ++alerts;
    }
    for (const auto& gap : numbers_.open_gaps()) {
        if (gap.source != source.name)
            continue;
        const auto heir = std::ranges::find(sources_, gap.numbers, &MailSource::numbers);
        if (heir != sources_.end()) {
            numbers_.pass_on(gap.row, heir->name);
            continue;
        }
        alerts += end_gap(gap, by, now);
    }
    return alerts;
}

}  // namespace advisory::ingest
