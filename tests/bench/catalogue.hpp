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
/// kind or CPE names, versions. The first twelve are in every device, as zlib and OpenSSL are; of
/// the others a device has some, no product twice.
class Catalogue {
public:
    /// `products`: how many there are.
    explicit Catalogue(std::size_t products);

    /// A device with so many components. Devices with the same number are the same.
    [[nodiscard]] matching::RegisteredProduct device(std::size_t number,
                                                     std::size_t components) const;

    /// A notice with one item. Of twenty-five, one names a product that every device has, fifteen
    /// name any of the catalogue, five what nobody has, and four a name that is only like one.
    [[nodiscard]] Advisory notice(std::size_t number) const;

    /// What a notice names.
    enum class Naming { what_all_have, what_some_have, what_nobody_has, what_is_alike };
    [[nodiscard]] static Naming naming_of(std::size_t number);

private:
    struct Software {
        std::string vendor;
        std::string name;
        std::string purl;  ///< Without a version; empty: it has a CPE.
        std::string cpe;   ///< With "{}" for the version.
    };

    [[nodiscard]] static std::string version(std::mt19937_64& random);

    std::vector<Software> software_;
};

}  // namespace advisory::bench
