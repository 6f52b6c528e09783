#include "ingest/silence.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include "tests/support/printers.hpp"

namespace advisory::ingest {

namespace {

Time at_for_silence(std::string_view text)
{
    return *read_time(text);
}

using Folders = std::vector<std::pair<std::string, std::string>>;
using Progress = std::vector<storage::FolderProgress>;

const Folders both{{"psirt", "INBOX"}, {"psirt", "JPCERT"}};

}  // namespace

TEST_SUITE("silence")
{
    TEST_CASE("a source may be quiet for as long as it is expected to, and its holidays longer")
    {
        struct Case {
            std::string_view heard;
            int days;
            Holidays holidays;
            std::string_view limit;
        };
        const Case cases[] = {
            {"2026-11-15T10:00:00+09:00", 9, Holidays::japan, "2026-11-24T10:00:00+09:00"},
            // Begins before New Year's holidays and goes on behind them.
            {"2026-12-23T10:00:00+09:00", 9, Holidays::japan, "2027-01-09T10:00:00+09:00"},
            {"2026-12-23T10:00:00+09:00", 9, Holidays::none, "2027-01-01T10:00:00+09:00"},
            // Heard within them: what is left of them does not count.
            {"2027-01-03T00:00:00+09:00", 9, Holidays::japan, "2027-01-14T00:00:00+09:00"},
            {"2027-01-05T00:00:00+09:00", 9, Holidays::japan, "2027-01-14T00:00:00+09:00"},
            // Golden Week: the report of 22 April, then the one of 7 May.
            {"2026-04-22T10:00:00+09:00", 9, Holidays::japan, "2026-05-09T10:00:00+09:00"},
            // It ends as they begin, and the instant itself is not late.
            {"2026-04-20T00:00:00+09:00", 9, Holidays::japan, "2026-04-29T00:00:00+09:00"},
            // Both stretches lie in a long time.
            {"2026-12-01T00:00:00+09:00", 150, Holidays::japan, "2027-05-16T00:00:00+09:00"},
        };

        for (const auto& [heard, days, holidays, limit] : cases) {
            CAPTURE(heard);
            CHECK(format_rfc3339(
                      silent_after(at_for_silence(heard), std::chrono::days{days}, holidays)) ==
                  limit);
        }
    }

    TEST_CASE("the weekly report on a Thursday after two holidays is not late")
    {
        // Silver Week of 2026: Wednesday 16 September, then Thursday the 24th.
        const auto limit = silent_after(at_for_silence("2026-09-16T10:00:00+09:00"),
                                        std::chrono::days{9},
                                        Holidays::japan);

        CHECK(limit > at_for_silence("2026-09-24T18:00:00+09:00"));
    }

    TEST_CASE("an absurd expectation from a damaged store ends, too")
    {
        CHECK(silent_after(at_for_silence("2026-11-15"),
                           std::chrono::days{1'000'000},
                           Holidays::japan) > at_for_silence("2026-11-15"));
    }

    TEST_CASE("mail is read as far as the folder that is furthest behind")
    {
        const Progress folders{
            {"psirt", "INBOX", at_for_silence("2026-11-20"), 0},
            {"psirt", "JPCERT", at_for_silence("2026-11-11"), 0},
            {"old", "INBOX", at_for_silence("2026-10-01"), 0},
        };

        CHECK(read_until(folders, both) == at_for_silence("2026-11-11"));
    }

    TEST_CASE("a folder that fails hides no silence, and one not yet read allows none")
    {
        const auto read = at_for_silence("2026-11-20");

        CHECK(read_until(Progress{{"psirt", "INBOX", read, 0}, {"psirt", "JPCERT", {}, 3}}, both) ==
              read);
        CHECK_FALSE(
            read_until(Progress{{"psirt", "INBOX", read, 2}, {"psirt", "JPCERT", {}, 3}}, both));
        CHECK_FALSE(read_until(Progress{{"psirt", "INBOX", read, 0}}, both));
        CHECK_FALSE(
            read_until(Progress{{"psirt", "INBOX", read, 0}, {"psirt", "JPCERT", {}, 0}}, both));
        CHECK_FALSE(read_until(Progress{}, Folders{}));
    }
}

}  // namespace advisory::ingest
