#include "parsers/phrases/tails.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "parsers/phrases/bounds.hpp"
#include "parsers/phrases/notations.hpp"
#include "parsers/phrases/scopes.hpp"

namespace advisory::parsers::phrases {

namespace {

using Kind = Token::Kind;
using Shape = Clause::Shape;

bool is_end(const Cursor& cursor)
{
    return cursor.is_at_end() || cursor.is(Kind::stop);
}

std::string trimmed(std::string_view text)
{
    const auto end = text.find_last_not_of(" \n");
    return std::string{text.substr(0, end == std::string_view::npos ? 0 : end + 1)};
}

bool add_scope(Cursor& cursor, Clause& clause)
{
    auto scope = take_scope(cursor);
    if (scope.cves.empty())
        return false;

    std::ranges::move(scope.cves, std::back_inserter(clause.cves));
    if (scope.is_open) {
        clause.has_doubt = true;
        clause.flags.emplace_back("OPEN_CVE_LIST");
    }
    return true;
}

// "2.15.0 より前 (2.x 系)" bounds the range, "2.0 から 2.14.1 (2.x 系)" only says its name.
bool take_branch_bracket(Cursor& cursor, const Context& context, Clause& clause)
{
    const auto start = cursor.at();
    if (!cursor.take(Kind::open))
        return false;

    const auto branch = take_term(cursor, context);
    cursor.skip_all(Word::label);
    const bool is_half = clause.shape == Shape::low || clause.shape == Shape::high;
    const bool is_read = branch && branch->is_branch && cursor.take(Kind::close) &&
                         (is_half || is_within(clause, *branch));
    if (!is_read) {
        cursor.go_to(start);
        return false;
    }
    clause.has_doubt = clause.has_doubt || !is_within(clause, *branch);
    bound_by_branch(clause, *branch);
    return true;
}

// "(2.3.1 を除く)", "、ただし 2.3.1 を除く", "except 2.3.1", "(2.3.1 以外)"
bool take_exception(Cursor& cursor, const Context& context, Clause& clause)
{
    if (!may_have_exception(cursor))
        return false;

    const auto start = cursor.at();
    cursor.skip_all(Kind::comma, Kind::stop);
    const bool is_bracketed = cursor.take(Kind::open);
    cursor.skip_all(Word::however, Kind::comma);
    const bool is_said_before = cursor.take(Word::except);

    auto intervals = take_plain_intervals(cursor, context);
    cursor.skip_all(Word::particle);
    const bool is_exception = is_said_before || cursor.take(Word::except);
    const bool is_closed = !is_bracketed || cursor.take(Kind::close);
    if (intervals.empty() || !is_exception || !is_closed) {
        cursor.go_to(start);
        return false;
    }
    std::ranges::move(intervals, std::back_inserter(clause.exceptions));
    return true;
}

// "(10.4.3 は対象外)", "、ただし 6.4 系は影響を受けません"
bool take_spared(Cursor& cursor, const Context& context, Clause& clause)
{
    const auto start = cursor.at();
    cursor.skip_all(Kind::comma, Kind::stop);
    const bool is_bracketed = cursor.take(Kind::open);
    const bool is_introduced = cursor.take(Word::however) || is_bracketed;
    cursor.skip_all(Kind::comma);

    const auto first = cursor.peek().begin;
    auto intervals =
        is_introduced ? take_plain_intervals(cursor, context) : std::vector<Interval>{};
    const auto end = cursor.peek().begin;
    cursor.skip_all(Word::particle);
    const bool is_spared = !intervals.empty() && cursor.take(Word::not_affected);
    if (!is_spared || (is_bracketed && !cursor.take(Kind::close))) {
        cursor.go_to(start);
        return false;
    }
    std::ranges::move(intervals, std::back_inserter(clause.spared));
    clause.qualifiers.push_back(
        {.kind = "unaffected", .value = trimmed(context.text.substr(first, end - first))});
    return true;
}

// "(2.0.5 で修正済み)", "→ 2.2.1 で修正", "、修正バージョン:5.3.5", "(fixed in 2.0.5)"
bool take_correction(Cursor& cursor, const Context& context, Clause& clause)
{
    const auto start = cursor.at();
    const bool is_bracketed = cursor.take(Kind::open);
    cursor.skip_all(Kind::comma, Kind::tilde, Kind::stop);
    const bool is_told_before = cursor.take(Word::fixed);
    cursor.skip_all(Kind::colon, Word::particle);

    // Each member of a long list looks ahead for its correction: not too far.
    constexpr int most_terms = 6;
    const auto first = cursor.peek().begin;
    auto end = first;
    for (int terms = 0; terms < most_terms && take_term(cursor, context); ++terms) {
        end = cursor.is_at_end() ? context.text.size() : cursor.peek().begin;
        cursor.skip_all(Kind::comma, Word::also);
    }
    // "upgrade to 7.0.17 or above"
    const bool is_open =
        cursor.is(Word::either) && (cursor.is(Word::later, 1) || cursor.is(Word::later_than, 1));
    if (is_told_before && is_open)
        cursor.skip(2);
    cursor.skip_all(Word::particle);
    const bool is_told = is_told_before || cursor.take(Word::fixed);
    cursor.skip_all(Word::affected);
    const bool is_closed = is_bracketed ? cursor.take(Kind::close) : is_end(cursor);
    if (end == first || !is_told || !is_closed) {
        cursor.go_to(start);
        return false;
    }
    clause.qualifiers.push_back(
        {.kind = "fixed", .value = trimmed(context.text.substr(first, end - first))});
    return true;
}

bool is_before_version(const Cursor& cursor)
{
    return cursor.is(Kind::version) || cursor.is(Word::label);
}

bool bounds_at(const std::optional<Bound>& bound, const std::string& version)
{
    return bound && bound->version == version;
}

// The bound that "(2.0 を含む)" or "(inclusive)" speaks of: the upper one, unless the
// version is that of the lower one.
std::optional<Bound>* bound_of(Clause& clause, const std::optional<Term>& term)
{
    auto& interval = clause.interval;
    if (clause.shape == Shape::single)
        return nullptr;
    if (!term)
        return interval.high ? &interval.high : &interval.low;
    if (bounds_at(interval.high, term->version))
        return &interval.high;
    return bounds_at(interval.low, term->version) ? &interval.low : nullptr;
}

// "2.0 以前 (2.0 を含む)", "1.0~1.5 (1.5 は含まない)", "up to 1.5, inclusive": says of a bound
// whether it belongs.
bool take_inclusion(Cursor& cursor, const Context& context, Clause& clause)
{
    const auto start = cursor.at();
    cursor.skip_all(Kind::comma);
    const bool is_bracketed = cursor.take(Kind::open);
    const auto term = is_bracketed ? take_term(cursor, context) : std::nullopt;
    cursor.skip_all(Word::particle);
    const bool is_included = cursor.take(Word::including);
    const bool is_excluded = !is_included && cursor.take(Word::not_including);
    const bool is_closed = is_bracketed ? cursor.take(Kind::close) : !is_before_version(cursor);
    if ((!is_included && !is_excluded) || !is_closed) {
        cursor.go_to(start);
        return false;
    }

    auto* bound = bound_of(clause, term);
    if (bound == nullptr || !*bound) {
        clause.has_doubt = true;
        return true;
    }
    // 未満 with を含む contradicts itself; "up to" says less than "inclusive".
    clause.has_doubt = clause.has_doubt || (is_included && !(*bound)->inclusive);
    (*bound)->inclusive = (*bound)->inclusive && is_included;
    std::erase(clause.flags, "UP_TO");
    return true;
}

bool is_edition_word(const Token& token)
{
    return token.word == Word::edition || token.text == "版";
}

// The tokens of "Windows 版", "Enterprise Edition", "Windows" at the cursor, or none.
std::size_t platform_length(const Cursor& cursor)
{
    if (cursor.is(Word::platform))
        return is_edition_word(cursor.peek(1)) ? 2 : 1;

    std::size_t length = 0;
    while (cursor.is(Kind::text, length) || cursor.is(Word::stage, length) ||
           cursor.is(Word::channel, length) || cursor.is(Word::platform, length))
        ++length;
    return length > 0 && is_edition_word(cursor.peek(length)) ? length + 1 : 0;
}

// One of "Windows 版", "Enterprise Edition", "Windows"; what says nothing about versions.
std::optional<Qualifier> take_one_platform(Cursor& cursor, const Context& context)
{
    const bool is_platform = cursor.is(Word::platform);
    const auto length = platform_length(cursor);
    if (length == 0)
        return std::nullopt;

    const auto& first = cursor.peek();
    const auto& shown = is_platform ? first : cursor.peek(length - 1);
    cursor.skip(length);
    return Qualifier{
        .kind = is_platform ? "platform" : "edition",
        .value = std::string{context.text.substr(first.begin, shown.end - first.begin)},
    };
}

// The next of "Windows 版、Linux 版" or "Windows and Linux".
bool take_platform_joint(Cursor& cursor)
{
    const auto start = cursor.at();
    cursor.skip_all(Kind::comma, Kind::slash, Word::also, Word::either);
    // "64ビット版 Windows"
    const bool is_next = cursor.at() > start || cursor.is(Word::platform);
    if (is_next && platform_length(cursor) > 0)
        return true;
    cursor.go_to(start);
    return false;
}

// "for Windows", "on Linux", "(Windows 版のみ)", "(Enterprise Edition)", "(Windows)", "64bit版"
bool take_platform(Cursor& cursor, const Context& context, Clause& clause)
{
    const auto start = cursor.at();
    const bool is_bracketed = cursor.take(Kind::open);
    const bool is_told = cursor.take(Word::on);
    const bool is_platform = cursor.is(Word::platform);
    const bool is_edition = platform_length(cursor) > 1;

    std::vector<Qualifier> platforms;
    do {
        if (auto platform = take_one_platform(cursor, context))
            platforms.push_back(*std::move(platform));
    } while (take_platform_joint(cursor));
    cursor.skip_all(Word::only, Word::noun, Word::affected);

    const bool is_introduced = is_bracketed || is_edition || (is_told && is_platform);
    const bool is_last = is_bracketed ? cursor.take(Kind::close) : is_told || is_end(cursor);
    if (platforms.empty() || !is_introduced || !is_last) {
        cursor.go_to(start);
        return false;
    }
    std::ranges::move(platforms, std::back_inserter(clause.qualifiers));
    return true;
}

// "(サポート終了)", "※サポート終了", "(詳細は開発者の情報を参照)": says nothing about versions.
bool take_neutral(Cursor& cursor)
{
    const auto start = cursor.at();
    const bool is_bracketed = cursor.take(Kind::open);
    if (!is_bracketed && cursor.peek().text == "※")
        cursor.skip();
    const bool refers = is_bracketed && cursor.is(Word::details);
    const bool is_retired = cursor.take(Word::retired);
    while (refers && !cursor.is_at_end() && !cursor.is(Kind::close) && !cursor.is(Kind::version))
        cursor.skip();
    if ((refers || is_retired) && (!is_bracketed || cursor.take(Kind::close)))
        return true;
    cursor.go_to(start);
    return false;
}

// Any other bracket is kept as a condition, which only a person can judge.
bool take_remark(Cursor& cursor, const Context& context, Clause& clause)
{
    const auto start = cursor.at();
    // "[1.0,1.5) [2.0,2.3)"
    const bool is_next_range = take_interval_notation(cursor, context).has_value();
    cursor.go_to(start);
    if (is_next_range || !cursor.take(Kind::open))
        return false;

    int depth = 1;
    const auto& first = cursor.peek();
    while (!cursor.is_at_end()) {
        depth += cursor.is(Kind::open) ? 1 : 0;
        depth -= cursor.is(Kind::close) ? 1 : 0;
        if (depth == 0)
            break;
        cursor.skip();
    }
    if (cursor.is_at_end()) {
        cursor.go_to(start);
        return false;
    }

    const auto& close = cursor.peek();
    if (close.begin > first.begin)
        clause.qualifiers.push_back({
            .kind = "condition",
            .value = std::string{context.text.substr(first.begin, close.begin - first.begin)},
        });
    clause.has_doubt = true;
    cursor.skip();
    return true;
}

}  // namespace

bool may_have_exception(const Cursor& cursor)
{
    constexpr std::size_t farthest = 128;
    const auto rest = cursor.rest();
    const auto near = rest.first(std::min(rest.size(), farthest));
    return std::ranges::find(near, Word::except, &Token::word) != near.end();
}

std::vector<Interval> take_plain_intervals(Cursor& cursor, const Context& context)
{
    // Each clause of a long list looks ahead for its exception: not too far.
    constexpr std::size_t most_exceptions = 16;
    std::vector<Interval> intervals;
    auto end = cursor.at();
    while (intervals.size() < most_exceptions) {
        auto clause = take_clause(cursor, context);
        if (!clause)
            break;
        if (clause->shape == Shape::all || clause->has_doubt)
            return {};
        intervals.push_back(std::move(clause->interval));
        end = cursor.at();
        cursor.skip_all(Kind::comma, Word::also, Word::either, Kind::slash);
    }
    cursor.go_to(end);
    return intervals;
}

bool take_note(Cursor& cursor, const Context& context, Clause& clause)
{
    return take_platform(cursor, context, clause) || take_neutral(cursor) ||
           take_remark(cursor, context, clause);
}

void take_tails(Cursor& cursor, const Context& context, Clause& clause)
{
    while (add_scope(cursor, clause) || take_branch_bracket(cursor, context, clause) ||
           take_exception(cursor, context, clause) || take_spared(cursor, context, clause) ||
           take_inclusion(cursor, context, clause) || take_correction(cursor, context, clause) ||
           take_note(cursor, context, clause)) {}
}

}  // namespace advisory::parsers::phrases
