#include "tests/bench/line_speed.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include <fmt/format.h>

#include "tests/bench/collection_scene.hpp"
#include "tests/bench/delaying_proxy.hpp"
#include "tests/bench/server_connection.hpp"
#include "tests/functional/installation.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"

namespace advisory::bench {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Seconds for each mail of a client that waits for one before it asks for the next.
double time_one_by_one(std::uint16_t port, std::size_t mails)
{
    ServerConnection connection{port, Line::tls};
    connection.run("LOGIN psirt \"correct horse\"");
    connection.run("EXAMINE INBOX");

    const auto begin = Clock::now();
    for (std::size_t uid = 1; uid <= mails; ++uid)
        connection.run(fmt::format("UID FETCH {} (UID BODY.PEEK[])", uid));
    return seconds_since(begin) / static_cast<double>(mails);
}

}  // namespace

void print_line_speed(std::size_t mails)
{
    constexpr std::chrono::milliseconds one_way{15};
    constexpr std::size_t sample = 50;
    test::DovecotServer server;
    for (std::size_t number = 1; number <= mails; ++number)
        server.deliver("psirt",
                       "INBOX",
                       test::openssl_notice(fmt::format("{:04}", number), "3.0.7"));

    const DelayingProxy proxy{server.imaps_port(), one_way};
    test::Installation installation{
        {{.url = fmt::format("imaps://localhost:{}/", proxy.port()), .ca_file = server.ca_file()}}};
    installation.register_inventory();

    const auto one = time_one_by_one(proxy.port(), std::min(mails, sample));
    const auto begin = Clock::now();
    const auto run = installation.run_once();
    const auto whole = seconds_since(begin);
    if (run.status != 0 || receipts_in(installation.folder() / "advisoryd.db") != mails)
        throw std::runtime_error{"advisoryd did not keep every mail: " + run.err};

    const auto count = static_cast<double>(mails);
    fmt::print("one by one over TLS\t{:.1f}\tmails/s\n", 1 / one);
    fmt::print("advisoryd --once, from its start to its end\t{:.1f}\tmails/s\n", count / whole);
    fmt::print("advisoryd --once, {} mails\t{:.3f}\ts\n", mails, whole);
    fmt::print("advisoryd / one by one (>= 40)\t{:.1f}\t\n", one * count / whole);
}

}  // namespace advisory::bench
