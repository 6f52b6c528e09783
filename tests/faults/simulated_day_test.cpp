#include <algorithm>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/faults/alert_lines.hpp"
#include "tests/faults/day_faults.hpp"
#include "tests/faults/kept.hpp"
#include "tests/faults/log_words.hpp"
#include "tests/faults/process_state.hpp"
#include "tests/faults/simulated_day.hpp"
#include "tests/support/printers.hpp"

namespace advisory::test {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

std::int64_t setting_for_simulated_day(const char* name, std::int64_t otherwise)
{
    const auto* const text = std::getenv(name);
    return text == nullptr ? otherwise : std::stoll(text);
}

/// What a kind of fault came to.
struct Toll {
    std::size_t times = 0;
    seconds worst_silence{0};  ///< From its end until every folder was polled.
};

/// The daemon's process when all is quiet.
struct Quiet {
    std::size_t memory = 0;
    std::size_t descriptors = 0;
};

Quiet look_at(Program& daemon)
{
    return {.memory = resident_memory(daemon.pid()), .descriptors = open_descriptors(daemon.pid())};
}

/// A day of faults, one after the other, each with a while before it and, if it lasts, in it.
class FaultyDay {
public:
    FaultyDay(SimulatedDay& day, minutes length) : day_{day}, length_{length} {}

    void run()
    {
        // What ends the process ends what it may have leaked: the later part is without.
        constexpr int parts = 4;
        const auto begin = day_.clock.now();
        const auto last_end = begin + length_ / parts;
        const auto end = begin + length_;
        CHECK(day_.pass_until_polled(begin, longest_silence));
        while (day_.clock.now() < last_end)
            meet(all_faults_);
        settle();
        hours_.push_back(look_at(day_.daemon()));
        for (auto hour = day_.clock.now(); day_.clock.now() < end;) {
            meet(lasting_faults_);
            if (day_.clock.now() >= hour + minutes{60}) {
                hour = day_.clock.now();
                hours_.push_back(look_at(day_.daemon()));
            }
        }
        // A poll that has looked already when the last mail arrives shows nothing of it.
        day_.deliver_no_more();
        day_.pass(minutes{1});
        settle();
        hours_.push_back(look_at(day_.daemon()));
    }

    [[nodiscard]] const std::map<std::string, Toll>& tolls() const { return tolls_; }

    /// When no fault ends the process any more, then one an hour, and at the end.
    [[nodiscard]] const std::vector<Quiet>& hours() const { return hours_; }

private:
    static constexpr minutes longest_silence{180};

    void meet(const std::vector<DayFault>& faults)
    {
        // Any scale is as likely, up to half an hour of a long day.
        const auto some_time = [&](minutes longest) {
            const auto most = std::min(longest, length_ / 16);
            std::uniform_real_distribution scale{
                std::log10(5.0),
                std::log10(static_cast<double>(seconds{most}.count()))};
            return seconds{std::lround(std::pow(10.0, scale(day_.chance)))};
        };
        const auto& fault = faults[day_.chance() % faults.size()];
        const auto mailbox = day_.chance() % day_.mailboxes();
        day_.pass(some_time(minutes{10}));

        day_.expect_ends(fault.ends_process);
        if (!fault.begin(day_, mailbox))
            return;
        if (fault.end) {
            day_.pass(some_time(minutes{30}));
            fault.end(day_, mailbox);
        }
        const auto over = day_.clock.now();
        CAPTURE(fault.name);
        CHECK(day_.pass_until_polled(over, longest_silence));
        day_.expect_ends(false);

        auto& toll = tolls_[fault.name];
        ++toll.times;
        toll.worst_silence = std::max<seconds>(toll.worst_silence, day_.clock.now() - over);
    }

    void settle() { CHECK(day_.pass_until_polled(day_.clock.now(), longest_silence)); }

    SimulatedDay& day_;
    minutes length_;
    std::vector<DayFault> all_faults_ = day_faults();
    std::vector<DayFault> lasting_faults_ = [] {
        auto faults = day_faults();
        std::erase_if(faults, [](const auto& fault) { return fault.ends_process; });
        return faults;
    }();
    std::map<std::string, Toll> tolls_;
    std::vector<Quiet> hours_;
};

std::set<std::string> places_of(const Kept& kept)
{
    std::set<std::string> places;
    for (const auto& receipt : kept.receipts)
        places.insert(receipt.substr(0, receipt.find(' ')) + receipt.substr(receipt.rfind(' ')));
    return places;
}

std::size_t alerts_missing(const SimulatedDay& day, const std::vector<std::string>& lines)
{
    std::string all;
    for (const auto& line : lines)
        all += line + '\n';
    return static_cast<std::size_t>(std::ranges::count_if(day.notices(), [&](const auto& id) {
        return !has(all, fmt::format(R"("advisory_id":"{}")", id));
    }));
}

std::string table_of(const FaultyDay& faults)
{
    auto table = fmt::format("\n{:18} {:>6} {:>22}\n", "fault", "times", "longest until polled");
    for (const auto& [name, toll] : faults.tolls())
        table += fmt::format("{:18} {:>6} {:>18} min\n",
                             name,
                             toll.times,
                             std::chrono::ceil<minutes>(toll.worst_silence).count());
    table += fmt::format("\n{:18} {:>10} {:>12}\n", "hour without end", "RSS", "descriptors");
    for (std::size_t hour = 0; hour < faults.hours().size(); ++hour)
        table += fmt::format("{:18} {:>6} KiB {:>12}\n",
                             hour,
                             faults.hours()[hour].memory / 1024,
                             faults.hours()[hour].descriptors);
    return table;
}

}  // namespace

TEST_SUITE("a day of faults")
{
    TEST_CASE("whatever happens in a day, each mail is stored once and each alert delivered")
    {
        const minutes length{setting_for_simulated_day("ADVISORY_FAULTS_MINUTES", 20)};
        const auto speed =
            static_cast<int>(setting_for_simulated_day("ADVISORY_FAULTS_SPEED", 120));
        const auto seed =
            static_cast<std::uint64_t>(setting_for_simulated_day("ADVISORY_FAULTS_SEED", 20261126));
        SimulatedDay day{speed, seed};
        FaultyDay faults{day, length};

        faults.run();
        day.daemon().signal(SIGTERM);
        const auto status = day.daemon().wait();

        const auto table = table_of(faults);
        CHECK(status == 0);
        CHECK(day.unexpected_ends() == 0);
        const auto kept = read_store(day.store());
        CHECK(kept.integrity == "ok");
        CHECK(kept.hashes == day.hashes());
        CHECK(kept.wrong_hashes == 0);
        CHECK(places_of(kept) == day.places());
        const auto alerts = read_alerts(day.installation().alerts());
        CHECK(alerts.broken.empty());
        CHECK(alerts.has_stable_ids());
        CHECK(alerts_missing(day, day.installation().alerts()) == 0);

        const auto& first = faults.hours().front();
        const auto& last = faults.hours().back();
        CHECK(last.descriptors == first.descriptors);
        // Pages of the store's cache and of the heap are still being filled for a while.
        constexpr std::size_t settling = std::size_t{4} * 1024 * 1024;
        if (has_plain_memory)
            CHECK(last.memory <= first.memory + first.memory / 10 + settling);
        MESSAGE(length.count() << " simulated minutes, seed " << seed << ", " << kept.hashes.size()
                               << " mails, " << alerts.lines << " alert lines for "
                               << day.notices().size() << " notices" << table);
    }
}

}  // namespace advisory::test
