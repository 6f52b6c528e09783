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

/// Where a maker's name may end in a key: before a blank, and between ASCII and Japanese.
std::vector<std::size_t> word_ends(std::string_view key)
{
    std::vector<std::size_t> ends;
    for (std::size_t at = 1; at < key.size(); ++at) {
        if (key[at] == ' ' || is_ascii(key[at]) != is_ascii(key[at - 1]))
            ends.push_back(at);
    }
    return ends;
}

std::string_view without_blank(std::string_view text)
{
    return text.starts_with(' ') ? text.substr(1) : text;
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
            denied_.emplace_back(
                product(key_of(alias.product), vendor_key_of(alias.vendor)),
                product(key_of(alias.canonical_product), vendor_key_of(alias.canonical_vendor)));
    }
}

std::string AliasTable::vendor(std::string_view name) const
{
    auto key = vendor_key_of(name);
    const auto known = vendors_.find(key);
    return known == vendors_.end() ? key : known->second;
}

CanonicalName AliasTable::product(std::string_view key, std::string_view vendor_key) const
{
    const auto whole = products_.find(joined({}, key));
    if (whole != products_.end())
        return whole->second;

    CanonicalName name{
        .vendor = vendor_key.empty() ? std::string{} : vendor(vendor_key),
        .product = std::string{key},
        .is_alias = false,
    };
    // The longest known maker wins: "palo alto networks" before "palo alto".
    for (const auto end : word_ends(key)) {
        const auto known = vendors_.find(vendor_key_of(key.substr(0, end)));
        const auto rest = without_blank(key.substr(end));
        const bool is_named =
            known != vendors_.end() || (!name.vendor.empty() && key.substr(0, end) == name.vendor);
        if (!is_named || rest.empty())
            continue;
        if (known != vendors_.end())
            name.vendor = known->second;
        name.product = std::string{rest};
    }

    for (const auto& alias : {joined(name.vendor, name.product), joined({}, name.product)}) {
        const auto known = products_.find(alias);
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
