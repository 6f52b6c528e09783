#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "core/advisory.hpp"
#include "core/inventory.hpp"
#include "matching/inventory_index.hpp"

namespace advisory::bench {

/// An invented market of software, always the same: makers, products under purls of every
/// kind or CPE names, versions. Some products are in almost every device and most are in few, as
/// in real bills of materials (the n-th of them is some n times rarer than the first).
class Catalogue {
public:
    /// `products`: how many there are.
    explicit Catalogue(std::size_t products);

    /// A device with so many components. Devices with the same number are the same.
    [[nodiscard]] matching::RegisteredProduct device(std::size_t number,
                                                     std::size_t components) const;

    /// A notice with one item. Seven in ten name a product of the catalogue, as a notice writes it;
    /// the others name what nobody has, a name that is like one, or a maker.
    [[nodiscard]] Advisory notice(std::size_t number) const;

private:
    struct Software {
        std::string vendor;
        std::string name;
        std::string purl;  ///< Without a version; empty: it has a CPE.
        std::string cpe;   ///< With "{}" for the version.
    };

    [[nodiscard]] const Software& pick(std::mt19937_64& random) const;
    [[nodiscard]] static std::string version(std::mt19937_64& random);

    std::vector<Software> software_;
};

}  // namespace advisory::bench
