#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/bench/catalogue.hpp"

namespace advisory::bench {

/// One figure.
struct Figure {
    std::string name;
    double value = 0;
    std::string unit;
};

/// Registers `components` in a new store, evaluates 10,000 notices, and evaluates them again. Then
/// fills the store up to `components` matches for a listing to be measured on.
std::vector<Figure> measure_store(const Catalogue& catalogue,
                                  std::size_t components,
                                  const std::filesystem::path& store);

}  // namespace advisory::bench
