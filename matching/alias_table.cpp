#include "matching/alias_table.hpp"

#include <algorithm>
#include <cstddef>

#include "matching/alias_seeds.hpp"
#include "matching/names.hpp"

namespace advisory::matching {

namespace {

std::string joined(std::string_view vendor, std::string_view product)
{
    std::string key{vendor};
    key += '\n';
    key += product;
    return key;
}

bool is_ascii(char byte)
{
    return static_cast<unsigned char>(byte) < 0x80;
}

/// A maker's name in front of a product, and what stands behind it.
struct Split {
    std::string_view vendor;
    std::string_view product;
    bool is_marked = false;  ///< By 製: the name is a maker's, known or not.
};

/// Where a maker's name may end: at a blank, between ASCII and Japanese, and at 製.
std::vector<Split> splits_of(std::string_view name)
{
    constexpr std::string_view made_by = "製";
    constexpr std::size_t longest_maker = 120;
    std::vector<Split> splits;
    for (std::size_t at = 1; at < std::min(name.size(), longest_maker); ++at) {
        const auto rest = name.substr(at);
        const bool is_made_by = rest.starts_with(made_by) && !rest.starts_with("製品");
        if (is_made_by)
            splits.push_back({name.substr(0, at), rest.substr(made_by.size()), true});
        else if (rest.front() == ' ' || is_ascii(name[at]) != is_ascii(name[at - 1]))
            splits.push_back({name.substr(0, at), rest, false});
    }
    return splits;
}

std::string_view without_company_word(std::string_view vendor)
{
    constexpr std::string_view company = "社";
    return vendor.ends_with(company) ? vendor.substr(0, vendor.size() - company.size()) : vendor;
}

}  // namespace

AliasTable::AliasTable(const std::vector<Alias>& confirmed)
{
    for (const auto& seed : vendor_seeds())
        add_vendor(seed.name, seed.canonical);
    for (const auto& seed : product_seeds())
        add_product(seed.vendor, seed.name, seed.canonical_vendor, seed.canonical_product);

    for (const auto& alias : confirmed) {
        if (!alias.is_denied && alias.product.empty())
            add_vendor(alias.vendor, alias.canonical_vendor);
        else if (!alias.is_denied)
            add_product(alias.vendor,
                        alias.product,
                        alias.canonical_vendor,
                        alias.canonical_product);
    }
    for (const auto& alias : confirmed) {
        if (alias.is_denied)
            denied_.emplace_back(product(alias.product, alias.vendor),
                                 product(alias.canonical_product, alias.canonical_vendor));
    }
}

void AliasTable::know_vendor(std::string_view name)
{
    const auto key = vendor_key_of(name);
    if (!key.empty())
        vendors_.emplace(key, key);
}

std::string AliasTable::vendor(std::string_view name) const
{
    auto key = vendor_key_of(name);
    const auto known = vendors_.find(key);
    return known == vendors_.end() ? key : known->second;
}

bool AliasTable::knows_vendor(std::string_view name) const
{
    return vendors_.contains(vendor_key_of(name));
}

CanonicalName AliasTable::product(std::string_view name, std::string_view vendor_name) const
{
    const CanonicalName plain{
        .vendor = vendor_name.empty() ? std::string{} : vendor(vendor_name),
        .product = key_of(name),
        .is_alias = false,
    };
    auto whole = known_product(plain);
    if (whole.is_alias)
        return whole;

    // "Baxter Welch Allyn Connex": one maker by two of its names.
    auto [best, behind] = without_maker(name);
    if (best.product.empty())
        return known_product(plain);
    const auto further = without_maker(behind).first;
    return known_product(further.vendor == best.vendor ? further : best);
}

std::pair<CanonicalName, std::string_view> AliasTable::without_maker(std::string_view name) const
{
    // The longest known maker wins: "palo alto networks" before "palo alto".
    CanonicalName best;
    std::string_view behind;
    for (const auto& [maker, product, is_marked] : splits_of(name)) {
        const auto key = vendor_key_of(without_company_word(maker));
        const auto known = vendors_.find(key);
        auto rest = key_of(product);
        if (rest.empty() || key.empty() || (known == vendors_.end() && !is_marked))
            continue;
        best.vendor = known != vendors_.end() ? known->second : key;
        best.product = std::move(rest);
        behind = product;
    }
    return {std::move(best), behind};
}

CanonicalName AliasTable::known_product(CanonicalName name) const
{
    for (const auto& key : {joined(name.vendor, name.product), joined({}, name.product)}) {
        const auto known = products_.find(key);
        if (known != products_.end())
            return known->second;
    }
    return name;
}

bool AliasTable::is_denied(const CanonicalName& one, const CanonicalName& other) const
{
    const auto same = [](const CanonicalName& left, const CanonicalName& right) {
        return left.product == right.product &&
               (left.vendor.empty() || right.vendor.empty() || left.vendor == right.vendor);
    };
    return std::ranges::any_of(denied_, [&](const auto& pair) {
        return (same(pair.first, one) && same(pair.second, other)) ||
               (same(pair.first, other) && same(pair.second, one));
    });
}

void AliasTable::add_vendor(std::string_view name, std::string_view canonical)
{
    auto key = vendor_key_of(canonical);
    const auto known = vendors_.find(key);
    if (known != vendors_.end())
        key = known->second;

    vendors_[key] = key;
    vendors_[vendor_key_of(name)] = key;
}

void AliasTable::add_product(std::string_view vendor_name,
                             std::string_view product_name,
                             std::string_view canonical_vendor,
                             std::string_view canonical_product)
{
    if (!canonical_vendor.empty())
        add_vendor(canonical_vendor, canonical_vendor);

    products_[joined(vendor_name.empty() ? std::string{} : vendor(vendor_name),
                     key_of(product_name))] = {
        .vendor = vendor(canonical_vendor),
        .product = key_of(canonical_product),
        .is_alias = true,
    };
}

}  // namespace advisory::matching
