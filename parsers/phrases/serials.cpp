#include "parsers/phrases/serials.hpp"

#include <algorithm>
#include <string>

#include "parsers/phrases/reading.hpp"

namespace advisory::parsers::phrases {

namespace {

using Kind = Token::Kind;

// "の上位5桁が", "prefix"
bool take_digit_count(Cursor& cursor)
{
    cursor.skip_all(Word::of, Word::particle, Kind::colon);
    const bool is_prefix = cursor.take(Word::leading);
    if (is_prefix && cursor.is(Kind::version) && cursor.is(Word::digits, 1))
        cursor.skip(2);
    cursor.skip_all(Word::of, Word::particle, Kind::colon);
    return is_prefix;
}

// "first 5 digits of the" before the word for the serial number.
std::size_t begin_of_english_prefix(std::span<const Token> tokens, std::size_t serial)
{
    constexpr std::size_t longest = 6;
    const auto first = serial > longest ? serial - longest : 0;
    for (auto at = first; at < serial; ++at)
        if (tokens[at].word == Word::leading)
            return at;
    return serial;
}

void add_bounds(std::vector<Qualifier>& qualifiers, std::string_view kind, const Interval& interval)
{
    const auto add = [&](std::string_view sign, const Bound& bound) {
        const auto value = std::string{sign}.append(bound.version);
        qualifiers.push_back({.kind = std::string{kind}, .value = value});
    };

    if (interval.is_single()) {
        const auto& number = interval.low->version;
        const auto hyphen = number.find('-');
        // "1000-1999"
        if (hyphen != std::string::npos && hyphen * 2 + 1 == number.size()) {
            add(">=", {number.substr(0, hyphen), true});
            add("<=", {number.substr(hyphen + 1), true});
            return;
        }
        add("", *interval.low);
        return;
    }
    if (interval.low)
        add(interval.low->inclusive ? ">=" : ">", *interval.low);
    if (interval.high)
        add(interval.high->inclusive ? "<=" : "<", *interval.high);
}

}  // namespace

std::optional<SerialCondition> find_serial_condition(std::span<const Token> tokens,
                                                     std::string_view text)
{
    const auto found = std::ranges::find(tokens, Word::serial, &Token::word);
    if (found == tokens.end())
        return std::nullopt;

    const auto serial = static_cast<std::size_t>(found - tokens.begin());
    SerialCondition condition{.begin = begin_of_english_prefix(tokens, serial), .qualifiers = {}};
    Cursor cursor{tokens.subspan(serial + 1)};
    // "の先頭5桁が", "starting with"
    const bool is_told_before =
        take_digit_count(cursor) || cursor.take(Word::prefixed) || condition.begin != serial;

    const Context context{.text = text, .product = {}, .numbers = Context::Numbers::serial};
    auto reading = take_reading(cursor, context);
    cursor.skip_all(Kind::close, Kind::quote);
    // "「A」で始まるもの"
    cursor.skip_all(Word::particle);
    const bool is_told_behind = cursor.take(Word::prefixed);
    const bool is_prefix = is_told_before || is_told_behind;
    cursor.skip_all(Word::of, Word::noun);
    take_end(cursor, reading);
    if (reading.clauses.empty() || !cursor.is_at_end()) {
        const auto begin = tokens[condition.begin].begin;
        condition.qualifiers.push_back({
            .kind = "condition",
            .value = std::string{text.substr(begin, tokens.back().end - begin)},
        });
        return condition;
    }
    for (const auto& clause : reading.clauses)
        add_bounds(condition.qualifiers, is_prefix ? "serial_prefix" : "serial", clause.interval);
    return condition;
}

}  // namespace advisory::parsers::phrases
