// What scripts/bench runs; that is where its output is explained.
#include <charconv>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "tests/bench/bill_reading.hpp"
#include "tests/bench/matching_speed.hpp"
#include "tests/bench/reading_speed.hpp"
#include "tests/bench/worst_cases.hpp"
#include "tests/support/files.hpp"

namespace {

std::optional<std::size_t> read_number(std::string_view text)
{
    std::size_t number = 0;
    const auto* const begin = text.data();
    const auto* const end = begin + text.size();
    const auto read = std::from_chars(begin, end, number);
    if (read.ec != std::errc{} || read.ptr != end || number == 0)
        return std::nullopt;
    return number;
}

int complain()
{
    fmt::print(stderr,
               "usage: advisory_bench worst BYTES MAIL... | parse MAILS MAIL... | "
               "bill FILE | match COMPONENTS STORE\n");
    return 2;
}

}  // namespace

int main(int argc, char* argv[])
try {
    const std::vector<std::string_view> arguments{argv + 1, argv + argc};
    if (arguments.size() == 2 && arguments.front() == "bill") {
        advisory::bench::print_bill_reading(arguments.back());
        return 0;
    }
    const auto number = arguments.size() < 3 ? std::nullopt : read_number(arguments[1]);
    if (!number)
        return complain();

    if (arguments.front() == "match") {
        advisory::bench::print_matching_speed(*number, arguments[2]);
        return 0;
    }

    std::vector<std::string> mails;
    for (std::size_t at = 2; at < arguments.size(); ++at)
        mails.push_back(advisory::test::read_file(arguments[at]));

    if (arguments.front() == "worst")
        advisory::bench::print_worst_cases(*number, mails);
    else if (arguments.front() == "parse")
        advisory::bench::print_reading_speed(*number, mails);
    else
        return complain();
    return 0;
} catch (const std::exception& error) {
    fmt::print(stderr, "advisory_bench: {}\n", error.what());
    return 1;
}
