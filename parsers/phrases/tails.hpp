#pragma once

#include "parsers/phrases/clauses.hpp"

namespace advisory::parsers::phrases {

/// Takes the brackets and tails behind a clause into it: its CVEs, its branch, its
/// exceptions, platforms and editions. A bracket that no rule knows becomes a condition.
void take_tails(Cursor& cursor, const Context& context, Clause& clause);

/// Takes one bracket that speaks of something beside the versions: platforms, editions, or a
/// condition, which leaves a doubt. False when none stands here.
bool take_note(Cursor& cursor, const Context& context, Clause& clause);

/// True when a word such as を除く stands near ahead. Spares long lists the search for an
/// exception behind each member.
bool may_have_exception(const Cursor& cursor);

/// Takes an enumeration of ranges without tails, as exceptions have it.
std::vector<Interval> take_plain_intervals(Cursor& cursor, const Context& context);

}  // namespace advisory::parsers::phrases
