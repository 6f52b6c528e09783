#include "parsers/phrases/serials.hpp"

#include <algorithm>
#include <string>
#include <vector>

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

// "24031" of "24031xxx", "24031***": nothing when the number is no pattern.
std::string_view prefix_of_pattern(std::string_view number)
{
    constexpr std::string_view wildcards = "xX*?";
    const auto last = number.find_last_not_of(wildcards);
    const bool is_pattern = last != std::string_view::npos && number.size() - last > 2;
    return is_pattern ? number.substr(0, last + 1) : std::string_view{};
}

bool is_label(const Token& token)
{
    return token.kind == Kind::text && (token.text == "SN" || token.text == "sn");
}

// "SN" of "シリアル番号 SN 10001" repeats the word.
std::vector<Token> without_labels(std::span<const Token> tokens)
{
    std::vector<Token> rest;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool is_repeated =
            is_label(tokens[i]) && i + 1 < tokens.size() && tokens[i + 1].kind == Kind::version;
        if (!is_repeated)
            rest.push_back(tokens[i]);
    }
    return rest;
}

// "シリアル番号", "SN:". SN alone may be a part of a name.
auto find_serial_word(std::span<const Token> tokens)
{
    const auto label =
        std::ranges::adjacent_find(tokens, [](const Token& token, const Token& next) {
            return is_label(token) && next.kind == Kind::colon;
        });
    return std::min(std::ranges::find(tokens, Word::serial, &Token::word), label);
}

// Whether a clause says no more than its bounds.
bool is_plain(const Clause& clause)
{
    return clause.shape != Clause::Shape::all && !clause.has_doubt && clause.exceptions.empty() &&
           clause.spared.empty() && clause.cves.empty() && clause.qualifiers.empty() &&
           clause.flags.empty() && clause.joint != Joint::both;
}

void add_bounds(std::vector<Qualifier>& qualifiers, std::string_view kind, const Interval& interval)
{
    const auto add = [&](std::string_view sign, const Bound& bound) {
        const auto value = std::string{sign}.append(bound.version);
        qualifiers.push_back({.kind = std::string{kind}, .value = value});
    };

    if (interval.is_single()) {
        const auto& number = interval.low->version;
        if (const auto prefix = prefix_of_pattern(number); !prefix.empty()) {
            qualifiers.push_back({.kind = "serial_prefix", .value = std::string{prefix}});
            return;
        }
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

std::optional<InstallationCondition> find_serial_condition(std::span<const Token> tokens,
                                                           std::string_view text)
{
    const auto found = find_serial_word(tokens);
    if (found == tokens.end())
        return std::nullopt;

    const auto serial = static_cast<std::size_t>(found - tokens.begin());
    InstallationCondition condition;
    condition.begin = begin_of_english_prefix(tokens, serial);
    condition.end = tokens.size();
    const auto behind = without_labels(tokens.subspan(serial + 1));
    Cursor cursor{behind};
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
    cursor.skip_all(Kind::close);
    if (reading.clauses.empty() || !cursor.is_at_end()) {
        const auto begin = tokens[condition.begin].begin;
        condition.qualifiers.push_back({
            .kind = "condition",
            .value = std::string{text.substr(begin, tokens.back().end - begin)},
        });
        return condition;
    }
    condition.is_whole = std::ranges::all_of(reading.clauses, is_plain);
    condition.is_not_affected = reading.is_not_affected;
    for (const auto& clause : reading.clauses)
        add_bounds(condition.qualifiers, is_prefix ? "serial_prefix" : "serial", clause.interval);
    return condition;
}

}  // namespace advisory::parsers::phrases
