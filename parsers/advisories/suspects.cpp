#include "parsers/advisories/suspects.hpp"

#include <algorithm>
#include <array>

#include "language/say.hpp"
#include "parsers/advisories/ascii.hpp"

namespace advisory::parsers {

namespace {

/// The run of letters, digits and hyphens at the front; no id is longer than the bound.
std::string_view word_at(std::string_view text)
{
    constexpr std::size_t longest_word = 40;
    std::size_t length = 0;
    while (length < text.size() && length < longest_word &&
           (is_ascii_alphanumeric(text[length]) || text[length] == '-'))
        ++length;
    auto word = text.substr(0, length);
    while (word.ends_with('-'))
        word.remove_suffix(1);
    return word;
}

std::size_t digits_in(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, is_ascii_digit));
}

bool is_serial_length(std::size_t digits)
{
    return digits >= 4 && digits <= 7;
}

/// "2021-44228": a year of four digits and a serial of four to seven.
bool is_number_of_cve(std::string_view number)
{
    const auto year = ascii_digits_at(number);
    if (year != 4 || !number.substr(year).starts_with('-'))
        return false;
    const auto serial = number.substr(year + 1);
    return ascii_digits_at(serial) == serial.size() && is_serial_length(serial.size());
}

/// `number` with the digits that its letters were typed for.
std::string with_digits(std::string_view number, char letter, char digit)
{
    std::string digits{number};
    std::ranges::replace(digits, letter, digit);
    std::ranges::replace(digits, ascii_upper(letter), digit);
    return digits;
}

/// Why `number`, which stands behind "CVE-", is no number of a CVE. Empty when it is not like
/// one at all: "CVE-ID", "CVE-2024-xxxx".
std::string fault_of_cve(std::string_view number)
{
    if (is_number_of_cve(with_digits(number, 'o', '0')))
        return say("the letter O stands for a zero");
    if (is_number_of_cve(with_digits(number, 'l', '1')) ||
        is_number_of_cve(with_digits(number, 'i', '1')))
        return say("a letter stands for the digit 1");

    const auto year = ascii_digits_at(number);
    const auto rest = number.substr(year);
    if (rest.empty())
        return year >= 8 ? say("a hyphen is missing") : Said{};
    if (!rest.starts_with('-') || digits_in(number) < 4)
        return {};

    const auto serial = rest.substr(1);
    const auto digits = ascii_digits_at(serial);
    if (digits == 0)
        return {};
    if (year != 4)
        return say("the year of a CVE has 4 digits");
    if (digits == serial.size() || serial[digits] == '-')
        return say("the serial of a CVE has 4 to 7 digits");
    return say("letters follow the serial");
}

std::optional<Suspect> suspect_cve(std::string_view text, std::size_t at)
{
    const auto word = word_at(text.substr(at));
    const auto found = [word, at](std::string reason) {
        return Suspect{.text = std::string{word}, .reason = std::move(reason), .begin = at};
    };

    auto number = word.substr(3);
    if (number.starts_with('-')) {
        auto fault = fault_of_cve(number.substr(1));
        return fault.empty() ? std::nullopt : std::optional{found(std::move(fault))};
    }
    const bool lacks_hyphen =
        is_number_of_cve(number) || (digits_in(number) == number.size() && number.size() >= 8);
    return lacks_hyphen ? std::optional{found(say("a hyphen is missing"))} : std::nullopt;
}

std::optional<Suspect> suspect_jvn(std::string_view text, std::size_t at)
{
    constexpr std::array<std::string_view, 6> marked{"JVNVU#",
                                                     "JVNTA#",
                                                     "JVN#",
                                                     "JVNVU%23",
                                                     "JVNTA%23",
                                                     "JVN%23"};
    const auto rest = text.substr(at);
    const auto found = [rest, at](std::size_t length, std::string reason) {
        return Suspect{
            .text = std::string{rest.substr(0, std::min<std::size_t>(length, 40))},
            .reason = std::move(reason),
            .begin = at,
        };
    };

    if (const auto mark = length_of_any(rest, marked)) {
        const auto digits = ascii_digits_at(rest.substr(mark));
        const auto length = mark + digits;
        return digits == 0 ? std::nullopt
                           : std::optional{found(length, say("a number of JVN has 8 digits"))};
    }
    if (has_prefix(rest, "JVNDB-")) {
        const auto word = word_at(rest);
        const bool is_number = digits_in(word) >= 6;
        return is_number ? std::optional{found(word.size(), say("JVNDB ids have 4 and 6 digits"))}
                         : std::nullopt;
    }
    return std::nullopt;
}

/// True when `longer` has one digit more than `shorter`, anywhere, and else the same.
bool has_one_more(std::string_view longer, std::string_view shorter)
{
    if (longer.size() != shorter.size() + 1)
        return false;
    const auto [first, second] = std::ranges::mismatch(longer, shorter);
    return std::equal(first + 1, longer.end(), second, shorter.end());
}

bool are_listed_together(const CveCount& first, const CveCount& second, std::string_view text)
{
    const auto& left = first.begin < second.begin ? first : second;
    const auto& right = first.begin < second.begin ? second : first;
    constexpr std::size_t longest_separator = 10;
    if (right.begin < left.end)
        return true;
    if (right.begin - left.end > longest_separator)
        return false;
    constexpr std::array<std::string_view, 7> separators{"、", ",", "/", "・", " ", "\n", "および"};
    auto gap = text.substr(left.end, right.begin - left.end);
    while (const auto length = length_of_any(gap, separators))
        gap.remove_prefix(length);
    return gap.empty() || gap == "-";
}

}  // namespace

std::optional<Suspect> suspect_at(std::string_view normalised, std::size_t at)
{
    const auto rest = normalised.substr(at);
    if (has_prefix(rest, "CVE"))
        return suspect_cve(normalised, at);
    return has_prefix(rest, "JVN") ? suspect_jvn(normalised, at) : std::nullopt;
}

std::vector<Suspect> suspects_among(std::span<const CveCount> cves, std::string_view normalised)
{
    constexpr std::size_t most_compared = 40;
    constexpr std::string_view word = "CVE-";

    std::vector<Suspect> suspects;
    for (const auto& cve : cves) {
        const auto year = std::string_view{cve.id}.substr(word.size(), 4);
        if ((year < "1999" || year > "2099") && suspects.size() < max_suspects)
            suspects.push_back({
                .text = cve.id,
                .reason = say("there are no CVEs of {}", year),
                .begin = cve.begin,
            });
    }
    if (cves.size() > most_compared)
        return suspects;

    for (const auto& longer : cves) {
        for (const auto& shorter : cves) {
            if (!has_one_more(std::string_view{longer.id}.substr(9),
                              std::string_view{shorter.id}.substr(9)) ||
                longer.id.substr(0, 9) != shorter.id.substr(0, 9) ||
                are_listed_together(longer, shorter, normalised))
                continue;
            const bool is_longer_rarer = longer.count == shorter.count
                                             ? longer.begin > shorter.begin
                                             : longer.count < shorter.count;
            const auto& rarer = is_longer_rarer ? longer : shorter;
            const auto& other = is_longer_rarer ? shorter : longer;
            if (suspects.size() < max_suspects)
                suspects.push_back({
                    .text = rarer.id,
                    .reason = say("similar to {}", other.id),
                    .begin = rarer.begin,
                });
        }
    }
    return suspects;
}

}  // namespace advisory::parsers
