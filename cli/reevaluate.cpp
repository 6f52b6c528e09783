#include "cli/reevaluate.hpp"

#include <ostream>

#include "ingest/evaluator.hpp"
#include "language/say.hpp"

namespace advisory::cli {

ingest::Reevaluation::Progress reevaluate(storage::Database& db,
                                          Console& console,
                                          ingest::Reevaluation::Which which)
{
    constexpr std::size_t told_every = 1'000;
    ingest::Evaluator evaluator{db, console.clock};
    ingest::Reevaluation reevaluation{db, evaluator, which};

    const auto& progress = reevaluation.progress();
    std::size_t told = 0;
    while (reevaluation.step()) {
        if (progress.advisories < told + told_every)
            continue;
        told = progress.advisories;
        console.err << say("{} of {} advisories evaluated again\n", told, progress.all)
                    << std::flush;
    }
    return progress;
}

void print_reevaluation(Console& console, const ingest::Reevaluation::Progress& progress)
{
    if (progress.advisories == 0)
        return;
    console.out << say("{} advisories evaluated again: {} matches, {} alerts raised\n",
                       progress.advisories,
                       progress.matches,
                       progress.alerts);
    if (progress.kept > 0)
        console.out << say(
            "{} verdicts would be less grave and wait for a person: "
            "see `advisoryctl changes`\n",
            progress.kept);
}

}  // namespace advisory::cli
