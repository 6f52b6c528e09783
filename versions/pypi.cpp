#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/say.hpp"
#include "versions/comparators.hpp"

// PEP 440, now https://packaging.python.org/specifications/version-specifiers/:
// [N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local], with its normalisation rules.
namespace advisory::versions {

namespace {

struct PythonVersion {
    std::string_view epoch;
    std::vector<std::string_view> release;
    std::optional<std::pair<char, std::string_view>> pre;  ///< 'a', 'b' or 'r' for rc.
    std::optional<std::string_view> post;
    std::optional<std::string_view> dev;
    std::optional<std::vector<std::string_view>> local;
};

// Longer spellings first.
constexpr std::array<std::pair<std::string_view, char>, 8> pre_words{{
    {"alpha", 'a'},
    {"preview", 'r'},
    {"beta", 'b'},
    {"pre", 'r'},
    {"rc", 'r'},
    {"a", 'a'},
    {"b", 'b'},
    {"c", 'r'},
}};
constexpr std::array<std::string_view, 3> post_words{"post", "rev", "r"};
constexpr std::array<std::string_view, 1> dev_words{"dev"};

bool is_pypi_separator(char c)
{
    return c == '.' || c == '-' || c == '_';
}

void skip_separator(std::string_view& text)
{
    if (!text.empty() && is_pypi_separator(text.front()))
        text.remove_prefix(1);
}

// "[sep]word[sep][digits]", Appendix B of the PEP; a missing number is 0, which the empty text is
// too.
std::optional<std::string_view> take_part(std::string_view& text, std::string_view word)
{
    auto rest = text;
    skip_separator(rest);
    if (!rest.starts_with(word))
        return std::nullopt;

    // The separator may stand there without a number: "1.0rc-" is 1.0rc0.
    rest.remove_prefix(word.size());
    skip_separator(rest);
    text = rest;
    return take_while(text, is_digit);
}

void read_pre(std::string_view& text, PythonVersion& version)
{
    for (const auto& [word, letter] : pre_words) {
        if (const auto number = take_part(text, word)) {
            version.pre = {letter, *number};
            return;
        }
    }
}

template <std::size_t size>
std::optional<std::string_view> read_part(std::string_view& text,
                                          const std::array<std::string_view, size>& words)
{
    for (const auto word : words)
        if (const auto number = take_part(text, word))
            return number;
    return std::nullopt;
}

void read_post(std::string_view& text, PythonVersion& version)
{
    // "1.0-1" is a post-release too.
    if (text.size() > 1 && text.front() == '-' && is_digit(text[1])) {
        text.remove_prefix(1);
        version.post = take_while(text, is_digit);
        return;
    }
    version.post = read_part(text, post_words);
}

bool read_release(std::string_view& text, PythonVersion& version)
{
    version.release.push_back(take_while(text, is_digit));
    if (text.starts_with('!')) {
        version.epoch = version.release.front();
        text.remove_prefix(1);
        version.release.front() = take_while(text, is_digit);
        if (version.epoch.empty())
            return false;
    }
    while (text.size() > 1 && text.front() == '.' && is_digit(text[1])) {
        text.remove_prefix(1);
        version.release.push_back(take_while(text, is_digit));
    }
    return !version.release.front().empty();
}

bool read_local(std::string_view text, PythonVersion& version)
{
    if (text.empty())
        return true;
    if (text.front() != '+')
        return false;

    version.local.emplace();
    do {
        text.remove_prefix(1);
        version.local->push_back(
            take_while(text, [](char c) { return is_digit(c) || is_lower(c); }));
        if (version.local->back().empty())
            return false;
    } while (!text.empty() && is_pypi_separator(text.front()));
    return text.empty();
}

// `text` is lower case and outlives the answer.
std::optional<PythonVersion> read_python(std::string_view text)
{
    PythonVersion version;
    if (text.starts_with('v'))
        text.remove_prefix(1);
    if (!read_release(text, version))
        return std::nullopt;

    read_pre(text, version);
    read_post(text, version);
    version.dev = read_part(text, dev_words);
    if (!read_local(text, version))
        return std::nullopt;
    return version;
}

Decision order_of_releases(const PythonVersion& left, const PythonVersion& right)
{
    for (std::size_t i = 0; i < std::max(left.release.size(), right.release.size()); ++i) {
        const auto left_number = i < left.release.size() ? left.release[i] : "0";
        const auto right_number = i < right.release.size() ? right.release[i] : "0";
        const auto order = order_of_numbers(left_number, right_number);
        if (order != Order::equal)
            return {
                .order = order,
                .because = number_reason(left_number, order, right_number, i),
            };
    }
    return {.order = Order::equal, .because = {}};
}

// Where a version stands among those of one release number:
// dev alone, then a, b, rc, then the release and its posts.
int stage_of(const PythonVersion& version)
{
    if (version.pre)
        return version.pre->first == 'a' ? 1 : (version.pre->first == 'b' ? 2 : 3);
    return version.dev && !version.post ? 0 : 4;
}

// A missing part sorts before a present one, unless `absent` says it is the last.
Order order_of_parts(std::optional<std::string_view> left,
                     std::optional<std::string_view> right,
                     Order absent)
{
    if (left && right)
        return order_of_numbers(*left, *right);
    if (left.has_value() == right.has_value())
        return Order::equal;
    const auto opposite = absent == Order::less ? Order::greater : Order::less;
    return left ? opposite : absent;
}

Order order_of_locals(const PythonVersion& left, const PythonVersion& right)
{
    if (!left.local || !right.local)
        return order_from(left.local.has_value() <=> right.local.has_value());

    const auto common = std::min(left.local->size(), right.local->size());
    for (std::size_t i = 0; i < common; ++i) {
        const auto left_segment = (*left.local)[i];
        const auto right_segment = (*right.local)[i];
        const bool left_is_number = std::ranges::all_of(left_segment, is_digit);
        const bool right_is_number = std::ranges::all_of(right_segment, is_digit);

        auto order = order_from(left_is_number <=> right_is_number);
        if (order == Order::equal)
            order = left_is_number ? order_of_numbers(left_segment, right_segment)
                                   : order_of_texts(left_segment, right_segment);
        if (order != Order::equal)
            return order;
    }
    return order_from(left.local->size() <=> right.local->size());
}

Decision order_of_suffixes(const PythonVersion& left, const PythonVersion& right)
{
    auto order = order_from(stage_of(left) <=> stage_of(right));
    if (order == Order::equal && left.pre && right.pre)
        order = order_of_numbers(left.pre->second, right.pre->second);
    if (order != Order::equal)
        return {.order = order, .because = say("by the stage of the pre-release")};

    order = order_of_parts(left.post, right.post, Order::less);
    if (order != Order::equal)
        return {.order = order, .because = say("by the post-release")};

    order = order_of_parts(left.dev, right.dev, Order::greater);
    if (order != Order::equal)
        return {.order = order, .because = say("a development release precedes its release")};

    order = order_of_locals(left, right);
    if (order == Order::equal)
        return {.order = order, .because = {}};
    return {.order = order, .because = say("by the local version")};
}

}  // namespace

Decision compare_pypi(std::string_view left, std::string_view right)
{
    const auto left_text = lower_case(left);
    const auto right_text = lower_case(right);
    const auto left_version = read_python(left_text);
    if (!left_version)
        return refuse(left, say("Python (PEP 440)"));
    const auto right_version = read_python(right_text);
    if (!right_version)
        return refuse(right, say("Python (PEP 440)"));

    const auto epochs = order_of_numbers(left_version->epoch, right_version->epoch);
    if (epochs != Order::equal)
        return {
            .order = epochs,
            .because =
                reason(left_version->epoch, epochs, right_version->epoch, say("in the epoch")),
        };

    auto releases = order_of_releases(*left_version, *right_version);
    if (releases.order != Order::equal)
        return releases;
    return order_of_suffixes(*left_version, *right_version);
}

}  // namespace advisory::versions
