#include "ingest/notice_numbers.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "language/say.hpp"
#include "storage/collection_ledger.hpp"

namespace advisory::ingest {

namespace {

constexpr std::string_view prefix = "JPCERT-AT-";
constexpr std::size_t digits = 4;
constexpr std::size_t most_pieces = 10;

/// Exactly four digits.
std::optional<int> read_digits(std::string_view text)
{
    int value = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    const bool is_number =
        text.size() == digits && text.front() != '-' && read.ec == std::errc{} && read.ptr == end;
    return is_number ? std::optional{value} : std::nullopt;
}

}  // namespace

std::optional<storage::NoticeNumber> read_notice_number(std::string_view advisory_id)
{
    constexpr auto length = prefix.size() + digits + 1 + digits;
    if (advisory_id.size() != length || !advisory_id.starts_with(prefix) ||
        advisory_id[prefix.size() + digits] != '-')
        return std::nullopt;

    const auto year = read_digits(advisory_id.substr(prefix.size(), digits));
    const auto number = read_digits(advisory_id.substr(prefix.size() + digits + 1));
    if (!year || !number || *number == 0)
        return std::nullopt;
    return storage::NoticeNumber{.year = *year, .number = *number};
}

std::string notice_id(int year, int number)
{
    return fmt::format("{}{:04}-{:04}", prefix, year, number);
}

std::string notice_ids(int year, std::span<const int> numbers)
{
    std::string ids;
    std::size_t pieces = 0;
    for (std::size_t at = 0; at < numbers.size(); ++pieces) {
        if (pieces == most_pieces)
            return ids + say(" and {} more", numbers.size() - at);

        auto end = at + 1;
        while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1)
            ++end;

        ids += (ids.empty() ? "" : ", ") + notice_id(year, numbers[at]);
        if (end - at > 1)
            ids += say(" to {:04}", numbers[end - 1]);
        at = end;
    }
    return ids;
}

std::optional<NumberSpan> expected_before(int number,
                                          const storage::NumberStore::Neighbours& neighbours)
{
    const bool is_later = neighbours.base && number > *neighbours.base;
    if (!neighbours.has_year_before_come && !is_later)
        return std::nullopt;

    const NumberSpan span{.first = neighbours.below.value_or(0) + 1, .last = number - 1};
    return span.first <= span.last ? std::optional{span} : std::nullopt;
}

std::vector<int> missing_of(NumberSpan span, std::span<const int> arrived)
{
    std::vector<int> missing;
    for (int number = span.first; number <= span.last; ++number)
        if (!std::ranges::binary_search(arrived, number))
            missing.push_back(number);
    return missing;
}

bool is_current(storage::NoticeNumber number, Time when)
{
    const auto day = storage::day_of(when);
    const auto year = read_digits(std::string_view{day}.substr(0, digits));
    const bool is_january = day.substr(digits, 3) == "-01";
    return year && (number.year == *year || (is_january && number.year == *year - 1));
}

}  // namespace advisory::ingest
