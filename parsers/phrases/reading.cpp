#include "parsers/phrases/reading.hpp"

#include <utility>

#include "parsers/phrases/scopes.hpp"
#include "parsers/phrases/tails.hpp"

namespace advisory::parsers::phrases {

namespace {

using Kind = Token::Kind;
using Shape = Clause::Shape;

bool stands_before_version(const Cursor& cursor)
{
    return cursor.is(Kind::version, 1) || cursor.is(Word::label, 1);
}

Joint take_joint(Cursor& cursor)
{
    // 「7.7」「8.0」「8.1」: the quotes separate.
    auto joint =
        cursor.is(Kind::quote) && stands_before_version(cursor) ? Joint::comma : Joint::none;
    for (;;) {
        if (cursor.take(Kind::comma) || cursor.take(Kind::slash))
            joint = joint == Joint::none ? Joint::comma : joint;
        else if (cursor.take(Word::also))
            joint = Joint::also;
        else if (cursor.take(Word::either))
            joint = Joint::either;
        else if (cursor.take(Word::both))
            joint = Joint::both;
        else if (cursor.is(Word::particle) && cursor.peek().text == "で")
            cursor.skip();
        // "6.0 or later, but prior to 6.2.5"
        else if (cursor.is(Word::however) && cursor.peek().text == "but" &&
                 !may_have_exception(cursor)) {
            cursor.skip();
            joint = Joint::none;
        }
        // ">= 16.0 … < 16.9.2"
        else if (cursor.is(Kind::tilde) && cursor.is(Kind::comparison, 1))
            cursor.skip();
        else
            break;
    }
    // "[1.0,1.5) [2.0,2.3)": the brackets separate.
    const bool is_bracketed = cursor.peek().text == "[" && cursor.is(Kind::version, 1);
    return joint == Joint::none && is_bracketed ? Joint::comma : joint;
}

void skip_closing_quotes(Cursor& cursor)
{
    while (cursor.is(Kind::quote) && !stands_before_version(cursor))
        cursor.skip();
}

bool is_half(const Clause& clause)
{
    return clause.shape == Shape::low || clause.shape == Shape::high;
}

// "1.0 以上 2.0 未満" needs no joint; two whole ranges side by side are no list.
bool may_follow(const Clause& before, const Clause& next)
{
    const bool is_pair = is_half(before) && is_half(next) && before.shape != next.shape;
    return next.joint != Joint::none || is_pair;
}

// "3.1.5 を除く 3.0 から 3.2 まで": an exception before its range. Nothing when no range
// follows.
std::optional<Clause> take_excepted(Cursor& cursor, const Context& context)
{
    const auto start = cursor.at();
    auto exceptions = take_plain_intervals(cursor, context);
    cursor.skip_all(Word::particle);
    // The English "except" stands before what it takes away.
    const bool is_behind = static_cast<unsigned char>(cursor.peek().text.empty()
                                                          ? '\0'
                                                          : cursor.peek().text.front()) >= 0x80U;
    if (!exceptions.empty() && is_behind && cursor.take(Word::except)) {
        cursor.skip_all(Word::of, Kind::comma);
        if (auto clause = take_clause(cursor, context)) {
            clause->exceptions = std::move(exceptions);
            return clause;
        }
    }
    cursor.go_to(start);
    return std::nullopt;
}

std::optional<Clause> take_next(Cursor& cursor, const Context& context)
{
    const auto start = cursor.at();
    auto clause = take_clause(cursor, context);
    // Only an exception has this behind its versions.
    const std::size_t particles = cursor.is(Word::particle) ? 1 : 0;
    const bool may_be_exception = clause && (cursor.is(Word::except, particles) ||
                                             cursor.is(Word::also) || cursor.is(Kind::comma));
    if (!may_be_exception || !may_have_exception(cursor))
        return clause;

    const auto end = cursor.at();
    cursor.go_to(start);
    if (auto excepted = take_excepted(cursor, context))
        return excepted;
    cursor.go_to(end);
    return clause;
}

}  // namespace

Reading take_reading(Cursor& cursor, const Context& context)
{
    Reading reading;
    auto end = cursor.at();
    auto joint = Joint::none;
    while (auto clause = take_next(cursor, context)) {
        clause->joint = joint;
        if (!reading.clauses.empty() && !may_follow(reading.clauses.back(), *clause))
            break;

        skip_closing_quotes(cursor);
        take_tails(cursor, context, *clause);
        skip_closing_quotes(cursor);
        reading.clauses.push_back(*std::move(clause));
        end = cursor.at();
        joint = take_joint(cursor);
    }
    cursor.go_to(end);
    return reading;
}

namespace {

// "… が CVE-2024-1234 の影響を受けます"
void take_scope_of_end(Cursor& cursor, Reading& reading)
{
    const auto start = cursor.at();
    const auto scope = take_cves(cursor);
    cursor.skip_all(Word::of, Word::particle);
    if (scope.cves.empty() || scope.is_open || !cursor.is(Word::affected)) {
        cursor.go_to(start);
        return;
    }
    for (auto& clause : reading.clauses)
        clause.cves.insert(clause.cves.end(), scope.cves.begin(), scope.cves.end());
}

}  // namespace

void take_end(Cursor& cursor, Reading& reading)
{
    // A particle counts only when an end of the sentence follows: "… は影響を受けません".
    auto end = cursor.at();
    for (;;) {
        cursor.skip_all(Word::particle, Word::of, Word::subject);
        take_scope_of_end(cursor, reading);
        if (cursor.take(Word::only))
            end = cursor.at();
        if (cursor.take(Word::not_affected))
            reading.is_not_affected = true;
        else if (!cursor.take(Word::affected) && !cursor.take(Kind::stop) &&
                 !cursor.take(Kind::comma))
            break;
        cursor.skip_all(Word::subject);
        end = cursor.at();
    }
    cursor.go_to(end);
}

}  // namespace advisory::parsers::phrases
