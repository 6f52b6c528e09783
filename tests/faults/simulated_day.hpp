#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/faults/faulty_proxy.hpp"
#include "tests/faults/test_clock.hpp"
#include "tests/functional/installation.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"

namespace advisory::test {

/// Three mailboxes of a real Dovecot, each with two folders and behind a line of its own, mails
/// that arrive, and an advisoryd that is started again when it ends, as systemd does. All of it by
/// a clock that runs fast: "so long" below is by that clock.
class SimulatedDay {
public:
    using Seconds = std::chrono::seconds;

    SimulatedDay(int speed, std::uint64_t seed);

    /// Lets the day go on for so long: mails arrive, and whoever ended is started again.
    void pass(Seconds length);

    /// No mail arrives from now on.
    void deliver_no_more() { next_mail_ = std::chrono::sys_seconds::max(); }

    /// Lets it go on until every folder was polled with success after `since`; false when that
    /// takes longer than `longest`.
    bool pass_until_polled(std::chrono::sys_seconds since, Seconds longest);

    /// Whether all that was delivered to this mailbox is stored.
    [[nodiscard]] bool is_read(std::size_t mailbox) const;

    /// A notice that nobody has seen yet, to this folder; and one that came before.
    void deliver(std::size_t mailbox, const std::string& folder);
    void deliver_again(std::size_t mailbox, const std::string& folder);

    /// Ends the daemon, which is started again; answers whether it ended well.
    bool restart(int signal);

    /// What was delivered: SHA-256 in order, and "mailbox hash" of each place that it went to.
    [[nodiscard]] std::vector<std::string> hashes() const;
    [[nodiscard]] const std::set<std::string>& places() const { return places_; }

    /// Numbers of notices that raise an alert.
    [[nodiscard]] const std::set<std::string>& notices() const { return notices_; }

    /// Times that the daemon ended and nobody had told it to.
    [[nodiscard]] std::size_t unexpected_ends() const { return unexpected_ends_; }

    [[nodiscard]] std::filesystem::path store() const;
    [[nodiscard]] std::string user(std::size_t mailbox) const;
    [[nodiscard]] std::size_t mailboxes() const { return proxies_.size(); }

    TestClock clock;
    DovecotServer server;
    std::mt19937_64 chance;

    FaultyProxy& line(std::size_t mailbox) { return *proxies_[mailbox]; }
    Installation& installation() { return *installation_; }
    Program& daemon() { return *daemon_; }

    /// The daemon's own ends that a fault is expected to cause do not count as unexpected.
    void expect_ends(bool are_expected) { are_ends_expected_ = are_expected; }

private:
    void start_daemon();
    void deliver_what_is_due();
    void keep_running(std::chrono::nanoseconds real_time);

    std::vector<std::unique_ptr<FaultyProxy>> proxies_;
    std::unique_ptr<Installation> installation_;
    std::unique_ptr<Program> daemon_;
    std::chrono::sys_seconds next_mail_;
    unsigned last_number_ = 0;
    std::map<std::string, std::string> mails_;  ///< By SHA-256.
    std::set<std::string> places_;
    std::set<std::string> notices_;
    std::size_t unexpected_ends_ = 0;
    bool are_ends_expected_ = false;
};

}  // namespace advisory::test
