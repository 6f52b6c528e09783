#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/affected_range.hpp"
#include "parsers/phrases/terms.hpp"

namespace advisory::parsers::phrases {

/// How a clause is joined to the one before it.
enum class Joint { none, comma, also, either, both };

/// One range of a phrase, and what its brackets and tails say about it.
struct Clause {
    enum class Shape {
        single,  ///< One version.
        low,     ///< Bounded below only.
        high,    ///< Bounded above only.
        range,   ///< Bounded on both sides, or a branch.
        all,     ///< Every version; no interval.
    };

    Shape shape = Shape::single;
    Interval interval;
    Joint joint = Joint::none;
    Term term;                     ///< The version that the clause starts with.
    bool has_operator = false;     ///< A word says what the version bounds.
    bool is_branch = false;        ///< A branch alone: 2.x.
    bool is_named_branch = false;  ///< "3.2系", "6.2 の全バージョン": a word makes it one.
    bool names_itself = false;     ///< "X およびそれ以前".
    bool has_doubt = false;        ///< Something was left out: the status is partial.
    std::vector<Interval> exceptions;
    std::vector<Interval> spared;  ///< Said not to be affected, of the clause or beside it.
    std::vector<std::string> cves;
    std::vector<Qualifier> qualifiers;
    std::vector<std::string> flags;
};

/// Takes one range: "2.0 から 2.15.0 より前", "prior to 3.1", "2.x 系", ">= 1.0".
std::optional<Clause> take_clause(Cursor& cursor, const Context& context);

}  // namespace advisory::parsers::phrases
