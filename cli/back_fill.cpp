#include "cli/back_fill.hpp"

#include <algorithm>
#include <fstream>

#include <fmt/format.h>

#include "core/vocabulary.hpp"
#include "language/say.hpp"
#include "trust/sha256.hpp"

namespace advisory::cli {

namespace {

/// Mails that are committed together: few enough that the daemon never waits long for
/// the write lock.
constexpr std::size_t batch_size = 100;
constexpr std::size_t longest_batch = std::size_t{8} * 1024 * 1024;

constexpr std::size_t most_refused = 1000;

/// Bytes before a position that tell whether it is still in the same file.
constexpr std::uint64_t witness_size = 65536;

const std::vector<Column> columns_of_back_fill{
    {.name = "file", .heading = {}},
    {.name = "number", .heading = {}},
    {.name = "message", .heading = {}},
    {.name = "sha256", .heading = {}},
    {.name = "advisory_id", .heading = {}},
    {.name = "kind", .heading = {}},
    {.name = "arrival", .heading = {}},
    {.name = "matches", .heading = {}},
    {.name = "alerts", .heading = {}},
};

std::string_view name_of(storage::Arrival arrival)
{
    switch (arrival) {
        case storage::Arrival::added:
            return "added";
        case storage::Arrival::revised:
            return "revised";
        case storage::Arrival::outdated:
            return "outdated";
        case storage::Arrival::already_known:
            break;
    }
    return "already_known";
}

Row row_of_mail(const RawMail& mail, const ingest::Outcome& outcome)
{
    return {
        mail.folder,
        std::int64_t{mail.uid},
        std::string{outcome.message == storage::Saved::added ? "added" : "already_known"},
        outcome.sha256,
        outcome.advisory_id,
        std::string{advisory::name_of(outcome.kind)},
        std::string{name_of(outcome.arrival)},
        static_cast<std::int64_t>(outcome.matches),
        static_cast<std::int64_t>(outcome.alerts),
    };
}

/// The hash of the bytes just before a position; empty when they cannot be read.
std::string witness_before(const std::filesystem::path& path, std::uint64_t position)
{
    const auto size = std::min(position, witness_size);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    std::ifstream file{path, std::ios::binary};
    file.seekg(static_cast<std::streamoff>(position - size));
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file ? trust::sha256_hex(bytes) : std::string{};
}

}  // namespace

void Tally::count(const ingest::Outcome& outcome)
{
    const bool is_new = outcome.message == storage::Saved::added;
    ++mails;
    known_mails += is_new ? 0 : 1;
    advisories += outcome.arrival == storage::Arrival::added ? 1 : 0;
    revisions += outcome.arrival == storage::Arrival::revised ? 1 : 0;
    unread += is_new && outcome.kind == Kind::unknown ? 1 : 0;
    alerts += outcome.alerts;
}

BackFill::BackFill(storage::Database& db,
                   const Hints& hints,
                   const OutputOptions& output,
                   Console& console,
                   std::size_t largest_mail)
    : db_{db},
      evaluator_{db, console.clock},
      ingest_{db, evaluator_, console.clock, hints},
      messages_{db},
      positions_{db},
      console_{console},
      progress_{console},
      listing_{columns_of_back_fill, output, console},
      is_listing_{output.format != Format::table},
      largest_mail_{largest_mail}
{}

void BackFill::read(const std::vector<std::string>& paths)
{
    read_mail_files(paths, reader());
    commit();
    progress_.clear();
}

std::size_t BackFill::read_piped()
{
    const auto mails = read_mail_stream(console_.in, reader());
    commit();
    progress_.clear();
    return mails;
}

bool BackFill::is_interrupted() const
{
    return console_.is_interrupted && console_.is_interrupted();
}

MailFileReader BackFill::reader()
{
    return {
        .take = [this](RawMail mail) { take(std::move(mail)); },
        .refuse = [this](const auto& path, auto why) { refuse(path, why); },
        .skip = [this](const auto& path) { skip(path); },
        .largest_mail = largest_mail_,
        .begin_mbox = [this](const MboxFile& file) { return begin_mbox(file); },
        .reach = [this](const MboxPlace& place) { place_ = place; },
        .end_mbox = [this](const MboxFile& file) { end_mbox(file); },
        .is_stopped = [this] { return is_interrupted(); },
    };
}

void BackFill::take(RawMail mail)
{
    progress_.show({.mails = tally_.mails + batch_.size(),
                    .known_mails = tally_.known_mails,
                    .path = mbox_ ? mbox_->path.string() : mail.folder,
                    .percent = mbox_ && mbox_->size > 0
                                   ? std::optional{place_.position * 100 / mbox_->size}
                                   : std::nullopt});

    if (!mail.is_complete)
        tell_of_cut(mail);

    // A listing says of each mail what its notice is, and that must be read out of it.
    if (!is_listing_ && messages_.has_receipt(mail, trust::sha256_hex(mail.bytes))) {
        ++tally_.mails;
        ++tally_.known_mails;
        return;
    }

    batch_bytes_ += mail.bytes.size();
    batch_.push_back(std::move(mail));
    if (batch_.size() >= batch_size || batch_bytes_ >= longest_batch)
        commit();
}

void BackFill::tell_of_cut(const RawMail& mail)
{
    progress_.clear();
    complain(console_,
             say("{}, mail {}: it has {} bytes, so only its header is stored",
                 mail.folder,
                 mail.uid,
                 mail.size),
             say("a person must read it where it came from"));
}

MboxPlace BackFill::begin_mbox(const MboxFile& file)
{
    commit();
    mbox_ = file;
    place_ = {};

    const auto kept = positions_.position_of(file.path.string());
    const bool is_same = kept && kept->size == file.size && kept->modified == file.modified &&
                         kept->position < file.size &&
                         kept->before == witness_before(file.path, kept->position);
    if (!is_same)
        return place_;

    progress_.clear();
    complain(console_,
             say("{}: goes on at mail {}, up to which an earlier run has come",
                 file.path.string(),
                 kept->number));
    place_ = {.position = kept->position, .number = kept->number};
    return place_;
}

void BackFill::end_mbox(const MboxFile& file)
{
    commit();
    mbox_.reset();
    positions_.forget(file.path.string());
}

void BackFill::refuse(const std::filesystem::path& path, std::string_view reason)
{
    if (refused_count_++ < most_refused)
        refused_.push_back(fmt::format("{}: {}", path.string(), reason));
}

void BackFill::skip(const std::filesystem::path& path)
{
    ++tally_.skipped;
    progress_.clear();
    complain(console_, say("{}: skipped, looks like no mail", path.string()));
}

void BackFill::commit()
{
    if (batch_.empty())
        return;

    std::vector<Row> rows;
    Tally tally = tally_;
    storage::Transaction transaction{db_};
    for (const auto& mail : batch_) {
        const auto outcome = ingest_.take(mail);
        tally.count(outcome);
        if (is_listing_)
            rows.push_back(row_of_mail(mail, outcome));
    }
    keep_position();
    transaction.commit();

    tally_ = tally;
    batch_.clear();
    batch_bytes_ = 0;
    if (is_listing_)
        listing_.print(rows, {});
}

void BackFill::keep_position()
{
    if (!mbox_)
        return;
    positions_.keep(mbox_->path.string(),
                    {
                        .size = mbox_->size,
                        .modified = mbox_->modified,
                        .position = place_.position,
                        .number = place_.number,
                        .before = witness_before(mbox_->path, place_.position),
                    });
}

}  // namespace advisory::cli
