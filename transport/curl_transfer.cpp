#include "transport/curl_transfer.hpp"

#include <algorithm>
#include <cerrno>
#include <new>
#include <system_error>

#include <unistd.h>

namespace advisory::transport {

namespace {

int on_socket(CURL* /*easy*/, curl_socket_t socket, int what, void* sockets, void* /*unused*/)
{
    const auto& set = *static_cast<const SocketSet*>(sockets);
    if (what == CURL_POLL_REMOVE) {
        set.forget(socket);
        return 0;
    }

    std::uint32_t events = 0;
    if (what != CURL_POLL_OUT)
        events |= EPOLLIN;
    if (what != CURL_POLL_IN)
        events |= EPOLLOUT;
    return set.watch(socket, events) ? 0 : -1;
}

}  // namespace

SocketSet::SocketSet() : epoll_{::epoll_create1(EPOLL_CLOEXEC)}
{
    if (epoll_ < 0)
        throw std::system_error{errno, std::generic_category(), "epoll_create1"};
}

SocketSet::~SocketSet()
{
    ::close(epoll_);
}

bool SocketSet::watch(int socket, std::uint32_t events) const
{
    epoll_event wanted{.events = events, .data = {.fd = socket}};
    if (::epoll_ctl(epoll_, EPOLL_CTL_MOD, socket, &wanted) == 0)
        return true;
    return errno == ENOENT && ::epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &wanted) == 0;
}

void SocketSet::forget(int socket) const
{
    ::epoll_ctl(epoll_, EPOLL_CTL_DEL, socket, nullptr);
}

std::span<const epoll_event> SocketSet::ready(std::span<epoll_event> room) const
{
    const int count = ::epoll_wait(epoll_, room.data(), static_cast<int>(room.size()), 0);
    return room.first(static_cast<std::size_t>(std::max(count, 0)));
}

void CurlList::add(const char* text)
{
    auto* const longer = curl_slist_append(first_, text);
    if (longer == nullptr)
        throw std::bad_alloc{};
    first_ = longer;
}

CurlTransfer::CurlTransfer() : multi_{curl_multi_init()}, easy_{curl_easy_init()}
{
    if (!multi_ || !easy_)
        throw std::bad_alloc{};
}

CurlTransfer::~CurlTransfer()
{
    curl_multi_remove_handle(multi_.get(), easy_.get());
}

void CurlTransfer::set_common(const std::string& ca_file)
{
    set(CURLOPT_PROXY, "");  // Also keeps it from reading the environment's.
    set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_QUICK_EXIT, 1L);  // Else closing waits for a name server that does not answer.
    set(CURLOPT_ERRORBUFFER, error_.data());

    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!ca_file.empty()) {
        set(CURLOPT_CAINFO, ca_file.c_str());
        set(CURLOPT_CAPATH, static_cast<char*>(nullptr));
    }
}

void CurlTransfer::set_client_certificate(const std::string& certificate, const std::string& key)
{
    if (certificate.empty())
        return;

    set(CURLOPT_SSLCERT, certificate.c_str());
    set(CURLOPT_SSLKEY, key.empty() ? certificate.c_str() : key.c_str());
    // Without any, OpenSSL would ask for the password of a locked key at the terminal.
    set(CURLOPT_KEYPASSWD, "");
}

CURLcode CurlTransfer::begin()
{
    if (refused_ != CURLE_OK)
        return refused_;

    curl_multi_setopt(multi_.get(), CURLMOPT_SOCKETFUNCTION, on_socket);
    curl_multi_setopt(multi_.get(), CURLMOPT_SOCKETDATA, static_cast<void*>(&sockets_));
    curl_multi_add_handle(multi_.get(), easy_.get());
    return CURLE_OK;
}

std::optional<CURLcode> CurlTransfer::advance()
{
    int running = 0;
    std::array<epoll_event, 16> room{};
    for (const auto& event : sockets_.ready(room)) {
        const bool is_readable = (event.events & EPOLLIN) != 0;
        const bool is_writable = (event.events & EPOLLOUT) != 0;
        const bool is_broken = (event.events & (EPOLLERR | EPOLLHUP)) != 0;
        const int ready = (is_readable ? CURL_CSELECT_IN : 0) |
                          (is_writable ? CURL_CSELECT_OUT : 0) | (is_broken ? CURL_CSELECT_ERR : 0);
        curl_multi_socket_action(multi_.get(), event.data.fd, ready, &running);
    }
    curl_multi_socket_action(multi_.get(), CURL_SOCKET_TIMEOUT, 0, &running);

    int left = 0;
    const auto* const message = curl_multi_info_read(multi_.get(), &left);
    if (message == nullptr || message->msg != CURLMSG_DONE)
        return std::nullopt;
    return message->data.result;
}

std::optional<std::chrono::milliseconds> CurlTransfer::next_timeout() const
{
    long timeout = -1;
    curl_multi_timeout(multi_.get(), &timeout);
    if (timeout < 0)
        return std::nullopt;
    return std::chrono::milliseconds{timeout};
}

std::string_view CurlTransfer::reason(CURLcode result) const
{
    return error_.front() != '\0' ? error_.data() : curl_easy_strerror(result);
}

}  // namespace advisory::transport
