#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/inventory.hpp"
#include "core/purl.hpp"
#include "matching/alias_table.hpp"

namespace advisory::matching {

/// The registered inventory as it is held against advisories.
struct Inventory {
    std::vector<ProductVersion> products;
    std::vector<Component> components;
    std::vector<Alias> aliases;  ///< Confirmed by a person; the shipped table is added to them.
};

/// Which field of the inventory a name was taken from, the stronger first.
enum class NameOrigin { purl, cpe, name };

/// One name under which something of the inventory may be found.
struct CandidateName {
    CanonicalName name;
    NameOrigin origin = NameOrigin::name;
    std::string shown;  ///< As the inventory writes it.
};

/// Something that an advisory can concern: a component of a product version, or the
/// product version itself.
struct Candidate {
    const ProductVersion* product = nullptr;
    const Component* component = nullptr;  ///< Null: the product itself.
    std::optional<Purl> purl;
    std::vector<CandidateName> names;
    std::vector<std::string> vendors;   ///< Canonical; what the inventory itself says.
    std::vector<std::string> families;  ///< Keys of the products that it is an artifact of.
    std::string version;
    std::string other_version;  ///< A second, different one that the inventory names.

    /// A package of a programming language: its name alone says little.
    [[nodiscard]] bool is_language_package() const;
    /// A package of a Linux distribution: fixes are often ported back.
    [[nodiscard]] bool is_distribution_package() const;
};

/// An inventory prepared for lookup by name, so that one advisory is held against a
/// hundred thousand components without a look at each.
class InventoryIndex {
public:
    explicit InventoryIndex(Inventory inventory);

    [[nodiscard]] const Inventory& inventory() const { return *inventory_; }
    [[nodiscard]] const AliasTable& aliases() const { return aliases_; }

    /// Everything that has this product key among its names or families; each once.
    [[nodiscard]] std::vector<const Candidate*> find(std::string_view product_key) const;

    /// Everything with a name that shares one of the three longest words of this product key,
    /// but for words that so many share that they tell nothing. Each once.
    [[nodiscard]] std::vector<const Candidate*> sharing_word_with(
        std::string_view product_key) const;

    /// Everything that has this canonical maker; each once.
    [[nodiscard]] std::vector<const Candidate*> made_by(std::string_view vendor) const;

private:
    using Rows = std::unordered_multimap<std::string, std::size_t>;

    void add(Candidate candidate);
    [[nodiscard]] std::vector<const Candidate*> find_in(const Rows& rows,
                                                        std::string_view key) const;

    std::unique_ptr<Inventory> inventory_;  ///< On the heap: candidates point into it.
    AliasTable aliases_;
    std::vector<Candidate> candidates_;
    Rows by_key_;
    Rows by_vendor_;
    Rows by_word_;
};

}  // namespace advisory::matching
