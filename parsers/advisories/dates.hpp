#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace advisory::parsers {

/// A calendar date in a text and where it ends.
struct FoundDate {
    std::string iso;        ///< "2021-12-11".
    std::size_t begin = 0;  ///< Bytes [begin, end) of the text searched.
    std::size_t end = 0;
};

/// The first date in normalised text, in one of the forms of the notices: 2021-12-11,
/// 2022/06/29, 2024.4.15, 2024年4月15日, 2024年 4 月 19 日. Nothing when there is none;
/// what is no day of the calendar (2024-13-45) is no date.
std::optional<FoundDate> find_date(std::string_view normalised);

}  // namespace advisory::parsers
