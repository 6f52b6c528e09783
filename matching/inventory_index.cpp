#include "matching/inventory_index.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "matching/name_editions.hpp"
#include "matching/names.hpp"

namespace advisory::matching {

InventoryIndex::InventoryIndex(const std::vector<Alias>& confirmed) : aliases_{confirmed} {}

void InventoryIndex::know_vendors(std::span<const std::string> vendors)
{
    std::vector<std::string> fresh;
    for (const auto& vendor : vendors) {
        auto key = vendor_key_of(vendor);
        if (key.empty() || aliases_.knows_vendor(vendor))
            continue;
        aliases_.know_vendor(vendor);
        fresh.push_back(std::move(key));
    }
    if (!fresh.empty() && !products_.empty())
        read_again(fresh);
}

void InventoryIndex::put(const RegisteredProduct& registered)
{
    const auto row = registered.product.row;
    remove(row);

    auto& product = products_[row];
    product.product = registered.product;
    product.installations = registered.installations;
    product.places.reserve(registered.components.size() + 1);

    product.itself = add(registered.product);
    product.places.push_back(software_.place(product.itself, row, 0));
    for (const auto& component : registered.components)
        product.places.push_back(software_.place(add(component), row, component.row));
    component_count_ += registered.components.size();
}

void InventoryIndex::remove(std::int64_t product_row)
{
    const auto known = products_.find(product_row);
    if (known == products_.end())
        return;
    for (const auto place : known->second.places)
        software_.take_away(place);
    component_count_ -= known->second.places.size() - 1;
    products_.erase(known);
}

std::vector<InventoryIndex::Number> InventoryIndex::find(std::string_view product_key) const
{
    std::vector<Number> found;
    const auto key = pool_->find(product_key);
    if (key != StringPool::unknown)
        std::ranges::copy(by_key_.of(key), std::back_inserter(found));
    keep_placed_once(found);
    return found;
}

std::vector<InventoryIndex::Number> InventoryIndex::alike(std::string_view product_key) const
{
    std::vector<Number> found;
    for (const auto key : alike_.like(product_key))
        std::ranges::copy(by_key_.of(key), std::back_inserter(found));
    const auto base = pool_->find(base_key_of(product_key));
    if (base != StringPool::unknown)
        std::ranges::copy(by_key_.of(base), std::back_inserter(found));
    keep_placed_once(found);
    return found;
}

std::vector<InventoryIndex::Number> InventoryIndex::made_by(std::string_view vendor) const
{
    std::vector<Number> found;
    const auto key = pool_->find(vendor);
    if (key != StringPool::unknown)
        std::ranges::copy(by_vendor_.of(key), std::back_inserter(found));
    keep_placed_once(found);
    return found;
}

std::vector<Placement> InventoryIndex::placements(Number number) const
{
    std::vector<Placement> placements;
    software_.visit_places(number, [&](const SoftwareTable::Place& place) {
        placements.push_back({.product = place.product, .component = place.component});
    });
    std::ranges::sort(placements, {}, [](const Placement& placement) {
        return std::tuple{placement.product, placement.component};
    });
    return placements;
}

std::span<const Installation> InventoryIndex::installations(std::int64_t product_row) const
{
    const auto product = products_.find(product_row);
    if (product == products_.end())
        return {};
    return product->second.installations;
}

const ProductVersion* InventoryIndex::product(std::int64_t product_row) const
{
    const auto product = products_.find(product_row);
    return product == products_.end() ? nullptr : &product->second.product;
}

/// What is gone from every product must not stand in the way of what is there: a name that is
/// found ends the search for names that are like it.
void InventoryIndex::keep_placed_once(std::vector<Number>& numbers) const
{
    std::erase_if(numbers, [&](Number number) { return !software_.is_placed(number); });
    std::ranges::sort(numbers);
    const auto repeated = std::ranges::unique(numbers);
    numbers.erase(repeated.begin(), repeated.end());
}

InventoryIndex::Number InventoryIndex::add(const Component& component)
{
    const auto words = software_.words_of(component);
    const auto known = software_.find(words);
    if (known != SoftwareTable::none)
        return known;

    const auto candidate = candidate_of(component, aliases_);
    const auto number = software_.add(words, candidate);
    index(number, candidate);
    return number;
}

InventoryIndex::Number InventoryIndex::add(const ProductVersion& product)
{
    const auto candidate = candidate_of(product, aliases_);
    const auto number = software_.add(candidate);
    index(number, candidate);
    return number;
}

void InventoryIndex::index(Number number, const Candidate& candidate)
{
    for (const auto& name : candidate.names) {
        const auto key = pool_->intern(name.name.product);
        by_key_.add(key, number);
        alike_.add(key);
        if (const auto form = edition_form_of(name.name.product)) {
            by_key_.add(pool_->intern(form->key), number);
            if (!form->base.empty())
                by_key_.add(pool_->intern(form->base), number);
        }
        // "log4j core" is what a notice on "log4j" means first of all.
        const auto family = family_of(name.name.product);
        if (!family.empty())
            by_key_.add(pool_->intern(family), number);
    }
    for (const auto& family : candidate.families)
        by_key_.add(pool_->intern(family), number);
    for (const auto& vendor : candidate.vendors)
        by_vendor_.add(pool_->intern(vendor), number);
}

/// Where the name of a new maker stands in a name that is there already, the name may mean
/// something else from now on. Held against what the inventory writes: the maker may stand
/// behind an article, or be longer than the one that was split off before.
void InventoryIndex::read_again(std::span<const std::string> vendor_keys)
{
    const auto may_change = [&](Number number) {
        const auto before = software_.candidate(number);
        return std::ranges::any_of(before.names, [&](const CandidateName& name) {
            const auto key = key_of(name.shown);
            return std::ranges::any_of(vendor_keys, [&](const std::string& vendor) {
                return key.contains(vendor);
            });
        });
    };

    std::vector<Number> changed;
    software_.visit_components([&](Number number) {
        if (may_change(number))
            changed.push_back(number);
    });
    for (const auto before : changed) {
        const auto candidate = candidate_of(software_.component(before), aliases_);
        const auto now = software_.add(software_.words(before), candidate);
        software_.move_places(before, now);
        index(now, candidate);
    }

    for (auto& [row, product] : products_) {
        if (!may_change(product.itself))
            continue;
        const auto before = std::exchange(product.itself, add(product.product));
        software_.move_places(before, product.itself);
    }
}

}  // namespace advisory::matching
