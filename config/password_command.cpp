#include "config/password_command.hpp"

#include <utility>

#include "config/secret.hpp"
#include "language/say.hpp"

namespace advisory::config {

namespace {

constexpr std::size_t longest_password = 4096;

}  // namespace

Result<PasswordCommand> PasswordCommand::start(std::span<const std::string> command)
{
    auto process = ChildProcess::start({
        .command = command,
        .input = {},
        .longest_output = longest_password,
        .what = say("password command"),
    });
    if (!process)
        return std::unexpected{std::move(process.error())};
    return PasswordCommand{*std::move(process)};
}

PasswordCommand::PasswordCommand(ChildProcess process) : process_{std::move(process)} {}

int PasswordCommand::descriptor() const
{
    return process_.descriptor();
}

Result<std::optional<std::string>> PasswordCommand::advance()
{
    auto ended = process_.advance();
    if (!ended)
        return std::unexpected{std::move(ended.error())};
    if (!*ended)
        return std::nullopt;

    const auto& [status, output] = **ended;
    if (output.size() > longest_password)
        return process_.failed(say("printed more than a password"));
    if (status != 0)
        return process_.failed(say("failed with status {}", status));
    auto password = first_line(output);
    if (!password)
        return process_.failed(say("printed no password"));
    return password;
}

Error PasswordCommand::late() const
{
    return process_.failed(say("was not done in time")).error();
}

}  // namespace advisory::config
