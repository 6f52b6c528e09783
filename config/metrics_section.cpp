#include "config/metrics_section.hpp"

#include <string_view>

#include "config/server_address.hpp"
#include "language/say.hpp"

namespace advisory::config {

namespace {

/// sockaddr_un has room for 107 bytes and a zero.
constexpr std::size_t longest_socket_path = 107;

constexpr std::string_view hint =
    mark(R"(as in listen = "127.0.0.1:9790" or listen = "unix:/run/advisoryd/metrics.sock")");

void read_socket(Section& section,
                 const Placed<std::string>& listen,
                 const std::filesystem::path& folder,
                 MetricsEndpoint& endpoint)
{
    const auto path = listen.value.substr(listen.value.find(':') + 1);
    endpoint.socket = (folder / path).lexically_normal();
    if (path.empty())
        section.complain(listen.place, say("`listen` names no socket"), said(hint));
    else if (endpoint.socket.native().size() > longest_socket_path)
        section.complain(listen.place,
                         say("`listen` is longer than {} bytes, and a socket's path cannot be",
                             longest_socket_path));
}

}  // namespace

MetricsEndpoint read_metrics(Section& section, const std::filesystem::path& folder)
{
    MetricsEndpoint endpoint;
    section.require("listen", said(hint));
    if (const auto listen = section.name("listen")) {
        const auto address = read_server_address(listen->value);
        if (listen->value.starts_with("unix:")) {
            read_socket(section, *listen, folder, endpoint);
        } else if (!address || address->port == 0) {
            section.complain(listen->place, say("`listen` is \"{}\"", listen->value), said(hint));
        } else if (address->host != "127.0.0.1" && address->host != "::1" &&
                   address->host != "localhost") {
            section.complain(listen->place,
                             say("`listen` is open to other machines"),
                             say("listen on 127.0.0.1 and put a proxy with a login before it"));
        } else {
            endpoint.address = address->host == "localhost" ? "127.0.0.1" : address->host;
            endpoint.port = address->port;
        }
    }
    section.report_unknown_keys();
    return endpoint;
}

}  // namespace advisory::config
