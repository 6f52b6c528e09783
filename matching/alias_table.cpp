#include "matching/alias_table.hpp"

#include <algorithm>
#include <cstddef>
#include <ranges>

#include "core/ascii.hpp"
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

constexpr std::string_view made_by = "製";

/// The letters of ASCII that a key or a folded name begins with, to the first separator.
std::string_view first_word_of(std::string_view name)
{
    const auto* const end = std::ranges::find_if(name, [](char byte) {
        return !is_ascii(byte) ||
               std::string_view{" -_,;:'\"`"}.find(byte) != std::string_view::npos;
    });
    return {name.begin(), end};
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
    const auto& shipped = shipped_aliases();

    add_vendors(shipped);
    add_vendors(confirmed);
    part_vendors(confirmed);

    add_products(shipped);
    add_products(confirmed);
    follow_products();
    part_products(confirmed);

    add_denials(shipped);
    add_denials(confirmed);
}

void AliasTable::know_vendor(std::string_view name)
{
    auto key = vendor_key_of(name);
    if (key.empty() || vendors_.contains(key))
        return;
    first_words_.emplace(first_word_of(key));
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
    return look_up(name, vendor_name).name;
}

AliasTable::Lookup AliasTable::look_up(std::string_view name, std::string_view vendor_name) const
{
    CanonicalName plain;
    plain.vendor = vendor_name.empty() ? std::string{} : vendor(vendor_name);
    const auto folded = folded_name(name);
    plain.product = key_of_folded(folded);
    auto whole = known_product(std::move(plain));
    if (!whole.row.empty())
        return whole;

    // "Baxter Welch Allyn Connex": one maker by two of its names.
    auto [best, behind] = without_maker(folded);
    if (best.product.empty())
        return whole;
    auto further = without_maker(behind).first;
    if (further.vendor == best.vendor)
        std::swap(best, further);
    return known_product(std::move(best));
}

std::pair<CanonicalName, std::string_view> AliasTable::without_maker(std::string_view folded) const
{
    if (!may_begin_with_maker(folded))
        return {};

    // The longest known maker wins: "palo alto networks" before "palo alto".
    const auto splits = splits_of(folded);
    for (const auto& [maker, product, is_marked] : splits | std::views::reverse) {
        auto key = vendor_key_of(without_company_word(maker));
        const auto known = vendors_.find(key);
        if (key.empty() || (known == vendors_.end() && !is_marked))
            continue;

        CanonicalName name;
        name.product = key_of(product);
        name.vendor = std::move(key);
        if (known != vendors_.end())
            name.vendor = known->second;
        if (!name.product.empty())
            return {std::move(name), product.substr(product.find_first_not_of(' '))};
    }
    return {};
}

/// Most names begin with a word that no maker's name begins with; this tells at once.
bool AliasTable::may_begin_with_maker(std::string_view folded) const
{
    const auto word = first_word_of(folded);
    return word.empty() || word == "the" || first_words_.contains(word) || folded.contains(made_by);
}

AliasTable::Lookup AliasTable::known_product(CanonicalName name) const
{
    const auto row = joined(name.vendor, name.product);
    const auto of_any_maker = std::string_view{row}.substr(name.vendor.size());
    for (const std::string_view key : {std::string_view{row}, of_any_maker}) {
        const auto known = products_.find(key);
        if (known != products_.end())
            return {.name = known->second, .row = known->first};
    }
    return {.name = std::move(name), .row = {}};
}

bool AliasTable::is_denied(const CanonicalName& one, const CanonicalName& other) const
{
    return is_denied(one, other.vendor, other.product);
}

bool AliasTable::is_denied(const CanonicalName& one,
                           std::string_view vendor,
                           std::string_view product) const
{
    const auto is = [](std::string_view said, std::string_view name) {
        return said.empty() || said == name;
    };
    const auto denies = [&](const Denial& denial) {
        return is(denial.vendor, one.vendor) && is(denial.other_vendor, vendor) &&
               is(denial.other_product, product);
    };
    // Nobody is told apart from himself, by however wide a denial.
    if (one.product == product && one.vendor == vendor)
        return false;
    for (const std::string_view key : {std::string_view{one.product}, std::string_view{}}) {
        const auto found = denials_.find(key);
        if (found != denials_.end() && std::ranges::any_of(found->second, denies))
            return true;
    }
    return false;
}

void AliasTable::add_vendors(const std::vector<Alias>& aliases)
{
    for (const auto& alias : aliases) {
        if (!alias.is_denied && alias.product.empty())
            add_vendor(alias.vendor, alias.canonical_vendor);
    }
    for (const auto& alias : aliases) {
        if (!alias.is_denied)
            know_vendor(alias.canonical_vendor);
    }
}

