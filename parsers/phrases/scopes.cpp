#include "parsers/phrases/scopes.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace advisory::parsers::phrases {

namespace {

using Kind = Token::Kind;

constexpr std::size_t prefix_length = 9;  // "CVE-2018-"

// A longer run is a typing error rather than that many vulnerabilities.
constexpr unsigned longest_run = 100;

unsigned to_number(std::string_view digits)
{
    unsigned number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

// "0355": the number of a CVE whose beginning stands before it.
bool is_bare_serial(const Cursor& cursor, std::size_t ahead)
{
    const auto& token = cursor.peek(ahead);
    return cursor.is(Kind::version, ahead) && token.text.size() >= 4 && token.text.size() <= 7 &&
           token.text.find_first_not_of("0123456789") == std::string_view::npos;
}

// The number that ends a run; nothing taken when no run of the same year follows.
std::string_view take_end_of_run(Cursor& cursor, std::string_view prefix)
{
    const bool is_run = cursor.is(Kind::tilde) || cursor.is(Kind::dash) || cursor.is(Word::since);
    if (is_run && is_bare_serial(cursor, 1)) {
        const auto serial = cursor.peek(1).text;
        cursor.skip(2);
        return serial;
    }
    if (is_run && cursor.is(Kind::cve, 1) && cursor.peek(1).text.starts_with(prefix)) {
        const auto serial = cursor.peek(1).text.substr(prefix_length);
        cursor.skip(2);
        return serial;
    }
    return {};
}

// No CVE has more digits than four and a zero in front.
bool is_padded(std::string_view serial)
{
    return serial.size() > 4 && serial.starts_with('0');
}

void add_run(Scope& scope, std::string_view prefix, std::string_view first, std::string_view last)
{
    scope.cves.push_back(fmt::format("{}{}", prefix, first));
    if (last.empty())
        return;

    const auto begin = to_number(first);
    const auto end = to_number(last);
    const bool is_run = end > begin && end - begin <= longest_run;
    if (!is_run || is_padded(first) || is_padded(last)) {
        scope.is_open = true;
        scope.cves.push_back(fmt::format("{}{}", prefix, last));
        return;
    }
    for (auto number = begin + 1; number <= end; ++number)
        scope.cves.push_back(fmt::format("{}{:04}", prefix, number));
}

// Between two CVEs of a list; taken only when another one follows.
bool take_separator(Cursor& cursor)
{
    std::size_t length = 0;
    while (cursor.is(Kind::comma, length) || cursor.is(Kind::slash, length) ||
           cursor.is(Word::also, length))
        ++length;
    if (length == 0 || (!cursor.is(Kind::cve, length) && !is_bare_serial(cursor, length)))
        return false;
    cursor.skip(length);
    return true;
}

void append(Scope& scope, Scope more)
{
    std::ranges::move(more.cves, std::back_inserter(scope.cves));
    scope.is_open = scope.is_open || more.is_open;
}

}  // namespace

Scope take_cves(Cursor& cursor)
{
    Scope scope;
    if (!cursor.is(Kind::cve))
        return scope;

    std::string prefix;
    do {
        auto serial = cursor.peek().text;
        if (cursor.is(Kind::cve)) {
            prefix = fmt::format("CVE-{}", serial.substr(4, 5));
            serial.remove_prefix(prefix_length);
        }
        cursor.skip();
        const auto end_of_run = take_end_of_run(cursor, prefix);
        if (!end_of_run.empty())
            cursor.take(Word::at_most);
        add_run(scope, prefix, serial, end_of_run);
    } while (take_separator(cursor) || cursor.is(Kind::cve));

    cursor.skip_all(Word::of);
    if (cursor.take(Word::and_so_on))
        scope.is_open = true;
    return scope;
}

Scope take_scope(Cursor& cursor)
{
    Scope scope;
    for (;;) {
        const auto start = cursor.at();
        const bool is_bracketed = cursor.take(Kind::open);
        if (!is_bracketed)
            cursor.skip_all(Kind::dash, Kind::colon, Kind::comma);

        auto more = take_cves(cursor);
        // "(CVE-… のみ)", "(CVE-… の影響を受けます)"
        if (!more.cves.empty() && is_bracketed)
            cursor.skip_all(Word::of, Word::only, Word::particle, Word::affected);
        if (more.cves.empty() || (is_bracketed && !cursor.take(Kind::close))) {
            cursor.go_to(start);
            return scope;
        }
        append(scope, std::move(more));
    }
}

}  // namespace advisory::parsers::phrases
