#include "transport/fetch_plan.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <ostream>

#include "tests/support/printers.hpp"

namespace advisory::transport {

std::ostream& operator<<(std::ostream& out, const UidRange& range)
{
    return out << range.first << ':' << range.last;
}

namespace {

using Uids = std::vector<std::uint32_t>;

constexpr FetchPlan::Limits small{.listed_mails = 4, .batch_mails = 3, .batch_bytes = 100};

Uids uids_of(const std::vector<ListedMail>& mails)
{
    Uids uids;
    for (const auto& mail : mails)
        uids.push_back(mail.uid);
    return uids;
}

/// What a plan asks of a folder with these mails, in order.
struct Reading {
    Uids uids;
    int windows = 0;
};

Reading read(FetchPlan plan, const std::function<Uids(UidRange)>& mails_in)
{
    Reading reading;
    while (true) {
        const auto batch = uids_of(plan.next_batch());
        reading.uids.insert(reading.uids.end(), batch.begin(), batch.end());
        if (!batch.empty())
            continue;

        const auto window = plan.next_window();
        if (!window)
            return reading;
        ++reading.windows;
        for (const auto uid : mails_in(*window))
            plan.note({.uid = uid, .size = 1});
        plan.close_window();
    }
}

std::function<Uids(UidRange)> folder_of(Uids uids)
{
    return [uids = std::move(uids)](UidRange range) {
        Uids inside;
        std::ranges::copy_if(uids, std::back_inserter(inside), [&](std::uint32_t uid) {
            return uid >= range.first && uid <= range.last;
        });
        return inside;
    };
}

FetchPlan listed(std::initializer_list<ListedMail> mails)
{
    FetchPlan plan{small, {.first = 1, .last = 4}};
    REQUIRE(plan.next_window());
    for (const auto& mail : mails)
        plan.note(mail);
    plan.close_window();
    return plan;
}

}  // namespace

TEST_SUITE("fetch plan")
{
    TEST_CASE("every mail is asked once, in order")
    {
        const Uids uids{3, 4, 9, 10, 11, 12, 13, 40, 41};

        const auto reading = read(FetchPlan{small, {.first = 1, .last = 41}}, folder_of(uids));

        CHECK(reading.uids == uids);
    }

    TEST_CASE("nothing is asked outside the range")
    {
        const auto reading =
            read(FetchPlan{small, {.first = 5, .last = 7}}, folder_of({1, 4, 5, 7, 8}));

        CHECK(reading.uids == Uids{5, 7});
    }

    TEST_CASE("a range that ends before it begins is read already")
    {
        CHECK(read(FetchPlan{small, {.first = 8, .last = 7}}, folder_of({7, 8})).windows == 0);
    }

    TEST_CASE("the last mail, which answers every n:*, is passed over when it is old")
    {
        const auto reading =
            read(FetchPlan{small, {.first = 5, .last = 9}}, [](UidRange) { return Uids{4}; });

        CHECK(reading.uids.empty());
    }

    TEST_CASE("mails that lie a billion UIDs apart need few questions")
    {
        const Uids uids{1, 1'000'000'000, 4'294'967'295};

        const auto reading =
            read(FetchPlan{{}, {.first = 1, .last = std::numeric_limits<std::uint32_t>::max()}},
                 folder_of(uids));

        CHECK(reading.uids == uids);
        CHECK(reading.windows < 20);
    }

    TEST_CASE("a dense stretch behind a sparse one is read whole")
    {
        Uids uids{1};
        for (std::uint32_t uid = 1'000'000; uid < 1'000'050; ++uid)
            uids.push_back(uid);

        const auto reading =
            read(FetchPlan{small, {.first = 1, .last = 2'000'000}}, folder_of(uids));

        CHECK(reading.uids == uids);
    }

    TEST_CASE("a window that is answered out of order, twice, and with too much loses nothing")
    {
        const auto reading = read(FetchPlan{small, {.first = 1, .last = 9}}, [](UidRange range) {
            Uids answer;
            for (std::uint32_t uid = 9; uid > 0; --uid)
                answer.insert(answer.end(), 2, uid);
            CHECK(range.first <= range.last);
            return answer;
        });

        CHECK(reading.uids == Uids{1, 2, 3, 4, 5, 6, 7, 8, 9});
    }

    TEST_CASE("a backlog far larger than what is kept at a time is read to the last")
    {
        constexpr std::uint32_t last = 100'000;

        const auto reading = read(FetchPlan{{}, {.first = 1, .last = last}}, [](UidRange range) {
            Uids all;
            for (auto uid = range.first; uid <= range.last; ++uid)
                all.push_back(uid);
            return all;
        });

        CHECK(reading.uids.size() == last);
        CHECK(std::ranges::is_sorted(reading.uids));
    }

    TEST_CASE("a batch is bounded in count")
    {
        auto plan = listed({{1, 1}, {2, 1}, {3, 1}, {4, 1}});

        CHECK(uids_of(plan.next_batch()) == Uids{1, 2, 3});
        CHECK(uids_of(plan.next_batch()) == Uids{4});
        CHECK(plan.next_batch().empty());
    }

    TEST_CASE("a batch is bounded in bytes, and a larger mail goes alone")
    {
        auto plan = listed({{1, 60}, {2, 40}, {3, 1}, {4, 101}});

        CHECK(uids_of(plan.next_batch()) == Uids{1, 2});
        CHECK(uids_of(plan.next_batch()) == Uids{3});
        CHECK(uids_of(plan.next_batch()) == Uids{4});
    }

    TEST_CASE("sizes without end do not run over")
    {
        constexpr auto huge = std::numeric_limits<std::uint64_t>::max();
        auto plan = listed({{1, 1}, {2, huge}, {3, huge}});

        CHECK(uids_of(plan.next_batch()) == Uids{1});
        CHECK(uids_of(plan.next_batch()) == Uids{2});
        CHECK(uids_of(plan.next_batch()) == Uids{3});
    }

    TEST_CASE("a batch that is given back comes again, mail by mail")
    {
        auto plan = listed({{1, 1}, {2, 1}, {3, 1}, {4, 1}});

        plan.retry_one_by_one(plan.next_batch());

        for (const auto uid : Uids{1, 2, 3, 4})
            CHECK(uids_of(plan.next_batch()) == Uids{uid});
    }
}

}  // namespace advisory::transport
