#include "tests/bench/latency.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <fstream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "tests/bench/measured_run.hpp"
#include "tests/bench/server_connection.hpp"
#include "tests/functional/installation.hpp"
#include "tests/functional/notify_socket.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"

namespace advisory::bench {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds longest_wait{2};

double milliseconds_between(Clock::time_point begin, Clock::time_point end)
{
    return std::chrono::duration<double, std::milli>{end - begin}.count();
}

/// The alert log as it grows.
class AlertWatch {
public:
    explicit AlertWatch(const test::Installation& installation)
        : log_{installation.alert_log()}, watch_{::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)}
    {
        if (watch_ < 0 ||
            ::inotify_add_watch(watch_, installation.folder().c_str(), IN_MODIFY | IN_CREATE) < 0)
            throw std::system_error{errno, std::generic_category(), "inotify"};
    }

    ~AlertWatch() { ::close(watch_); }
    AlertWatch(const AlertWatch&) = delete;
    AlertWatch& operator=(const AlertWatch&) = delete;

    [[nodiscard]] int descriptor() const { return watch_; }

    /// How many lines have come so far.
    std::size_t lines()
    {
        alignas(inotify_event) std::array<char, 4096> events{};
        while (::read(watch_, events.data(), events.size()) > 0) {}

        std::ifstream file{log_, std::ios::binary};
        file.seekg(read_);
        for (char letter = 0; file.get(letter); read_ += 1)
            lines_ += letter == '\n' ? 1 : 0;
        return lines_;
    }

private:
    std::filesystem::path log_;
    int watch_;
    std::streamoff read_ = 0;
    std::size_t lines_ = 0;
};

/// When each of the two heard of one mail.
struct Heard {
    std::optional<Clock::time_point> exists;
    std::optional<Clock::time_point> alert;
};

/// A mailbox that advisoryd watches, and another client in IDLE there.
struct Box {
    std::string user;
    std::unique_ptr<ServerConnection> idling;
    std::size_t mails = 0;
    Clock::time_point rests_until{};  ///< No mail is delivered before.
};

Heard wait_for_both(Box& box, AlertWatch& alerts, std::size_t alerts_so_far)
{
    Heard heard;
    const auto deadline = Clock::now() + longest_wait;
    while (!heard.exists || !heard.alert) {
        const auto left = milliseconds_between(Clock::now(), deadline);
        std::array waiting{
            pollfd{.fd = alerts.descriptor(), .events = POLLIN, .revents = 0},
            pollfd{.fd = box.idling->descriptor(), .events = POLLIN, .revents = 0},
        };
        if (left <= 0 || ::poll(waiting.data(), waiting.size(), static_cast<int>(left) + 1) <= 0)
            return heard;
        const auto now = Clock::now();

        if (waiting[0].revents != 0 && alerts.lines() >= alerts_so_far && !heard.alert)
            heard.alert = now;
        if (waiting[1].revents == 0)
            continue;
        do {
            if (box.idling->next_line() == fmt::format("* {} EXISTS", box.mails))
                heard.exists = now;
        } while (box.idling->has_line());
    }
    return heard;
}

void print_times(std::string_view name, std::vector<double> times)
{
    if (times.empty())
        return;
    std::ranges::sort(times);
    const auto rank =
        static_cast<std::size_t>(std::ceil(0.99 * static_cast<double>(times.size()))) - 1;
    fmt::print("{}, median\t{:.2f}\tms\n", name, median(times));
    fmt::print("{}, 99 of 100\t{:.2f}\tms\n", name, times[rank]);
    fmt::print("{}, longest\t{:.2f}\tms\n", name, times.back());
}

/// What is measured with one server.
struct Trial {
    std::string server;  ///< Its name in the table.
    bool hibernates = false;
    std::size_t boxes = 1;
    Clock::duration rest{};  ///< From one mail of a mailbox to its next.
};

test::DovecotServer::Options options_for(const Trial& trial)
{
    test::DovecotServer::Options options{.users = {}, .hibernates = trial.hibernates};
    for (std::size_t number = 0; number < trial.boxes; ++number)
        options.users.push_back({fmt::format("box{}", number), "correct horse"});
    return options;
}

std::vector<test::Installation::Mailbox> mailboxes_of(const test::DovecotServer& server,
                                                      const Trial& trial)
{
    std::vector<test::Installation::Mailbox> mailboxes;
    for (const auto& user : options_for(trial).users)
        mailboxes.push_back({.name = user.name,
                             .url = server.imaps_url(),
                             .user = user.name,
                             .password = user.password,
                             .ca_file = server.ca_file(),
                             .poll_interval = "5m"});
    return mailboxes;
}

std::vector<Box> watch(const test::DovecotServer& server, const Trial& trial)
{
    std::vector<Box> boxes;
    for (const auto& user : options_for(trial).users) {
        auto idling = std::make_unique<ServerConnection>(server.imap_port(), Line::plain);
        idling->run(fmt::format("LOGIN {} \"{}\"", user.name, user.password));
        idling->run("EXAMINE INBOX");
        idling->idle();
        boxes.push_back({.user = user.name, .idling = std::move(idling)});
        boxes.back().rests_until = Clock::now() + trial.rest;
    }
    return boxes;
}

void print_trial(const Trial& trial, std::size_t mails)
{
    test::DovecotServer server{options_for(trial)};
    test::Installation installation{mailboxes_of(server, trial)};
    installation.register_inventory();
    test::NotifySocket notify{installation.folder()};
    const auto daemon = installation.start_daemon({}, {notify.environment()});
    if (!notify.wait_for("READY=1"))
        throw std::runtime_error{"advisoryd does not start: " + daemon->err()};

    auto boxes = watch(server, trial);
    AlertWatch alerts{installation};
    std::vector<double> to_exists;
    std::vector<double> to_alert;
    std::vector<double> own;
    std::size_t late = 0;
    for (std::size_t number = 1; number <= mails; ++number) {
        auto& box = boxes[number % boxes.size()];
        if (daemon->wait(std::max(Clock::duration::zero(), box.rests_until - Clock::now())))
            throw std::runtime_error{"advisoryd has ended: " + daemon->err()};
        ++box.mails;
        const auto mail = test::openssl_notice(fmt::format("{:04}", number), "3.0.7");
        const auto begin = Clock::now();
        server.deliver(box.user, "INBOX", mail);
        const auto heard = wait_for_both(box, alerts, number);
        box.rests_until = Clock::now() + trial.rest;

        if (heard.exists)
            to_exists.push_back(milliseconds_between(begin, *heard.exists));
        if (heard.alert)
            to_alert.push_back(milliseconds_between(begin, *heard.alert));
        if (heard.exists && heard.alert)
            own.push_back(milliseconds_between(*heard.exists, *heard.alert));
        if (!heard.alert)
            ++late;
    }
    daemon->signal(SIGTERM);
    daemon->wait();

    fmt::print("{}, mails\t{}\t\n", trial.server, mails);
    print_times(trial.server + ": mail to EXISTS", to_exists);
    print_times(trial.server + ": mail to alert", to_alert);
    print_times(trial.server + ": EXISTS to alert", own);
    fmt::print("{}: no alert within {} s\t{}\tmails\n", trial.server, longest_wait.count(), late);
}

}  // namespace

void print_latency(std::size_t mails)
{
    print_trial({.server = "hibernating",
                 .hibernates = true,
                 .boxes = 20,
                 .rest = std::chrono::milliseconds{1600}},
                mails);
    print_trial({.server = "as it comes", .rest = std::chrono::seconds{1}},
                std::max<std::size_t>(1, mails / 20));
}

}  // namespace advisory::bench
