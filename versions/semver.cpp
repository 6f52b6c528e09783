#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "language/say.hpp"
#include "versions/comparators.hpp"

// Semantic Versioning 2.0.0, https://semver.org/: precedence is item 11. One
// leading v is let through, because Go modules and Git tags carry it.
namespace advisory::versions {

namespace {

struct SemanticVersion {
    std::array<std::string_view, 3> core;
    std::vector<std::string_view> pre_release;
};

bool is_number(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

bool has_leading_zero(std::string_view number)
{
    return number.size() > 1 && number.front() == '0';
}

bool is_identifier(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return is_digit(c) || is_letter(c) || c == '-';
    });
}

std::vector<std::string_view> split_at_dots(std::string_view text)
{
    std::vector<std::string_view> pieces;
    for (;;) {
        const auto dot = text.find('.');
        pieces.push_back(text.substr(0, dot));
        if (dot == std::string_view::npos)
            return pieces;
        text.remove_prefix(dot + 1);
    }
}

std::optional<SemanticVersion> read_semver(std::string_view text)
{
    if (text.starts_with('v'))
        text.remove_prefix(1);

    const auto plus = text.find('+');
    if (plus != std::string_view::npos) {
        const auto build = split_at_dots(text.substr(plus + 1));
        if (!std::ranges::all_of(build, is_identifier))
            return std::nullopt;
        text = text.substr(0, plus);
    }

    SemanticVersion version;
    const auto dash = text.find('-');
    if (dash != std::string_view::npos) {
        version.pre_release = split_at_dots(text.substr(dash + 1));
        for (const auto identifier : version.pre_release) {
            const bool is_padded = is_number(identifier) && has_leading_zero(identifier);
            if (!is_identifier(identifier) || is_padded)
                return std::nullopt;
        }
    }

    const auto core = split_at_dots(text.substr(0, dash));
    if (core.size() != version.core.size())
        return std::nullopt;
    for (const auto number : core)
        if (!is_number(number) || has_leading_zero(number))
            return std::nullopt;

    std::ranges::copy(core, version.core.begin());
    return version;
}

// Item 11.4: numbers by value, words by ASCII, a number before a word.
Order order_of_identifiers(std::string_view left, std::string_view right)
{
    const bool left_is_number = is_number(left);
    const bool right_is_number = is_number(right);
    if (left_is_number && right_is_number)
        return order_of_numbers(left, right);
    if (left_is_number != right_is_number)
        return left_is_number ? Order::less : Order::greater;
    return order_of_texts(left, right);
}

Decision order_of_pre_releases(const SemanticVersion& left, const SemanticVersion& right)
{
    if (left.pre_release.empty() != right.pre_release.empty()) {
        const auto order = left.pre_release.empty() ? Order::greater : Order::less;
        return {.order = order, .because = say("a pre-release precedes its release")};
    }

    const auto common = std::min(left.pre_release.size(), right.pre_release.size());
    for (std::size_t i = 0; i < common; ++i) {
        const auto order = order_of_identifiers(left.pre_release[i], right.pre_release[i]);
        if (order != Order::equal)
            return {
                .order = order,
                .because = reason(left.pre_release[i],
                                  order,
                                  right.pre_release[i],
                                  say("in the pre-release")),
            };
    }

    const auto order = order_from(left.pre_release.size() <=> right.pre_release.size());
    if (order == Order::equal)
        return {.order = order, .because = {}};
    return {.order = order, .because = say("the longer pre-release is the later one")};
}

}  // namespace

Decision compare_semver(std::string_view left, std::string_view right)
{
    const auto left_version = read_semver(left);
    if (!left_version)
        return refuse(left, "semantic");
    const auto right_version = read_semver(right);
    if (!right_version)
        return refuse(right, "semantic");

    for (std::size_t i = 0; i < left_version->core.size(); ++i) {
        const auto left_number = left_version->core[i];
        const auto right_number = right_version->core[i];
        const auto order = order_of_numbers(left_number, right_number);
        if (order != Order::equal)
            return {
                .order = order,
                .because = number_reason(left_number, order, right_number, i),
            };
    }
    return order_of_pre_releases(*left_version, *right_version);
}

}  // namespace advisory::versions
