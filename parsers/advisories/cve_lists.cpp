#include "parsers/advisories/cve_lists.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "parsers/advisories/ascii.hpp"

namespace advisory::parsers {

namespace {

constexpr std::size_t least_digits = 4;
constexpr std::size_t most_digits = 7;

struct Cve {
    std::string year;
    std::string serial;
    std::size_t length = 0;

    [[nodiscard]] std::string id() const { return "CVE-" + year + '-' + serial; }
};

/// A newline and the indentation behind it.
std::size_t line_break_at(std::string_view text)
{
    if (!text.starts_with('\n'))
        return 0;
    std::size_t length = 1;
    while (length < text.size() && length < 9 && text[length] == ' ')
        ++length;
    return length;
}

/// True when digits that end here are a number of their own, and no date or version.
bool ends_number(std::string_view behind)
{
    if (behind.empty())
        return true;
    const bool is_joined = behind.size() > 1 && is_ascii_digit(behind[1]) &&
                           std::string_view{".-/:"}.find(behind[0]) != std::string_view::npos;
    constexpr std::array<std::string_view, 8>
        units{"年", "月", "日", "件", " 年", " 月", "個", "."};
    const bool is_sentence_end =
        behind[0] == '.' && (behind.size() == 1 || behind[1] == ' ' || behind[1] == '\n');
    return !is_ascii_alphanumeric(behind[0]) && !is_joined &&
           (is_sentence_end || length_of_any(behind, units) == 0);
}

/// The serial behind "CVE-2021-", which a line break may cut while it is too short.
bool take_serial(Cve& cve, std::string_view text)
{
    const auto first = ascii_digits_at(text.substr(cve.length));
    cve.serial = text.substr(cve.length, first);
    cve.length += first;

    const auto gap = line_break_at(text.substr(cve.length));
    if (first > 0 && first < least_digits && gap > 0) {
        const auto rest = text.substr(cve.length + gap);
        const auto second = ascii_digits_at(rest);
        if (second == 0 || !ends_number(rest.substr(second)))
            return false;
        cve.serial += rest.substr(0, second);
        cve.length += gap + second;
    }

    const auto digits = cve.serial.size();
    const bool is_cut_short = cve.length < text.size() && is_ascii_alphanumeric(text[cve.length]);
    return digits >= least_digits && digits <= most_digits && !is_cut_short;
}

std::optional<Cve> read_listed_cve(std::string_view text)
{
    constexpr std::string_view word = "CVE-";
    if (!has_prefix(text, word))
        return std::nullopt;

    Cve cve{.year = {}, .serial = {}, .length = word.size()};
    cve.length += line_break_at(text.substr(cve.length));
    const auto year = ascii_digits_at(text.substr(cve.length));
    if (year != 4)
        return std::nullopt;
    cve.year = text.substr(cve.length, year);
    cve.length += year;
    if (!text.substr(cve.length).starts_with('-'))
        return std::nullopt;
    ++cve.length;
    const auto gap = line_break_at(text.substr(cve.length));
    cve.length += gap;
    const bool is_cve =
        take_serial(cve, text) && (gap == 0 || ends_number(text.substr(cve.length)));
    return is_cve ? std::optional{std::move(cve)} : std::nullopt;
}

enum class Joint { none, list, range };

struct Separator {
    Joint joint = Joint::none;
    std::size_t length = 0;
};

Separator read_separator(std::string_view text)
{
    constexpr std::array<std::string_view, 4> ranges{"~", "から", "through ", "to "};
    constexpr std::array<std::string_view, 12> lists{
        "、",
        ",",
        "/",
        "・",
        "および",
        "及び",
        "ならびに",
        "と",
        "&",
        "and ",
        ";",
        "または",
    };
    std::size_t at = 0;
    while (at < text.size() && at < 2 && text[at] == ' ')
        ++at;

    const auto rest = text.substr(at);
    Separator separator;
    if (const auto range = length_of_any(rest, ranges))
        separator = {.joint = Joint::range, .length = at + range};
    else if (const auto list = length_of_any(rest, lists))
        separator = {.joint = Joint::list, .length = at + list};
    else if (rest.starts_with('-') && at == 0)
        separator = {.joint = Joint::range, .length = 1};
    else
        return {};

    while (separator.length < text.size() && separator.length < at + 24 &&
           text[separator.length] == ' ')
        ++separator.length;
    // "、および" is one separator.
    if (const auto second = length_of_any(text.substr(separator.length), lists);
        second > 0 && separator.joint == Joint::list)
        separator.length += second;
    separator.length += line_break_at(text.substr(separator.length));
    while (separator.length < text.size() && separator.length < at + 40 &&
           text[separator.length] == ' ')
        ++separator.length;
    return separator;
}

unsigned number_of(std::string_view digits)
{
    unsigned number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// A member of a list without its "CVE-2021-".
struct Member {
    std::string year;
    std::string serial;
    std::size_t length = 0;
    bool is_doubtful = false;  ///< It may as well be a year, or the number of something.
};

std::optional<Member> read_member(std::string_view text, std::string_view year)
{
    if (auto cve = read_listed_cve(text))
        return Member{
            .year = cve->year,
            .serial = cve->serial,
            .length = cve->length,
        };

    std::size_t at = text.starts_with('-') ? 1 : 0;
    auto digits = ascii_digits_at(text.substr(at));
    Member member{.year = std::string{year}, .serial = {}, .length = 0};

    // "2021-45105": a year of its own.
    const auto behind = text.substr(at + digits);
    if (at == 0 && digits == 4 && behind.starts_with('-') &&
        (text.starts_with("19") || text.starts_with("20"))) {
        const auto serial = ascii_digits_at(behind.substr(1));
        if (serial >= least_digits) {
            member.year = text.substr(0, 4);
            at = 5;
            digits = serial;
        }
    }

    member.serial = text.substr(at, digits);
    member.length = at + digits;
    const bool is_serial =
        digits >= least_digits && digits <= most_digits && ends_number(text.substr(member.length));
    const auto number = number_of(member.serial);
    const auto rest = text.substr(std::min(member.length, text.size()));
    const bool has_noun = rest.size() > 1 && rest[0] == ' ' && is_ascii_letter(rest[1]);
    const bool is_year = at == 0 && digits == 4 && number >= 1990 && number <= 2099;
    member.is_doubtful = is_year || has_noun;
    return is_serial ? std::optional{std::move(member)} : std::nullopt;
}

bool is_narrow(unsigned from, unsigned to)
{
    return to > from && to - from <= widest_cve_range;
}

class ListReader {
public:
    ListReader(std::string_view text, std::size_t at) : text_{text}, at_{at} {}

    CveList read()
    {
        const auto first = read_listed_cve(text_.substr(at_));
        if (!first)
            return {};
        year_ = first->year;
        serial_ = first->serial;
        last_ = {.id = first->id(), .begin = at_, .end = at_ + first->length};
        list_.cves.push_back(last_);
        at_ += first->length;
        while (list_.cves.size() < most_members && follow()) {}
        list_.end = at_;
        return std::move(list_);
    }

private:
    /// Reads one more member; false at the end of the list.
    bool follow()
    {
        const auto separator = read_separator(text_.substr(at_));
        if (separator.joint == Joint::none)
            return false;
        const auto begin = at_ + separator.length;
        const auto member = read_member(text_.substr(begin), year_);
        if (!member)
            return false;

        const auto end = begin + member->length;
        const bool is_plain_range =
            member->year == year_ && is_narrow(number_of(serial_), number_of(member->serial));
        if (separator.joint == Joint::range && (is_plain_range || !member->is_doubtful))
            return follow_range(*member, begin, end);
        if (member->is_doubtful) {
            list_.doubts.push_back({.id = std::string{text_.substr(begin, member->length)},
                                    .begin = begin,
                                    .end = end});
            return false;
        }
        year_ = member->year;
        serial_ = member->serial;
        add({.id = "CVE-" + year_ + '-' + serial_, .begin = begin, .end = end});
        return true;
    }

    bool follow_range(const Member& last, std::size_t begin, std::size_t end)
    {
        const auto from = number_of(serial_);
        const auto to = number_of(last.serial);
        const bool is_range = last.year == year_ && is_narrow(from, to);
        if (!is_range) {
            list_.doubts.push_back({.id = std::string{text_.substr(last_.begin, end - last_.begin)},
                                    .begin = last_.begin,
                                    .end = end});
        } else {
            for (auto number = from + 1; number < to; ++number)
                list_.cves.push_back({.id = fmt::format("CVE-{}-{:04}", year_, number),
                                      .begin = last_.begin,
                                      .end = end});
        }
        year_ = last.year;
        serial_ = last.serial;
        // Its own bytes only: the doubts of a chain of ranges must not grow with the chain.
        add({.id = "CVE-" + year_ + '-' + serial_, .begin = begin, .end = end});
        return true;
    }

    void add(NamedCve cve)
    {
        at_ = cve.end;
        last_ = cve;
        list_.cves.push_back(std::move(cve));
    }

    // The caller goes on behind the list: longer ones only lose their abbreviated rest.
    static constexpr std::size_t most_members = 5000;

    std::string_view text_;
    std::size_t at_;
    std::string year_;
    std::string serial_;
    NamedCve last_;
    CveList list_;
};

}  // namespace

CveList read_cve_list(std::string_view normalised, std::size_t at)
{
    return ListReader{normalised, at}.read();
}

}  // namespace advisory::parsers
