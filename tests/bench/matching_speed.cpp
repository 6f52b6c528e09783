#include "tests/bench/matching_speed.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include <fmt/format.h>

#include "matching/inventory_index.hpp"
#include "matching/match_advisory.hpp"
#include "tests/bench/catalogue.hpp"
#include "tests/bench/measure.hpp"
#include "tests/bench/stored_speed.hpp"

namespace advisory::bench {

namespace {

constexpr std::size_t devices = 2'000;
constexpr std::size_t notices = 5'000;

void print_row(std::string_view name, double value, std::string_view unit)
{
    fmt::print("{}\t{:.4f}\t{}\n", name, value, unit);
    std::fflush(stdout);
}

/// What the process holds in memory now.
double resident_megabytes()
{
    std::size_t all = 0;
    std::size_t resident = 0;
    std::ifstream{"/proc/self/statm"} >> all >> resident;
    return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

double part_of(const std::vector<double>& sorted, double part)
{
    return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

/// Milliseconds an item at the median, in the mean and at the 99th percentile.
struct ItemTimes {
    double median = 0;
    double mean = 0;
    double late = 0;
    std::size_t matches = 0;
    std::array<double, 4> means{};  ///< By Catalogue::Naming.
};

ItemTimes time_items(const matching::InventoryIndex& index, const std::vector<Advisory>& items)
{
    constexpr double late = 0.99;
    ItemTimes result;
    std::vector<double> times;
    std::array<double, 4> counts{};
    for (std::size_t number = 0; number < items.size(); ++number) {
        std::size_t matches = 0;
        times.push_back(time_of([&] {
                            matches = matching::match_advisory(items[number], index).size();
                        }).count());
        result.matches += matches;
        result.mean += times.back() / static_cast<double>(items.size());
        const auto naming = static_cast<std::size_t>(Catalogue::naming_of(number));
        result.means[naming] += times.back();
        counts[naming] += 1;
    }
    for (std::size_t naming = 0; naming < counts.size(); ++naming)
        result.means[naming] /= counts[naming];
    std::ranges::sort(times);
    result.median = part_of(times, 0.5);
    result.late = part_of(times, late);
    return result;
}

ItemTimes print_size(const Catalogue& catalogue, std::size_t components)
{
    std::vector<Advisory> items;
    for (std::size_t number = 0; number < notices; ++number)
        items.push_back(catalogue.notice(number));

    matching::InventoryIndex index{{}};
    std::vector<std::string> vendors;
    std::vector<Component> software;
    for (std::size_t number = 0; number < devices; ++number) {
        for (auto& component : catalogue.device(number, components / devices).components) {
            vendors.push_back(component.vendor);
            software.push_back(std::move(component));
        }
    }
    index.know_vendors(vendors);
    vendors = {};
    std::ranges::sort(software, {}, &Component::name);

    // The list stays until the index is measured: what it leaves free is not the index's.
    const auto before = resident_megabytes();
    auto load = time_of([&] {
        for (const auto& component : software)
            index.expect(component);
    });
    for (std::size_t number = 0; number < devices; ++number) {
        const auto device = catalogue.device(number, components / devices);
        load += time_of([&] { index.put(device); });
    }
    const auto memory = resident_megabytes() - before;
    software = {};
    const auto update =
        time_of([&] { index.put(catalogue.device(devices / 2, components / devices)); });
    const auto times = time_items(index, items);

    const auto name = fmt::format("{} components", components);
    print_row(name + ": load", load.count() / 1000.0, "s");
    print_row(name + ": memory", memory, "MB");
    print_row(name + ": one product anew", update.count(), "ms");
    print_row(name + ": item, median", times.median, "ms");
    print_row(name + ": item, mean", times.mean, "ms");
    print_row(name + ": item, 99th percentile", times.late, "ms");
    constexpr std::array<std::string_view, 4> namings{"what all have",
                                                      "what some have",
                                                      "what nobody has",
                                                      "what is alike"};
    for (std::size_t naming = 0; naming < namings.size(); ++naming)
        print_row(fmt::format("{}: item on {}, mean", name, namings[naming]),
                  times.means[naming],
                  "ms");
    print_row(name + ": matches an item",
              static_cast<double>(times.matches) / static_cast<double>(items.size()),
              "");
    return times;
}

}  // namespace

void print_matching_speed(std::size_t components, const std::filesystem::path& store)
{
    // As many products as make a notice concern equally many devices in both.
    constexpr std::size_t tenth = 10;
    constexpr std::size_t devices_with_product = 20;
    const Catalogue small_catalogue{components / tenth / devices_with_product};
    const Catalogue catalogue{components / devices_with_product};
    const auto small = print_size(small_catalogue, components / tenth);
    const auto large = print_size(catalogue, components);
    print_row("growth of the median, tenfold inventory", large.median / small.median, "times");
    print_row("growth of the mean, tenfold inventory", large.mean / small.mean, "times");

    for (const auto& [name, value, unit] : measure_store(catalogue, components, store))
        print_row(name, value, unit);
}

}  // namespace advisory::bench
