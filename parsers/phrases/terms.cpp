#include "parsers/phrases/terms.hpp"

#include <algorithm>

#include "parsers/phrases/characters.hpp"

namespace advisory::parsers::phrases {

namespace {

using Kind = Token::Kind;

bool is_same_text(const Token& left, const Token& right)
{
    return std::ranges::equal(left.text, right.text, {}, lowered, lowered);
}

// "WordPress 4.7.0 から WordPress 4.7.1", or the last words of a longer name.
void skip_repeated_product(Cursor& cursor, const Context& context)
{
    for (auto name = context.product; !name.empty(); name = name.subspan(1)) {
        const auto rest = cursor.rest();
        if (rest.size() <= name.size() ||
            !std::ranges::equal(name, rest.first(name.size()), is_same_text))
            continue;
        cursor.skip(name.size());
        return;
    }
}

// "8.5.4 (LTS)": not what is counted.
void skip_channel(Cursor& cursor)
{
    if (cursor.take(Word::channel))
        return;
    if (cursor.is(Kind::open) && cursor.is(Word::channel, 1) && cursor.is(Kind::close, 2))
        cursor.skip(3);
}

void take_labels(Cursor& cursor, Term& term, const Context& context)
{
    if (stands_before_label(cursor.rest(), context.text))
        cursor.skip();

    constexpr int most_labels = 6;
    for (int labels = 0; labels < most_labels; ++labels) {
        if (cursor.is(Word::firmware))
            term.is_firmware = true;
        else if (cursor.is(Word::build))
            term.is_build = true;
        else if (!cursor.is(Word::label))
            return;

        term.is_labelled = true;
        cursor.skip();
        // "バージョン: 1.0", "ファームウェアのバージョン 1.0"
        const bool is_linked = cursor.is(Word::of) && cursor.peek(1).kind != Kind::text;
        // "バージョンが 1.0 以前"
        const bool is_subject = cursor.is(Word::particle) && cursor.is(Kind::version, 1);
        if (cursor.is(Kind::colon) || cursor.peek().text == "\n" || is_linked || is_subject)
            cursor.skip();
    }
}

// Behind a label "N", "B.02" and "L81" are versions too.
bool is_letter_led_version(const Token& token)
{
    constexpr std::size_t longest = 16;
    const bool is_latin = std::ranges::all_of(token.text, [](char c) {
        return static_cast<unsigned char>(c) < 0x80;
    });
    const bool has_digit =
        std::ranges::any_of(token.text, [](char c) { return c >= '0' && c <= '9'; });
    return token.kind == Kind::text && is_latin && token.text.size() <= longest &&
           (has_digit || token.text.size() == 1);
}

bool is_whole_number(const Cursor& cursor, std::size_t ahead)
{
    const auto& token = cursor.peek(ahead);
    return cursor.is(Kind::version, ahead) && !token.version.is_labelled &&
           !token.version.is_branch && !token.version.is_dotted;
}

// The Rev.2 of "1.0 Rev.2".
bool is_revision(const Token& token)
{
    constexpr std::string_view label = "rev";
    return token.text.size() >= label.size() &&
           std::ranges::equal(token.text.substr(0, label.size()), label, {}, lowered);
}

// How many tokens of "SP1", "SP 1", "Build 1575", "R4", "beta" stand `ahead`.
std::size_t count_length(const Cursor& cursor, std::size_t ahead)
{
    if (cursor.is(Kind::counted, ahead))
        return 1;
    if (cursor.is(Kind::version, ahead) && cursor.peek(ahead).version.is_release)
        return 1;

    if (cursor.is(Kind::version, ahead) && is_revision(cursor.peek(ahead)))
        return 1;

    const bool has_number = is_whole_number(cursor, ahead + 1);
    if (cursor.is(Word::label, ahead) && is_revision(cursor.peek(ahead)))
        return has_number ? 2 : 0;
    // A build may have a number of several parts: "6.6 (ビルド 1.3)".
    const bool has_build = cursor.is(Word::build, ahead) && cursor.is(Kind::version, ahead + 1) &&
                           !cursor.peek(ahead + 1).version.is_branch;
    if (cursor.is(Word::count, ahead) || cursor.is(Word::build, ahead))
        return has_number || has_build ? 2 : 0;
    if (cursor.is(Word::stage, ahead))
        return has_number ? 2 : 1;
    return 0;
}

bool is_bracketed_letter(const Cursor& cursor)
{
    const auto& token = cursor.peek(1);
    return cursor.is(Kind::open) && token.kind == Kind::text && token.text.size() == 1 &&
           cursor.is(Kind::close, 2);
}

// Takes what counts within the version, in brackets or not: (Build 1575), SP1, (c).
void take_counts(Cursor& cursor)
{
    for (;;) {
        const auto plain = count_length(cursor, 0);
        const auto bracketed = cursor.is(Kind::open) ? count_length(cursor, 1) : 0;
        if (plain > 0)
            cursor.skip(plain);
        else if (bracketed > 0 && cursor.is(Kind::close, bracketed + 1))
            cursor.skip(bracketed + 2);
        else if (is_bracketed_letter(cursor))
            cursor.skip(3);
        else
            return;
    }
}

// "2.0 バージョン以前", "第2版以降": the noun before the relation adds nothing.
void skip_noun_before_relation(Cursor& cursor)
{
    constexpr Word relations[] = {Word::below,
                                  Word::at_most,
                                  Word::at_most_doubtful,
                                  Word::above,
                                  Word::at_least,
                                  Word::since};
    const bool is_noun = cursor.is(Word::label) || cursor.is(Word::noun);
    const auto next = cursor.peek(1).word;
    if (is_noun && std::ranges::find(relations, next) != std::end(relations))
        cursor.skip();
}

// "2x 系" would be odd, but "2.x 系" and "2 系" are the same branch.
void take_branch_words(Cursor& cursor, Term& term)
{
    for (;;) {
        const bool is_series = cursor.is(Word::series);
        if (!is_series && !cursor.is(Word::branch))
            return;
        cursor.skip();
        term.is_branch = term.has_branch_word = true;
        term.has_series_word = term.has_series_word || is_series;
    }
}

void copy_version(const VersionText& version, Term& term)
{
    term.is_branch = version.is_branch;
    term.is_doubtful_branch = version.is_doubtful_branch;
    term.is_doubtful_hyphen = version.is_doubtful_hyphen;
    term.is_labelled = term.is_labelled || version.is_labelled;
    term.is_dotted = version.is_dotted;
    term.is_release = version.is_release;
}

// Without the blanks that wrapping left within a Japanese word: "5.8 (ビル ド 1575)".
std::string joined(std::string_view text)
{
    const auto is_japanese = [](char c) { return static_cast<unsigned char>(c) >= 0x80U; };
    std::string version;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_inside = text[i] == ' ' && i > 0 && i + 1 < text.size() &&
                               is_japanese(text[i - 1]) && is_japanese(text[i + 1]);
        if (!is_inside)
            version += text[i];
    }
    return version;
}

// The product's year is not its version: "Apex One 2019 ビルド 8422".
bool is_year_of_a_name(const Cursor& cursor, const Term& term)
{
    return !term.is_labelled && cursor.peek().version.is_year &&
           (cursor.is(Word::build, 1) || cursor.is(Word::label, 1) || cursor.is(Word::firmware, 1));
}

}  // namespace

