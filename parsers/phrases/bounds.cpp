#include "parsers/phrases/bounds.hpp"

#include <optional>

#include "versions/compare.hpp"

namespace advisory::parsers::phrases {

namespace {

using Shape = Clause::Shape;

// A branch as a lower end: 9.8.x from 9.8 on, or behind it from 9.9 on.
void set_low(Clause& clause, const Term& term, Edge edge)
{
    clause.interval.low = Bound{term.version, edge == Edge::including};
    if (!term.is_branch || edge == Edge::including)
        return;

    const auto next = next_branch(term.version);
    clause.has_doubt = clause.has_doubt || !next;
    clause.interval.low = Bound{next.value_or(term.version), true};
}

// A branch as an upper end: 9.8.x up to all of it, so before 9.9, or before 9.8.
void set_high(Clause& clause, const Term& term, Edge edge)
{
    clause.interval.high = Bound{term.version, edge == Edge::including};
    if (!term.is_branch)
        return;

    const auto next = next_branch(term.version);
    clause.has_doubt = clause.has_doubt || !next;
    clause.interval.high = Bound{
        edge == Edge::including ? next.value_or(term.version) : term.version,
        /*inclusive=*/false,
    };
}

void note_doubts(Clause& clause, const Term& term)
{
    clause.has_doubt = clause.has_doubt || term.is_doubtful_name;
    if (term.is_doubtful_branch)
        clause.flags.emplace_back("AMBIGUOUS_BRANCH");
    if (term.is_doubtful_hyphen)
        clause.flags.emplace_back(ambiguous_hyphen);
}

bool is_in_branch(const std::optional<Bound>& bound, const Term& branch)
{
    if (!bound)
        return true;
    const auto order =
        versions::compare(versions::Scheme::generic, branch.version, bound->version).order;
    return order == versions::Order::equal ||
           versions::is_within_branch(branch.version, bound->version);
}

}  // namespace

Clause half_clause(const Term& term, Shape shape, Edge edge)
{
    Clause clause;
    clause.shape = shape;
    clause.term = term;
    clause.has_operator = true;
    if (shape == Shape::low)
        set_low(clause, term, edge);
    else
        set_high(clause, term, edge);
    note_doubts(clause, term);
    return clause;
}

Clause bare_clause(const Term& term)
{
    Clause clause;
    clause.term = term;
    clause.interval = {Bound{term.version, true}, Bound{term.version, true}};
    if (term.is_branch) {
        clause.shape = Shape::range;
        clause.is_branch = true;
        set_high(clause, term, Edge::including);
    }
    note_doubts(clause, term);
    return clause;
}

void bound_by_branch(Clause& clause, const Term& branch)
{
    if (!clause.interval.low)
        set_low(clause, branch, Edge::including);
    if (!clause.interval.high) {
        auto whole = branch;
        whole.is_branch = true;
        set_high(clause, whole, Edge::including);
    }
    clause.shape = Shape::range;
    note_doubts(clause, branch);
}

versions::Order order_of(const Bound& left, const Bound& right)
{
    return versions::compare(versions::Scheme::generic, left.version, right.version).order;
}

bool is_within(const Clause& clause, const Term& branch)
{
    return is_in_branch(clause.interval.low, branch) && is_in_branch(clause.interval.high, branch);
}

}  // namespace advisory::parsers::phrases
