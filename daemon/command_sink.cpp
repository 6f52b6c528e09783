#include "daemon/command_sink.hpp"

#include <string>
#include <utility>

#include "alerting/alert_json.hpp"
#include "config/child_process.hpp"
#include "daemon/descriptor_wait.hpp"
#include "language/say.hpp"
#include "text/unicode.hpp"

namespace advisory::daemon {

namespace asio = boost::asio;

using std::chrono::milliseconds;

namespace {

constexpr std::size_t longest_output = 4096;
constexpr int data_error = 65;  ///< EX_DATAERR of sysexits.h.

/// What the program said, for a message: its first line.
std::string said(std::string_view output)
{
    constexpr std::size_t widest = 200;
    const auto line = output.substr(0, output.find('\n'));
    return line.empty() ? std::string{} : ": " + text::shorten(text::printable(line), widest);
}

Result<void> outcome_of(const config::ChildProcess& program,
                        const config::ChildProcess::Ended& ended)
{
    if (ended.status == 0)
        return {};
    auto failure = program.failed(say("failed with status {}{}", ended.status, said(ended.output)));
    failure.error().code = ended.status == data_error ? Errc::refused : Errc::unreachable;
    return failure;
}

}  // namespace

CommandSink::CommandSink(asio::io_context& loop, config::CommandSink settings)
    : settings_{std::move(settings)}, timer_{loop}
{}

asio::awaitable<Result<void>> CommandSink::deliver(std::span<const Alert> alerts)
{
    std::string lines;
    for (const auto& alert : alerts)
        lines += alerting::to_json(alert) + '\n';
    const config::ChildProcess::Request request{
        .command = settings_.command,
        .input = lines,
        .longest_output = longest_output,
        .beyond = config::ChildProcess::Beyond::dropped,  // A talkative program may succeed.
        .what = say("alert command"),
    };
    auto program = config::ChildProcess::start(request);
    if (!program)
        co_return std::unexpected{std::move(program.error())};

    const auto deadline = std::chrono::steady_clock::now() + settings_.timeout;
    while (!is_stopping_) {
        const auto left =
            std::chrono::ceil<milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left <= milliseconds{0})
            co_return program->failed(say("was not done in time"));
        co_await wait_until_readable(timer_, program->descriptor(), left);

        const auto ended = program->advance();
        if (!ended)
            co_return std::unexpected{ended.error()};
        if (*ended)
            co_return outcome_of(*program, **ended);
    }
    co_return program->failed(say("was stopped"));
}

void CommandSink::stop()
{
    is_stopping_ = true;
    timer_.cancel();
}

}  // namespace advisory::daemon
