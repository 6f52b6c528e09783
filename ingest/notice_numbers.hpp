#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/number_store.hpp"

namespace advisory::ingest {

/// The number in "JPCERT-AT-2026-0013"; nothing for any other id.
std::optional<storage::NoticeNumber> read_notice_number(std::string_view advisory_id);

/// "JPCERT-AT-2026-0013".
std::string notice_id(int year, int number);

/// The numbers of a year as a person reads them: "JPCERT-AT-2026-0013, JPCERT-AT-2026-0015 to
/// 0018". `numbers` ascend; after ten pieces it says how many more there are.
std::string notice_ids(int year, std::span<const int> numbers);

/// Numbers `first` to `last`; there is at least one.
struct NumberSpan {
    int first = 0;
    int last = 0;

    bool operator==(const NumberSpan&) const = default;
};

/// Which numbers should have come before this one. Nothing before the first that a new store
/// sees in a year, nor before one that is older than it; where the year before was watched, a
/// year begins with 0001.
std::optional<NumberSpan> expected_before(int number,
                                          const storage::NumberStore::Neighbours& neighbours);

/// Those of the span that are not in `arrived`, ascending both.
std::vector<int> missing_of(NumberSpan span, std::span<const int> arrived);

/// True when a notice with this number that arrives at `when` is one of its time: the year has
/// not ended, but for its last notices in January. An update of an old notice shows no gap.
bool is_current(storage::NoticeNumber number, Time when);

}  // namespace advisory::ingest
