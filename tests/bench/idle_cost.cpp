#include "tests/bench/idle_cost.hpp"

#include <charconv>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>

#include "storage/database.hpp"
#include "storage/text_index.hpp"

namespace advisory::bench {

namespace {

using namespace std::chrono_literals;

double number_at(std::string_view text, std::size_t at)
{
    double number = 0;
    at = text.find_first_of("0123456789", at);
    if (at != std::string_view::npos)
        std::from_chars(text.data() + at, text.data() + text.size(), number);
    return number;
}

/// Nanoseconds on a processor, of all threads. From schedstat, because /proc/PID/stat counts in
/// hundredths of a second (proc(5)).
double processor_time(pid_t pid)
{
    double time = 0;
    for (const auto& thread :
         std::filesystem::directory_iterator{fmt::format("/proc/{}/task", pid)})
        time += number_at(test::read_file(thread.path() / "schedstat"), 0);
    return time;
}

/// A row of /proc/PID/status or smaps_rollup, which count in units of 1024 bytes.
double megabytes(pid_t pid, std::string_view file, std::string_view row)
{
    const auto rows = test::read_file(fmt::format("/proc/{}/{}", pid, file));
    return number_at(rows, rows.find(row)) * 1024 / 1e6;
}

/// The advisories that the index of words has not taken in yet.
std::int64_t unindexed_in(const std::filesystem::path& store)
{
    auto db = storage::Database::open(store, storage::Database::Access::read_only);
    return storage::TextIndex{db}.pending();
}

/// Until every mail is stored and the index of words has them all. A file of the program's would
/// have to be read again with each of 20,000 lines; the store is asked now and then instead.
void wait_until_still(test::Program& daemon, const std::filesystem::path& store, std::size_t mails)
{
    std::size_t before = 0;
    for (int rounds = 0; rounds < 600; ++rounds) {
        if (daemon.wait(1s))
            throw std::runtime_error{"advisoryd ended: " + daemon.err()};
        const auto now = receipts_in(store);
        if (now >= mails && now == before && unindexed_in(store) == 0)
            return;
        before = now;
    }
    throw std::runtime_error{"advisoryd does not come to rest"};
}

/// Starts the daemon, waits until nothing is left to do, looks, and ends it.
IdleCost measure_one(test::Installation& installation, std::size_t mails)
{
    constexpr auto time = 10s;
    const auto daemon = installation.start_daemon();
    wait_until_still(*daemon, installation.folder() / "advisoryd.db", mails);

    const auto before = processor_time(daemon->pid());
    const auto has_ended = daemon->wait(time);
    if (has_ended)
        throw std::runtime_error{"advisoryd ended: " + daemon->err()};
    const auto spent = processor_time(daemon->pid()) - before;
    const IdleCost cost{
        .resident_mb = megabytes(daemon->pid(), "status", "VmRSS:"),
        .share_mb = megabytes(daemon->pid(), "smaps_rollup", "Pss:"),
        .own_mb = megabytes(daemon->pid(), "status", "RssAnon:"),
        .processor_percent = spent / std::chrono::duration<double, std::nano>{time}.count() * 100,
    };
    daemon->signal(SIGTERM);
    daemon->wait(10s);
    return cost;
}

}  // namespace

IdleCosts measure_idle(const CollectionScene& scene,
                       const std::vector<std::string>& users,
                       std::size_t mails)
{
    const auto installation = scene.install(users);
    IdleCosts costs;
    costs.after_backlog = measure_one(*installation, mails);
    costs.started_anew = measure_one(*installation, mails);
    return costs;
}

}  // namespace advisory::bench
