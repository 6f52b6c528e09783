#include "transport/curl_library.hpp"

#include <csignal>
#include <stdexcept>

#include <curl/curl.h>

#include "language/say.hpp"

namespace advisory::transport {

CurlLibrary::CurlLibrary()
{
    const auto started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK)
        throw std::runtime_error{
            say("libcurl does not start: {}", said(curl_easy_strerror(started)))};

    const auto* const version = curl_version_info(CURLVERSION_NOW);
    if ((version->features & CURL_VERSION_SSL) == 0) {
        curl_global_cleanup();
        throw std::runtime_error{say("libcurl was built without TLS")};
    }

    std::signal(SIGPIPE, SIG_IGN);
}

CurlLibrary::~CurlLibrary()
{
    curl_global_cleanup();
}

}  // namespace advisory::transport
