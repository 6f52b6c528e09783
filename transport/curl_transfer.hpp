#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <curl/curl.h>
#include <sys/epoll.h>

namespace advisory::transport {

/// libcurl has sockets come and go; this is the one descriptor that shows all of them, so
/// that nobody outside has to follow them.
class SocketSet {
public:
    SocketSet();
    ~SocketSet();
    SocketSet(const SocketSet&) = delete;
    SocketSet& operator=(const SocketSet&) = delete;

    [[nodiscard]] int descriptor() const { return epoll_; }

    /// Answers false when the kernel refuses.
    [[nodiscard]] bool watch(int socket, std::uint32_t events) const;

    /// A socket that is closed already is gone from the set by itself.
    void forget(int socket) const;

    [[nodiscard]] std::span<const epoll_event> ready(std::span<epoll_event> room) const;

private:
    int epoll_;
};

/// A list of texts as libcurl takes it. Must outlive the transfer that it is set for.
class CurlList {
public:
    CurlList() = default;
    ~CurlList() { curl_slist_free_all(first_); }
    CurlList(const CurlList&) = delete;
    CurlList& operator=(const CurlList&) = delete;

    /// Throws std::bad_alloc.
    void add(const char* text);

    [[nodiscard]] curl_slist* first() const { return first_; }

private:
    curl_slist* first_ = nullptr;
};

/// A libcurl transfer that is driven from outside and never blocks. This header is for this
/// folder only.
///
/// What its callbacks write to must outlive it. Throws std::bad_alloc when libcurl gives
/// no handle.
class CurlTransfer {
public:
    CurlTransfer();
    ~CurlTransfer();
    CurlTransfer(const CurlTransfer&) = delete;
    CurlTransfer& operator=(const CurlTransfer&) = delete;

    /// Sets an option; the first failure of all is kept for `begin`.
    template <class Value>
    void set(CURLoption option, Value value)
    {
        const auto result = curl_easy_setopt(easy_.get(), option, value);
        if (refused_ == CURLE_OK)
            refused_ = result;
    }

    /// Sets what holds for every connection: TLS 1.2 at least, the certificate checked
    /// against `ca_file` or, when that is empty, what the system trusts; no proxy, no
    /// signals, no .netrc.
    void set_common(const std::string& ca_file);

    /// Shows a certificate to a server that asks. Nothing when `certificate` is empty.
    void set_client_certificate(const std::string& certificate, const std::string& key);

    /// Once all options are set. Answers what libcurl did not take.
    [[nodiscard]] CURLcode begin();

    /// Goes on. Answers the outcome, once.
    std::optional<CURLcode> advance();

    [[nodiscard]] std::optional<std::chrono::milliseconds> next_timeout() const;
    [[nodiscard]] const SocketSet& sockets() const { return sockets_; }
    [[nodiscard]] CURL* easy() const { return easy_.get(); }

    /// libcurl's words for what went wrong.
    [[nodiscard]] std::string_view reason(CURLcode result) const;

private:
    struct EasyCleanup {
        void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
    };
    struct MultiCleanup {
        void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
    };

    // The order matters: destroyed from the last to the first, the handle goes before its
    // multi handle, and both before the set and the buffer that they write to.
    SocketSet sockets_;
    std::array<char, CURL_ERROR_SIZE> error_{};
    std::unique_ptr<CURLM, MultiCleanup> multi_;
    std::unique_ptr<CURL, EasyCleanup> easy_;
    CURLcode refused_ = CURLE_OK;
};

}  // namespace advisory::transport
