#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/inventory.hpp"
#include "matching/alias_table.hpp"
#include "matching/alike_names.hpp"
#include "matching/candidate.hpp"
#include "matching/postings.hpp"
#include "matching/software_table.hpp"
#include "matching/string_pool.hpp"

namespace advisory::matching {

/// A product version as it is registered: its components, and where it stands.
struct RegisteredProduct {
    ProductVersion product;
    std::vector<Component> components;
    std::vector<Installation> installations;
};

/// Where a candidate stands in the inventory.
struct Placement {
    std::int64_t product = 0;    ///< ProductVersion::row.
    std::int64_t component = 0;  ///< Component::row; 0: it is the product itself.
};

/// The registered inventory prepared for lookup by name: loaded once, then changed one product
/// version at a time. Software that many products contain is kept once, so that a notice is
/// held against it once.
class InventoryIndex {
public:
    using Number = SoftwareTable::Number;

    /// `confirmed`: the aliases that a person added; the shipped table is added to them.
    explicit InventoryIndex(const std::vector<Alias>& confirmed);
    InventoryIndex(InventoryIndex&&) = default;

    /// Makes makers known, so that their names are split off in front of products. All makers
    /// of an inventory should be known before its first product is put: names that are there
    /// already are read again, one look at each name.
    void know_vendors(std::span<const std::string> vendors);

    /// Reads software before any product that contains it is put. Not needed; but what is read one
    /// after the other lies together in memory, and a notice is held against all of one name.
    void expect(const Component& component) { add(component); }

    /// Registers a product version, or lays it over what is there with its row.
    void put(const RegisteredProduct& registered);

    /// Takes a product version out; one that is not there is no fault.
    void remove(std::int64_t product_row);

    [[nodiscard]] const AliasTable& aliases() const { return aliases_; }
    [[nodiscard]] std::size_t product_count() const { return products_.size(); }
    [[nodiscard]] std::size_t component_count() const { return component_count_; }

    /// Candidates that have this product key among their names or families, or the key of an
    /// EditionForm; each once. Here and below only those that stand somewhere.
    [[nodiscard]] std::vector<Number> find(std::string_view product_key) const;

    /// Candidates with a name that is only like this product key (are_similar), or that is it with
    /// a platform or edition; each once.
    [[nodiscard]] std::vector<Number> alike(std::string_view product_key) const;

    /// Candidates that have this canonical maker; each once.
    [[nodiscard]] std::vector<Number> made_by(std::string_view vendor) const;

    [[nodiscard]] Candidate candidate(Number number) const { return software_.candidate(number); }

    /// By product and component; empty for what no product contains any more.
    [[nodiscard]] std::vector<Placement> placements(Number number) const;

    /// A registered product version; null for any other row. Valid until the next change.
    [[nodiscard]] const ProductVersion* product(std::int64_t product_row) const;

    /// Of a product version; empty when none is on record.
    [[nodiscard]] std::span<const Installation> installations(std::int64_t product_row) const;

private:
    struct Product {
        ProductVersion product;
        Number itself = 0;
        std::vector<SoftwareTable::PlaceNumber> places;
        std::vector<Installation> installations;
    };

    Number add(const Component& component);
    Number add(const ProductVersion& product);
    void index(Number number, const Candidate& candidate);
    void keep_placed_once(std::vector<Number>& numbers) const;
    void read_again(std::span<const std::string> vendor_keys);

    std::unique_ptr<StringPool> pool_ = std::make_unique<StringPool>();  ///< Others refer to it.
    AliasTable aliases_;
    SoftwareTable software_{*pool_};
    AlikeNames alike_{*pool_};
    Postings by_key_;
    Postings by_vendor_;
    std::map<std::int64_t, Product> products_;  ///< By ProductVersion::row.
    std::size_t component_count_ = 0;
};

}  // namespace advisory::matching
