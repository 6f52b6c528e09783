#include "matching/match_advisory.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "language/say.hpp"
#include "matching/conditions.hpp"
#include "matching/identity.hpp"
#include "matching/judge.hpp"
#include "matching/names.hpp"
#include "matching/unread_names.hpp"
#include "matching/withdrawal.hpp"

namespace advisory::matching {

namespace {

using Number = InventoryIndex::Number;

/// A candidate, and what the item says of it.
struct Subject {
    Candidate candidate;
    Findings found;
};

/// What an item says, by candidate.
class Subjects {
public:
    explicit Subjects(const InventoryIndex& inventory) : inventory_{inventory} {}

    /// The candidate, read from the inventory when it is asked for first.
    Subject& operator[](Number number)
    {
        const auto [known, is_new] = subjects_.try_emplace(number);
        if (is_new)
            known->second.candidate = inventory_.candidate(number);
        return known->second;
    }

    [[nodiscard]] auto begin() { return subjects_.begin(); }
    [[nodiscard]] auto end() { return subjects_.end(); }

private:
    const InventoryIndex& inventory_;
    std::map<Number, Subject> subjects_;
};

/// Everything whose name or family the notice may mean.
std::set<Number> candidates_for(const NoticeName& notice, const InventoryIndex& inventory)
{
    std::set<Number> candidates;
    const auto add = [&](std::string_view key) {
        const auto found = inventory.find(key);
        candidates.insert(found.begin(), found.end());
    };
    for (const auto& name : notice.names) {
        add(name.product);
        add(family_of(name.product));
    }
    for (const auto& edition : notice.editions) {
        if (edition)
            add(edition->key);
    }
    return candidates;
}

/// How many names may still be looked for among those that are only alike, and how many of what
/// is found may be held against them: a mail of nothing but such names must end. A lookup takes up
/// to a millisecond, found or not. No notice that a person wrote comes near.
struct Budget {
    std::size_t lookups = 2'000;
    std::size_t candidates = 200'000;
    std::size_t unread_names = 20'000;  ///< That words which were not read may be.
};

/// What of the inventory has a name like the notice's, when none has the name itself.
void collect_alike(Subjects& subjects,
                   std::vector<Named> Findings::* list,
                   const AffectedRange& range,
                   const NoticeName& notice,
                   const InventoryIndex& inventory,
                   Budget& budget)
{
    if (notice.names.empty() || budget.lookups == 0)
        return;
    --budget.lookups;
    const auto candidates = inventory.alike(notice.names.front().product);
    if (candidates.size() > budget.candidates)
        return;
    budget.candidates -= candidates.size();
    for (const auto number : candidates) {
        auto& [candidate, found] = subjects[number];
        if (auto identity = identify_alike(notice, candidate, inventory.aliases()))
            (found.*list).push_back({&range, std::move(*identity)});
    }
}

void collect(Subjects& subjects,
             std::vector<Named> Findings::* list,
             const std::vector<AffectedRange>& ranges,
             const AdvisoryItem& item,
             const InventoryIndex& inventory,
             Budget& budget)
{
    for (const auto& range : ranges) {
        const auto notice = read_notice_name(range, item.vendors, inventory.aliases());
        bool is_named = false;
        for (const auto number : candidates_for(notice, inventory)) {
            auto& [candidate, found] = subjects[number];
            if (auto identity = identify(notice, candidate, inventory.aliases())) {
                (found.*list).push_back({&range, std::move(*identity)});
                is_named = true;
            }
        }
        if (!is_named)
            collect_alike(subjects, list, range, notice, inventory, budget);
    }
}

/// Whether a phrase has words that nobody read, so that it can only lead to a review.
bool is_unread(const AffectedRange& range)
{
    const bool was_left_out =
        range.status == PhraseStatus::partial || range.status == PhraseStatus::unparsed;
    return was_left_out && !is_read_but_for_installations(range);
}

bool is_named_by(const Findings& found, const AffectedRange& range)
{
    return std::ranges::find(found.affected, &range, &Named::range) != found.affected.end();
}

/// What has one of these names, of which the first that is registered counts.
void collect_first(Subjects& subjects,
                   const std::vector<std::string>& names,
                   const AffectedRange& range,
                   const AdvisoryItem& item,
                   const InventoryIndex& inventory)
{
    for (const auto& name : names) {
        const auto maker = item.vendors.size() == 1 ? item.vendors.front() : std::string{};
        NoticeName notice;
        notice.shown = name;
        notice.names.push_back(inventory.aliases().product(name, maker));
        for (const auto& vendor : item.vendors)
            notice.vendors.push_back(inventory.aliases().vendor(vendor));

        const auto candidates = candidates_for(notice, inventory);
        for (const auto number : candidates) {
            auto& [candidate, found] = subjects[number];
            auto identity = identify(notice, candidate, inventory.aliases());
            if (identity && !is_named_by(found, range))
                found.affected.push_back({&range, *std::move(identity)});
        }
        if (!candidates.empty())
            return;
    }
}

/// "KitaView 4.0 以前ならびに KitaEdit 5.0 以前", of which the grammar left the second half as a
/// condition: another product that it names is no less meant.
void collect_unread(Subjects& subjects,
                    const AdvisoryItem& item,
                    const InventoryIndex& inventory,
                    Budget& budget)
{
    for (const auto& range : item.affected) {
        if (!is_unread(range))
            continue;
        for (const auto& qualifier : range.qualifiers) {
            if (qualifier.kind != "condition")
                continue;
            for (const auto& names : names_before_versions(qualifier.value)) {
                if (names.size() > budget.unread_names)
                    return;
                budget.unread_names -= names.size();
                collect_first(subjects, names, range, item, inventory);
            }
        }
    }
}

/// "複数の Fortinet 製品": whatever of that maker no other phrase names. Each maker once.
void collect_by_maker(Subjects& subjects, const AdvisoryItem& item, const InventoryIndex& inventory)
{
    std::set<std::string> makers;
    for (const auto& range : item.affected) {
        const auto maker = maker_of_products(range, inventory.aliases());
        const bool is_product = !inventory.find(key_of(range.product)).empty();
        if (maker.empty() || is_product || !makers.insert(maker).second)
            continue;
        for (const auto number : inventory.made_by(maker)) {
            auto& [candidate, found] = subjects[number];
            if (auto identity = identify_maker(range, maker, candidate))
                found.affected.push_back({&range, std::move(*identity)});
        }
    }
}

/// Where one phrase names a candidate surely, the phrases that may name it do not count:
/// a row on log4j-api says nothing of log4j-core.
void keep_surest(Findings& found)
{
    auto surest = Certainty::maker_only;
    for (const auto* const list : {&found.affected, &found.unaffected}) {
        for (const auto& named : *list)
            surest = std::max(surest, named.identity.certainty);
    }
    for (auto* const list : {&found.affected, &found.unaffected, &found.fixed}) {
        std::erase_if(*list,
                      [surest](const Named& named) { return named.identity.certainty < surest; });
    }
}

/// One scope for each set of CVEs that phrases are limited to, and before them one for the
/// phrases without a limit, which stand for the item's other CVEs.
std::vector<Scope> scopes_of(const AdvisoryItem& item, const Findings& found)
{
    std::vector<Scope> scopes;
    std::set<std::string> limited;
    bool has_unlimited = found.affected.empty();
    for (const auto& [range, identity] : found.affected) {
        if (range->cves.empty()) {
            has_unlimited = true;
            continue;
        }
        limited.insert(range->cves.begin(), range->cves.end());
        const bool is_new = std::ranges::find(scopes, range->cves, &Scope::cves) == scopes.end();
        if (is_new)
            scopes.push_back({.cves = range->cves, .is_whole_item = false});
    }
    if (!has_unlimited)
        return scopes;

    std::vector<std::string> others;
    std::ranges::copy_if(item.cves, std::back_inserter(others), [&limited](const auto& cve) {
        return !limited.contains(cve);
    });
    scopes.insert(scopes.begin(),
                  {.cves = others.empty() ? item.cves : others, .is_whole_item = true});
    return scopes;
}

/// Whether a phrase speaks of some installations only: serial numbers, days of shipment.
bool has_conditions(const Findings& found)
{
    const auto is_conditional = [](const Named& named) { return !named.range->qualifiers.empty(); };
    return std::ranges::any_of(found.affected, is_conditional) ||
           std::ranges::any_of(found.unaffected, is_conditional);
}

/// Judges a candidate once, and answers it for every place where it stands; once a place when
/// the verdict may hang on what is known of the installations there.
void match_subject(std::vector<Match>& matches,
                   const Subject& subject,
                   const Scope& scope,
                   const InventoryIndex& inventory,
                   const std::vector<Placement>& placements)
{
    const auto& [candidate, found] = subject;
    const bool hangs_on_place = candidate.is_product && has_conditions(found);
    std::optional<Match> match;
    for (const auto& [product, component] : placements) {
        if (!match || hangs_on_place)
            match = judge(candidate, found, scope, inventory.installations(product));
        match->product = product;
        match->component = component;
        matches.push_back(*match);
    }
}

void match_item(std::vector<Match>& matches,
                const AdvisoryItem& item,
                const InventoryIndex& inventory,
                Budget& budget)
{
    Subjects subjects{inventory};
    collect(subjects, &Findings::affected, item.affected, item, inventory, budget);
    collect(subjects, &Findings::unaffected, item.unaffected, item, inventory, budget);
    collect(subjects, &Findings::fixed, item.fixed, item, inventory, budget);
    collect_unread(subjects, item, inventory, budget);
    collect_by_maker(subjects, item, inventory);

    for (auto& [number, subject] : subjects) {
        auto& found = subject.found;
        // What is named only as the cure was not called ill, nor what is like a spared name.
        const auto is_alike = [](const Named& named) {
            return named.identity.certainty == Certainty::fuzzy;
        };
        if (found.affected.empty() && std::ranges::all_of(found.unaffected, is_alike))
            continue;
        const auto placements = inventory.placements(number);
        if (placements.empty())
            continue;
        keep_surest(found);
        for (const auto& scope : scopes_of(item, found))
            match_subject(matches, subject, scope, inventory, placements);
    }
}

/// A notice that was taken back proves nothing any more: what for, a person must read. What an
/// earlier revision raised, hold_verdicts of ingest keeps.
void doubt_withdrawn(Match& match)
{
    match.reasons.push_back(Reason::withdrawn);
    match.evidence.questions.emplace_back(
        say("The notice was withdrawn: why, and is there another one in its place?"));
    if (match.verdict == Verdict::affected)
        match.verdict = Verdict::review;
}

}  // namespace

std::string_view rules()
{
    return "rules-5";
}

std::vector<Match> match_advisory(const Advisory& advisory, const InventoryIndex& inventory)
{
    std::vector<Match> matches;
    Budget budget;
    for (std::size_t number = 0; number < advisory.items.size(); ++number) {
        std::vector<Match> of_item;
        match_item(of_item, advisory.items[number], inventory, budget);
        std::ranges::stable_sort(of_item, {}, [](const Match& match) {
            return std::pair{match.product, match.component};
        });
        const bool is_taken_back =
            !of_item.empty() && is_withdrawn(advisory, advisory.items[number]);
        for (auto& match : of_item) {
            match.item = number;
            if (is_taken_back)
                doubt_withdrawn(match);
            matches.push_back(std::move(match));
        }
    }
    return matches;
}

}  // namespace advisory::matching
