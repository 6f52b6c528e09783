#include "tests/faults/simulated_day.hpp"

#include <algorithm>
#include <csignal>
#include <stdexcept>
#include <utility>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include "trust/sha256.hpp"

namespace advisory::test {

namespace {

using namespace std::chrono_literals;

const std::vector<std::string> users{"psirt", "quality", "service"};
constexpr const char* password = "correct horse";

DovecotServer::Options server_options()
{
    DovecotServer::Options options;
    options.users.clear();
    for (const auto& user : users)
        options.users.push_back({.name = user, .password = password});
    return options;
}

SQLite::Database open_to_look(const std::filesystem::path& store)
{
    constexpr int longest_wait = 10'000;
    return SQLite::Database{store.string(), SQLite::OPEN_READWRITE, longest_wait};
}

}  // namespace

SimulatedDay::SimulatedDay(int speed, std::uint64_t seed)
    : clock{speed}, server{server_options()}, chance{seed}, next_mail_{clock.now()}
{
    std::vector<Installation::Mailbox> mailboxes;
    for (const auto& user : users) {
        server.create_folder(user, "notices");
        proxies_.push_back(std::make_unique<FaultyProxy>(server.imaps_port()));
        mailboxes.push_back({
            .name = user,
            .url = proxies_.back()->imaps_url(),
            .user = user,
            .password = password,
            .ca_file = server.ca_file(),
            .folders = {"INBOX", "notices"},
            .poll_interval = "1m",
        });
    }
    installation_ = std::make_unique<Installation>(mailboxes);
    installation_->register_inventory();
    start_daemon();
}

std::filesystem::path SimulatedDay::store() const
{
    return installation_->folder() / "advisoryd.db";
}

std::string SimulatedDay::user(std::size_t mailbox) const
{
    return users[mailbox];
}

void SimulatedDay::start_daemon()
{
    daemon_ = installation_->start_daemon({}, clock.environment());
}

bool SimulatedDay::restart(int signal)
{
    daemon_->signal(signal);
    const auto status = daemon_->wait();
    start_daemon();
    return status == (signal == SIGKILL ? 128 + SIGKILL : 0);
}

void SimulatedDay::pass(Seconds length)
{
    constexpr Seconds step{30};
    const auto end = clock.now() + length;
    while (clock.now() < end) {
        deliver_what_is_due();
        keep_running(clock.really(std::clamp<Seconds>(end - clock.now(), 1s, step)));
    }
}

bool SimulatedDay::pass_until_polled(std::chrono::sys_seconds since, Seconds longest)
{
    const auto end = clock.now() + longest;
    const auto db = open_to_look(store());
    while (clock.now() < end) {
        SQLite::Statement polled{db,
                                 "SELECT count(*) FROM mailbox_folder"
                                 " WHERE last_success > ? AND failures = 0"};
        polled.bind(1, since.time_since_epoch().count());
        polled.executeStep();
        constexpr int folders_of_each = 2;
        if (std::cmp_equal(polled.getColumn(0).getInt(), users.size() * folders_of_each))
            return true;
        polled.reset();
        pass(10s);
    }
    return false;
}

bool SimulatedDay::is_read(std::size_t mailbox) const
{
    const auto db = open_to_look(store());
    SQLite::Statement stored{db, "SELECT count(DISTINCT message) FROM receipt WHERE mailbox = ?"};
    stored.bind(1, users[mailbox]);
    stored.executeStep();
    const auto delivered = std::ranges::count_if(places_, [&](const auto& place) {
        return place.starts_with(users[mailbox] + ' ');
    });
    return stored.getColumn(0).getInt64() == delivered;
}

void SimulatedDay::deliver_what_is_due()
{
    if (clock.now() < next_mail_)
        return;
    next_mail_ = clock.now() + Seconds{std::uniform_int_distribution{60, 900}(chance)};
    const auto mailbox = chance() % users.size();
    const auto* const folder = chance() % 2 == 0 ? "INBOX" : "notices";
    deliver(mailbox, folder);
    if (chance() % 5 == 0)
        deliver_again((mailbox + 1) % users.size(), folder);
}

void SimulatedDay::deliver(std::size_t mailbox, const std::string& folder)
{
    const auto number = fmt::format("{:04}", ++last_number_);
    const bool is_notice = last_number_ % 5 != 0;
    auto mail = is_notice ? openssl_notice(number, "3.0.7") : newsletter(number);
    const auto hash = trust::sha256_hex(mail);
    server.deliver(users[mailbox], folder, mail);
    places_.insert(users[mailbox] + ' ' + hash);
    mails_.emplace(hash, std::move(mail));
    if (is_notice)
        notices_.insert("JPCERT-AT-2026-" + number);
}

void SimulatedDay::deliver_again(std::size_t mailbox, const std::string& folder)
{
    if (mails_.empty())
        return;
    const auto index = static_cast<std::ptrdiff_t>(chance() % mails_.size());
    const auto& [hash, mail] = *std::next(mails_.begin(), index);
    server.deliver(users[mailbox], folder, mail);
    places_.insert(users[mailbox] + ' ' + hash);
}

void SimulatedDay::keep_running(std::chrono::nanoseconds real_time)
{
    const auto status = daemon_->wait(real_time);
    if (!status)
        return;
    if (!are_ends_expected_)
        ++unexpected_ends_;
    start_daemon();
}

std::vector<std::string> SimulatedDay::hashes() const
{
    std::vector<std::string> hashes;
    for (const auto& [hash, mail] : mails_)
        hashes.push_back(hash);
    return hashes;
}

}  // namespace advisory::test
