#include "parsers/advisories/scores.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "core/cvss_score.hpp"
#include "language/say.hpp"
#include "parsers/advisories/ascii.hpp"
#include "parsers/advisories/first_bytes.hpp"

namespace advisory::parsers {

namespace {

// Words that stand before a score. The first group means one wherever it stands; the second
// only on the line of a CVSS label, "スコア" may be that of a game.
constexpr std::array<std::string_view, 4> score_words{"基本値",
                                                      "基本スコア",
                                                      "base score",
                                                      "basescore"};
constexpr std::array<std::string_view, 3> loose_score_words{"スコア", "score", "評価値"};

/// Of whatever the walk looks for.
FirstBytes first_bytes_of_score_words()
{
    FirstBytes bytes;
    bytes.add_all(score_words);
    bytes.add_all(loose_score_words);
    bytes.add("CVSS");
    bytes.add("AV:");
    bytes.add_byte('\n');
    return bytes;
}

// What stands between such a word and its number.
constexpr std::array<std::string_view, 22> fillers{
    " ",      ":",          "=",          "|",      "(",     ")",   "[",
    "]",      "は",         "が",         "の",     "「",    "of ", "is ",
    "基本値", "基本スコア", "base score", "スコア", "score", "値",  "による深刻度",
    "深刻度",
};

/// "3.1" of "v3.1", "Ver. 3.1" or "3.1": how long it is, and in our spelling.
struct Label {
    std::size_t length = 0;
    std::string version;
};

std::optional<Label> read_version(std::string_view text)
{
    constexpr std::array<std::string_view, 5> marks{"version", "バージョン", "ver.", "ver", "v"};
    constexpr std::array<std::string_view, 4> known{"2.0", "3.0", "3.1", "4.0"};

    std::size_t at = 0;
    while (at < text.size() && (text[at] == ' ' || text[at] == '-' || text[at] == ':') && at < 3)
        ++at;
    at += length_of_any(text.substr(at), marks);
    while (at < text.size() && text[at] == ' ' && at < 20)
        ++at;

    const auto rest = text.substr(at);
    if (rest.empty() || !is_ascii_digit(rest[0]))
        return std::nullopt;
    const bool has_minor = rest.size() > 2 && rest[1] == '.' && is_ascii_digit(rest[2]);
    const auto length = has_minor ? std::size_t{3} : std::size_t{1};
    const bool goes_on = rest.size() > length && is_ascii_alphanumeric(rest[length]);
    const auto version = has_minor ? std::string{rest.substr(0, 3)} : std::string{rest[0]} + ".0";
    if (goes_on || std::ranges::find(known, version) == known.end())
        return std::nullopt;
    return Label{.length = at + length, .version = version};
}

struct Number {
    double value = 0.0;
    std::size_t length = 0;
};

/// "9.8", "10.0" or "10": scores have one decimal. 9, 11.0, 9.85 and 9.8.1 are none.
std::optional<Number> read_number(std::string_view text)
{
    std::size_t digits = 0;
    while (digits < text.size() && is_ascii_digit(text[digits]) && digits < 3)
        ++digits;
    const bool is_ten = text.starts_with("10") && digits == 2;
    if (digits != 1 && !is_ten)
        return std::nullopt;

    auto length = digits;
    int tenths = is_ten ? 100 : (text[0] - '0') * 10;
    const auto decimal = text.substr(digits);
    if (decimal.size() > 1 && decimal[0] == '.' && is_ascii_digit(decimal[1])) {
        tenths += decimal[1] - '0';
        length += 2;
    } else if (!is_ten || !(decimal.empty() || decimal[0] == '\n' || decimal[0] == ')')) {
        return std::nullopt;
    }

    const auto rest = text.substr(length);
    const bool goes_on =
        !rest.empty() && (is_ascii_alphanumeric(rest[0]) ||
                          (rest.size() > 1 && rest[0] == '.' && is_ascii_digit(rest[1])));
    if (goes_on || tenths > 100)
        return std::nullopt;
    return Number{.value = tenths / 10.0, .length = length};
}

bool is_metric_byte(char byte)
{
    return is_ascii_alphanumeric(byte) || byte == '/' || byte == ':';
}

/// Bytes of a line break inside a vector, with the metric that follows it known to be one.
std::size_t break_in_vector(std::string_view text, bool is_behind_slash)
{
    std::size_t at = 0;
    while (at < text.size() && at < 12 && (text[at] == ' ' || text[at] == '\n'))
        ++at;
    if (at == 0 || std::ranges::count(text.substr(0, at), '\n') > 1)
        return 0;

    auto metric = text.substr(at, 6);
    if (!is_behind_slash) {
        if (!metric.starts_with('/'))
            return 0;
        metric.remove_prefix(1);
    }
    const auto colon = metric.find(':');
    const bool is_metric = colon != std::string_view::npos && colon >= 1 && colon <= 3 &&
                           std::ranges::all_of(metric.substr(0, colon), is_ascii_letter);
    return is_metric ? at : 0;
}

struct Vector {
    std::string text;
    std::size_t length = 0;  ///< In the text, which may break it.
};

/// `prefix` bytes, "CVSS:3.1/", then metrics.
Vector read_metrics(std::string_view text, std::size_t prefix)
{
    Vector vector{.text = std::string{text.substr(0, prefix)}, .length = prefix};
    while (vector.length < text.size()) {
        if (is_metric_byte(text[vector.length])) {
            vector.text += text[vector.length++];
            continue;
        }
        const auto gap = break_in_vector(text.substr(vector.length), vector.text.ends_with('/'));
        if (gap == 0)
            break;
        vector.length += gap;
    }
    while (vector.text.ends_with('/') || vector.text.ends_with(':'))
        vector.text.pop_back();
    return vector;
}

/// Reads a text once and keeps what it needs to know of the lines above.
class Reader {
public:
    explicit Reader(std::string_view text) : text_{text} {}

