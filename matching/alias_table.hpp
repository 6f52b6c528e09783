#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/inventory.hpp"

namespace advisory::matching {

/// A maker and a product by the one name that all their names lead to. Keys of names.hpp;
/// an empty vendor: not known.
struct CanonicalName {
    std::string vendor;
    std::string product;
    bool is_alias = false;    ///< A table said what the product is.
    bool is_oem = false;      ///< The name is another maker's for the same software.
    bool is_package = false;  ///< A table named this very package of a registry.

    bool operator==(const CanonicalName&) const = default;
};

/// Which names mean one maker or one product: the tables that ship with the program
/// (alias_seeds.hpp) and what a person confirmed, which wins.
///
/// A former name identifies after its `valid_until` too: inventories and notices keep old names.
/// The days are evidence to show, no filter.
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
    /// "NEC製Aterm ..."); `vendor` is what is known of the maker beside the name, or empty. For
    /// a package, `name` is "namespace/name" and `vendor` the type of its URL.
    [[nodiscard]] CanonicalName product(std::string_view name, std::string_view vendor) const;

    /// True when a table or a person said that the two are never the same. A denial with a maker
    /// counts beside that maker only, not beside a name whose maker is not known.
    [[nodiscard]] bool is_denied(const CanonicalName& one, const CanonicalName& other) const;

    /// As above for a package that is called `product`, whatever its name leads to: `vendor` is
    /// the type of its URL, or "pkg", which stands for a package of any language.
    [[nodiscard]] bool is_denied(const CanonicalName& one,
                                 std::string_view vendor,
                                 std::string_view product) const;

private:
    /// Lets maps be asked with a view.
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>{}(text);
        }
    };
    template <class Value>
    using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    /// A name, and the row of `products_` that led to it; empty: none did.
    struct Lookup {
        CanonicalName name;
        std::string row;
    };

    /// A denied pair from one of its sides, whose product is the key of the map.
    struct Denial {
        std::string vendor;
        std::string other_vendor;
        std::string other_product;
    };

    [[nodiscard]] Lookup look_up(std::string_view name, std::string_view vendor) const;
    [[nodiscard]] Lookup known_product(CanonicalName name) const;

    /// A folded name without the maker in front of it, and the words left; empty when none is
    /// known.
    [[nodiscard]] std::pair<CanonicalName, std::string_view> without_maker(
        std::string_view folded) const;

    [[nodiscard]] bool may_begin_with_maker(std::string_view folded) const;

    void add_vendors(const std::vector<Alias>& aliases);
    void add_vendor(std::string_view name, std::string_view canonical);
    void part_vendors(const std::vector<Alias>& aliases);
    void add_products(const std::vector<Alias>& aliases);
    void follow_products();
    void part_products(const std::vector<Alias>& aliases);
    void let_go(std::string_view name, std::string_view vendor);
    void add_denials(const std::vector<Alias>& aliases);

    Map<std::string> vendors_;
    std::unordered_set<std::string, Hash, std::equal_to<>> first_words_;  ///< Of makers' keys.
    Map<CanonicalName> products_;                                         ///< By "vendor\nproduct".
    Map<std::vector<Denial>> denials_;  ///< By product; under "" those of whole makers.
};

}  // namespace advisory::matching
