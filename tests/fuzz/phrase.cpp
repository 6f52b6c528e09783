#include "parsers/phrases/phrase.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"
#include "text/unicode.hpp"

namespace advisory::fuzz {

namespace {

/// The numbers of a text: 1, 2 and 15 of "1.02 rc15". Padding says nothing: 4.00 is 4.0.
std::vector<std::string> numbers_of(std::string_view text)
{
    constexpr std::string_view digits = "0123456789";
    std::vector<std::string> numbers;
    while (!text.empty()) {
        text.remove_prefix(std::min(text.find_first_of(digits), text.size()));
        const auto length = std::min(text.find_first_not_of(digits), text.size());
        auto number = text.substr(0, length);
        while (number.size() > 1 && number.front() == '0')
            number.remove_prefix(1);
        if (!number.empty())
            numbers.emplace_back(number);
        text.remove_prefix(length);
    }
    return numbers;
}

/// The number that follows: a whole branch 9.8 ends before 9.9.
std::string next(std::string number)
{
    for (auto digit = number.rbegin(); digit != number.rend(); ++digit) {
        if (*digit != '9') {
            ++*digit;
            return number;
        }
        *digit = '0';
    }
    return '1' + number;
}

/// Whatever a reading says, in one text.
std::string all_of(const AffectedRange& range)
{
    std::string all = range.product;
    const auto add = [&all](std::string_view text) { all.append(" ").append(text); };
    for (const auto& model : range.models)
        add(model);
    for (const auto& [low, high] : range.intervals) {
        add(low ? low->version : "");
        add(high ? high->version : "");
    }
    for (const auto& cve : range.cves)
        add(cve);
    for (const auto& qualifier : range.qualifiers)
        add(qualifier.value);
    return all;
}

/// How many bytes of signs the text begins with: brackets, bullets, commas.
std::size_t length_of_signs(std::string_view text)
{
    constexpr std::string_view ascii = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\t\r\n";
    constexpr auto others = std::to_array<std::string_view>(
        {"、", "。", "「", "」", "『", "』", "【", "】", "〔", "〕", "〈", "〉", "《",
         "》", "・", "•",  "●",  "○",  "■",  "◆",  "□",  "◇",  "▪",  "‣",  "※"});

    std::size_t length = 0;
    while (length < text.size()) {
        const auto rest = text.substr(length);
        const auto* const other = std::ranges::find_if(others, [&](std::string_view sign) {
            return rest.starts_with(sign);
        });
        if (other != others.end())
            length += other->size();
        else if (ascii.find(rest.front()) != std::string_view::npos)
            ++length;
        else
            break;
    }
    return length;
}

/// Without the number of a list entry, which is none of the phrase: "1) Foo 2.0", "【1】".
std::string_view without_list_number(std::string_view phrase)
{
    constexpr auto closing =
        std::to_array<std::string_view>({")", "]", "}", "」", "』", "】", "〕", "〉", "》"});

    const auto rest = phrase.substr(length_of_signs(phrase));
    const auto behind = rest.substr(std::min(rest.find_first_not_of("0123456789"), rest.size()));
    const bool is_closed = std::ranges::any_of(closing, [&](std::string_view bracket) {
        return behind.starts_with(bracket);
    });
    return is_closed ? behind : phrase;
}

/// No number of a phrase that counts as read may be missing from its reading: one that was
/// passed over is a range too narrow.
void demand_all_numbers(const AffectedRange& range)
{
    // The vers notation names a scheme, which may have a digit.
    if (text::normalise(range.phrase).find("vers:") != std::string::npos)
        return;

    const auto said = numbers_of(all_of(range));
    const auto is_said = [&said](const std::string& number) {
        return std::ranges::find(said, number) != said.end();
    };
    const auto phrase = text::normalise(range.phrase);
    for (const auto& number : numbers_of(without_list_number(phrase)))
        demand(is_said(number) || is_said(next(number)), "every number of a phrase is read");
}

/// Words that were kept without being understood are a doubt. What a notice adds to a range
/// afterwards, as a footnote, is judged elsewhere.
void demand_no_condition(const AffectedRange& range)
{
    demand(std::ranges::none_of(
               range.qualifiers,
               [](const Qualifier& qualifier) { return qualifier.kind == "condition"; }),
           "what is parsed has no condition that was not understood");
}

}  // namespace

void run_phrase(Bytes bytes)
{
    constexpr std::size_t longest_phrase = 4096;
    const auto phrase = text_of(bytes);
    const auto range = parsers::read_phrase(phrase);

    demand(range.phrase == phrase, "a phrase is kept as it was given");
    demand(range.span == TextSpan{}, "the span is left to the caller");
    demand(phrase.size() <= longest_phrase || range.status == PhraseStatus::unparsed,
           "a phrase that is too long is not parsed");
    if (text::is_utf8(phrase))
        demand_sound(range);
    if (range.status == PhraseStatus::parsed) {
        demand_all_numbers(range);
        demand_no_condition(range);
    }

    parsers::states_not_affected(phrase);
}

}  // namespace advisory::fuzz
