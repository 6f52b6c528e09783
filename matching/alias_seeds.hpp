#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/inventory.hpp"

namespace advisory::matching {

/// The tables of matching/seeds: makers, products, and what is never the same.
enum class SeedKind { vendors, products, denied };

/// A table, taken apart: one alias for each name of a row, with `source` "shipped: ...".
struct SeedTable {
    std::vector<Alias> aliases;
    std::vector<std::string> faults;  ///< "line 12: ..."; a row with a fault is left out.
};

SeedTable read_seed_table(SeedKind kind, std::string_view text);

/// What makes a set of aliases unsound, one sentence each: a name without a letter, a name that
/// says nothing, that is listed twice or leads to two things, a canonical name that leads on to
/// another one, a maker that nobody knows, an unknown kind, an impossible day.
std::vector<std::string> find_faults(std::span<const Alias> aliases);

/// The aliases and denials that ship with the program, read at the first call. Every one is a
/// statement that two names mean one thing, or never do: a wrong one makes a wrong verdict, so
/// each needs to be beyond doubt.
const std::vector<Alias>& shipped_aliases();

}  // namespace advisory::matching