bool stands_before_label(std::span<const Token> tokens, std::string_view text)
{
    if (tokens.size() < 2 || tokens[0].word != Word::noun || tokens[1].word != Word::label)
        return false;
    const auto begin = tokens[0].begin;
    return begin == 0 || static_cast<unsigned char>(text[begin - 1]) < 0x80U;
}

bool is_letter_led_bound(std::span<const Token> tokens)
{
    constexpr Word relations[] = {Word::below, Word::at_most, Word::above, Word::at_least};
    return tokens.size() > 1 && is_letter_led_version(tokens[0]) &&
           is_letter(tokens[0].text.front()) && std::ranges::any_of(tokens[0].text, is_digit) &&
           std::ranges::find(relations, tokens[1].word) != std::end(relations);
}

std::optional<Term> take_term(Cursor& cursor, const Context& context)
{
    const auto start = cursor.at();
    Term term;
    skip_repeated_product(cursor, context);
    const bool is_quoted = cursor.is(Kind::quote);
    cursor.skip_all(Kind::quote);
    take_labels(cursor, term, context);
    const bool has_label = term.is_labelled;
    term.is_labelled = has_label || is_quoted || cursor.is(Kind::quote);
    cursor.skip_all(Kind::quote);

    const auto& token = cursor.peek();
    const bool is_version = cursor.is(Kind::version) && !is_year_of_a_name(cursor, term);
    const bool may_be_letter_led = has_label || context.numbers == Context::Numbers::serial;
    term.is_doubtful_name = !may_be_letter_led && is_letter_led_bound(cursor.rest());
    const bool is_letter_led = (may_be_letter_led || term.is_doubtful_name) &&
                               !cursor.is_at_end() && is_letter_led_version(token);
    if (!is_version && !is_letter_led) {
        cursor.go_to(start);
        return std::nullopt;
    }

    copy_version(token.version, term);
    cursor.skip();
    const auto counted_from = cursor.at();
    take_counts(cursor);

    if (cursor.at() == counted_from) {
        term.version = is_version ? token.version.text : token.text;
    } else {
        const auto begin = token.begin + token.version.offset;
        cursor.go_to(cursor.at() - 1);
        term.version = joined(context.text.substr(begin, cursor.peek().end - begin));
        cursor.skip();
        term.is_branch = false;
    }
    cursor.take(Kind::quote);
    skip_channel(cursor);
    take_branch_words(cursor, term);
    skip_noun_before_relation(cursor);
    return term;
}

void skip_nouns(Cursor& cursor)
{
    const auto is_noun = [&cursor](std::size_t ahead) {
        return cursor.is(Word::label, ahead) || cursor.is(Word::noun, ahead) ||
               cursor.is(Word::firmware, ahead) || cursor.is(Word::build, ahead) ||
               cursor.is(Word::outdated, ahead);
    };

    for (;;) {
        const std::size_t particles = cursor.is(Word::of) ? 1 : 0;
        if (!is_noun(particles))
            return;
        // "…のバージョン 2.0" starts the next range, it does not end this one.
        const bool starts_next =
            cursor.is(Word::label, particles) && cursor.is(Kind::version, particles + 1);
        if (starts_next)
            return;
        cursor.skip(particles + 1);
    }
}

}  // namespace advisory::parsers::phrases
