#include "ingest/silence.hpp"

#include <algorithm>
#include <array>

namespace advisory::ingest {

namespace {

using std::chrono::April;
using std::chrono::December;
using std::chrono::January;
using std::chrono::May;
using std::chrono::year;

constexpr std::chrono::hours japan_offset{9};

/// A damaged store may expect anything; this ends the count.
constexpr int most_years = 100;

struct Stretch {
    Time begin;
    Time end;
};

Time midnight(const std::chrono::year_month_day& day)
{
    return Time{std::chrono::sys_days{day}} - japan_offset;
}

/// The holidays that end in this year.
std::array<Stretch, 2> stretches_of(year of)
{
    return {{
        {.begin = midnight((of - std::chrono::years{1}) / December / 28),
         .end = midnight(of / January / 5)},
        {.begin = midnight(of / April / 29), .end = midnight(of / May / 7)},
    }};
}

}  // namespace

Time silent_after(Time heard, std::chrono::seconds every, Holidays holidays)
{
    auto limit = heard + every;
    if (holidays == Holidays::none)
        return limit;

    const auto day = std::chrono::floor<std::chrono::days>(heard + japan_offset);
    const auto first = std::chrono::year_month_day{day}.year();
    for (int offset = 0; offset < most_years; ++offset) {
        for (const auto& stretch : stretches_of(first + std::chrono::years{offset})) {
            const auto begin = std::max(stretch.begin, heard);
            if (begin >= limit)
                return limit;
            if (begin < stretch.end)
                limit += stretch.end - begin;
        }
    }
    return limit;
}

std::optional<Time> read_until(std::span<const storage::FolderProgress> folders,
                               std::span<const std::pair<std::string, std::string>> configured)
{
    std::optional<Time> until;
    for (const auto& [mailbox, name] : configured) {
        const auto folder = std::ranges::find_if(folders, [&](const auto& progress) {
            return progress.mailbox == mailbox && progress.folder == name;
        });
        if (folder == folders.end())
            return std::nullopt;
        if (folder->failures > 0)
            continue;
        if (!folder->last_success)
            return std::nullopt;
        until = until ? std::min(*until, *folder->last_success) : *folder->last_success;
    }
    return until;
}

}  // namespace advisory::ingest
