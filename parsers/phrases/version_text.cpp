#include "parsers/phrases/version_text.hpp"

#include <algorithm>
#include <array>

#include "parsers/phrases/characters.hpp"
#include "parsers/phrases/words.hpp"

namespace advisory::parsers::phrases {

namespace {

// Longer ones stand before their own beginnings.
constexpr std::array<std::string_view, 8>
    labels{"version", "vers.", "ver", "v", "rev", "fw", "sv", "r"};

// Words that makers put into a version, beside those of the vocabulary.
constexpr std::array<std::string_view, 9> version_words{
    "milestone",
    "snapshot",
    "dev",
    "post",
    "pre",
    "release",
    "fips",
    "hotpatch",
    "perf",
};

bool starts_with_label(std::string_view run, std::string_view label)
{
    return run.size() > label.size() &&
           std::ranges::equal(label, run.substr(0, label.size()), {}, {}, lowered);
}

// The length of "Ver.", "v" or "r." in front of a digit.
std::size_t label_length(std::string_view run, bool& is_release)
{
    for (const auto label : labels) {
        if (!starts_with_label(run, label))
            continue;
        const auto number_at = label.size() + (run[label.size()] == '.' ? 1U : 0U);
        if (number_at >= run.size() || !is_digit(run[number_at]))
            continue;
        is_release = label == "r";
        return number_at;
    }
    return 0;
}

bool is_version_word(std::string_view word)
{
    std::string lower{word};
    std::ranges::transform(lower, lower.begin(), lowered);
    const auto found = find_word(lower, 0);
    const bool is_known =
        found.word == Word::stage || found.word == Word::count || found.word == Word::build;
    return (is_known && found.length == lower.size()) ||
           std::ranges::find(version_words, lower) != version_words.end();
}

// Looks over the characters of a version; the questions are about its shape only.
class ShapeReader {
public:
    explicit ShapeReader(std::string_view body) : rest_{body} {}

    // Digits first, then pieces that a version may have.
    bool is_version()
    {
        take_digits();
        while (!rest_.empty()) {
            const char c = rest_.front();
            const bool is_piece = is_letter(c)  ? take_letters()
                                  : is_digit(c) ? take_further_digits()
                                  : c == '('    ? take_group()
                                                : take_mark();
            if (!is_piece)
                return false;
        }
        return mark_ == '\0';
    }

    [[nodiscard]] bool is_dotted() const { return is_dotted_; }

private:
    std::size_t take_digits()
    {
        const auto length = std::min(
            static_cast<std::size_t>(std::ranges::find_if_not(rest_, is_digit) - rest_.begin()),
            rest_.size());
        rest_.remove_prefix(length);
        return length;
    }

    // "1-2" and "7-11" are names or ranges; only dotted versions have "-2" behind.
    bool take_further_digits()
    {
        is_dotted_ = is_dotted_ || mark_ == '.';
        if (!is_dotted_ && mark_ != '\0' && mark_ != '(')
            return false;
        mark_ = '\0';
        return take_digits() > 0;
    }

    // 1.0.2k, 23H2 and 2.0-beta9 are versions; 100UDEHCPU, 3CX and 7-Zip are names.
    bool take_letters()
    {
        const auto length =
            static_cast<std::size_t>(std::ranges::find_if_not(rest_, is_letter) - rest_.begin());
        const auto word = rest_.substr(0, length);
        const bool is_short = length == 1 || (length == 2 && is_dotted_);
        const bool is_separated_from_dotted = is_dotted_ && mark_ != '\0';
        if (!is_short && !is_separated_from_dotted && !is_version_word(word))
            return false;
        if (length == 1 && !is_dotted_ && mark_ != '\0')
            return false;

        rest_.remove_prefix(length);
        mark_ = '\0';
        return true;
    }

    // 1.00(AADZ.3)C0
    bool take_group()
    {
        const auto close = rest_.find(')');
        if (close == std::string_view::npos || close == 1)
            return false;
        rest_.remove_prefix(close + 1);
        mark_ = '\0';
        return true;
    }

    bool take_mark()
    {
        constexpr std::string_view marks = ".-_+^~";
        if (mark_ != '\0' || marks.find(rest_.front()) == std::string_view::npos)
            return false;
        mark_ = rest_.front();
        rest_.remove_prefix(1);
        return true;
    }

