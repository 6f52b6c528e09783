#include "parsers/phrases/shipping.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include <fmt/format.h>

#include "parsers/phrases/characters.hpp"

namespace advisory::parsers::phrases {

namespace {

struct Date {
    std::size_t begin = 0;  ///< Bytes [begin, end) of the text.
    std::size_t end = 0;
    std::string iso;  ///< "2023", "2023-03" or "2023-03-31".
};

// Reads a text from the front; a rule that fails leaves the place as it was.
class Reader {
public:
    Reader(std::string_view text, std::size_t at) : text_{text}, at_{at} {}

    [[nodiscard]] std::size_t at() const { return at_; }

    int take_number(std::size_t most_digits)
    {
        skip_blanks();
        auto end = at_;
        while (end < text_.size() && end - at_ < most_digits && is_digit(text_[end]))
            ++end;
        const bool goes_on = end < text_.size() && is_digit(text_[end]);
        int number = 0;
        if (end == at_ || goes_on)
            return 0;
        std::from_chars(text_.data() + at_, text_.data() + end, number);
        at_ = end;
        return number;
    }

    bool take(std::string_view mark)
    {
        const auto start = at_;
        skip_blanks();
        if (text_.substr(at_).starts_with(mark)) {
            at_ += mark.size();
            return true;
        }
        at_ = start;
        return false;
    }

    // "March", "Mar."; 0 when no month stands there.
    int take_month_name()
    {
        constexpr std::array<std::string_view, 12> names{"january",
                                                         "february",
                                                         "march",
                                                         "april",
                                                         "may",
                                                         "june",
                                                         "july",
                                                         "august",
                                                         "september",
                                                         "october",
                                                         "november",
                                                         "december"};
        skip_blanks();
        auto end = at_;
        while (end < text_.size() && is_letter(text_[end]))
            ++end;
        const auto word = text_.substr(at_, end - at_);
        if (word.size() < 3)
            return 0;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto name = names[i].substr(0, word.size());
            if (std::ranges::equal(word, name, {}, lowered)) {
                at_ = end;
                take(".");
                return static_cast<int>(i) + 1;
            }
        }
        return 0;
    }

