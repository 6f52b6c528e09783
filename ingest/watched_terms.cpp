#include "ingest/watched_terms.hpp"

#include <algorithm>

#include "language/say.hpp"

namespace advisory::ingest {

std::vector<Match> match_watched(const Advisory& advisory,
                                 std::string_view text,
                                 const matching::WatchIndex& index,
                                 const std::vector<storage::WatchedTerm>& watched)
{
    std::vector<Match> matches;
    if (index.is_empty() || advisory.items.empty())
        return matches;

    for (const auto& hit : matching::find_watched(advisory, text, index)) {
        const auto found = std::ranges::find_if(watched, [&](const storage::WatchedTerm& entry) {
            return entry.term.row == hit.term;
        });
        if (found == watched.end())
            continue;

        const auto& [term, product] = *found;
        Match match;
        match.item = hit.item;
        match.product = product.row;
        match.verdict = Verdict::review;
        match.reasons = {Reason::watch_term};
        match.cves = advisory.items[hit.item].cves;
        match.phrase = hit.shown;
        match.span = hit.span;
        match.evidence.identity_rule = mark("watch term");
        match.evidence.advisory_name = hit.shown;
        match.evidence.inventory_name = term.term;
        match.evidence.questions.push_back(say("Does this concern what \"{}\" is watched for{}?",
                                               term.term,
                                               term.note.empty() ? "" : " (" + term.note + ")"));
        matches.push_back(std::move(match));
    }
    return matches;
}

}  // namespace advisory::ingest