void AliasTable::add_vendor(std::string_view name, std::string_view canonical)
{
    const auto from = vendor_key_of(name);
    const auto to = vendor_key_of(canonical) == from ? from : vendor(canonical);
    if (from.empty() || to.empty())
        return;

    // What led to a name that now leads on follows it.
    const auto known = vendors_.find(from);
    if (known != vendors_.end() && known->second == from && from != to) {
        for (auto& [other, target] : vendors_) {
            if (target == from)
                target = to;
        }
    }
    for (const auto& key : {from, to}) {
        first_words_.emplace(first_word_of(key));
        vendors_[key] = to;
    }
}

/// A person told two makers apart: an alias that makes them one does not count.
void AliasTable::part_vendors(const std::vector<Alias>& aliases)
{
    for (const auto& alias : aliases) {
        const bool is_of_makers = alias.product.empty() && alias.canonical_product.empty();
        if (!alias.is_denied || !is_of_makers)
            continue;
        for (const auto& name : {alias.vendor, alias.canonical_vendor}) {
            const auto key = vendor_key_of(name);
            const auto known = vendors_.find(key);
            if (known != vendors_.end() && vendor(alias.vendor) == vendor(alias.canonical_vendor))
                known->second = key;
        }
    }
}

void AliasTable::add_products(const std::vector<Alias>& aliases)
{
    for (const auto& alias : aliases) {
        if (alias.is_denied || alias.product.empty())
            continue;
        // "Contoso SR-500" of a notice: the maker must be known to be split off. For packages
        // it is the type of a URL.
        if (alias.kind != "purl")
            know_vendor(alias.vendor);
        know_vendor(alias.canonical_vendor);
        const auto maker = alias.vendor.empty() ? std::string{} : vendor(alias.vendor);
        products_[joined(maker, key_of(alias.product))] = {
            .vendor = vendor(alias.canonical_vendor),
            .product = key_of(alias.canonical_product),
            .is_alias = true,
            .is_oem = alias.kind == "oem",
            .is_package = alias.kind == "purl",
        };
    }
}

/// A person's row may lead to a name that another row leads on, or rename what ships. Rows in a
/// circle end somewhere on it.
void AliasTable::follow_products()
{
    constexpr int most_steps = 4;
    for (auto& [key, name] : products_) {
        for (int step = 0; step < most_steps; ++step) {
            const auto next = known_product({.vendor = name.vendor, .product = name.product}).name;
            if (next.vendor == name.vendor && next.product == name.product)
                break;
            name.vendor = next.vendor;
            name.product = next.product;
            name.is_oem = name.is_oem || next.is_oem;
        }
    }
}

/// A person told two names apart: what makes them one does not count, for the one that a notice
/// writes first unless it is the name that the other leads to.
void AliasTable::part_products(const std::vector<Alias>& aliases)
{
    for (const auto& alias : aliases) {
        if (!alias.is_denied || alias.product.empty() || alias.canonical_product.empty())
            continue;
        const auto one = product(alias.product, alias.vendor);
        const auto other = product(alias.canonical_product, alias.canonical_vendor);
        if (one.vendor != other.vendor || one.product != other.product)
            continue;
        const bool leads_elsewhere = one.product != key_of(alias.product) ||
                                     (!alias.vendor.empty() && one.vendor != vendor(alias.vendor));
        if (leads_elsewhere)
            let_go(alias.product, alias.vendor);
        else
            let_go(alias.canonical_product, alias.canonical_vendor);
    }
}

/// Lets a name stand for itself again: beside its maker only, if it has one.
void AliasTable::let_go(std::string_view name, std::string_view vendor_name)
{
    if (vendor_name.empty()) {
        products_.erase(look_up(name, {}).row);
        return;
    }
    CanonicalName own;
    own.vendor = vendor(vendor_name);
    own.product = key_of(name);
    products_[joined(own.vendor, own.product)] = own;
}

void AliasTable::add_denials(const std::vector<Alias>& aliases)
{
    const auto side = [this](const std::string& vendor_name, const std::string& product_name) {
        if (!product_name.empty())
            return product(product_name, vendor_name);
        CanonicalName maker;
        maker.vendor = vendor(vendor_name);
        return maker;
    };
    for (const auto& alias : aliases) {
        if (!alias.is_denied)
            continue;
        const auto one = side(alias.vendor, alias.product);
        const auto other = side(alias.canonical_vendor, alias.canonical_product);
        const bool is_same = one.vendor == other.vendor && one.product == other.product;
        const bool is_of_all = (one.vendor.empty() && one.product.empty()) ||
                               (other.vendor.empty() && other.product.empty());
        if (is_same || is_of_all)
            continue;
        denials_[one.product].push_back({one.vendor, other.vendor, other.product});
        denials_[other.product].push_back({other.vendor, one.vendor, one.product});
    }
}

}  // namespace advisory::matching
