#include "cli/range_meanings.hpp"

#include <algorithm>
#include <array>

#include "language/say.hpp"

namespace advisory::cli {

namespace {

struct Meaning {
    std::string_view name;
    std::string_view sentence;
};

// The flags of parsers/phrases/phrase.hpp.
constexpr std::array flags{
    Meaning{
        "AMBIGUOUS_BOUND",
        mark("the wording leaves open whether the version at the end is itself meant; it is read "
             "as included")},
    Meaning{"UP_TO",
            mark("\"up to\" leaves open whether that version is meant; it is read as included")},
    Meaning{"AMBIGUOUS_BRANCH", mark("a branch such as 9.1x: it is read as every 9.1.x")},
    Meaning{"AMBIGUOUS_HYPHEN", mark("the hyphen may stand inside one version or between two")},
    Meaning{"AMBIGUOUS_LIST", mark("each version of the list may end a branch of its own")},
    Meaning{"EMPTY_RANGE",
            mark("the lower end is above the upper end: the notice is wrong, or we are")},
    Meaning{"MIXED_SCOPE", mark("the CVEs are given for some of the ranges only")},
    Meaning{"OPEN_CVE_LIST", mark("the notice says that the CVEs named are not all")},
    Meaning{"NOT_AFFECTED", mark("the phrase says that these versions are not affected")},
    Meaning{"OLDER_OPEN", mark("the notice leaves open what is with older versions")},
    Meaning{"QUALIFIED",
            mark("all of it was understood, but only an installation can answer the rest")},
};

// "%" is where the value goes.
constexpr std::array qualifiers{
    Meaning{"firmware", mark("the versions count firmware: %")},
    Meaning{"build", mark("the versions count builds: %")},
    Meaning{"serial_prefix", mark("only if the first digits of the serial number are %")},
    Meaning{"serial", mark("only if the serial number is %")},
    Meaning{"option", mark("only if it has the option %")},
    Meaning{"ship_date", mark("only if the date of shipping or making is %")},
    Meaning{"platform", mark("only on the platform %")},
    Meaning{"edition", mark("only the edition %")},
    Meaning{"condition", mark("kept, but not understood: %")},
    Meaning{"fixed", mark("said to be corrected in %")},
    Meaning{"unaffected", mark("said not to be affected: %")},
};

std::string between(const Bound& low, const Bound& high)
{
    if (low.inclusive && high.inclusive)
        return say("from {} to {}, including both", low.version, high.version);
    if (low.inclusive)
        return say("from {}, including it, to before {}", low.version, high.version);
    if (high.inclusive)
        return say("after {}, to {}, including it", low.version, high.version);
    return say("after {} and before {}", low.version, high.version);
}

}  // namespace

std::string_view meaning_of_flag(std::string_view flag)
{
    const auto* const found = std::ranges::find(flags, flag, &Meaning::name);
    return found == flags.end() ? std::string_view{} : said(found->sentence);
}

std::string_view meaning_of(PhraseStatus status)
{
    // No default: the compiler names a status that was forgotten.
    switch (status) {
        case PhraseStatus::parsed:
            return say("the whole phrase was understood");
        case PhraseStatus::partial:
            return say("something was left out, so it can only lead to review");
        case PhraseStatus::unparsed:
            return say("nothing was understood, so it can only lead to review");
        case PhraseStatus::none:
            return say("the phrase names no version");
        case PhraseStatus::all:
            return say("every version is meant");
    }
    return "";
}

std::string words_for(const Qualifier& qualifier)
{
    const auto* const found = std::ranges::find(qualifiers, qualifier.kind, &Meaning::name);
    if (found == qualifiers.end())
        return say("only if {} {}", qualifier.kind, qualifier.value);

    std::string words = said(found->sentence);
    return words.replace(words.find('%'), 1, qualifier.value);
}

std::string words_for(const Interval& interval)
{
    const auto& [low, high] = interval;
    if (interval.is_single())
        return say("{} alone", low->version);
    if (low && high)
        return between(*low, *high);
    if (low)
        return low->inclusive ? say("{} and everything after it", low->version)
                              : say("everything after {}", low->version);
    if (high)
        return high->inclusive ? say("everything up to {}, including it", high->version)
                               : say("everything before {}", high->version);
    return say("every version");
}

}  // namespace advisory::cli
