#include "parsers/advisories/dates.hpp"

#include <chrono>

#include <fmt/format.h>

namespace advisory::parsers {

namespace {

/// Walks along a text; every step says whether it found what it was to find.
class Walker {
public:
    Walker(std::string_view text, std::size_t at) : text_{text}, at_{at} {}

    [[nodiscard]] std::size_t at() const { return at_; }

    void skip_blanks()
    {
        while (at_ < text_.size() && text_[at_] == ' ')
            ++at_;
    }

    bool take(std::string_view word)
    {
        if (!text_.substr(at_).starts_with(word))
            return false;
        at_ += word.size();
        return true;
    }

    std::optional<int> take_number(std::size_t least, std::size_t most)
    {
        int number = 0;
        std::size_t digits = 0;
        while (at_ + digits < text_.size() && is_digit(text_[at_ + digits])) {
            if (++digits > most)
                return std::nullopt;
            number = number * 10 + (text_[at_ + digits - 1] - '0');
        }
        if (digits < least)
            return std::nullopt;
        at_ += digits;
        return number;
    }

    static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

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

struct Form {
    std::string_view after_year;
    std::string_view after_month;
    std::string_view after_day;
};

constexpr Form forms[] = {
    {"-", "-", ""},
    {"/", "/", ""},
    {".", ".", ""},
    {"年", "月", "日"},
};

std::optional<FoundDate> read_date(std::string_view text, std::size_t begin, const Form& form)
{
    Walker walker{text, begin};
    const auto year = walker.take_number(4, 4);
    if (!year || !take_separator(walker, form.after_year))
        return std::nullopt;
    const auto month = walker.take_number(1, 2);
    if (!month || !take_separator(walker, form.after_month))
        return std::nullopt;
    const auto day = walker.take_number(1, 2);
    if (!day)
        return std::nullopt;
    if (!form.after_day.empty() && !take_separator(walker, form.after_day))
        return std::nullopt;

    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok() || *year < 1990)
        return std::nullopt;
    return FoundDate{
        .iso = fmt::format("{:04}-{:02}-{:02}", *year, *month, *day),
        .begin = begin,
        .end = walker.at(),
    };
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view normalised)
{
    for (std::size_t at = 0; at < normalised.size(); ++at) {
        const bool is_inside_number =
            at > 0 && (Walker::is_digit(normalised[at - 1]) || normalised[at - 1] == '.');
        if (is_inside_number || !Walker::is_digit(normalised[at]))
            continue;
        for (const auto& form : forms) {
            if (auto date = read_date(normalised, at, form))
                return date;
        }
    }
    return std::nullopt;
}

}  // namespace advisory::parsers
