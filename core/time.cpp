#include "core/time.hpp"

#include <charconv>
#include <cstdint>

#include <fmt/format.h>

namespace advisory {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// Japan has had no daylight saving time since 1951.
constexpr hours japan_offset{9};

struct LocalTime {
    std::chrono::year_month_day day{};
    std::chrono::hh_mm_ss<seconds> clock;
};

LocalTime in_japan(Time when)
{
    const auto local = when + japan_offset;
    const auto midnight = std::chrono::floor<std::chrono::days>(local);

    return {
        .day = std::chrono::year_month_day{midnight},
        .clock = std::chrono::hh_mm_ss<seconds>{local - midnight},
    };
}

std::string format_day(const std::chrono::year_month_day& day)
{
    return fmt::format("{:04}-{:02}-{:02}",
                       static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

/// Takes `width` digits off the front of `text`.
std::optional<int> take_digits(std::string_view& text, std::size_t width)
{
    if (text.size() < width)
        return std::nullopt;

    int value = 0;
    for (const char digit : text.substr(0, width)) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
        value = value * 10 + (digit - '0');
    }

    text.remove_prefix(width);
    return value;
}

bool take(std::string_view& text, char expected)
{
    if (text.empty() || text.front() != expected)
        return false;

    text.remove_prefix(1);
    return true;
}

std::optional<std::chrono::sys_days> take_day(std::string_view& text)
{
    const auto year = take_digits(text, 4);
    if (!year || !take(text, '-'))
        return std::nullopt;
    const auto month = take_digits(text, 2);
    if (!month || !take(text, '-'))
        return std::nullopt;
    const auto day = take_digits(text, 2);
    if (!day)
        return std::nullopt;

    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days{date};
}

std::optional<seconds> take_clock(std::string_view& text)
{
    const auto hour = take_digits(text, 2);
    if (!hour || *hour > 23 || !take(text, ':'))
        return std::nullopt;
    const auto minute = take_digits(text, 2);
    if (!minute || *minute > 59)
        return std::nullopt;

    seconds clock = hours{*hour} + minutes{*minute};
    if (take(text, ':')) {
        const auto second = take_digits(text, 2);
        if (!second || *second > 60)
            return std::nullopt;
        clock += seconds{*second};
    }
    return clock;
}

std::optional<seconds> take_offset(std::string_view& text)
{
    if (text.empty())
        return japan_offset;
    if (take(text, 'Z'))
        return seconds{0};

    const bool is_east = take(text, '+');
    if (!is_east && !take(text, '-'))
        return std::nullopt;

    const auto offset = take_clock(text);
    if (!offset)
        return std::nullopt;
    return is_east ? *offset : -*offset;
}

}  // namespace

std::string format_rfc3339(Time when)
{
    const auto local = in_japan(when);
    return fmt::format("{}T{:02}:{:02}:{:02}+09:00",
                       format_day(local.day),
                       local.clock.hours().count(),
                       local.clock.minutes().count(),
                       local.clock.seconds().count());
}

std::string format_minute(Time when)
{
    const auto local = in_japan(when);
    return fmt::format("{} {:02}:{:02}",
                       format_day(local.day),
                       local.clock.hours().count(),
                       local.clock.minutes().count());
}

std::optional<Time> read_time(std::string_view text)
{
    const auto day = take_day(text);
    if (!day)
        return std::nullopt;
    if (text.empty())
        return Time{*day} - japan_offset;
    if (!take(text, 'T') && !take(text, ' '))
        return std::nullopt;

    const auto clock = take_clock(text);
    if (!clock)
        return std::nullopt;
    const auto offset = take_offset(text);
    if (!offset || !text.empty())
        return std::nullopt;

    return Time{*day} + *clock - *offset;
}

std::optional<seconds> read_duration(std::string_view text)
{
    if (text.size() < 2)
        return std::nullopt;

    std::int64_t count = 0;
    const auto digits = text.substr(0, text.size() - 1);
    const auto [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), count);
    constexpr std::int64_t longest = 36500;  // In the largest unit: a hundred years of days.
    const bool is_number = failure == std::errc{} && end == digits.data() + digits.size();
    if (!is_number || count < 0)
        return std::nullopt;

    switch (text.back()) {
        case 's':
            return count > longest * 86400 ? std::nullopt : std::optional{seconds{count}};
        case 'm':
            return count > longest * 1440 ? std::nullopt : std::optional<seconds>{minutes{count}};
        case 'h':
            return count > longest * 24 ? std::nullopt : std::optional<seconds>{hours{count}};
        case 'd':
            return count > longest ? std::nullopt
                                   : std::optional<seconds>{std::chrono::days{count}};
        default:
            return std::nullopt;
    }
}

}  // namespace advisory
