#include "tests/support/smtp/smtp_peer.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace advisory::test {

namespace {

constexpr int longest_start_ms = 30'000;

/// What the program writes to the FIFO once it listens.
std::uint16_t wait_for_port(int fifo)
{
    std::array<char, 16> text{};
    pollfd waiting{.fd = fifo, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, longest_start_ms) != 1 ||
        ::read(fifo, text.data(), text.size() - 1) <= 0)
        throw std::runtime_error{"the SMTP server does not start; is python3-aiosmtpd there?"};
    return static_cast<std::uint16_t>(std::strtoul(text.data(), nullptr, 10));
}

}  // namespace

SmtpPeer::SmtpPeer(const Settings& settings)
    : certificates_{make_certificates(folder_.path(), settings.certificate)}
{
    const auto fifo_path = folder_.path() / "port";
    ::mkfifo(fifo_path.c_str(), S_IRUSR | S_IWUSR);
    const int fifo = ::open(fifo_path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);

    std::vector<std::string> arguments{"/usr/bin/python3",
                                       ADVISORY_SMTP_PEER,
                                       folder_.path(),
                                       settings.security,
                                       certificates_.certificate,
                                       certificates_.key};
    arguments.insert(arguments.end(), settings.manners.begin(), settings.manners.end());
    process_.emplace(std::move(arguments));
    port_ = wait_for_port(fifo);
    ::close(fifo);
}

std::vector<SmtpPeer::Taken> SmtpPeer::taken() const
{
    std::vector<Taken> mails;
    while (true) {
        const auto path = folder_.path() / fmt::format("mail-{}", mails.size() + 1);
        if (!std::filesystem::exists(path))
            return mails;
        const auto text = read_file(path);
        const auto line_end = text.find('\n');
        mails.push_back(
            {.recipients = text.substr(0, line_end), .mail = text.substr(line_end + 1)});
    }
}

}  // namespace advisory::test
