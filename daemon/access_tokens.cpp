#include "daemon/access_tokens.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "config/secret.hpp"
#include "daemon/log.hpp"
#include "language/say.hpp"
#include "transport/oauth_token.hpp"

namespace advisory::daemon {

namespace {

using config::SecretKind;
using std::chrono::seconds;

/// A login takes its time, and clocks differ.
seconds margin_of(seconds life)
{
    return std::max(seconds{60}, life / 10);
}

}  // namespace

AccessTokens::AccessTokens(std::string mailbox, config::Oauth2 settings, SteadyClock now)
    : mailbox_{std::move(mailbox)}, settings_{std::move(settings)}, now_{std::move(now)}
{}

std::optional<std::string> AccessTokens::current() const
{
    if (!kept_ || now_() >= kept_->good_until)
        return std::nullopt;
    return kept_->token;
}

Result<transport::HttpsPost::Request> AccessTokens::request()
{
    using Grant = transport::TokenRequest::Grant;
    const bool is_user = settings_.grant == config::Oauth2::Grant::refresh_token;
    transport::TokenRequest wanted;
    wanted.grant = is_user ? Grant::refresh_token : Grant::client_credentials;
    wanted.client_id = settings_.client_id;
    wanted.scope = settings_.scope;

    if (!settings_.client_secret.path.empty()) {
        auto secret =
            config::read_secret_file(settings_.client_secret.path, SecretKind::client_secret);
        if (!secret)
            return std::unexpected{std::move(secret.error())};
        wanted.client_secret = *std::move(secret);
    }
    if (is_user) {
        auto token = refresh_token();
        if (!token)
            return std::unexpected{std::move(token.error())};
        wanted.refresh_token = *std::move(token);
    }

    asked_at_ = now_();
    transport::HttpsPost::Request request;
    request.url = settings_.token_url;
    request.body = transport::token_form(wanted);
    request.ca_file = settings_.ca_file.path.string();
    return request;
}

Result<std::string> AccessTokens::take(const transport::HttpsPost::Answer& answer,
                                       std::string_view host)
{
    auto token = transport::parse_token_answer(answer.status, answer.body, host);
    if (!token)
        return std::unexpected{std::move(token.error())};

    const bool is_user = settings_.grant == config::Oauth2::Grant::refresh_token;
    if (is_user && !token->refresh_token.empty())
        keep_refresh_token(token->refresh_token);

    log(Level::info,
        "token.renewed",
        {{"mailbox", mailbox_},
         {"server", host},
         {"seconds", fmt::to_string(token->life.count())}});
    kept_ = {.token = token->text, .good_until = asked_at_ + token->life - margin_of(token->life)};
    return std::move(token->text);
}

void AccessTokens::forget(std::string_view token)
{
    if (kept_ && kept_->token == token)
        kept_.reset();
}

/// The newest one: that of the file, unless the file is older than what we could not write.
Result<std::string> AccessTokens::refresh_token()
{
    auto token = config::read_secret_file(settings_.refresh_token.path, SecretKind::refresh_token);
    if (!token)
        return token;

    if (*token != in_file_)
        unsaved_.clear();
    in_file_ = *token;
    return unsaved_.empty() ? token : unsaved_;
}

void AccessTokens::keep_refresh_token(const std::string& token)
{
    const bool was_unsaved = !unsaved_.empty();
    if (token == (was_unsaved ? unsaved_ : in_file_))
        return;

    const auto written = config::replace_secret_file(settings_.refresh_token.path, token);
    if (written) {
        in_file_ = token;
        unsaved_.clear();
        return;
    }

    // Some servers give a new one each hour; once is enough until that changes.
    unsaved_ = token;
    if (!was_unsaved)
        log(Level::warning,
            "token.unsaved",
            {{"mailbox", mailbox_},
             {"error", written.error().message},
             {"remedy",
              say("until the service ends the new refresh token is in memory only: put "
                  "refresh_token_file into a folder that the service may write")}});
}

}  // namespace advisory::daemon
