#pragma once

#include <vector>

#include "parsers/phrases/clauses.hpp"

namespace advisory::parsers::phrases {

/// The version part of a phrase.
struct Reading {
    std::vector<Clause> clauses;
    bool is_not_affected = false;  ///< The sentence says so of its versions.
};

/// Takes clauses with their joints, brackets and tails as far as the grammar goes.
/// Empty when not even one clause stands at the cursor.
Reading take_reading(Cursor& cursor, const Context& context);

/// Takes what may end a phrase: 。, です, が影響を受けます, は影響を受けません.
void take_end(Cursor& cursor, Reading& reading);

}  // namespace advisory::parsers::phrases
