#include "tests/bench/bill_reading.hpp"

#include <fstream>
#include <stdexcept>
#include <string>

#include <fmt/format.h>
#include <sys/resource.h>

#include "parsers/sbom/read_sbom.hpp"
#include "tests/bench/measure.hpp"

namespace advisory::bench {

namespace {

constexpr double kilo = 1024.0;

/// Megabytes.
double most_memory()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / kilo;
}

}  // namespace

void print_bill_reading(const std::filesystem::path& path)
{
    // In one piece, so that the reading of the file does not count as memory.
    std::string bill(std::filesystem::file_size(path), '\0');
    std::ifstream{path, std::ios::binary}.read(bill.data(),
                                               static_cast<std::streamsize>(bill.size()));

    constexpr double milliseconds_of_second = 1000.0;
    const auto before = most_memory();
    std::size_t components = 0;
    std::size_t findings = 0;
    const auto time = time_of([&] {
        const auto read = parsers::read_sbom(bill);
        if (!read)
            throw std::runtime_error{read.error().message};
        components = read->components.size();
        findings = read->findings.size();
    });
    fmt::print("{:.0f} MB, {} components, {} findings: {:.2f} s, {:.0f} MB beside the bill\n",
               static_cast<double>(bill.size()) / kilo / kilo,
               components,
               findings,
               time.count() / milliseconds_of_second,
               most_memory() - before);
}

}  // namespace advisory::bench
