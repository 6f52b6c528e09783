#include "tests/faults/fake_clock.hpp"

#include <fmt/format.h>

namespace advisory::test {

namespace {

/// What both have in common. The sanitizer wants to be loaded before all others, and does not
/// need to be: libfaketime allocates nothing before it is there.
std::vector<std::string> preloaded()
{
    return {"LD_PRELOAD=" ADVISORY_FAKETIME,
            "ASAN_OPTIONS=verify_asan_link_order=0",
            "NO_FAKE_STAT=1",
            "TZ=UTC"};
}

}  // namespace

std::vector<std::string> fake_clock(std::string_view time)
{
    auto variables = preloaded();
    variables.push_back(fmt::format("FAKETIME={}", time));
    return variables;
}

std::vector<std::string> settable_clock(const std::filesystem::path& file)
{
    auto variables = preloaded();
    variables.push_back(fmt::format("FAKETIME_TIMESTAMP_FILE={}", file.string()));
    variables.emplace_back("FAKETIME_NO_CACHE=1");
    variables.emplace_back("FAKETIME_DONT_FAKE_MONOTONIC=1");
    return variables;
}

}  // namespace advisory::test
