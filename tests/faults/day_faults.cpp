#include "tests/faults/day_faults.hpp"

#include <csignal>
#include <filesystem>
#include <memory>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/resource.h>

namespace advisory::test {

namespace {

using AtLimit = FaultyProxy::AtLimit;
using Manner = FaultyProxy::Manner;
using Begin = std::function<bool(SimulatedDay&, std::size_t)>;
using End = std::function<void(SimulatedDay&, std::size_t)>;

Begin line_becomes(Manner manner)
{
    return [manner](SimulatedDay& day, std::size_t mailbox) {
        day.line(mailbox).set(manner);
        return true;
    };
}

void mend_line(SimulatedDay& day, std::size_t mailbox)
{
    day.line(mailbox).unlimit();
    day.line(mailbox).set(Manner::pass);
}

/// From the handshake to some mails.
Begin line_ends_early(AtLimit then)
{
    return [then](SimulatedDay& day, std::size_t mailbox) {
        day.line(mailbox).limit(100 + day.chance() % 8'000, then);
        day.line(mailbox).hang_up();
        return true;
    };
}

bool cut(SimulatedDay& day, std::size_t mailbox)
{
    day.line(mailbox).hang_up();
    return true;
}

bool stop_server(SimulatedDay& day, std::size_t /*mailbox*/)
{
    day.server.stop();
    return true;
}

void start_server(SimulatedDay& day, std::size_t /*mailbox*/)
{
    day.server.start();
}

bool restart_server(SimulatedDay& day, std::size_t mailbox)
{
    stop_server(day, mailbox);
    start_server(day, mailbox);
    return true;
}

bool change_password(SimulatedDay& day, std::size_t mailbox)
{
    day.server.set_password(day.user(mailbox), "another");
    day.line(mailbox).hang_up();
    return true;
}

void change_password_back(SimulatedDay& day, std::size_t mailbox)
{
    day.server.set_password(day.user(mailbox), "correct horse");
}

/// With the server stopped, as it would write into the folder while we remove it.
bool recreate_folder(SimulatedDay& day, std::size_t mailbox)
{
    if (!day.is_read(mailbox))
        return false;
    day.server.stop();
    day.server.remove_folder(day.user(mailbox), "notices");
    day.server.create_folder(day.user(mailbox), "notices");
    day.server.start();
    day.deliver(mailbox, "notices");
    day.deliver_again(mailbox, "notices");
    return true;
}

bool remove_mails(SimulatedDay& day, std::size_t mailbox)
{
    if (!day.is_read(mailbox))
        return false;
    day.server.stop();
    day.server.expunge_all(day.user(mailbox), "INBOX");
    day.server.start();
    day.deliver(mailbox, "INBOX");
    return true;
}

/// Holds the store for so long by the day's clock. The daemon waits ten seconds.
Begin hold_store(std::chrono::seconds length)
{
    return [length](SimulatedDay& day, std::size_t mailbox) {
        SQLite::Database db{day.store().string(), SQLite::OPEN_READWRITE, 10'000};
        db.exec("BEGIN IMMEDIATE");
        day.deliver(mailbox, "INBOX");
        day.pass(length);
        db.exec("ROLLBACK");
        return true;
    };
}

bool fill_disk(SimulatedDay& day, std::size_t mailbox)
{
    const rlimit nothing{.rlim_cur = 0, .rlim_max = 0};
    ::prlimit(day.daemon().pid(), RLIMIT_FSIZE, &nothing, nullptr);
    day.deliver(mailbox, "INBOX");
    return true;
}

/// Whoever the full disk did not end by now is ended by hand: a limit cannot be taken back.
void make_room(SimulatedDay& day, std::size_t /*mailbox*/)
{
    day.restart(SIGTERM);
}

Begin signal(int number)
{
    return [number](SimulatedDay& day, std::size_t /*mailbox*/) { return day.restart(number); };
}

}  // namespace

std::vector<DayFault> day_faults()
{
    using namespace std::chrono_literals;
    return {
        {.name = "line cut", .begin = cut, .end = {}},
        {.name = "line ends early", .begin = line_ends_early(AtLimit::hang_up), .end = mend_line},
        {.name = "line dies early", .begin = line_ends_early(AtLimit::hold), .end = mend_line},
        {.name = "line dead", .begin = line_becomes(Manner::hold), .end = mend_line},
        {.name = "refused", .begin = line_becomes(Manner::refuse), .end = mend_line},
        {.name = "byte by byte", .begin = line_becomes(Manner::drip), .end = mend_line},
        {.name = "server restarts", .begin = restart_server, .end = {}},
        {.name = "server away", .begin = stop_server, .end = start_server},
        {.name = "password wrong", .begin = change_password, .end = change_password_back},
        {.name = "folder made anew", .begin = recreate_folder, .end = {}},
        {.name = "mails expunged", .begin = remove_mails, .end = {}},
        {.name = "store held 5 s", .begin = hold_store(5s), .end = {}},
        {.name = "store held 60 s", .begin = hold_store(60s), .end = {}, .ends_process = true},
        {.name = "disk full", .begin = fill_disk, .end = make_room, .ends_process = true},
        {.name = "kill -9", .begin = signal(SIGKILL), .end = {}, .ends_process = true},
        {.name = "stopped", .begin = signal(SIGTERM), .end = {}, .ends_process = true},
    };
}

}  // namespace advisory::test