    std::string_view rest_;
    char mark_ = '\0';
    bool is_dotted_ = false;
};

// Takes ".x", ".*" and the x of "9.1x" off the end.
void take_wildcards(std::string_view& body, VersionText& version)
{
    const auto is_wildcard = [](char c) { return c == 'x' || c == 'X' || c == '*'; };

    for (;;) {
        // ".x", ".xx", ".*"
        auto digits = body;
        while (digits.size() > 1 && is_wildcard(digits.back()) && body.size() - digits.size() < 3)
            digits.remove_suffix(1);
        if (digits.size() == body.size() || digits.size() < 2 || digits.back() != '.')
            break;
        version.is_branch = true;
        body = digits.substr(0, digits.size() - 1);
    }
    const bool is_glued =
        body.size() > 1 && is_wildcard(body.back()) && is_digit(body[body.size() - 2]);
    if (!version.is_branch && is_glued) {
        version.is_branch = true;
        version.is_doubtful_branch = true;
        body.remove_suffix(1);
    }
}

// "13-00", "11-40": a Japanese maker's version and revision; "7-11" is a name. 11-40 may
// also be a range.
bool is_version_and_revision(std::string_view body)
{
    return body.size() == 5 && body[2] == '-' &&
           std::ranges::count_if(body, is_digit) == std::ssize(body) - 1;
}

bool is_year(std::string_view body)
{
    const bool is_number = body.size() == 4 && std::ranges::all_of(body, is_digit);
    return is_number && body >= "1990" && body < "2100";
}

}  // namespace

std::optional<VersionText> read_version_text(std::string_view run)
{
    VersionText version;
    const auto epoch = epoch_length(run);
    const auto label = epoch > 0 ? 0 : label_length(run, version.is_release);
    version.is_labelled = label > 0 && !version.is_release;
    version.offset = version.is_release ? 0 : label;

    auto body = run.substr(label + epoch);
    if (body.empty() || !is_digit(body.front()))
        return std::nullopt;
    take_wildcards(body, version);

    ShapeReader shape{body};
    const bool is_hyphenated = is_version_and_revision(body);
    if (!is_hyphenated && !shape.is_version())
        return std::nullopt;

    const auto end = label + epoch + body.size();
    version.text = run.substr(version.offset, end - version.offset);
    version.is_dotted = shape.is_dotted() || is_hyphenated;
    version.is_doubtful_hyphen = is_hyphenated && body[3] != '0';
    version.is_year = label == 0 && is_year(body) && !version.is_branch;
    return version;
}

std::size_t epoch_length(std::string_view text)
{
    constexpr std::size_t longest_epoch = 3;
    constexpr std::string_view digits = "0123456789";
    const auto colon = text.find_first_not_of(digits);
    const bool has_epoch = colon != std::string_view::npos && colon > 0 && colon <= longest_epoch &&
                           text[colon] == ':' && colon + 1 < text.size() &&
                           is_digit(text[colon + 1]);
    if (!has_epoch)
        return 0;

    auto version = text.substr(colon + 1);
    version =
        version.substr(0, version.find_first_not_of("0123456789.-+~^_abcdefghijklmnopqrstuvw"));
    const auto dot = version.find('.');
    if (dot == std::string_view::npos)
        return 0;
    const auto hyphen = version.find('-');
    const bool has_revision = hyphen != std::string_view::npos && hyphen + 1 < version.size() &&
                              is_digit(version[hyphen + 1]);
    const auto first = version.substr(0, version.find_first_not_of(digits));
    return first != text.substr(0, colon) || has_revision ? colon + 1 : 0;
}

std::optional<std::string> next_branch(std::string_view branch)
{
    if (branch.empty() || !is_digit(branch.back()))
        return std::nullopt;

    // As text, so that 1.09 is followed by 1.10 and no number is too long.
    std::string next{branch};
    for (auto i = next.size(); i-- > 0;) {
        if (!is_digit(next[i])) {
            next.insert(i + 1, "1");
            return next;
        }
        if (next[i] != '9') {
            ++next[i];
            return next;
        }
        next[i] = '0';
    }
    return "1" + next;
}

}  // namespace advisory::parsers::phrases
