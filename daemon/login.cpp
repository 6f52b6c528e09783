#include "daemon/login.hpp"

#include <algorithm>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "config/password_command.hpp"
#include "config/secret.hpp"
#include "daemon/descriptor_wait.hpp"
#include "daemon/finish_transfer.hpp"
#include "language/say.hpp"
#include "transport/https_post.hpp"

namespace advisory::daemon {

namespace asio = boost::asio;

using std::chrono::milliseconds;

/// One answer for all who ask for it while it is got.
struct Login::Round {
    explicit Round(const asio::any_io_executor& executor)
        : settled{executor, asio::steady_timer::time_point::max()}
    {}

    asio::steady_timer settled;  ///< Cancelled once there is an answer.
    std::optional<Result<std::string>> answer;
};

Login::Login(asio::io_context& loop, Settings settings)
    : settings_{std::move(settings)}, timer_{loop}
{
    const auto& mailbox = settings_.mailbox;
    if (mailbox.oauth2)
        tokens_.emplace(mailbox.name, *mailbox.oauth2, settings_.now);
}

transport::Sasl Login::sasl() const
{
    using transport::Sasl;
    const auto& mailbox = settings_.mailbox;
    if (mailbox.oauth2)
        return mailbox.oauth2->mechanism == config::Oauth2::Mechanism::xoauth2 ? Sasl::xoauth2
                                                                               : Sasl::oauthbearer;

    const bool has_password = !mailbox.password_file.empty() || !mailbox.password_command.empty() ||
                              !mailbox.password_credential.empty();
    return has_password ? Sasl::any_password : Sasl::external;
}

asio::awaitable<Result<std::string>> Login::secret()
{
    if (round_) {
        const auto round = round_;
        co_await round->settled.async_wait(asio::as_tuple(asio::use_awaitable));
        if (!round->answer)
            co_return std::unexpected{stopped()};
        co_return *round->answer;
    }

    const auto round = std::make_shared<Round>(timer_.get_executor());
    round_ = round;
    auto answer = co_await obtain();
    round_.reset();
    round->answer = answer;
    round->settled.cancel();
    co_return answer;
}

bool Login::refused(std::string_view secret)
{
    if (!tokens_)
        return false;
    tokens_->forget(secret);
    return true;
}

void Login::stop()
{
    is_stopping_ = true;
    timer_.cancel();
}

asio::awaitable<Result<std::string>> Login::obtain()
{
    if (is_stopping_)
        co_return std::unexpected{stopped()};
    if (sasl() == transport::Sasl::external)
        co_return std::string{};
    if (!settings_.mailbox.password_command.empty())
        co_return co_await run_command();
    if (!tokens_)
        co_return read_file();

    if (auto token = tokens_->current())
        co_return *std::move(token);
    co_return co_await fetch_token();
}

asio::awaitable<Result<std::string>> Login::run_command()
{
    auto command = config::PasswordCommand::start(settings_.mailbox.password_command);
    if (!command)
        co_return std::unexpected{std::move(command.error())};

    const auto deadline = std::chrono::steady_clock::now() + settings_.longest_command;
    while (!is_stopping_) {
        const auto left =
            std::chrono::ceil<milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left <= milliseconds{0})
            co_return std::unexpected{command->late()};
        co_await wait_until_readable(timer_, command->descriptor(), left);

        auto password = command->advance();
        if (!password)
            co_return std::unexpected{std::move(password.error())};
        if (*password)
            co_return **std::move(password);
    }
    co_return std::unexpected{stopped()};
}

asio::awaitable<Result<std::string>> Login::fetch_token()
{
    auto request = tokens_->request();
    if (!request)
        co_return std::unexpected{std::move(request.error())};
    request->timeout = settings_.longest_fetch;
    auto post = transport::HttpsPost::prepare(*request);
    if (!post)
        co_return std::unexpected{std::move(post.error())};

    const auto answer = co_await finish_transfer(timer_, *post, is_stopping_);
    if (is_stopping_)
        co_return std::unexpected{stopped()};
    if (!answer)
        co_return std::unexpected{answer.error()};
    co_return tokens_->take(*answer, post->host());
}

Result<std::string> Login::read_file() const
{
    const auto file = config::password_file_of(settings_.mailbox);
    if (!file)
        return std::unexpected{file.error()};
    if (!*file)
        return Failure{Errc::configuration,
                       say("mailbox {} has no password", settings_.mailbox.name)};
    return config::read_secret_file(**file, config::SecretKind::password);
}

Error Login::stopped() const
{
    return {Errc::unreachable, say("the login of {} was stopped", settings_.mailbox.name), {}};
}

}  // namespace advisory::daemon