    std::vector<FoundCvss> read()
    {
        static const auto first_bytes = first_bytes_of_score_words();
        while ((at_ = first_bytes.next(text_, at_)) < text_.size() && found_.size() < max_scores)
            step();
        return std::move(found_);
    }

private:
    void step()
    {
        const auto rest = text_.substr(at_);
        if (rest.front() == '\n') {
            begin_line();
            return;
        }
        const bool is_inside_word = at_ > 0 && is_ascii_alphanumeric(text_[at_ - 1]);
        if (!is_inside_word && (take_vector(rest) || take_label(rest)))
            return;
        if (!is_inside_word || static_cast<unsigned char>(rest.front()) >= 0x80) {
            auto length = length_of_any(rest, score_words);
            if (length == 0 && line_ == label_line_)
                length = length_of_any(rest, loose_score_words);
            if (length > 0) {
                at_ += length;
                take_score(Lines::next);
                return;
            }
        }
        ++at_;
    }

    void begin_line()
    {
        ++at_;
        ++line_;
        // A label holds on the two lines below it.
        const bool is_blank = at_ < text_.size() && text_[at_] == '\n';
        if (is_blank || line_ > label_line_.value_or(0) + 2)
            label_.clear();
    }

    bool take_vector(std::string_view rest)
    {
        const bool is_prefixed = rest.size() > 10 && rest.starts_with("CVSS:") &&
                                 is_ascii_digit(rest[5]) && rest[6] == '.' &&
                                 is_ascii_digit(rest[7]) && rest[8] == '/';
        if (!is_prefixed && !rest.starts_with("AV:"))
            return false;

        auto vector = read_metrics(rest, is_prefixed ? std::size_t{9} : 0);
        const auto begin = std::exchange(at_, at_ + vector.length);
        line_ += static_cast<std::size_t>(std::ranges::count(rest.substr(0, vector.length), '\n'));
        auto version = is_prefixed ? vector.text.substr(5, 3) : bare_version(vector.text);
        if (version.empty())
            return true;
        add_vector({.version = std::move(version),
                    .vector = std::move(vector.text),
                    .score = std::nullopt},
                   begin);
        return true;
    }

    [[nodiscard]] std::string bare_version(std::string_view vector) const
    {
        if (vector.find("/Au:") != std::string_view::npos)
            return "2.0";
        if (vector.find("/PR:") == std::string_view::npos)
            return {};
        return label_.starts_with('3') ? label_ : "3.1";
    }

    void add_vector(Cvss cvss, std::size_t begin)
    {
        // A score that stands before its vector is on the same line.
        const bool is_behind_score = !found_.empty() && found_.back().cvss.vector.empty() &&
                                     last_line_ == line_ &&
                                     is_compatible(found_.back().cvss.version, cvss.version);
        if (is_behind_score) {
            cvss.score = found_.back().cvss.score;
            found_.pop_back();
        }
        is_waiting_ = !cvss.score;
        last_line_ = line_;
        label_.clear();
        found_.push_back({.cvss = std::move(cvss), .begin = begin, .end = at_});
    }

