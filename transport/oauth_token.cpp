#include "transport/oauth_token.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include <fmt/format.h>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "language/say.hpp"

namespace advisory::transport {

namespace {

namespace json = boost::json;

using std::chrono::seconds;

constexpr std::size_t longest_token = std::size_t{16} * 1024;
constexpr std::size_t deepest_answer = 16;
constexpr seconds longest_life = std::chrono::hours{24};

constexpr std::string_view sign_in_again = mark(
    "the refresh token has expired or was revoked: sign in again and put the new one into "
    "refresh_token_file, see docs/login.md");
constexpr std::string_view check_client =
    mark("check client_id and client_secret_file; secrets expire");
constexpr std::string_view try_later = mark("it is tried again by itself");

/// A reason of the server's, and what a person can do.
struct Reason {
    std::string_view code;
    Errc errc;
    std::string_view remedy;
};

// RFC 6749 section 5.2; OpenID Connect and the two providers have the others.
constexpr std::array reasons{
    Reason{"invalid_grant", Errc::refused, sign_in_again},
    Reason{"interaction_required", Errc::refused, sign_in_again},
    Reason{"login_required", Errc::refused, sign_in_again},
    Reason{"consent_required", Errc::refused, mark("an administrator must consent to the scope")},
    Reason{"access_denied", Errc::refused, mark("an administrator must consent to the scope")},
    Reason{"admin_policy_enforced",
           Errc::refused,
           mark("an administrator must allow the application")},
    Reason{"org_internal",
           Errc::refused,
           mark("the account must belong to the application's domain")},
    Reason{"invalid_client", Errc::refused, check_client},
    Reason{"deleted_client", Errc::refused, check_client},
    Reason{"unauthorized_client", Errc::refused, mark("the application may not use this grant")},
    Reason{"unsupported_grant_type", Errc::refused, mark("check grant and token_url")},
    Reason{"invalid_scope", Errc::refused, mark("check scope")},
    Reason{"invalid_resource", Errc::refused, mark("check scope")},
    Reason{"invalid_request", Errc::refused, mark("check client_id, scope and tenant")},
    Reason{"server_error", Errc::unreachable, try_later},
    Reason{"temporarily_unavailable", Errc::unreachable, try_later},
};

bool is_visible(char byte)
{
    return byte > 0x20 && byte < 0x7f;
}

bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/// Only RFC 3986's unreserved characters stand for themselves.
void append_encoded(std::string& form, std::string_view text)
{
    for (const char byte : text) {
        const bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        if (is_letter || is_digit(byte) || std::string_view{"-._~"}.find(byte) != text.npos)
            form += byte;
        else
            form += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
}

void append_field(std::string& form, std::string_view name, std::string_view value)
{
    if (value.empty())
        return;
    if (!form.empty())
        form += '&';
    form += name;
    form += '=';
    append_encoded(form, value);
}

std::optional<std::string_view> text_of(const json::object& object, std::string_view key)
{
    const auto* const value = object.if_contains(key);
    if (value == nullptr || !value->is_string())
        return std::nullopt;
    return std::string_view{value->get_string()};
}

/// A token that can be sent on, else nothing. RFC 6749 appendix A.12 allows a blank, but no
/// bearer token may have one (RFC 6750 section 2.1).
std::optional<std::string> token_of(const json::object& object, std::string_view key)
{
    const auto token = text_of(object, key);
    const bool is_good = token && !token->empty() && token->size() <= longest_token &&
                         std::ranges::all_of(*token, is_visible);
    return is_good ? std::optional{std::string{*token}} : std::nullopt;
}

bool is_bearer(std::string_view type)
{
    constexpr std::string_view bearer = "bearer";
    return std::ranges::equal(type, bearer, [](char given, char wanted) {
        return (given >= 'A' && given <= 'Z' ? given - 'A' + 'a' : given) == wanted;
    });
}

/// Some servers write the number as a text, or with a fraction.
std::int64_t seconds_of(const json::value& value)
{
    if (const auto* const number = value.if_int64())
        return *number;
    if (const auto* const number = value.if_double()) {
        const bool is_in_bounds = *number > 0 && *number < 1e9;
        return is_in_bounds ? static_cast<std::int64_t>(*number) : 0;
    }

    std::int64_t number = 0;
    if (const auto* const text = value.if_string()) {
        const auto* const end = text->data() + text->size();
        const auto read = std::from_chars(text->data(), end, number);
        if (read.ec != std::errc{} || read.ptr != end)
            return 0;
    }
    return number;
}

seconds life_of(const json::object& answer)
{
    const auto* const value = answer.if_contains("expires_in");
    if (value == nullptr)
        return seconds{0};
    return std::clamp(seconds{seconds_of(*value)}, seconds{0}, longest_life);
}

/// Microsoft's number of a reason, "AADSTS700082", which its documentation explains.
std::string_view microsoft_number(std::string_view description)
{
    constexpr std::string_view mark = "AADSTS";
    constexpr std::size_t most_digits = 8;

    const auto at = description.find(mark);
    if (at == std::string_view::npos)
        return {};
    const auto number = description.substr(at, mark.size() + most_digits);
    const auto end = std::ranges::find_if_not(number.substr(mark.size()), is_digit);
    return {number.begin(), end};
}

Failure refusal(const json::object& answer, std::string_view host)
{
    const auto code = text_of(answer, "error").value_or("");
    const auto* const found = std::ranges::find(reasons, code, &Reason::code);
    if (found == reasons.end())
        return {Errc::refused,
                say("{} gives no token, for a reason that is not known", host),
                say("check [mailbox.oauth2]")};

    const auto number = microsoft_number(text_of(answer, "error_description").value_or(""));
    return {found->errc,
            say("{} gives no token: {}{}{}", host, found->code, number.empty() ? "" : ", ", number),
            said(found->remedy)};
}

Failure not_a_token(std::string_view host, std::string_view why)
{
    return {Errc::protocol,
            say("the answer of {} is no token: {}", host, why),
            say("check token_url")};
}

/// What the status alone says, when the body says nothing.
Failure failed_by_status(long status, std::string_view host)
{
    const auto message = say("{} gives no token: HTTP status {}", host, status);
    if (status == 429 || status >= 500)
        return {Errc::unreachable, message, said(try_later)};
    if (status >= 300 && status < 400)
        return {Errc::protocol,
                message,
                say("token_url must be the last address, not one before it")};
    return {Errc::refused, message, say("check token_url")};
}

/// Nothing when the body is no JSON object, or one that is too deep.
std::optional<json::object> object_of(std::string_view body)
{
    json::error_code failure;
    auto value = json::parse(body, failure, {}, {.max_depth = deepest_answer});
    if (failure || !value.is_object())
        return std::nullopt;
    return std::move(value.get_object());
}

}  // namespace

std::string token_form(const TokenRequest& request)
{
    std::string form;
    const bool is_user = request.grant == TokenRequest::Grant::refresh_token;
    append_field(form, "grant_type", is_user ? "refresh_token" : "client_credentials");
    append_field(form, "client_id", request.client_id);
    append_field(form, "client_secret", request.client_secret);
    if (is_user)
        append_field(form, "refresh_token", request.refresh_token);
    append_field(form, "scope", request.scope);
    return form;
}

Result<AccessToken> parse_token_answer(long http_status,
                                       std::string_view body,
                                       std::string_view host)
{
    const auto answer = object_of(body);
    if (answer && answer->contains("error"))
        return refusal(*answer, host);
    if (http_status != 200)
        return failed_by_status(http_status, host);
    if (!answer)
        return not_a_token(host, say("it is no JSON object"));

    auto token = token_of(*answer, "access_token");
    if (!token)
        return not_a_token(host, say("access_token is missing or unusable"));
    const auto type = text_of(*answer, "token_type");
    if (!type || !is_bearer(*type))
        return not_a_token(host, say("token_type is not Bearer"));

    return AccessToken{
        .text = *std::move(token),
        .life = life_of(*answer),
        .refresh_token = token_of(*answer, "refresh_token").value_or(""),
    };
}

}  // namespace advisory::transport