    void go_to(std::size_t at) { at_ = at; }

private:
    void skip_blanks()
    {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n'))
            ++at_;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

bool is_year(int number)
{
    return number >= 1980 && number < 2100;
}

std::string iso_of(int year, int month, int day)
{
    if (month < 1 || month > 12)
        return fmt::format("{:04}", year);
    if (day < 1 || day > 31)
        return fmt::format("{:04}-{:02}", year, month);
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

// "2023年3月31日" with its parts from the left, "2023/3/31", "2023-03".
std::string take_date_from_year(Reader& reader)
{
    const auto year = reader.take_number(4);
    if (!is_year(year))
        return {};

    int month = 0;
    int day = 0;
    if (reader.take("年")) {
        auto end = reader.at();
        month = reader.take_number(2);
        if (!reader.take("月"))
            month = 0;
        end = month > 0 ? reader.at() : end;
        day = month > 0 ? reader.take_number(2) : 0;
        if (!reader.take("日"))
            day = 0;
        if (day == 0)
            reader.go_to(end);
        return iso_of(year, month, day);
    }
    for (const std::string_view mark : {"-", "/", "."}) {
        if (!reader.take(mark))
            continue;
        month = reader.take_number(2);
        if (month > 0 && reader.take(mark))
            day = reader.take_number(2);
        return month > 0 ? iso_of(year, month, day) : std::string{};
    }
    return {};
}

// "March 2023", "April 1, 2021", "1 April 2021"
std::string take_english_date(Reader& reader)
{
    auto day = reader.take_number(2);
    const auto month = reader.take_month_name();
    if (month == 0)
        return {};
    const auto behind_month = reader.at();
    if (day == 0) {
        day = reader.take_number(2);
        if (day == 0)
            reader.go_to(behind_month);
        reader.take(",");
    }
    const auto year = reader.take_number(4);
    return is_year(year) ? iso_of(year, month, day) : std::string{};
}

std::optional<Date> date_at(std::string_view text, std::size_t begin)
{
    Reader reader{text, begin};
    auto iso = take_date_from_year(reader);
    if (iso.empty()) {
        reader.go_to(begin);
        iso = take_english_date(reader);
    }
    if (iso.empty())
        return std::nullopt;
    return Date{begin, reader.at(), std::move(iso)};
}

// No number or Latin word before it goes on with the date.
bool may_begin_date(std::string_view text, std::size_t at)
{
    const bool is_first = at == 0 || (!is_digit(text[at - 1]) && !is_letter(text[at - 1]) &&
                                      text[at - 1] != '.' && text[at - 1] != '-');
    return is_first && (is_digit(text[at]) || is_letter(text[at]));
}

std::vector<Date> find_dates(std::string_view text, std::size_t begin)
{
    constexpr std::size_t most_dates = 2;
    std::vector<Date> dates;
    for (auto at = begin; at < text.size() && dates.size() <= most_dates;) {
        auto date = may_begin_date(text, at) ? date_at(text, at) : std::nullopt;
        at = date ? date->end : at + 1;
        if (date)
            dates.push_back(*std::move(date));
    }
    return dates;
}

std::string_view sign_of(Word word)
{
    switch (word) {
        case Word::below:
        case Word::prior_to:
        case Word::up_to_excluding:
            return "<";
        case Word::at_most:
        case Word::at_most_doubtful:
        case Word::through:
        case Word::up_to:
        case Word::earlier:
        case Word::to:
            return "<=";
        case Word::above:
        case Word::later_than:
            return ">";
        case Word::at_least:
        case Word::since:
        case Word::starting_at:
        case Word::later:
            return ">=";
        default:
            return {};
    }
}

// The sign that stands right behind the date, or right before it.
std::string_view sign_at_date(std::span<const Token> tokens, const Date& date)
{
    const auto behind = std::ranges::find_if(tokens, [&date](const Token& token) {
        return token.begin >= date.end;
    });
    const auto before =
        std::find_if(std::make_reverse_iterator(behind),
                     tokens.rend(),
                     [&date](const Token& token) { return token.end <= date.begin; });

    auto next = behind;
    while (next != tokens.end() &&
           (next->word == Word::also || next->word == Word::it || next->word == Word::of ||
            next->word == Word::shipped || next->kind == Token::Kind::quote))
        ++next;
    if (next != tokens.end() && !sign_of(next->word).empty())
        return sign_of(next->word);
    if (behind != tokens.end() &&
        (behind->kind == Token::Kind::tilde || behind->kind == Token::Kind::dash))
        return ">=";
    if (before == tokens.rend())
        return {};
    if (before->kind == Token::Kind::tilde || before->kind == Token::Kind::dash ||
        before->word == Word::since)
        return "<=";
    return sign_of(before->word);
}

// Behind the words that belong to the condition: "以前に", "された製品", "の".
std::size_t end_of_condition(std::span<const Token> tokens, std::size_t byte)
{
    const auto is_part = [byte](const Token& token) {
        return token.begin < byte || !sign_of(token.word).empty() || token.word == Word::particle ||
               token.word == Word::of || token.word == Word::noun ||
               token.kind == Token::Kind::close || token.kind == Token::Kind::stop;
    };
    const auto end = std::ranges::find_if_not(tokens, is_part);
    return static_cast<std::size_t>(end - tokens.begin());
}

// Whether a token says nothing beside its condition's dates and their bounds.
bool is_accounted_for(const Token& token, const std::vector<Date>& dates)
{
    using Kind = Token::Kind;
    constexpr std::array kinds{Kind::open,
                               Kind::close,
                               Kind::tilde,
                               Kind::dash,
                               Kind::quote,
                               Kind::colon,
                               Kind::stop};
    constexpr std::array words{Word::shipped,
                               Word::particle,
                               Word::of,
                               Word::noun,
                               Word::it,
                               Word::also,
                               Word::between,
                               Word::only,
                               Word::affected,
                               Word::subject};
    const bool is_in_date = std::ranges::any_of(dates, [&token](const Date& date) {
        return token.begin >= date.begin && token.end <= date.end;
    });
    return is_in_date || !sign_of(token.word).empty() ||
           std::ranges::find(kinds, token.kind) != kinds.end() ||
           std::ranges::find(words, token.word) != words.end() || token.text.starts_with("限");
}

// "between April 2019 and March 2021"
bool is_between(std::span<const Token> tokens, const std::vector<Date>& dates)
{
    return dates.size() == 2 &&
           std::ranges::find(tokens, Word::between, &Token::word) != tokens.end();
}

// Whether nothing was left out: each token is accounted for, and each date has its sign.
bool is_whole(std::span<const Token> tokens,
              const InstallationCondition& condition,
              const std::vector<Date>& dates)
{
    const bool has_signs = std::ranges::all_of(condition.qualifiers, [](const Qualifier& each) {
        return each.value.starts_with('<') || each.value.starts_with('>');
    });
    const auto is_known = [&dates](const Token& token) { return is_accounted_for(token, dates); };
    const auto inside = tokens.subspan(condition.begin, condition.end - condition.begin);
    const auto behind = tokens.subspan(condition.end);
    // "2023年3月以前に出荷された Foo": what is behind is read as a name.
    const bool is_name_behind = condition.begin == 0;
    return has_signs && dates.size() <= 2 && std::ranges::all_of(inside, is_known) &&
           (is_name_behind || std::ranges::all_of(behind, is_known));
}

}  // namespace

std::optional<InstallationCondition> find_shipping_condition(std::span<const Token> tokens,
                                                             std::string_view text)
{
    const auto shipped = std::ranges::find(tokens, Word::shipped, &Token::word);
    if (shipped == tokens.end())
        return std::nullopt;

    const auto dates = find_dates(text.substr(0, tokens.back().end), tokens.front().begin);
    if (dates.empty())
        return std::nullopt;

    const auto begin = std::min(shipped->begin, dates.front().begin);
    const auto first =
        std::ranges::find_if(tokens, [begin](const Token& token) { return token.end > begin; });
    InstallationCondition condition;
    condition.begin = static_cast<std::size_t>(first - tokens.begin());
    condition.end = end_of_condition(tokens, std::max(shipped->end, dates.back().end));
    const auto rest = tokens.subspan(condition.begin);
    if (std::ranges::find(rest, Word::except, &Token::word) != rest.end()) {
        const auto said = text.substr(rest.front().begin, rest.back().end - rest.front().begin);
        condition.qualifiers.push_back({.kind = "condition", .value = std::string{said}});
        return condition;
    }
    for (const auto& date : dates) {
        const bool is_first = date.begin == dates.front().begin;
        const auto sign = is_between(tokens, dates) ? std::string_view{is_first ? ">=" : "<="}
                                                    : sign_at_date(tokens, date);
        condition.qualifiers.push_back(
            {.kind = "ship_date", .value = std::string{sign}.append(date.iso)});
    }
    condition.is_whole = is_whole(tokens, condition, dates);
    condition.is_not_affected =
        std::ranges::find(tokens, Word::not_affected, &Token::word) != tokens.end();
    return condition;
}

}  // namespace advisory::parsers::phrases
