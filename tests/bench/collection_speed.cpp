#include "tests/bench/collection_speed.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/bench/collection_scene.hpp"
#include "tests/bench/idle_cost.hpp"
#include "tests/bench/measured_run.hpp"

namespace advisory::bench {

namespace {

using Security = CollectionScene::Security;

/// What each of several ways of collecting cost, round by round.
class Ways {
public:
    void add(const std::string& way, const Cost& cost)
    {
        seconds_[way].push_back(cost.seconds);
        cpu_[way].push_back(cost.cpu_seconds);
        peaks_[way].push_back(cost.peak_mb);
    }

    [[nodiscard]] double seconds(const std::string& way) const { return median(seconds_.at(way)); }
    [[nodiscard]] double cpu(const std::string& way) const { return median(cpu_.at(way)); }
    [[nodiscard]] double peak(const std::string& way) const { return median(peaks_.at(way)); }

private:
    std::map<std::string, std::vector<double>> seconds_;
    std::map<std::string, std::vector<double>> cpu_;
    std::map<std::string, std::vector<double>> peaks_;
};

void print(const std::string& name, double number, std::string_view unit)
{
    fmt::print("{}\t{:.4f}\t{}\n", name, number, unit);
}

Cost download(const CollectionScene& scene, Line line, std::size_t mails)
{
    const auto begin = std::chrono::steady_clock::now();
    download_and_discard(scene.port(line), line, "once", CollectionScene::password, mails);
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    return {.seconds = wall.count()};
}

Cost run_mbsync(const CollectionScene& scene)
{
    const auto folder = scene.fresh_folder();
    const test::TemporaryFolder settings;
    // Its defaults but for what a first pull needs; FSync is one of them.
    const auto file = settings.write("mbsyncrc",
                                     fmt::format("IMAPAccount bench\n"
                                                 "Host 127.0.0.1\n"
                                                 "Port {}\n"
                                                 "User once\n"
                                                 "Pass \"{}\"\n"
                                                 "SSLType None\n"
                                                 "AuthMechs LOGIN\n\n"
                                                 "IMAPStore far\n"
                                                 "Account bench\n\n"
                                                 "MaildirStore near\n"
                                                 "Path {}/\n"
                                                 "Inbox {}/INBOX\n\n"
                                                 "Channel bench\n"
                                                 "Far :far:\n"
                                                 "Near :near:\n"
                                                 "Create Near\n"
                                                 "Sync Pull\n"
                                                 "SyncState *\n",
                                                 scene.port(Line::plain),
                                                 CollectionScene::password,
                                                 folder.string(),
                                                 folder.string()));
    return measure_run({"mbsync", "--quiet", "--config", file.string(), "bench"},
                       settings.path() / "log");
}

Cost run_python(const CollectionScene& scene, const std::filesystem::path& script)
{
    const auto folder = scene.fresh_folder();
    return measure_run({"python3",
                        script.string(),
                        std::to_string(scene.port(Line::plain)),
                        "once",
                        std::string{CollectionScene::password},
                        (folder / "mails.db").string()},
                       folder / "log");
}

Cost run_advisoryd(const CollectionScene& scene,
                   const std::string& user,
                   Security security,
                   std::size_t mails)
{
    const auto installation = scene.install({user}, security);
    const auto cost =
        measure_run({ADVISORYD, "--config", installation->config().string(), "--once"},
                    installation->folder() / "log");
    if (receipts_in(installation->folder() / "advisoryd.db") != mails)
        throw std::runtime_error{"advisoryd did not keep every mail"};
    return cost;
}

Ways run_rounds(const CollectionScene& scene, const CollectionTask& task)
{
    Ways ways;
    for (std::size_t round = 0; round < task.rounds; ++round) {
        ways.add("raw", download(scene, Line::plain, task.mails));
        ways.add("raw tls", download(scene, Line::tls, task.mails));
        ways.add("mbsync", run_mbsync(scene));
        ways.add("python", run_python(scene, task.python));
        ways.add("imaps", run_advisoryd(scene, "once", Security::imaps, task.mails));
        ways.add("starttls", run_advisoryd(scene, "once", Security::starttls, task.mails));
        ways.add("twice", run_advisoryd(scene, "twice", Security::imaps, 2 * task.mails));
    }
    return ways;
}

void print_ways(const Ways& ways, std::size_t mails)
{
    const auto rate = [&](const std::string& way) {
        return static_cast<double>(mails) / ways.seconds(way);
    };
    print("raw download, discarded, plain text", rate("raw"), "mails/s");
    print("raw download, discarded, TLS", rate("raw tls"), "mails/s");
    print("mbsync, full pull, plain text", rate("mbsync"), "mails/s");
    print("Python: imaplib, email, sqlite3, plain text", rate("python"), "mails/s");
    print("advisoryd --once, imaps", rate("imaps"), "mails/s");
    print("advisoryd --once, STARTTLS", rate("starttls"), "mails/s");
    print("advisoryd --once, imaps, wall", ways.seconds("imaps"), "s");
    print("advisoryd --once, imaps, processor", ways.cpu("imaps"), "s");
    print("mbsync, most memory", ways.peak("mbsync"), "MB");
    print("Python, most memory", ways.peak("python"), "MB");
    print("advisoryd --once, imaps, most memory (< 64)", ways.peak("imaps"), "MB");

    // advisoryd makes no connection without TLS, so there is no plain way of its own to compare.
    const auto ours = ways.seconds("imaps");
    print("advisoryd over TLS / Python in plain text (>= 8)", ways.seconds("python") / ours, "");
    print("advisoryd over TLS / mbsync in plain text (>= 4)", ways.seconds("mbsync") / ours, "");
    print("advisoryd / raw download, both TLS (>= 0.25)", ways.seconds("raw tls") / ours, "");
    print("advisoryd over TLS / raw in plain text (>= 0.25)", ways.seconds("raw") / ours, "");
    print("raw download, TLS / plain text (server's share)",
          ways.seconds("raw") / ways.seconds("raw tls"),
          "");
    print("twice the mails / time for once (1.7 to 2.3)", ways.seconds("twice") / ours, "");
    print("twice the mails, most memory (< 64)", ways.peak("twice"), "MB");
}

/// Of three mailboxes.
void print_idle(const std::string& when, const IdleCost& cost)
{
    print(when + ", memory (< 20)", cost.resident_mb, "MB");
    print(when + ", shared pages by their share", cost.share_mb, "MB");
    print(when + ", no file behind them", cost.own_mb, "MB");
    print(when + ", processor (< 0.1)", cost.processor_percent, "%");
}

}  // namespace

void print_collection_speed(const CollectionTask& task)
{
    std::vector<CollectionScene::Box> boxes{{"once", task.mails},
                                            {"twice", 2 * task.mails},
                                            {"quiet1", std::min<std::size_t>(task.mails, 50)},
                                            {"quiet2", std::min<std::size_t>(task.mails, 50)}};
    if (task.backlog > 0)
        boxes.push_back({"backlog", task.backlog});
    const CollectionScene scene{task.made, boxes};

    print_ways(run_rounds(scene, task), task.mails);

    if (task.backlog > 0) {
        const auto cost = run_advisoryd(scene, "backlog", Security::imaps, task.backlog);
        print(fmt::format("{} mails waiting, most memory (< 64)", task.backlog),
              cost.peak_mb,
              "MB");
    }
    const auto idle = measure_idle(scene, {"once", "quiet1", "quiet2"}, task.mails);
    print_idle("idle after the backlog", idle.after_backlog);
    print_idle("idle, started anew", idle.started_anew);
}

}  // namespace advisory::bench
