#include <algorithm>
#include <optional>
#include <string_view>

#include "language/say.hpp"
#include "versions/comparators.hpp"

// deb-version(7), and the algorithm of dpkg's lib/dpkg/version.c: [epoch:]upstream[-revision].
namespace advisory::versions {

namespace {

struct DebVersion {
    std::string_view epoch;
    std::string_view upstream;
    std::string_view revision;
};

bool is_upstream_character(char c)
{
    return is_digit(c) || is_letter(c) || c == '.' || c == '+' || c == '-' || c == '~' || c == ':';
}

bool is_revision_character(char c)
{
    return is_upstream_character(c) && c != '-' && c != ':';
}

// As strict as dpkg's parseversion: a missing epoch is 0, a missing revision
// sorts as "0", but an empty one behind a hyphen is an error.
std::optional<DebVersion> read_deb(std::string_view text)
{
    DebVersion version;
    const auto colon = text.find(':');
    if (colon != std::string_view::npos) {
        version.epoch = text.substr(0, colon);
        if (version.epoch.empty() || !std::ranges::all_of(version.epoch, is_digit))
            return std::nullopt;
        text.remove_prefix(colon + 1);
    }

    const auto hyphen = text.rfind('-');
    if (hyphen != std::string_view::npos) {
        version.revision = text.substr(hyphen + 1);
        if (version.revision.empty())
            return std::nullopt;
    }

    version.upstream = text.substr(0, hyphen);
    if (version.upstream.empty() || !is_digit(version.upstream.front()))
        return std::nullopt;
    if (!std::ranges::all_of(version.upstream, is_upstream_character) ||
        !std::ranges::all_of(version.revision, is_revision_character))
        return std::nullopt;
    return version;
}

// Letters sort before other marks, and '~' before even the end of the part.
// Digits stand for the end here: they end the non-digit run.
int weight(char c)
{
    if (is_digit(c))
        return 0;
    if (is_letter(c))
        return c;
    return c == '~' ? -1 : c + 256;
}

int front_weight(std::string_view text)
{
    return text.empty() ? 0 : weight(text.front());
}

// dpkg's verrevcmp: runs of non-digits and of digits in turn.
Order order_of_deb_parts(std::string_view left, std::string_view right)
{
    const auto is_inside_run = [](std::string_view text) {
        return !text.empty() && !is_digit(text.front());
    };

    while (!left.empty() || !right.empty()) {
        while (is_inside_run(left) || is_inside_run(right)) {
            const auto order = order_from(front_weight(left) <=> front_weight(right));
            if (order != Order::equal)
                return order;
            left.remove_prefix(1);
            right.remove_prefix(1);
        }

        const auto left_number = take_while(left, is_digit);
        const auto right_number = take_while(right, is_digit);
        const auto order = order_of_numbers(left_number, right_number);
        if (order != Order::equal)
            return order;
    }
    return Order::equal;
}

}  // namespace

Decision compare_deb(std::string_view left, std::string_view right)
{
    const auto left_version = read_deb(left);
    if (!left_version)
        return refuse(left, "Debian");
    const auto right_version = read_deb(right);
    if (!right_version)
        return refuse(right, "Debian");

    auto order = order_of_numbers(left_version->epoch, right_version->epoch);
    if (order != Order::equal)
        return {
            .order = order,
            .because =
                reason(left_version->epoch, order, right_version->epoch, say("in the epoch")),
        };

    order = order_of_deb_parts(left_version->upstream, right_version->upstream);
    if (order != Order::equal)
        return {
            .order = order,
            .because = reason(left_version->upstream,
                              order,
                              right_version->upstream,
                              say("in the upstream version")),
        };

    order = order_of_deb_parts(left_version->revision, right_version->revision);
    if (order == Order::equal)
        return {.order = order, .because = {}};
    return {
        .order = order,
        .because = reason(left_version->revision,
                          order,
                          right_version->revision,
                          say("in the Debian revision")),
    };
}

}  // namespace advisory::versions
