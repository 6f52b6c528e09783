#pragma once

#include <string_view>

#include "core/affected_range.hpp"
#include "parsers/phrases/clauses.hpp"
#include "versions/compare.hpp"

namespace advisory::parsers::phrases {

enum class Edge { including, excluding };

/// The flag of a version with a hyphen that may join two.
constexpr std::string_view ambiguous_hyphen = "AMBIGUOUS_HYPHEN";

/// A clause with one bound: `shape` is low or high. A branch is bounded as a whole:
/// 9.8.x 以前 ends before 9.9, 9.8.x より前 before 9.8.
Clause half_clause(const Term& term, Clause::Shape shape, Edge edge);

/// The clause of a branch or version that no operator follows.
Clause bare_clause(const Term& term);

/// Bounds the open ends of a clause by a branch: 2.15.0より前の2系 is 2 to 2.15.0.
void bound_by_branch(Clause& clause, const Term& branch);

/// How the versions of two bounds compare; which bound includes its own does not count.
versions::Order order_of(const Bound& left, const Bound& right);

/// True when each bound that is there is the branch itself or a later point of it.
bool is_within(const Clause& clause, const Term& branch);

}  // namespace advisory::parsers::phrases
