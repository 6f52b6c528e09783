#include "versions/version_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "versions/order.hpp"

namespace advisory::versions {

namespace {

using Pieces = std::array<std::string_view, 3>;

unsigned to_number(std::string_view digits)
{
    unsigned value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::optional<unsigned> day_of(const Pieces& year_month_day)
{
    const auto [year, month, day] = year_month_day;
    const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(to_number(year))},
                                           std::chrono::month{to_number(month)},
                                           std::chrono::day{to_number(day)}};
    const bool is_plausible = to_number(year) >= 1990 && to_number(year) < 2100;
    if (!is_plausible || !date.ok())
        return std::nullopt;
    return (to_number(year) * 100 + to_number(month)) * 100 + to_number(day);
}

std::optional<VersionDate> certain_date(const Pieces& year_month_day)
{
    const auto day = day_of(year_month_day);
    if (!day)
        return std::nullopt;
    return VersionDate{.first = *day, .last = *day};
}

// 8/30/2024 is American; where both numbers may be the month, both readings stand.
std::optional<VersionDate> slashed_date(const Pieces& pieces)
{
    const auto american = day_of({pieces[2], pieces[0], pieces[1]});
    const auto european = day_of({pieces[2], pieces[1], pieces[0]});
    if (!american)
        return std::nullopt;

    const auto other = european.value_or(*american);
    return VersionDate{.first = std::min(*american, other), .last = std::max(*american, other)};
}

// Three numbers of up to four digits, each but the last followed by its mark.
std::optional<Pieces> split_at(std::string_view text, const Pieces& marks)
{
    Pieces pieces;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        pieces[i] = take_while(text, is_digit);
        const bool is_number = !pieces[i].empty() && pieces[i].size() <= 4;
        if (!is_number || !text.starts_with(marks[i]))
            return std::nullopt;
        text.remove_prefix(marks[i].size());
    }
    if (!text.empty())
        return std::nullopt;
    return pieces;
}

}  // namespace

std::optional<VersionDate> read_date(std::string_view text)
{
    if (text.size() == 8 && std::ranges::all_of(text, is_digit))
        return certain_date({text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)});

    constexpr std::array<Pieces, 3> forms{{{"-", "-", ""}, {"/", "/", ""}, {"年", "月", "日"}}};
    for (const auto& marks : forms) {
        const auto pieces = split_at(text, marks);
        if (!pieces)
            continue;
        if ((*pieces)[0].size() == 4)
            return certain_date(*pieces);
        const bool is_slashed = marks[0] == "/" && (*pieces)[2].size() == 4;
        return is_slashed ? slashed_date(*pieces) : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace advisory::versions
