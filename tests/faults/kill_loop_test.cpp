#include <algorithm>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <random>
#include <set>
#include <string>

#include <fmt/format.h>

#include "tests/faults/alert_lines.hpp"
#include "tests/faults/kept.hpp"
#include "tests/functional/installation.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"
#include "tests/support/printers.hpp"
#include "trust/sha256.hpp"

namespace advisory::test {

namespace {

using namespace std::chrono_literals;

std::uint64_t setting(const char* name, std::uint64_t otherwise)
{
    const auto* const text = std::getenv(name);
    return text == nullptr ? otherwise : std::stoull(text);
}

/// Mails for two mailboxes, and what must come of them.
class Feed {
public:
    explicit Feed(DovecotServer& server) : server_{server} {}

    /// Every fifth mail is none that an alert comes of, every seventh goes to both mailboxes.
    void deliver_next()
    {
        const auto number = fmt::format("{:04}", ++mails_);
        const bool is_notice = mails_ % 5 != 0;
        const auto mail = is_notice ? openssl_notice(number, "3.0.7") : newsletter(number);
        const auto hash = trust::sha256_hex(mail);

        hashes_.insert(hash);
        if (is_notice)
            ++alerts_;
        deliver("psirt", mail, hash);
        if (mails_ % 7 == 0)
            deliver("second", mail, hash);
    }

    [[nodiscard]] std::uint64_t mails() const { return mails_; }
    [[nodiscard]] std::size_t alerts() const { return alerts_; }

    [[nodiscard]] std::vector<std::string> hashes() const
    {
        return {hashes_.begin(), hashes_.end()};
    }

    /// "mailbox hash", in order: which UID a mail gets is the server's affair.
    [[nodiscard]] const std::multiset<std::string>& receipts() const { return receipts_; }

private:
    void deliver(const std::string& mailbox, const std::string& mail, const std::string& hash)
    {
        server_.deliver(mailbox, "INBOX", mail);
        receipts_.insert(mailbox + ' ' + hash);
    }

    DovecotServer& server_;
    std::uint64_t mails_ = 0;
    std::size_t alerts_ = 0;
    std::set<std::string> hashes_;
    std::multiset<std::string> receipts_;
};

/// Lets the daemon run to a point that chance chooses: every fourth one is a time after its start,
/// the others a number of bytes of its log and a little more. Each mail is a line of the log when
/// it is taken in and, for most, one when its alert was delivered, so that `waiting` mails bring
/// the points into batches, commits and deliveries, however fast the machine is.
void wait_for_kill_point(Program& daemon, std::uint64_t waiting, std::mt19937_64& chance)
{
    // Any scale is as likely: what happens between two steps takes microseconds or milliseconds.
    const auto run_on = [&](double shortest, double longest) {
        std::uniform_real_distribution scale{std::log10(shortest), std::log10(longest)};
        const std::chrono::duration<double, std::milli> time{std::pow(10.0, scale(chance))};
        REQUIRE_FALSE(daemon.wait(std::chrono::round<std::chrono::nanoseconds>(time)));
    };
    if (chance() % 4 == 0) {
        run_on(0.1, 300);
        return;
    }

    constexpr std::uint64_t start_line = 60;
    constexpr std::uint64_t lines_of_a_mail = 250;
    const auto bytes = 1 + chance() % (start_line + lines_of_a_mail * waiting);
    wait_for_file(daemon.err_path(), [&](std::string_view log) { return log.size() >= bytes; }, 5s);
    run_on(0.01, 100);
}

/// Answers the share of `kills` in which the daemon had begun to take mails in or to deliver.
double kill_again_and_again(Installation& installation,
                            Feed& feed,
                            std::uint64_t kills,
                            std::uint64_t mails)
{
    std::mt19937_64 chance{setting("ADVISORY_FAULTS_SEED", 20261126)};
    std::uint64_t at_work = 0;
    for (std::uint64_t kill = 1; kill <= kills; ++kill) {
        const auto due = mails * kill / kills;
        const auto waiting = feed.mails() + (due - feed.mails()) / 2;
        while (feed.mails() < waiting)
            feed.deliver_next();

        const auto daemon = installation.start_daemon();
        while (feed.mails() < due)
            feed.deliver_next();
        wait_for_kill_point(*daemon, mails / kills, chance);
        daemon->signal(SIGKILL);

        REQUIRE(daemon->wait() == 128 + SIGKILL);
        if (std::ranges::count(daemon->err(), '\n') > 1)
            ++at_work;  // Its first line only says that it has started.
    }
    return static_cast<double>(at_work) / static_cast<double>(kills);
}

std::multiset<std::string> without_uid(const std::vector<std::string>& receipts)
{
    std::multiset<std::string> shorter;
    for (const auto& receipt : receipts)
        shorter.insert(receipt.substr(0, receipt.find(' ')) + receipt.substr(receipt.rfind(' ')));
    return shorter;
}

}  // namespace

TEST_SUITE("kill -9")
{
    TEST_CASE("whenever the daemon is killed, each mail is stored once and each alert delivered")
    {
        const auto kills = setting("ADVISORY_FAULTS_KILLS", 20);
        const auto mails = setting("ADVISORY_FAULTS_MAILS", 300);
        DovecotServer server{{.users = {{"psirt", "correct horse"}, {"second", "battery"}}}};
        Installation installation{{
            {.url = server.imaps_url(), .ca_file = server.ca_file()},
            {.name = "second",
             .url = server.imap_url(),
             .user = "second",
             .password = "battery",
             .ca_file = server.ca_file()},
        }};
        installation.register_inventory();
        Feed feed{server};

        const auto at_work = kill_again_and_again(installation, feed, kills, mails);
        const auto last = installation.run_once();

        CHECK(last.status == 0);
        const auto kept = read_store(installation.folder() / "advisoryd.db");
        CHECK(kept.integrity == "ok");
        CHECK(kept.hashes == feed.hashes());
        CHECK(kept.wrong_hashes == 0);
        CHECK(without_uid(kept.receipts) == feed.receipts());

        const auto alerts = read_alerts(installation.alerts());
        CHECK(alerts.broken == std::vector<std::string>{});
        CHECK(alerts.ids.size() == feed.alerts());
        CHECK(alerts.has_stable_ids());

        // Kills that all come before it has begun would prove nothing.
        CHECK(at_work > 0.3);
        MESSAGE(kills << " kills, of which in " << static_cast<int>(at_work * 100)
                      << " % in the middle of its work; " << mails << " mails, "
                      << alerts.lines - alerts.cut.size() - alerts.ids.size()
                      << " alerts came again, " << alerts.cut.size() << " cut");
    }
}

}  // namespace advisory::test
