#include <cstdint>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "core/vocabulary.hpp"
#include "ingest/evaluator.hpp"
#include "language/say.hpp"
#include "storage/match_store.hpp"
#include "storage/verdict_change_store.hpp"

namespace advisory::cli {

namespace {

struct AcceptOptions {
    std::vector<std::int64_t> matches;
    OnRecord record;
    bool keeps = false;
};

/// The change of a match that waits for a person; nothing when none does.
std::optional<storage::VerdictChange> waiting_change(storage::VerdictChangeStore& store,
                                                     std::int64_t match)
{
    auto changes = store.of(match);
    if (changes.empty() || !changes.back().is_waiting())
        return std::nullopt;
    return std::move(changes.back());
}

ExitStatus refuse(Console& console, std::int64_t match)
{
    complain(console,
             say("match {} has no verdict that waits for a person", match),
             say("`advisoryctl changes` lists those that do"));
    return ExitStatus::not_found;
}

ExitStatus accept(Context& context, const AcceptOptions& options)
{
    auto& console = context.console;
    const auto decide = [&](storage::Database& db) {
        storage::VerdictChangeStore store{db};
        storage::MatchStore matches{db};
        ingest::Evaluator evaluator{db, console.clock};
        const auto decision = options.keeps ? storage::Decision::kept : storage::Decision::accepted;

        storage::Transaction transaction{db};
        std::set<std::string> advisories;
        const std::set<std::int64_t> rows{options.matches.begin(), options.matches.end()};
        for (const auto row : rows) {
            const auto match = matches.find(row);
            const auto change = waiting_change(store, row);
            if (!match || match->superseded_by || !change)
                return refuse(console, row);
            store.decide(change->row,
                         decision,
                         options.record.by,
                         options.record.reason,
                         console.clock());
            advisories.insert(match->advisory_id);
        }
        if (decision == storage::Decision::accepted) {
            const auto cause = say("accepted by {}", options.record.by);
            for (const auto& advisory : advisories)
                evaluator.evaluate(advisory, cause);
        }
        transaction.commit();
        console.out << (options.keeps ? say("{} verdicts kept as they are\n", rows.size())
                                      : say("{} verdicts lowered\n", rows.size()));
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_write, decide);
}

}  // namespace

void add_accept(Command& app, Context& context)
{
    auto command = add_command(app,
                               context,
                               "accept",
                               say("Agrees that a verdict may become less grave, or refuses it"),
                               accept);
    command.footer(
        say("Who decided and why stays on record. All of the matches or none.\n"
            "Exit status 3 when one of them has nothing to decide.\n"
            "Example: advisoryctl accept 12 --by 'Sato Y.' --reason 'SBOM checked against build'"));

    auto& options = *command.options;
    command.option("MATCH", options.matches, say("Numbers of the matches")).required();
    add_record_options(command, options.record, say("Who decides"), say("Why"));
    command.flag("--keep", options.keeps, say("The graver verdict stays for good"));
}

}  // namespace advisory::cli
