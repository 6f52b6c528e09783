#include "parsers/advisories/dates.hpp"

#include <array>
#include <chrono>

#include <fmt/format.h>

#include "parsers/advisories/ascii.hpp"

namespace advisory::parsers {

namespace {

/// Walks along a text; every step says whether it found what it was to find.
class Walker {
public:
    Walker(std::string_view text, std::size_t at) : text_{text}, at_{at} {}

    [[nodiscard]] std::size_t at() const { return at_; }
    [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

    /// A few: no form has more between its parts.
    void skip_blanks()
    {
        for (int count = 0; count < 4 && at_ < text_.size() && text_[at_] == ' '; ++count)
            ++at_;
    }

    bool take(std::string_view word)
    {
        if (!has_prefix(rest(), word))
            return false;
        at_ += word.size();
        return true;
    }

    std::optional<int> take_number(std::size_t least, std::size_t most)
    {
        int number = 0;
        std::size_t digits = 0;
        while (at_ + digits < text_.size() && is_ascii_digit(text_[at_ + digits])) {
            if (++digits > most)
                return std::nullopt;
            number = number * 10 + (text_[at_ + digits - 1] - '0');
        }
        if (digits < least)
            return std::nullopt;
        at_ += digits;
        return number;
    }

    /// 1 to 12 of "Apr", "Apr." or "April".
    std::optional<int> take_month_name()
    {
        constexpr std::string_view initials = "JFMASOND";
        if (at_ >= text_.size() || initials.find(ascii_upper(text_[at_])) == initials.npos)
            return std::nullopt;

        constexpr std::array<std::string_view, 12> names{
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        };
        for (std::size_t month = 0; month < names.size(); ++month) {
            const bool is_taken = take(names[month]) || (month == 8 && take("Sept")) ||
                                  take(names[month].substr(0, 3));
            if (!is_taken)
                continue;
            const bool goes_on = at_ < text_.size() && is_ascii_letter(text_[at_]);
            take(".");
            return goes_on ? std::nullopt : std::optional{static_cast<int>(month) + 1};
        }
        return std::nullopt;
    }

private:
    std::string_view text_;
    std::size_t at_;
};

bool take_separator(Walker& walker, std::string_view separator)
{
    walker.skip_blanks();
    const bool was_there = walker.take(separator);
    walker.skip_blanks();
    return was_there;
}

struct Day {
    int year = 0;
    int month = 0;
    int day = 0;
};

std::optional<FoundDate> checked(const Day& day, std::size_t begin, std::size_t end)
{
    const std::chrono::year_month_day date{std::chrono::year{day.year},
                                           std::chrono::month{static_cast<unsigned>(day.month)},
                                           std::chrono::day{static_cast<unsigned>(day.day)}};
    if (!date.ok() || day.year < 1990)
        return std::nullopt;
    return FoundDate{
        .iso = fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day),
        .begin = begin,
        .end = end,
    };
}

struct Form {
    std::string_view after_year;
    std::string_view after_month;
    std::string_view after_day;
};

constexpr std::array forms{
    Form{"-", "-", ""},
    Form{"/", "/", ""},
    Form{".", ".", ""},
    Form{"年", "月", "日"},
};

/// True when a date that ends here is a part of a longer number: 2024.4.15.1, 2024-04-15-3.
bool goes_on(std::string_view behind, const Form& form)
{
    const bool is_joined = !form.after_year.empty() && form.after_day.empty() &&
                           behind.size() > 1 && behind.starts_with(form.after_year) &&
                           is_ascii_digit(behind[1]);
    return is_joined || (!behind.empty() && is_ascii_digit(behind[0]));
}

/// Month and day of `form`, behind the year.
std::optional<FoundDate> read_behind_year(Walker walker,
                                          int year,
                                          std::size_t begin,
                                          const Form& form)
{
    if (!take_separator(walker, form.after_year))
        return std::nullopt;
    const auto month = walker.take_number(1, 2);
    if (!month || !take_separator(walker, form.after_month))
        return std::nullopt;
    const auto day = walker.take_number(1, 2);
    if (!day)
        return std::nullopt;

    if (!form.after_day.empty()) {
        walker.skip_blanks();
        if (!walker.take(form.after_day))
            return std::nullopt;
    }
    if (goes_on(walker.rest(), form))
        return std::nullopt;
    return checked({.year = year, .month = *month, .day = *day}, begin, walker.at());
}

std::optional<FoundDate> read_japanese(std::string_view text, std::size_t begin)
{
    Walker walker{text, begin};
    const auto year = walker.take_number(4, 4);
    if (!year)
        return std::nullopt;
    for (const auto& form : forms) {
        if (auto date = read_behind_year(walker, *year, begin, form))
            return date;
    }
    return std::nullopt;
}

/// 令和6年4月15日, 令和元年5月1日; 平成 as well, for what is quoted. R6.4.15 may be a version.
std::optional<FoundDate> read_era(std::string_view text, std::size_t begin)
{
    struct Era {
        std::string_view name;
        int year_before;
    };
    constexpr std::array eras{Era{"令和", 2018}, Era{"平成", 1988}};

    Walker walker{text, begin};
    for (const auto& [name, year_before] : eras) {
        if (!text.substr(begin).starts_with(name))
            continue;
        walker.take(name);
        walker.skip_blanks();
        const auto year = walker.take("元") ? std::optional{1} : walker.take_number(1, 2);
        return year ? read_behind_year(walker, year_before + *year, begin, forms[3]) : std::nullopt;
    }
    return std::nullopt;
}

/// "Apr 15, 2024", "April 15th 2024".
std::optional<FoundDate> read_month_first(std::string_view text, std::size_t begin)
{
    Walker walker{text, begin};
    const auto month = walker.take_month_name();
    walker.skip_blanks();
    const auto day = walker.take_number(1, 2);
    if (!month || !day)
        return std::nullopt;

    for (const std::string_view ending : {"st", "nd", "rd", "th"})
        walker.take(ending);
    const auto end_of_day = walker.at();
    walker.take(",");
    walker.skip_blanks();
    const auto year = walker.take_number(4, 4);
    if (!year || walker.at() == end_of_day + 4)
        return std::nullopt;
    return checked({.year = *year, .month = *month, .day = *day}, begin, walker.at());
}

/// "15 April 2024", "15-Apr-2024", "15th of April, 2024".
std::optional<FoundDate> read_day_first(std::string_view text, std::size_t begin)
{
    Walker walker{text, begin};
    const auto day = walker.take_number(1, 2);
    if (!day)
        return std::nullopt;
    for (const std::string_view ending : {"st", "nd", "rd", "th"})
        walker.take(ending);

    walker.skip_blanks();
    walker.take("of ");
    walker.take("-");
    const auto month = walker.take_month_name();
    if (!month)
        return std::nullopt;
    walker.take("-");
    walker.take(",");
    walker.skip_blanks();
    const auto year = walker.take_number(4, 4);
    if (!year)
        return std::nullopt;
    return checked({.year = *year, .month = *month, .day = *day}, begin, walker.at());
}

/// A weekday may stand between: "2024年4月15日(月)(米国時間)".
bool names_foreign_time(std::string_view text, const FoundDate& date)
{
    constexpr std::array<std::string_view, 14> words{
        "米国時間",
        "現地時間",
        "米国東部時間",
        "米国太平洋時間",
        "太平洋時間",
        "東部時間",
        "UTC",
        "協定世界時",
        "GMT",
        "PDT",
        "PST",
        "EDT",
        "EST",
        "欧州時間",
    };
    constexpr std::size_t longest_word = 24;
    constexpr std::array<std::string_view, 7>
        weekdays{"(月)", "(火)", "(水)", "(木)", "(金)", "(土)", "(日)"};

    auto behind = text.substr(date.end);
    while (behind.starts_with(' '))
        behind.remove_prefix(1);
    behind.remove_prefix(length_of_any(behind, weekdays));
    while (behind.starts_with(' ') || behind.starts_with('(') || behind.starts_with(','))
        behind.remove_prefix(1);
    if (length_of_any(behind, words) > 0)
        return true;

    // "米国時間 2024年4月15日", "米国時間の4月15日".
    auto before = text.substr(0, date.begin);
    if (before.size() > longest_word)
        before.remove_prefix(before.size() - longest_word);
    while (before.ends_with(' ') || before.ends_with(')') || before.ends_with(':'))
        before.remove_suffix(1);
    for (const std::string_view particle : {"の", "で"}) {
        if (before.ends_with(particle))
            before.remove_suffix(particle.size());
    }
    for (const auto word : words) {
        if (before.ends_with(word))
            return true;
    }
    return false;
}

std::optional<FoundDate> date_at(std::string_view text, std::size_t at)
{
    const auto byte = text[at];
    const auto before = at > 0 ? text[at - 1] : ' ';
    const bool is_second_part =
        at > 1 && (before == '-' || before == '/') && is_ascii_alphanumeric(text[at - 2]);

    std::optional<FoundDate> date;
    if (is_ascii_digit(byte)) {
        const bool is_inside = is_ascii_digit(before) || before == '.' || before == '-';
        if (!is_ascii_digit(before) && before != '.')
            date = read_japanese(text, at);
        if (!date && !is_inside)
            date = read_day_first(text, at);
    } else if (!is_ascii_alphanumeric(before) && !is_second_part) {
        date = is_ascii_letter(byte) ? read_month_first(text, at) : read_era(text, at);
    }
    if (date)
        date->is_foreign_time = names_foreign_time(text, *date);
    return date;
}

// Every form begins with a digit, a letter, or the first character of an era.
bool may_begin_date(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return is_ascii_alphanumeric(c) || (byte >= 0xE4 && byte <= 0xE6);
}

std::optional<FoundDate> find_from(std::string_view text, std::size_t at)
{
    if (std::ranges::none_of(text.substr(std::min(at, text.size())), is_ascii_digit))
        return std::nullopt;
    for (; at < text.size(); ++at) {
        if (!may_begin_date(text[at]))
            continue;
        if (auto date = date_at(text, at))
            return date;
    }
    return std::nullopt;
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view normalised)
{
    return find_from(normalised, 0);
}

std::vector<FoundDate> find_dates(std::string_view normalised)
{
    constexpr std::size_t most_dates = 1000;

    std::vector<FoundDate> dates;
    auto date = find_from(normalised, 0);
    while (date && dates.size() < most_dates) {
        const auto end = date->end;
        dates.push_back(std::move(*date));
        date = find_from(normalised, end);
    }
    return dates;
}

}  // namespace advisory::parsers
