#pragma once

#include <span>
#include <string_view>

namespace advisory::matching {

/// A maker under another name.
struct VendorSeed {
    std::string_view name;
    std::string_view canonical;
};

/// A product under another name, or the maker of a product whose name says all. With an
/// empty vendor the name alone means this product and no other.
struct ProductSeed {
    std::string_view vendor;
    std::string_view name;
    std::string_view canonical_vendor;
    std::string_view canonical_product;
};

/// The tables that ship with the program. Every row is a statement that two names mean one
/// thing: a wrong row makes a wrong verdict, so a row needs to be beyond doubt.
std::span<const VendorSeed> vendor_seeds();
std::span<const ProductSeed> product_seeds();

}  // namespace advisory::matching
