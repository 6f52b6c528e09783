// What libFuzzer calls. FUZZ_TARGET is one of the functions of targets.hpp.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    advisory::fuzz::FUZZ_TARGET({data, size});
    return 0;
}
