#include "ingest/held_verdicts.hpp"

#include <algorithm>
#include <string>

#include "language/say.hpp"

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
    match.is_held = true;
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

std::vector<Match> hold_verdicts(std::vector<Match> current, const std::vector<Match>& others)
{
    for (const auto& other : others) {
        if (other.verdict == Verdict::not_affected)
            continue;

        bool is_named = false;
        for (auto& match : current) {
            if (!is_same_subject(match, other))
                continue;
            is_named = true;
            if (match.verdict >= other.verdict)
                continue;
            match.verdict = other.verdict;
            mark_conflict(match,
                          say("Another revision of the notice reads graver than the current one: "
                              "which is right for this product?"));
        }
        if (is_named)
            continue;

        auto kept = other;
        kept.item = 0;   // The current revision has no item that names it,
        kept.span = {};  // and no place where it does.
        mark_conflict(kept,
                      say("The current revision of the notice does not name this product, another "
                          "one does: was it taken back?"));
        current.push_back(std::move(kept));
    }
    return current;
}

}  // namespace advisory::ingest
