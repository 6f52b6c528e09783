#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "ingest/notice_numbers.hpp"
#include "ingest/source_watch.hpp"
#include "language/say.hpp"
#include "storage/number_store.hpp"

namespace advisory::cli {

namespace {

struct WaiveOptions {
    std::vector<std::string> numbers;
    OnRecord record;
};

bool is_missing(storage::NumberStore& store, storage::NoticeNumber number)
{
    const auto gaps = store.open_gaps();
    return std::ranges::any_of(gaps, [&](const storage::NumberGap& gap) {
        const bool is_within = gap.year == number.year && gap.first <= number.number;
        if (gap.is_jump)
            return is_within && number.number <= gap.last + 1;
        return is_within && number.number <= gap.last &&
               store.arrived(gap.numbers, gap.year, number.number, number.number).empty();
    });
}

ExitStatus waive(Context& context, const WaiveOptions& options)
{
    auto& console = context.console;
    const auto end_wait = [&](storage::Database& db) {
        storage::NumberStore store{db};
        ingest::SourceWatch watch{db, {}};

        storage::Transaction transaction{db};
        for (const auto& id : options.numbers) {
            const auto number = ingest::read_notice_number(id);
            if (!number || !is_missing(store, *number)) {
                complain(console,
                         say("{} is not missing", id),
                         say("`advisoryctl status` names the numbers that are"));
                return ExitStatus::not_found;
            }
            watch.waive(*number,
                        say("waived by {}: {}", options.record.by, options.record.reason),
                        console.clock());
        }
        transaction.commit();

        console.out << say("{} number(s) waived\n", options.numbers.size());
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_write, end_wait);
}

}  // namespace

void add_waive(Command& app, Context& context)
{
    auto command = add_command(app,
                               context,
                               "waive",
                               say("Ends the wait for missing numbers that were never used"),
                               waive);
    command.footer(
        say("Read the sender's pages before: a notice that exists is taken in with `ingest`.\n"
            "Of a jump one number is enough, as the one that is far ahead.\n"
            "All of the numbers or none. Exit status 3 when one is not missing.\n"
            "Example: advisoryctl waive JPCERT-AT-2026-0013 --by 'Sato Y.' --reason 'not on the "
            "site'"));

    auto& options = *command.options;
    command.option("NUMBER", options.numbers, say("As status names it")).required();
    add_record_options(command, options.record, say("Who says so"), say("Why"));
}

}  // namespace advisory::cli
