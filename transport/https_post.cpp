#include "transport/https_post.hpp"

#include <new>
#include <string_view>
#include <utility>

#include <curl/curl.h>
#include <fmt/format.h>

#include "transport/connect_error.hpp"
#include "transport/curl_transfer.hpp"

namespace advisory::transport {

namespace {

struct HeaderList {
    HeaderList() = default;
    HeaderList(const HeaderList&) = delete;
    HeaderList& operator=(const HeaderList&) = delete;
    ~HeaderList() { curl_slist_free_all(first); }

    void add(const char* line)
    {
        auto* const longer = curl_slist_append(first, line);
        if (longer == nullptr)
            throw std::bad_alloc{};
        first = longer;
    }

    curl_slist* first = nullptr;
};

/// What came so far. A head is not kept, but it counts, too.
struct Intake {
    std::string body;
    std::size_t size = 0;

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

/// The host of an https address, empty when it is none.
std::string host_of(const std::string& text)
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
    const bool is_plain = part(CURLUPART_USER).empty() && part(CURLUPART_PASSWORD).empty();
    return part(CURLUPART_SCHEME) == "https" && is_plain ? part(CURLUPART_HOST) : "";
}

}  // namespace

struct HttpsPost::Session {
    std::string host;
    Intake intake;
    HeaderList headers;
    CurlTransfer transfer;  ///< Behind what it writes to and reads from.

    void configure(const Request& request);
    [[nodiscard]] Error failure(CURLcode result) const;
};

void HttpsPost::Session::configure(const Request& request)
{
    headers.add("Accept: application/json");
    headers.add("Expect:");

    transfer.set_common(request.ca_file);
    transfer.set(CURLOPT_URL, request.url.c_str());
    transfer.set(CURLOPT_PROTOCOLS_STR, "https");
    transfer.set(CURLOPT_FOLLOWLOCATION, 0L);
    transfer.set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    transfer.set(CURLOPT_HTTPHEADER, headers.first);
    transfer.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.form.size()));
    transfer.set(CURLOPT_COPYPOSTFIELDS, request.form.c_str());
    transfer.set(CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
    transfer.set(CURLOPT_WRITEFUNCTION, on_body);
    transfer.set(CURLOPT_WRITEDATA, static_cast<void*>(&intake));
    transfer.set(CURLOPT_HEADERFUNCTION, on_header);
    transfer.set(CURLOPT_HEADERDATA, static_cast<void*>(&intake));
}

Error HttpsPost::Session::failure(CURLcode result) const
{
    if (intake.is_full())
        return {Errc::too_large, fmt::format("{} answers more than a token", host), {}};
    if (result == CURLE_WEIRD_SERVER_REPLY || result == CURLE_UNSUPPORTED_PROTOCOL)
        return {Errc::protocol,
                fmt::format("{} does not speak HTTP as expected", host),
                "check token_url"};
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
    auto host = host_of(request.url);
    if (host.empty())
        return Failure{Errc::configuration,
                       "the address of the token server is no https:// address without user"};

    auto session = std::make_unique<Session>();
    session->host = std::move(host);
    session->configure(request);
    const auto begun = session->transfer.begin();
    if (begun != CURLE_OK)
        return Failure{Errc::configuration,
                       fmt::format("libcurl refuses the settings for {}: {}",
                                   session->host,
                                   curl_easy_strerror(begun))};
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
    answer.body = std::move(session_->intake.body);
    return answer;
}

const std::string& HttpsPost::host() const
{
    return session_->host;
}

}  // namespace advisory::transport
