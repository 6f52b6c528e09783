// What scripts/bench ingest, latency and line run; that is where the output is explained.
#include <charconv>
#include <cstdio>
#include <exception>
#include <optional>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "tests/bench/collection_speed.hpp"
#include "tests/bench/latency.hpp"
#include "tests/bench/line_speed.hpp"

namespace {

std::optional<std::size_t> read_number(std::string_view text)
{
    std::size_t number = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end)
        return std::nullopt;
    return number;
}

int complain()
{
    fmt::print(stderr,
               "usage: collection_bench ingest MADE PYTHON-SCRIPT MAILS ROUNDS BACKLOG | "
               "latency MAILS | line MAILS\n");
    return 2;
}

}  // namespace

int main(int argc, char* argv[])
try {
    const std::vector<std::string_view> arguments{argv + 1, argv + argc};
    if (arguments.size() == 2 && arguments[0] == "latency") {
        const auto mails = read_number(arguments[1]);
        if (!mails)
            return complain();
        advisory::bench::print_latency(*mails);
        return 0;
    }
    if (arguments.size() == 2 && arguments[0] == "line") {
        const auto mails = read_number(arguments[1]);
        if (!mails || *mails == 0)
            return complain();
        advisory::bench::print_line_speed(*mails);
        return 0;
    }
    if (arguments.size() != 6 || arguments[0] != "ingest")
        return complain();

    const auto mails = read_number(arguments[3]);
    const auto rounds = read_number(arguments[4]);
    const auto backlog = read_number(arguments[5]);
    if (!mails || !rounds || !backlog || *mails == 0 || *rounds == 0)
        return complain();
    advisory::bench::print_collection_speed({.made = arguments[1],
                                             .python = arguments[2],
                                             .mails = *mails,
                                             .rounds = *rounds,
                                             .backlog = *backlog});
    return 0;
} catch (const std::exception& error) {
    fmt::print(stderr, "collection_bench: {}\n", error.what());
    return 1;
}
