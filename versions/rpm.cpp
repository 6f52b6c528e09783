#include <algorithm>
#include <optional>
#include <string_view>

#include "language/say.hpp"
#include "versions/comparators.hpp"

// rpm-version(7), and the algorithm of rpm's rpmio/rpmvercmp.c: [epoch:]version[-release].
namespace advisory::versions {

namespace {

struct RpmVersion {
    std::optional<std::string_view> epoch;
    std::string_view version;
    std::optional<std::string_view> release;
};

bool is_alphanumeric(char c)
{
    return is_digit(c) || is_letter(c);
}

bool is_rpm_character(char c)
{
    return is_alphanumeric(c) || c == '.' || c == '_' || c == '+' || c == '~' || c == '^';
}

std::optional<RpmVersion> read_rpm(std::string_view text)
{
    RpmVersion version;
    const auto colon = text.find(':');
    if (colon != std::string_view::npos) {
        version.epoch = text.substr(0, colon);
        if (version.epoch->empty() || !std::ranges::all_of(*version.epoch, is_digit))
            return std::nullopt;
        text.remove_prefix(colon + 1);
    }

    const auto hyphen = text.rfind('-');
    version.version = text.substr(0, hyphen);
    if (hyphen != std::string_view::npos)
        version.release = text.substr(hyphen + 1);

    const auto is_sound = [](std::string_view part) {
        return std::ranges::any_of(part, is_alphanumeric) &&
               std::ranges::all_of(part, is_rpm_character);
    };
    if (!is_sound(version.version) || (version.release && !is_sound(*version.release)))
        return std::nullopt;
    return version;
}

// '~' sorts before everything, even the end; '^' after the end, but before any
// further segment. Nothing when neither mark stands at the front.
std::optional<Order> order_of_marks(std::string_view& left, std::string_view& right)
{
    const bool has_tilde = left.starts_with('~') || right.starts_with('~');
    const bool has_caret = left.starts_with('^') || right.starts_with('^');
    if (!has_tilde && !has_caret)
        return std::nullopt;

    const char mark = has_tilde ? '~' : '^';
    if (left.starts_with(mark) && right.starts_with(mark)) {
        left.remove_prefix(1);
        right.remove_prefix(1);
        return Order::equal;
    }
    if (has_tilde)
        return left.starts_with('~') ? Order::less : Order::greater;
    if (left.empty() || right.empty())
        return left.empty() ? Order::less : Order::greater;
    return left.starts_with('^') ? Order::less : Order::greater;
}

Order take_and_compare_segments(std::string_view& left, std::string_view& right)
{
    if (is_digit(left.front()) != is_digit(right.front()))
        return is_digit(left.front()) ? Order::greater : Order::less;

    if (is_digit(left.front())) {
        const auto left_number = take_while(left, is_digit);
        return order_of_numbers(left_number, take_while(right, is_digit));
    }
    const auto left_word = take_while(left, is_letter);
    return order_of_texts(left_word, take_while(right, is_letter));
}

Order order_of_rpm_parts(std::string_view left, std::string_view right)
{
    const auto is_separator = [](char c) { return !is_alphanumeric(c) && c != '~' && c != '^'; };

    while (!left.empty() || !right.empty()) {
        take_while(left, is_separator);
        take_while(right, is_separator);

        const auto marks = order_of_marks(left, right);
        if (marks == Order::equal)
            continue;
        if (marks)
            return *marks;
        if (left.empty() || right.empty())
            break;

        const auto order = take_and_compare_segments(left, right);
        if (order != Order::equal)
            return order;
    }
    return order_from(!left.empty() <=> !right.empty());
}

// rpm itself takes a missing epoch for 0. A notice that leaves the epoch out does
// not say 0, so against another epoch the answer is that we do not know.
Decision order_of_epochs(const RpmVersion& left, const RpmVersion& right)
{
    const auto order = order_of_numbers(left.epoch.value_or("0"), right.epoch.value_or("0"));
    if (order == Order::equal)
        return {.order = order, .because = {}};
    if (left.epoch && right.epoch)
        return {.order = order,
                .because = reason(*left.epoch, order, *right.epoch, say("in the epoch"))};
    return {.order = Order::unordered, .because = say("only one of them states its epoch")};
}

// rpm's dependency check lets a missing release match every release. That is no
// order (1 = 1-1 < 1-2 = 1), so here it is unknown.
Decision order_of_releases(const RpmVersion& left, const RpmVersion& right)
{
    if (left.release.has_value() != right.release.has_value())
        return {.order = Order::unordered, .because = say("only one of them states its release")};
    if (!left.release)
        return {.order = Order::equal, .because = {}};

    const auto order = order_of_rpm_parts(*left.release, *right.release);
    if (order == Order::equal)
        return {.order = order, .because = {}};
    return {
        .order = order,
        .because = reason(*left.release, order, *right.release, say("in the release")),
    };
}

}  // namespace

Decision compare_rpm(std::string_view left, std::string_view right)
{
    const auto left_version = read_rpm(left);
    if (!left_version)
        return refuse(left, "RPM");
    const auto right_version = read_rpm(right);
    if (!right_version)
        return refuse(right, "RPM");

    auto epochs = order_of_epochs(*left_version, *right_version);
    if (epochs.order != Order::equal)
        return epochs;

    const auto order = order_of_rpm_parts(left_version->version, right_version->version);
    if (order != Order::equal)
        return {
            .order = order,
            .because =
                reason(left_version->version, order, right_version->version, say("in the version")),
        };
    return order_of_releases(*left_version, *right_version);
}

}  // namespace advisory::versions
