#pragma once

#include <string>
#include <string_view>

#include "versions/order.hpp"
#include "versions/scheme.hpp"

namespace advisory::versions {

struct Comparison {
    Order order = Order::unordered;
    std::string why;           ///< One sentence for `vercmp` and `explain`.
    bool has_flavour = false;  ///< A vendor flavour (-fips) was set aside.
    bool is_refused = false;   ///< A text is outside the scheme's grammar; generic may know it.
};

/// Compares two versions by the rules of a scheme; what a notice or an inventory
/// writes may be given as it stands (full-width, "Ver.", "v", "バージョン").
///
/// An empty or absurdly long text (over 256 bytes) is unordered. Strict schemes
/// (semver, pypi, ...) answer unordered for what their grammar refuses, they do
/// not guess. Transitive within a scheme where it answers an order. Never throws
/// for any text.
Comparison compare(Scheme scheme, std::string_view left, std::string_view right);

/// True when `version` is a later point of the branch `branch`: 8.1.1 of 8.1.
/// The branch itself is not, nor is its pre-release. Reads both by the generic
/// rules; false when either cannot be read.
bool is_within_branch(std::string_view branch, std::string_view version);

}  // namespace advisory::versions
