#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "versions/compare.hpp"

namespace advisory::test {

using Versions = std::vector<std::string_view>;

struct VersionPair {
    std::string_view left;
    std::string_view right;
};

/// '<', '=', '>' or '?'. doctest shows an enumerator as its number, this as it is.
char sign(versions::Order order);

/// Checks that each version comes before every later one of the list.
void check_ascending(versions::Scheme scheme, const Versions& versions);

/// Checks that all are the same version.
void check_equal(versions::Scheme scheme, const Versions& versions);

/// Checks each pair in both directions.
void check_pairs(versions::Scheme scheme,
                 versions::Order expected,
                 std::initializer_list<VersionPair> pairs);

/// Checks that the scheme's grammar refuses each text, even against itself.
void check_refused(versions::Scheme scheme, const Versions& texts);

/// Checks the laws of an order over every pair and triple: a version equals itself,
/// turning a pair around turns the answer, and no chain of answers leads back.
void check_laws(versions::Scheme scheme, const Versions& versions);

}  // namespace advisory::test
