#include <filesystem>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/mail_files.hpp"
#include "cli/options.hpp"
#include "core/vocabulary.hpp"
#include "ingest/evaluator.hpp"
#include "ingest/ingest.hpp"
#include "text/unicode.hpp"

namespace advisory::cli {

namespace {

/// Mails that are committed together: few enough that the daemon never waits long for
/// the write lock.
constexpr std::size_t batch_size = 100;

struct IngestOptions {
    std::vector<std::string> paths;
    OutputOptions output;
};

const std::vector<Column> columns{
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

/// What a back-fill has done so far.
struct Tally {
    std::size_t mails = 0;
    std::size_t known_mails = 0;
    std::size_t advisories = 0;
    std::size_t revisions = 0;
    std::size_t unread = 0;
    std::size_t alerts = 0;
    std::size_t skipped = 0;
    std::size_t refused = 0;

    void count(const ingest::Outcome& outcome)
    {
        ++mails;
        known_mails += outcome.message == storage::Saved::already_known ? 1 : 0;
        advisories += outcome.arrival == storage::Arrival::added ? 1 : 0;
        revisions += outcome.arrival == storage::Arrival::revised ? 1 : 0;
        unread += outcome.kind == Kind::unknown ? 1 : 0;
        alerts += outcome.alerts;
    }
};

/// Takes mails into the store, a batch a transaction. What a batch did is printed only
/// once it is committed.
class BackFill {
public:
    BackFill(storage::Database& db,
             const Hints& hints,
             const OutputOptions& output,
             Console& console)
        : db_{db},
          evaluator_{db, console.clock},
          ingest_{db, evaluator_, console.clock, hints},
          console_{console},
          listing_{columns, output, console},
          is_listing_{output.format != Format::table}
    {}

    void read(const std::vector<std::string>& paths)
    {
        read_mail_files(paths,
                        {
                            .take = [this](const RawMail& mail) { take(mail); },
                            .refuse = [this](const auto& path, auto why) { refuse(path, why); },
                            .skip = [this](const auto& path) { skip(path); },
                        });
        commit();
    }

    [[nodiscard]] const Tally& tally() const { return tally_; }

private:
    void take(const RawMail& mail);
    void refuse(const std::filesystem::path& path, std::string_view reason);
    void skip(const std::filesystem::path& path);
    void commit();

    storage::Database& db_;
    ingest::Evaluator evaluator_;
    ingest::Ingest ingest_;
    Console& console_;
    Listing listing_;
    bool is_listing_;
    Tally tally_;
    std::optional<storage::Transaction> batch_;
    std::vector<Row> rows_;
};

void BackFill::take(const RawMail& mail)
{
    if (!batch_)
        batch_.emplace(db_);

    const auto outcome = ingest_.take(mail);
    tally_.count(outcome);
    rows_.push_back({
        mail.folder,
        std::int64_t{mail.uid},
        std::string{outcome.message == storage::Saved::added ? "added" : "already_known"},
        outcome.sha256,
        outcome.advisory_id,
        std::string{advisory::name_of(outcome.kind)},
        std::string{name_of(outcome.arrival)},
        static_cast<std::int64_t>(outcome.matches),
        static_cast<std::int64_t>(outcome.alerts),
    });

    if (rows_.size() >= batch_size)
        commit();
}

void BackFill::refuse(const std::filesystem::path& path, std::string_view reason)
{
    ++tally_.refused;
    complain(console_, fmt::format("{}: {}", path.string(), reason));
}

void BackFill::skip(const std::filesystem::path& path)
{
    ++tally_.skipped;
    complain(console_, fmt::format("{}: skipped, looks like no mail", path.string()));
}

void BackFill::commit()
{
    if (batch_)
        batch_->commit();
    batch_.reset();

    if (is_listing_)
        listing_.print(rows_, {});
    rows_.clear();
}

void print_summary(const Tally& tally, std::ostream& out)
{
    fmt::memory_buffer text;
    fmt::format_to(std::back_inserter(text),
                   "{} mails read, {} of them new\n"
                   "{} advisories added, {} revised, {} notices that no parser knows\n"
                   "{} alerts raised\n",
                   tally.mails,
                   tally.mails - tally.known_mails,
                   tally.advisories,
                   tally.revisions,
                   tally.unread,
                   tally.alerts);
    if (tally.skipped + tally.refused > 0)
        fmt::format_to(std::back_inserter(text),
                       "{} files skipped, {} could not be read\n",
                       tally.skipped,
                       tally.refused);
    out << fmt::to_string(text);
}

ExitStatus run_ingest(Context& context, const IngestOptions& options)
{
    const auto settings = read_settings(context);
    if (!settings)
        return settings.error();
    const auto hints = settings->configuration ? settings->configuration->recognition : Hints{};

    const auto fill = [&](storage::Database& db) {
        BackFill back_fill{db, hints, options.output, context.console};
        back_fill.read(options.paths);

        if (options.output.format == Format::table)
            print_summary(back_fill.tally(), context.console.out);
        return back_fill.tally().refused == 0 ? ExitStatus::done : ExitStatus::failed;
    };
    return with_store(context, storage::Database::Access::read_write, fill);
}

}  // namespace

void add_ingest(CLI::App& app, Context& context)
{
    const auto command = add_command(app,
                                     context,
                                     "ingest",
                                     "Takes saved mails in, through the same path as the daemon",
                                     run_ingest);
    command.app->footer(
        "A mail that is in the store already changes nothing, so a back-fill may be repeated.\n"
        "A table tells the counts; json and csv tell what became of each mail.\n"
        "Exit status 1 when a file could not be read; the others are taken in.\n"
        "Example: advisoryctl ingest ~/Maildir/.JPCERT old-notices.mbox");

    command.app
        ->add_option("PATH",
                     command.options->paths,
                     "Raw mails (.eml), mbox files, Maildirs, or folders of them")
        ->required();
    add_listing_options(*command.app, command.options->output);
}

}  // namespace advisory::cli
