#include <algorithm>
#include <string_view>

#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"
#include "transport/oauth_token.hpp"

namespace advisory::fuzz {

namespace {

bool is_visible(std::string_view text)
{
    return std::ranges::all_of(text, [](char byte) { return byte > 0x20 && byte < 0x7f; });
}

}  // namespace

void run_token_answer(Bytes bytes)
{
    if (bytes.empty())
        return;

    // 0 stands for 200; the others spread over all that HTTP has.
    const long status = 200 + 2L * bytes.front();
    const auto body = text_of(bytes.subspan(1));
    const auto token = transport::parse_token_answer(status, body, "host");
    if (!token) {
        demand(token.error().message.starts_with("host gives no token") ||
                   token.error().message.starts_with("the answer of host is no token"),
               "a failure names the host");
        demand(token.error().message.size() <= 100, "a failure repeats nothing of the answer");
        return;
    }

    demand(status == 200, "only a good answer has a token");
    demand(!token->text.empty() && is_visible(token->text), "a token is visible ASCII");
    demand(is_visible(token->refresh_token), "a refresh token is visible ASCII");
    demand(token->life.count() >= 0 && token->life.count() <= 86400, "a life is of a day at most");
}

}  // namespace advisory::fuzz
