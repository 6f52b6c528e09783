#include "transport/https_post.hpp"

#include <new>
#include <string_view>
#include <utility>

#include <curl/curl.h>

#include "core/loopback.hpp"
#include "language/say.hpp"
#include "transport/connect_error.hpp"
#include "transport/curl_transfer.hpp"

namespace advisory::transport {

namespace {

/// What came so far. A head is not kept, but it counts, too.
struct Intake {
    std::string body;
    std::size_t size = 0;
    bool is_kept = true;

    [[nodiscard]] bool count(std::size_t more)
    {
        size += more;
        return size <= HttpsPost::largest_answer;
    }

    [[nodiscard]] bool is_full() const { return size > HttpsPost::largest_answer; }
};

std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* target)
{
    auto& intake = *static_cast<Intake*>(target);
    if (!intake.is_kept)
        return size * count;
    if (!intake.count(size * count))
        return 0;
    try {
        intake.body.append(bytes, size * count);
    } catch (const std::bad_alloc&) {
        return 0;  // No exception crosses libcurl: it gives up the connection instead.
    }
    return size * count;
}

std::size_t on_header(char* /*bytes*/, std::size_t size, std::size_t count, void* target)
{
    return static_cast<Intake*>(target)->count(size * count) ? size * count : 0;
}

struct Address {
    std::string scheme;
    std::string host;
    bool is_anonymous = false;  ///< No user and no password stand in it.
};

/// The parts of a URL, empty when it is none.
Address read_address(const std::string& text)
{
    struct UrlCleanup {
        void operator()(CURLU* url) const { curl_url_cleanup(url); }
    };
    const std::unique_ptr<CURLU, UrlCleanup> url{curl_url()};
    if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
        return {};

    const auto part = [&](CURLUPart which) -> std::string {
        char* found = nullptr;
        if (curl_url_get(url.get(), which, &found, 0) != CURLUE_OK)
            return {};
        std::string copy{found};
        curl_free(found);
        return copy;
    };
    return {.scheme = part(CURLUPART_SCHEME),
            .host = part(CURLUPART_HOST),
            .is_anonymous = part(CURLUPART_USER).empty() && part(CURLUPART_PASSWORD).empty()};
}

bool may_be_asked(const Address& address, HttpsPost::Plain plain)
{
    const bool is_plain = address.scheme == "http" && plain == HttpsPost::Plain::to_loopback &&
                          is_loopback(address.host);
    return address.is_anonymous && (is_plain || address.scheme == "https");
}

}  // namespace

struct HttpsPost::Session {
    std::string host;
    Intake intake;
    CurlList headers;
    CurlTransfer transfer;  ///< Behind what it writes to and reads from.

    void configure(const Request& request);
    [[nodiscard]] Error failure(CURLcode result) const;
};

void HttpsPost::Session::configure(const Request& request)
{
    headers.add("Accept: application/json");
    headers.add("Expect:");
    headers.add(("Content-Type: " + request.content_type).c_str());
    for (const auto& line : request.header)
        headers.add(line.c_str());
    intake.is_kept = request.answer == Body::kept;

    transfer.set_common(request.ca_file);
    transfer.set(CURLOPT_URL, request.url.c_str());
    transfer.set(CURLOPT_PROTOCOLS_STR, "https,http");
    transfer.set(CURLOPT_FOLLOWLOCATION, 0L);
    transfer.set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    transfer.set(CURLOPT_HTTPHEADER, headers.first());
    transfer.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    transfer.set(CURLOPT_COPYPOSTFIELDS, request.body.c_str());
    transfer.set(CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
    transfer.set(CURLOPT_WRITEFUNCTION, on_body);
    transfer.set(CURLOPT_WRITEDATA, static_cast<void*>(&intake));
    transfer.set(CURLOPT_HEADERFUNCTION, on_header);
    transfer.set(CURLOPT_HEADERDATA, static_cast<void*>(&intake));
}

Error HttpsPost::Session::failure(CURLcode result) const
{
    if (intake.is_full())
        return {Errc::too_large, say("{} answers more than it should", host), {}};
    if (result == CURLE_WEIRD_SERVER_REPLY || result == CURLE_UNSUPPORTED_PROTOCOL)
        return {Errc::protocol,
                say("{} does not speak HTTP as expected", host),
                say("check the address")};
    return connect_error({
        .result = result,
        .user = {},
        .password = {},
        .host = host,
        .reason = transfer.reason(result),
        .server_answer = {},
    });
}

Result<HttpsPost> HttpsPost::prepare(const Request& request)
{
    auto address = read_address(request.url);
    if (!may_be_asked(address, request.plain))
        return Failure{Errc::configuration,
                       say("the address to post to is no https:// address without user")};

    auto session = std::make_unique<Session>();
    session->host = std::move(address.host);
    session->configure(request);
    const auto begun = session->transfer.begin();
    if (begun != CURLE_OK)
        return Failure{Errc::configuration,
                       say("libcurl refuses the settings for {}: {}",
                           session->host,
                           said(curl_easy_strerror(begun)))};
    return HttpsPost{std::move(session)};
}

HttpsPost::HttpsPost(std::unique_ptr<Session> session) : session_{std::move(session)} {}

HttpsPost::HttpsPost(HttpsPost&& other) noexcept = default;
HttpsPost& HttpsPost::operator=(HttpsPost&& other) noexcept = default;
HttpsPost::~HttpsPost() = default;

int HttpsPost::descriptor() const
{
    return session_->transfer.sockets().descriptor();
}

std::optional<std::chrono::milliseconds> HttpsPost::next_timeout() const
{
    return session_->transfer.next_timeout();
}

Result<std::optional<HttpsPost::Answer>> HttpsPost::advance()
{
    const auto result = session_->transfer.advance();
    if (!result)
        return std::nullopt;
    if (*result != CURLE_OK)
        return std::unexpected{session_->failure(*result)};

    Answer answer;
    curl_easy_getinfo(session_->transfer.easy(), CURLINFO_RESPONSE_CODE, &answer.status);
    curl_off_t wait = 0;
    curl_easy_getinfo(session_->transfer.easy(), CURLINFO_RETRY_AFTER, &wait);
    answer.retry_after = std::chrono::seconds{wait};
    answer.body = std::move(session_->intake.body);
    return answer;
}

const std::string& HttpsPost::host() const
{
    return session_->host;
}

}  // namespace advisory::transport
