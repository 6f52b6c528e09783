#include "core/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "core/cvss_score.hpp"

namespace advisory {

namespace {

template <class Enum>
using Word = std::pair<Enum, std::string_view>;

constexpr std::array sources{
    Word<Source>{Source::jpcert, "jpcert"},
    Word<Source>{Source::ipa, "ipa"},
    Word<Source>{Source::jvn, "jvn"},
    Word<Source>{Source::other, "other"},
};

constexpr std::array kinds{
    Word<Kind>{Kind::alert, "alert"},
    Word<Kind>{Kind::weekly_report, "weekly_report"},
    Word<Kind>{Kind::newsflash, "newsflash"},
    Word<Kind>{Kind::jvn_note, "jvn_note"},
    Word<Kind>{Kind::security_alert, "security_alert"},
    Word<Kind>{Kind::campaign, "campaign"},
    Word<Kind>{Kind::informational, "informational"},
    Word<Kind>{Kind::unknown, "unknown"},
};

constexpr std::array phrase_statuses{
    Word<PhraseStatus>{PhraseStatus::parsed, "parsed"},
    Word<PhraseStatus>{PhraseStatus::partial, "partial"},
    Word<PhraseStatus>{PhraseStatus::unparsed, "unparsed"},
    Word<PhraseStatus>{PhraseStatus::none, "none"},
    Word<PhraseStatus>{PhraseStatus::all, "all"},
};

constexpr std::array verdicts{
    Word<Verdict>{Verdict::not_affected, "not_affected"},
    Word<Verdict>{Verdict::review, "review"},
    Word<Verdict>{Verdict::affected, "affected"},
};

constexpr std::array reasons{
    Word<Reason>{Reason::id_exact, "ID_EXACT"},
    Word<Reason>{Reason::id_alias, "ID_ALIAS"},
    Word<Reason>{Reason::id_name_only, "ID_NAME_ONLY"},
    Word<Reason>{Reason::id_fuzzy, "ID_FUZZY"},
    Word<Reason>{Reason::id_maker_only, "ID_MAKER_ONLY"},
    Word<Reason>{Reason::range_in, "RANGE_IN"},
    Word<Reason>{Reason::range_out, "RANGE_OUT"},
    Word<Reason>{Reason::range_missing, "RANGE_MISSING"},
    Word<Reason>{Reason::range_unparsed, "RANGE_UNPARSED"},
    Word<Reason>{Reason::version_missing, "VERSION_MISSING"},
    Word<Reason>{Reason::version_unordered, "VERSION_UNORDERED"},
    Word<Reason>{Reason::enum_branch, "ENUM_BRANCH"},
    Word<Reason>{Reason::eol_not_listed, "EOL_NOT_LISTED"},
    Word<Reason>{Reason::qual_unknown, "QUAL_UNKNOWN"},
    Word<Reason>{Reason::backport_possible, "BACKPORT_POSSIBLE"},
    Word<Reason>{Reason::source_conflict, "SOURCE_CONFLICT"},
    Word<Reason>{Reason::sibling_artifact, "SIBLING_ARTIFACT"},
    Word<Reason>{Reason::stated_unaffected, "STATED_UNAFFECTED"},
    Word<Reason>{Reason::ambiguous_bound, "AMBIGUOUS_BOUND"},
    Word<Reason>{Reason::flavour, "FLAVOUR"},
    Word<Reason>{Reason::qual_met, "QUAL_MET"},
    Word<Reason>{Reason::qual_contradicted, "QUAL_CONTRADICTED"},
    Word<Reason>{Reason::oem_relation, "OEM_RELATION"},
    Word<Reason>{Reason::claimed_fixed, "CLAIMED_FIXED"},
    Word<Reason>{Reason::watch_term, "WATCH_TERM"},
    Word<Reason>{Reason::withdrawn, "WITHDRAWN"},
};

template <class Table, class Enum>
std::string_view word_for(const Table& table, Enum value)
{
    const auto* const row =
        std::ranges::find(table, value, [](const auto& word) { return word.first; });
    assert(row != table.end());
    return row->second;
}

template <class Enum, std::size_t size>
std::optional<Enum> value_named(const std::array<Word<Enum>, size>& table, std::string_view name)
{
    const auto* const row =
        std::ranges::find(table, name, [](const auto& word) { return word.second; });
    return row == table.end() ? std::nullopt : std::optional{row->first};
}

}  // namespace

std::string_view name_of(Source source)
{
    return word_for(sources, source);
}

std::string_view name_of(Kind kind)
{
    return word_for(kinds, kind);
}

std::string_view name_of(PhraseStatus status)
{
    return word_for(phrase_statuses, status);
}

std::string_view name_of(Verdict verdict)
{
    return word_for(verdicts, verdict);
}

std::string_view name_of(Reason reason)
{
    return word_for(reasons, reason);
}

std::optional<Source> source_named(std::string_view name)
{
    return value_named(sources, name);
}

std::optional<Kind> kind_named(std::string_view name)
{
    return value_named(kinds, name);
}

std::optional<PhraseStatus> phrase_status_named(std::string_view name)
{
    return value_named(phrase_statuses, name);
}

std::optional<Verdict> verdict_named(std::string_view name)
{
    return value_named(verdicts, name);
}

std::optional<Reason> reason_named(std::string_view name)
{
    return value_named(reasons, name);
}

std::optional<HighestScore> highest_score(std::span<const Cvss> scores)
{
    std::optional<HighestScore> highest;
    for (const auto& cvss : scores) {
        const auto computed = cvss.vector.empty() ? std::nullopt : base_score(cvss.vector);
        const auto score = std::max(cvss.score, computed);
        if (score && (!highest || *score > highest->score))
            highest = {.score = *score, .version = cvss.version};
    }
    return highest;
}

std::string_view severity_of(std::span<const Cvss> scores)
{
    const auto highest = highest_score(scores);
    if (!highest)
        return "unknown";
    if (highest->score >= 9.0)
        return "critical";
    if (highest->score >= 7.0)
        return "high";
    if (highest->score >= 4.0)
        return "medium";
    return "low";
}

std::string_view graver_severity(std::string_view one, std::string_view other)
{
    constexpr std::array<std::string_view, 4> gravest_first{"critical", "high", "medium", "low"};
    for (const auto word : gravest_first) {
        if (word == one || word == other)
            return word;
    }
    return "unknown";
}

}  // namespace advisory
