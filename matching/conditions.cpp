#include "matching/conditions.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "language/say.hpp"
#include "matching/installed_options.hpp"
#include "text/unicode.hpp"

namespace advisory::matching {

namespace {

constexpr std::size_t most_told = 50;

/// "serial A0007", as a question calls it.
std::string thing_of(const Installation& installation)
{
    return installation.serial.empty() ? std::string{say("what stands there")}
                                       : say("serial {}", installation.serial);
}

/// What one kind of condition comes to, in words that follow "H-001, serial A0007: ".
struct KindAnswer {
    Holds holds = Holds::unknown;
    std::string words;
    std::string question;  ///< Empty when the fact is there.
};

std::string squeezed(std::string_view text)
{
    auto folded = text::fold(text);
    std::erase(folded, ' ');
    return folded;
}

std::vector<std::string_view> values_of(const AffectedRange& range, std::string_view kind)
{
    std::vector<std::string_view> values;
    for (const auto& qualifier : range.qualifiers) {
        if (qualifier.kind == kind)
            values.push_back(qualifier.value);
    }
    return values;
}

std::string told(const ValueRange& range)
{
    if (!range.exact.empty())
        return std::string{range.exact};
    const auto joint = range.low.empty() || range.high.empty() ? Said{} : say(" and ");
    return fmt::format("{}{}{}", range.low, joint, range.high);
}

std::string told(const std::vector<std::string_view>& values)
{
    std::string words;
    for (const auto& range : ranges_of(values))
        words += (words.empty() ? std::string{} : std::string{say(" or ")}) + told(range);
    return words;
}

/// The surest yes of several alternatives; else open if one is open.
Holds either(Holds one, Holds other)
{
    return std::max(one, other);
}

std::string serial_in_words(Holds holds, std::string_view wanted)
{
    switch (holds) {
        case Holds::satisfied:
            return say("the serial number is {}", wanted);
        case Holds::contradicted:
            return say("the serial number is not {}", wanted);
        case Holds::unknown:
            break;
    }
    return say("the serial number may be {}", wanted);
}

std::string making_in_words(Holds holds, std::string_view day, std::string_view wanted)
{
    switch (holds) {
        case Holds::satisfied:
            return say("made by {} is {}", day, wanted);
        case Holds::contradicted:
            return say("made by {} is not {}", day, wanted);
        case Holds::unknown:
            break;
    }
    return say("made by {} may be {}", day, wanted);
}

std::string shipping_in_words(Holds holds, std::string_view day, std::string_view wanted)
{
    switch (holds) {
        case Holds::satisfied:
            return say("ship date {} is {}", day, wanted);
        case Holds::contradicted:
            return say("ship date {} is not {}", day, wanted);
        case Holds::unknown:
            break;
    }
    return say("ship date {} may be {}", day, wanted);
}

KindAnswer ask_serial(const AffectedRange& range, const Installation& installation)
{
    const auto serials = values_of(range, "serial");
    const auto prefixes = values_of(range, "serial_prefix");
    auto wanted = told(serials);
    if (!prefixes.empty())
        wanted += say("{}beginning with {}", wanted.empty() ? Said{} : say(" or "), told(prefixes));
    if (installation.serial.empty())
        return {.holds = Holds::unknown,
                .words = say("no serial number is recorded"),
                .question = say("Ask {} for the serial number.", installation.institution_id)};

    auto holds = Holds::contradicted;
    for (const auto& each : ranges_of(serials))
        holds = either(holds, is_serial_in(installation.serial, each));
    for (const auto& each : ranges_of(prefixes))
        holds = either(holds, is_prefix_in(installation.serial, each));
    return {.holds = holds,
            .words = serial_in_words(holds, wanted),
            .question = holds == Holds::unknown ? say("Is {} of {} among the serial numbers {}?",
                                                      thing_of(installation),
                                                      installation.institution_id,
                                                      wanted)
                                                : std::string{}};
}

/// A notice may speak of the day of making, and an inventory knows the day of shipping: what
/// was shipped by then was made by then, and no more is known.
bool is_about_making(const AffectedRange& range)
{
    constexpr std::array<std::string_view, 9> words{"製造日",
                                                    "製造年",
                                                    "製造時期",
                                                    "製造された",
                                                    "製造した",
                                                    "製造分",
                                                    "製造品",
                                                    "生産",
                                                    "anufactur"};
    // Wrapping may have put blanks anywhere. Asked for each installation: no folding.
    auto phrase = range.phrase;
    std::erase_if(phrase, [](char c) { return c == ' ' || c == '\n'; });
    return std::ranges::any_of(words, [&phrase](std::string_view word) {
        return phrase.find(word) != std::string::npos;
    });
}

/// Whether a day keeps to a bound such as "<=2021-03", which is as exact as it is given: the
/// whole month counts.
Holds keeps_to(std::string_view day, std::string_view bound)
{
    const auto begin = std::min(bound.find_first_not_of("<>="), bound.size());
    const auto sign = bound.substr(0, begin);
    const auto date = bound.substr(begin);
    if (date.empty() || day.size() < date.size())
        return Holds::unknown;

    const auto own = day.substr(0, date.size());
    const bool is_met = sign == "<"    ? own < date
                        : sign == "<=" ? own <= date
                        : sign == ">"  ? own > date
                        : sign == ">=" ? own >= date
                                       : own == date;
    return is_met ? Holds::satisfied : Holds::contradicted;
}

Holds is_shipped_in(std::string_view day, const ValueRange& range)
{
    auto holds = Holds::satisfied;
    for (const auto bound : {range.low, range.high, range.exact}) {
        if (!bound.empty())
            holds = std::min(holds, keeps_to(day, bound));
    }
    return holds;
}

Holds is_made_in(std::string_view day, const ValueRange& range)
{
    const auto& earliest = range.low.empty() ? range.exact : range.low;
    const auto& latest = range.high.empty() ? range.exact : range.high;
    // Shipped before the first of them was made. An exact day or month is its own lower end.
    if (!earliest.empty()) {
        const auto bound =
            range.low.empty() ? fmt::format(">={}", earliest) : std::string{earliest};
        if (keeps_to(day, bound) == Holds::contradicted)
            return Holds::contradicted;
        return Holds::unknown;
    }
    const auto holds = keeps_to(day, latest);
    return holds == Holds::satisfied ? holds : Holds::unknown;
}

bool is_iso_date(std::string_view day)
{
    return day.size() >= 4 && day.find_first_not_of("0123456789-") == std::string_view::npos;
}

KindAnswer ask_ship_date(const AffectedRange& range, const Installation& installation)
{
    const auto values = values_of(range, "ship_date");
    const bool is_of_making = is_about_making(range);
    auto question = is_of_making ? say("Ask {} for the date of making of {}.",
                                       installation.institution_id,
                                       thing_of(installation))
                                 : say("Ask {} for the ship date of {}.",
                                       installation.institution_id,
                                       thing_of(installation));
    if (!is_iso_date(installation.shipped_on))
        return {.holds = Holds::unknown,
                .words = say("no ship date is recorded"),
                .question = question};

    auto holds = Holds::contradicted;
    for (const auto& each : ranges_of(values)) {
        holds = either(holds,
                       is_of_making ? is_made_in(installation.shipped_on, each)
                                    : is_shipped_in(installation.shipped_on, each));
    }
    return {.holds = holds,
            .words = is_of_making ? making_in_words(holds, installation.shipped_on, told(values))
                                  : shipping_in_words(holds, installation.shipped_on, told(values)),
            .question = holds == Holds::unknown ? std::move(question) : std::string{}};
}

KindAnswer ask_option(const AffectedRange& range, const Installation& installation)
{
    auto holds = Holds::contradicted;
    std::string wanted;
    for (const auto option : values_of(range, "option")) {
        holds = either(holds, has_option(installation.options, option));
        wanted += fmt::format("{}\"{}\"", wanted.empty() ? Said{} : say(" or "), option);
    }
    if (holds == Holds::unknown)
        return {.holds = holds,
                .words = say("no option {} is recorded", wanted),
                .question = say("Ask {} whether {} has the option {}.",
                                installation.institution_id,
                                thing_of(installation),
                                wanted)};
    return {.holds = holds,
            .words = holds == Holds::satisfied ? say("it has the option {}", wanted)
                                               : say("it does not have the option {}", wanted),
            .question = {}};
}

std::string name_of(const Installation& installation)
{
    return installation.serial.empty()
               ? say("{}, no serial number", installation.institution_id)
               : say("{}, serial {}", installation.institution_id, installation.serial);
}

std::string conditions_in_words(const AffectedRange& range)
{
    std::string words;
    for (const auto& qualifier : range.qualifiers) {
        if (is_about_installations(qualifier))
            words +=
                fmt::format("{}{} {}", words.empty() ? "" : ", ", qualifier.kind, qualifier.value);
    }
    return words;
}

void tell(std::vector<std::string>& lines, std::string line)
{
    if (!line.empty() && lines.size() < most_told)
        lines.push_back(std::move(line));
}

}  // namespace

bool is_about_installations(const Qualifier& qualifier)
{
    return qualifier.kind == "serial" || qualifier.kind == "serial_prefix" ||
           qualifier.kind == "ship_date" || qualifier.kind == "option";
}

bool has_installation_conditions(const AffectedRange& range)
{
    return std::ranges::any_of(range.qualifiers, is_about_installations);
}

bool is_read_but_for_installations(const AffectedRange& range)
{
    return range.status == PhraseStatus::partial && has_installation_conditions(range) &&
           std::ranges::find(range.flags, "QUALIFIED") != range.flags.end();
}

InstallationAnswer ask_installation(const AffectedRange& range, const Installation& installation)
{
    using Ask = KindAnswer (*)(const AffectedRange&, const Installation&);
    struct Kind {
        std::array<std::string_view, 2> names;
        Ask ask = nullptr;
    };
    constexpr std::array<Kind, 3> kinds{{{{"serial", "serial_prefix"}, ask_serial},
                                         {{"ship_date", ""}, ask_ship_date},
                                         {{"option", ""}, ask_option}}};

    InstallationAnswer answer{.holds = Holds::satisfied, .sentence = {}, .question = {}};
    for (const auto& [names, ask] : kinds) {
        const bool is_asked = std::ranges::any_of(range.qualifiers, [&names](const auto& each) {
            return each.kind == names[0] || each.kind == names[1];
        });
        if (!is_asked)
            continue;
        const auto kind = ask(range, installation);
        answer.holds = std::min(answer.holds, kind.holds);
        answer.sentence += (answer.sentence.empty() ? "" : "; ") + kind.words;
        if (!kind.question.empty())
            answer.question += (answer.question.empty() ? "" : " ") + kind.question;
    }
    answer.sentence = fmt::format("{}: {}", name_of(installation), answer.sentence);
    // What is contradicted by one fact needs no other.
    if (answer.holds != Holds::unknown)
        answer.question.clear();
    return answer;
}

ConditionAnswer ask_installations(const AffectedRange& range,
                                  std::span<const Installation> installations)
{
    ConditionAnswer all;
    if (installations.empty()) {
        all.questions.push_back(
            say("Does this hold where it is installed: {}?", conditions_in_words(range)));
        return all;
    }

    std::vector<InstallationAnswer> answers;
    answers.reserve(installations.size());
    for (const auto& installation : installations)
        answers.push_back(ask_installation(range, installation));
    // Those that are meant are told first.
    std::ranges::stable_sort(answers, std::ranges::greater{}, &InstallationAnswer::holds);
    all.holds = answers.front().holds;
    for (auto& answer : answers) {
        tell(all.sentences, std::move(answer.sentence));
        tell(all.questions, std::move(answer.question));
    }
    if (installations.size() > most_told)
        all.sentences.push_back(say("and {} more installations", installations.size() - most_told));
    return all;
}

bool is_named_in(std::string_view value, const std::vector<std::string>& names)
{
    const auto wanted = squeezed(value);
    return !wanted.empty() && std::ranges::any_of(names, [&wanted](const std::string& name) {
        return squeezed(name).find(wanted) != std::string::npos;
    });
}

}  // namespace advisory::matching