    bool take_label(std::string_view rest)
    {
        if (!has_prefix(rest, "CVSS"))
            return false;
        at_ += 4;
        label_line_ = line_;
        label_.clear();
        if (const auto label = read_version(text_.substr(at_))) {
            label_ = label->version;
            at_ += label->length;
        }
        take_score(Lines::same);
        return true;
    }

    enum class Lines { same, next };

    /// The number behind a label or score word, if there is one.
    void take_score(Lines lines)
    {
        auto at = at_;
        auto breaks = lines == Lines::next ? 1 : 0;
        std::size_t skipped = 0;
        for (; skipped < 12 && at < text_.size(); ++skipped) {
            const auto rest = text_.substr(at);
            if (rest.front() == '\n' && breaks-- > 0) {
                ++at;
                continue;
            }
            auto length = length_of_any(rest, fillers);
            const bool is_version =
                length == 0 && (ascii_upper(rest.front()) == 'V' || has_prefix(rest, "CVSS"));
            if (is_version) {
                const auto word = has_prefix(rest, "CVSS") ? std::size_t{4} : std::size_t{0};
                const auto label = read_version(rest.substr(word));
                length = word + (label ? label->length : 0);
                if (label)
                    label_ = label->version;
            }
            if (length == 0)
                break;
            at += length;
        }
        if (const auto number = read_number(text_.substr(std::min(at, text_.size()))))
            add_score(*number, at);
    }

    void add_score(const Number& number, std::size_t begin)
    {
        line_ += static_cast<std::size_t>(std::ranges::count(text_.substr(at_, begin - at_), '\n'));
        at_ = begin + number.length;
        const bool is_of_vector = is_waiting_ && line_ <= last_line_ + 3 &&
                                  is_compatible(label_, found_.back().cvss.version);
        is_waiting_ = false;
        if (is_of_vector) {
            found_.back().cvss.score = number.value;
            return;
        }
        found_.push_back({
            .cvss = {.version = label_, .vector = {}, .score = number.value},
            .begin = begin,
            .end = at_,
        });
        last_line_ = line_;
    }

    static bool is_compatible(std::string_view label, std::string_view version)
    {
        return label.empty() || version.empty() || label.front() == version.front();
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 0;
    std::vector<FoundCvss> found_;
    std::string label_;  // Version of the last label; empty: none holds.
    std::optional<std::size_t> label_line_;
    std::size_t last_line_ = 0;  // Of the last entry.
    bool is_waiting_ = false;    // The last entry is a vector without a score.
};

/// Their score is at most the base score.
bool has_temporal_metrics(std::string_view vector)
{
    return vector.find("/E:") != std::string_view::npos ||
           vector.find("/RL:") != std::string_view::npos ||
           vector.find("/RC:") != std::string_view::npos;
}

}  // namespace

std::vector<FoundCvss> find_cvss_places(std::string_view normalised)
{
    return Reader{normalised}.read();
}

std::vector<Cvss> find_cvss(std::string_view normalised)
{
    std::vector<Cvss> scores;
    for (auto& place : find_cvss_places(normalised))
        scores.push_back(std::move(place.cvss));
    return scores;
}

std::vector<std::string> score_warnings(const std::vector<Cvss>& scores)
{
    constexpr std::size_t most_warnings = 50;

    std::vector<std::string> warnings;
    for (const auto& [version, vector, stated] : scores) {
        if (vector.empty() || warnings.size() == most_warnings)
            continue;
        const auto computed = base_score(vector);
        if (!computed) {
            warnings.push_back(say("{} is no valid CVSS vector", vector));
            continue;
        }

        const auto tolerance = version == "3.0" ? 0.15 : 0.05;
        const auto excess = stated ? *stated - *computed : 0.0;
        const bool may_be_temporal = excess < 0.0 && has_temporal_metrics(vector);
        if (std::abs(excess) > tolerance && !may_be_temporal)
            warnings.push_back(say("the stated score {:.1f} of {} is {:.1f} by its own vector",
                                   *stated,
                                   vector,
                                   *computed));
    }
    return warnings;
}

}  // namespace advisory::parsers
