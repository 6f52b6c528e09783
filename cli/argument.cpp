#include "cli/argument.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/match_record.hpp"
#include "cli/range_meanings.hpp"
#include "cli/reason_meanings.hpp"
#include "core/vocabulary.hpp"
#include "language/say.hpp"

namespace advisory::cli {

namespace {

bool has(const Match& match, Reason reason)
{
    return std::ranges::find(match.reasons, reason) != match.reasons.end();
}

/// The line of a text on which a place begins, as an editor counts.
std::size_t line_of(std::string_view text, std::size_t at)
{
    return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, at), '\n'));
}

std::string in_quotes(std::string_view text)
{
    return fmt::format("\"{}\"", text);
}

std::string what_the_notice_says(const ExplainedMatch& explained)
{
    const auto& stored = explained.stored;
    const auto& match = stored.match;
    const auto& span = match.span;
    std::string place;
    if (explained.notice && span != TextSpan{} && span.end <= explained.notice->text.size())
        place = say(", line {} of the mail", line_of(explained.notice->text, span.begin));
    return match.phrase.empty() ? say("The notice {} names this product.", stored.advisory_id)
                                : say("The notice {} says{}: {}.",
                                      stored.advisory_id,
                                      place,
                                      in_quotes(match.phrase));
}

std::string what_the_product_has(const ExplainedMatch& explained)
{
    const auto& stored = explained.stored;
    const auto& paths = explained.paths;
    const auto product = name_and_version(stored.product.product_name, stored.product.version);
    if (has(stored.match, Reason::watch_term))
        return say("We watch for {} though no product is registered under it.",
                   in_quotes(stored.product.product_name));
    if (stored.match.component == 0)
        return say("Our product {} ({}) is registered under that name.",
                   product,
                   stored.product.product_id);

    const auto& component = stored.component;
    auto sentence =
        say("Our product {} ({}) contains {}{}",
            product,
            stored.product.product_id,
            component.name,
            component.version.empty() ? std::string{say(", in a version that is not recorded")}
                                      : " " + component.version);
    if (!paths.empty())
        sentence += say(", inside of {}", fmt::join(paths, std::string_view{say(" and of ")}));
    return sentence.append(say("."));
}

/// What the identity rests on, as the end of a sentence: the words of the rules are short.
std::string_view what_tells_the_maker(const Match& match)
{
    const std::string_view rule = match.evidence.identity_rule;
    if (rule.ends_with("purl"))
        return say(", as the package URL in our inventory says");
    if (rule.ends_with("CPE"))
        return say(", as the CPE name in our inventory says");
    return say(", and the maker is the same");
}

std::string why_they_are_the_same(const Match& match)
{
    const auto notice = in_quotes(match.evidence.advisory_name);
    const auto own = in_quotes(match.evidence.inventory_name);
    if (has(match, Reason::watch_term))
        return say("{} stands in the notice as a word of its own.", notice);
    if (has(match, Reason::id_maker_only))
        return say(
            "The notice speaks of products of the maker in general ({}); {} is one of "
            "that maker's.",
            notice,
            own);
    if (has(match, Reason::id_fuzzy))
        return say("{} and {} are alike, but not the same name.", notice, own);
    if (has(match, Reason::id_name_only))
        return say(
            "{} and {} are the same name, but that the maker is the same is not "
            "certain.",
            notice,
            own);
    if (has(match, Reason::sibling_artifact))
        return say("{} and {} are different parts of the same software.", notice, own);
    if (has(match, Reason::oem_relation))
        return say("{} and {} are the same software under two makers' names.", notice, own);
    if (has(match, Reason::id_alias))
        return say(
            "The notice writes {}, our inventory {}: the table of aliases says that "
            "these mean the same software.",
            notice,
            own);
    if (notice == own)
        return say("The notice and our inventory both write {}{}.",
                   notice,
                   what_tells_the_maker(match));
    return say("{} of the notice and {} of our inventory are the same {}{}.",
               notice,
               own,
               match.component == 0 ? say("product") : say("software"),
               what_tells_the_maker(match));
}

/// The ranges of the notice that the match was made from, in words.
std::string what_the_range_is(const ExplainedMatch& explained)
{
    const auto& match = explained.stored.match;
    std::vector<std::string> words;
    if (explained.notice && match.item < explained.notice->advisory.items.size()) {
        for (const auto& range : explained.notice->advisory.items[match.item].affected) {
            if (range.status != PhraseStatus::parsed || !match.phrase.contains(range.phrase))
                continue;
            for (const auto& interval : range.intervals)
                words.push_back(words_for(interval));
        }
    }
    std::ranges::sort(words);
    const auto repeated = std::ranges::unique(words);
    words.erase(repeated.begin(), repeated.end());
    constexpr std::size_t most = 6;
    if (words.empty() || words.size() > most)
        return {};
    return say("So these versions are meant: {}.", fmt::join(words, "; "));
}

