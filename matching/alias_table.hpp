#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/inventory.hpp"

namespace advisory::matching {

/// A maker and a product by the one name that all their names lead to. Keys of names.hpp;
/// an empty vendor: not known.
struct CanonicalName {
    std::string vendor;
    std::string product;
    bool is_alias = false;  ///< A table said what the product is.

    bool operator==(const CanonicalName&) const = default;
};

/// Which names mean one maker or one product: the table that ships with the program
/// (alias_seeds.cpp) and the aliases that a person confirmed, which win.
class AliasTable {
public:
    explicit AliasTable(const std::vector<Alias>& confirmed);

    /// Makes a maker's name known, so that it is split off in front of a product.
    void know_vendor(std::string_view name);

    /// The canonical key of a maker; its own key when no table knows it.
    [[nodiscard]] std::string vendor(std::string_view name) const;

    /// True for a maker of a table or of the inventory, under any of its names.
    [[nodiscard]] bool knows_vendor(std::string_view name) const;

    /// What a product name means. A maker's name in front of it is split off ("Apache Log4j",
    /// "NEC製Aterm ..."); `vendor` is what is known of the maker beside the name, or empty.
    [[nodiscard]] CanonicalName product(std::string_view name, std::string_view vendor) const;

    /// True when a person said that the two are never the same.
    [[nodiscard]] bool is_denied(const CanonicalName& one, const CanonicalName& other) const;

private:
    /// A name without the maker in front of it, and the words left; empty when none is known.
    [[nodiscard]] std::pair<CanonicalName, std::string_view> without_maker(
        std::string_view name) const;
    [[nodiscard]] CanonicalName known_product(CanonicalName name) const;
    void add_vendor(std::string_view name, std::string_view canonical);
    void add_product(std::string_view vendor,
                     std::string_view product,
                     std::string_view canonical_vendor,
                     std::string_view canonical_product);

    std::unordered_map<std::string, std::string> vendors_;
    std::unordered_map<std::string, CanonicalName> products_;  ///< By "vendor\n product".
    std::vector<std::pair<CanonicalName, CanonicalName>> denied_;
};

}  // namespace advisory::matching
