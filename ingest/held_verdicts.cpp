#include "ingest/held_verdicts.hpp"

#include <algorithm>
#include <string>

namespace advisory::ingest {

namespace {

bool shares_cve(const Match& one, const Match& other)
{
    if (one.cves.empty() || other.cves.empty())
        return true;
    return std::ranges::find_first_of(one.cves, other.cves) != one.cves.end();
}

bool is_same_subject(const Match& one, const Match& other)
{
    return one.product == other.product && one.component == other.component &&
           shares_cve(one, other);
}

void mark_conflict(Match& match, std::string question)
{
    const bool is_marked =
        std::ranges::find(match.reasons, Reason::source_conflict) != match.reasons.end();
    if (!is_marked)
        match.reasons.push_back(Reason::source_conflict);

    const bool is_asked =
        std::ranges::find(match.evidence.questions, question) != match.evidence.questions.end();
    if (!is_asked)
        match.evidence.questions.push_back(std::move(question));
}

}  // namespace

std::vector<Match> hold_verdicts(std::vector<Match> fresh,
                                 const std::vector<storage::StoredMatch>& live,
                                 std::int64_t snapshot)
{
    std::vector<Match> gone;
    for (const auto& stored : live) {
        if (stored.snapshot != snapshot || stored.match.verdict == Verdict::not_affected)
            continue;

        bool is_named = false;
        for (auto& match : fresh) {
            if (!is_same_subject(match, stored.match))
                continue;
            is_named = true;
            if (match.verdict >= stored.match.verdict)
                continue;
            match.verdict = stored.match.verdict;
            mark_conflict(match,
                          "A later revision of the notice reads less grave than the one before: "
                          "is that right for this product?");
        }
        if (is_named)
            continue;

        auto kept = stored.match;
        kept.item = 0;  // The new revision has no item that names it.
        mark_conflict(kept,
                      "A later revision of the notice does not name this product any more: was "
                      "it taken back?");
        gone.push_back(std::move(kept));
    }

    std::ranges::move(gone, std::back_inserter(fresh));
    return fresh;
}

}  // namespace advisory::ingest
