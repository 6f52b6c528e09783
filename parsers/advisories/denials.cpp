#include "parsers/advisories/denials.hpp"

#include <algorithm>
#include <cstddef>

#include "parsers/advisories/japanese.hpp"
#include "parsers/advisories/sentences.hpp"
#include "parsers/phrases/phrase.hpp"

namespace advisory::parsers {

namespace {

constexpr std::string_view note_mark = "※";

/// Without what stands in brackets.
std::string without_asides(std::string_view text)
{
    std::string plain;
    std::size_t depth = 0;
    for (const char c : text) {
        depth += c == '(' ? 1 : 0;
        if (depth == 0)
            plain += c;
        depth -= c == ')' && depth > 0 ? 1 : 0;
    }
    return plain;
}

}  // namespace

DividedEntry divided_by_note(std::string_view entry)
{
    constexpr int most_marks = 8;
    auto at = entry.find(note_mark, 1);
    for (int mark = 0; mark < most_marks && at != std::string_view::npos; ++mark) {
        const auto note = entry.substr(at + note_mark.size());
        const bool is_reference = !note.empty() && note.front() >= '0' && note.front() <= '9';
        if (!is_reference && states_not_affected(note))
            return {.entry = entry.substr(0, at), .note = trimmed(note)};
        at = entry.find(note_mark, at + note_mark.size());
    }
    return {.entry = entry, .note = {}};
}

bool is_denied(std::string_view entry, const AffectedRange& range)
{
    if (!states_not_affected(entry))
        return false;
    const bool is_subtracted =
        std::ranges::find(range.qualifiers, "unaffected", &Qualifier::kind) !=
        range.qualifiers.end();
    if (is_subtracted || (range.intervals.size() > 1 && !has_only_singles(range)))
        return false;
    if (states_not_affected(without_asides(entry)))
        return true;
    const auto aside = entry.substr(entry.find('(') + 1);
    return !may_name_versions(aside) && subject_of(aside) == aside;
}

bool has_only_singles(const AffectedRange& range)
{
    return std::ranges::all_of(range.intervals, &Interval::is_single);
}

}  // namespace advisory::parsers