std::string how_they_compare(const Match& match)
{
    constexpr std::size_t most = 4;
    const auto& comparisons = match.evidence.comparisons;
    if (comparisons.empty() || comparisons.size() > most)
        return {};
    const bool is_about_units = has(match, Reason::qual_met) ||
                                has(match, Reason::qual_contradicted) ||
                                has(match, Reason::qual_unknown);
    const auto& scheme = match.evidence.scheme;
    auto how = say("Compared by the rules for {} versions", scheme);
    if (scheme == "generic")
        how = say("Compared number by number");
    if (is_about_units)
        how = say("Held against what is on record");
    return say("{}: {}.", how, fmt::join(comparisons, "; "));
}

/// What counts beside the identity and the range: each doubt, and what the notice denies.
std::string what_else_counts(const Match& match)
{
    using enum Reason;
    static constexpr std::array telling{range_missing,
                                        range_unparsed,
                                        version_unordered,
                                        enum_branch,
                                        eol_not_listed,
                                        qual_unknown,
                                        qual_met,
                                        qual_contradicted,
                                        backport_possible,
                                        source_conflict,
                                        stated_unaffected,
                                        ambiguous_bound,
                                        claimed_fixed,
                                        withdrawn};
    std::vector<std::string_view> sentences;
    for (const auto reason : match.reasons) {
        if (std::ranges::find(telling, reason) != telling.end())
            sentences.push_back(meaning_of(reason));
    }
    return fmt::format("{}", fmt::join(sentences, " "));
}

/// Whether the version is among those that are meant; empty where that does not decide.
std::string where_the_version_is(const ExplainedMatch& explained)
{
    const auto& stored = explained.stored;
    const auto& version =
        stored.match.component == 0 ? stored.product.version : stored.component.version;
    const bool is_in = has(stored.match, Reason::range_in);
    const bool is_out = has(stored.match, Reason::range_out);
    if (version.empty() || is_in == is_out || has(stored.match, Reason::stated_unaffected))
        return {};
    return is_in ? say("{} is among them. ", version) : say("{} is not among them. ", version);
}

std::string what_follows(const ExplainedMatch& explained)
{
    const auto& match = explained.stored.match;
    auto place =
        what_the_range_is(explained).empty() ? std::string{} : where_the_version_is(explained);
    switch (match.verdict) {
        case Verdict::affected:
            return place.append(say("Therefore the product is affected."));
        case Verdict::not_affected:
            return place.append(say("Therefore the product is not affected."));
        case Verdict::review:
            break;
    }
    constexpr std::size_t most = 3;
    const auto& questions = match.evidence.questions;
    if (questions.empty() && explained.stored.url.empty())
        return say("Therefore a person must decide.");
    if (questions.empty())
        return say("Therefore a person must decide. More may stand on {}.", explained.stored.url);
    if (questions.size() > most)
        return say(
            "Therefore a person must decide; the open questions below say what to find out.");
    return say("Therefore a person must decide. To find out: {}", fmt::join(questions, " "));
}

/// What the verdict is not any more, or would not be if a person agreed.
std::string what_became_of_it(const ExplainedMatch& explained)
{
    if (explained.stored.superseded_by)
        return say("A later evaluation has superseded this verdict.");
    if (explained.changes.empty() || !explained.changes.back().is_waiting())
        return {};
    const auto& change = explained.changes.back();
    return say("Since then ({}) it would be {}; that waits for a person to agree.",
               change.cause.empty() ? say("the notice changed") : change.cause,
               name_of(change.verdict));
}

std::string where_it_stands(const ExplainedMatch& explained)
{
    constexpr std::size_t most = 5;
    const auto& installations = explained.installations;
    if (installations.empty())
        return {};
    std::vector<std::string> names;
    for (const auto& installation : installations) {
        auto name =
            fmt::format("{} ({})", installation.institution_name, installation.institution_id);
        if (std::ranges::find(names, name) == names.end())
            names.push_back(std::move(name));
    }
    const auto count = names.size();
    names.resize(std::min(count, most));
    return say("{} on record, at {}{}.",
               installations.size() == 1 ? std::string{say("It is installed once")}
                                         : say("It is installed {} times", installations.size()),
               fmt::join(names, ", "),
               count > most ? say(" and {} more", count - most) : "");
}

}  // namespace

std::vector<std::string> argument_for(const ExplainedMatch& explained)
{
    const auto& match = explained.stored.match;
    std::vector<std::string> sentences{what_the_notice_says(explained),
                                       what_the_product_has(explained),
                                       why_they_are_the_same(match),
                                       what_the_range_is(explained),
                                       how_they_compare(match),
                                       what_else_counts(match),
                                       what_follows(explained),
                                       where_it_stands(explained),
                                       what_became_of_it(explained)};
    std::erase(sentences, std::string{});
    return sentences;
}

}  // namespace advisory::cli
