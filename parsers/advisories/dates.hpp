#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace advisory::parsers {

/// A calendar date in a text and where it ends.
struct FoundDate {
    std::string iso;        ///< "2021-12-11".
    std::size_t begin = 0;  ///< Bytes [begin, end) of the text searched.
    std::size_t end = 0;

    /// The text says that the date is not one of Japan, 米国時間 or 現地時間: in Japan it may
    /// be the day after.
    bool is_foreign_time = false;
};

/// The first date in normalised text, in one of the forms of the notices: 2021-12-11,
/// 2022/6/29, 2024.4.15, "2011. 4.13", 2024年4月15日(月), 2024年 4 月 19 日, 令和6年4月15日,
/// "Apr 15, 2024", "April 15th, 2024", "15 April 2024", 15-Apr-2024.
///
/// Nothing when there is none. What is no day of the calendar (2024-13-45) is no date, nor is
/// a part of a longer number, version or address (2024.4.15.1, 192.2024.4.15).
std::optional<FoundDate> find_date(std::string_view normalised);

/// All of them, in their order, at most 1000.
std::vector<FoundDate> find_dates(std::string_view normalised);

}  // namespace advisory::parsers
