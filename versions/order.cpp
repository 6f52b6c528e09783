#include "versions/order.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "language/say.hpp"

namespace advisory::versions {

namespace {

std::string_view sign(Order order)
{
    switch (order) {
        case Order::less:
            return "<";
        case Order::greater:
            return ">";
        case Order::equal:
            return "=";
        case Order::unordered:
            return "?";
    }
    return "?";
}

std::string_view shown(std::string_view piece)
{
    return piece.empty() ? "nothing" : piece;
}

}  // namespace

Order order_from(std::strong_ordering ordering)
{
    if (ordering < 0)
        return Order::less;
    return ordering > 0 ? Order::greater : Order::equal;
}

Order order_of_numbers(std::string_view left, std::string_view right)
{
    // As text: a build number may have more digits than any integer type.
    left.remove_prefix(std::min(left.find_first_not_of('0'), left.size()));
    right.remove_prefix(std::min(right.find_first_not_of('0'), right.size()));
    if (left.size() != right.size())
        return left.size() < right.size() ? Order::less : Order::greater;
    return order_of_texts(left, right);
}

Order order_of_texts(std::string_view left, std::string_view right)
{
    return order_from(left <=> right);
}

std::string number_reason(std::string_view left,
                          Order order,
                          std::string_view right,
                          std::size_t index)
{
    constexpr std::array<std::string_view, 5> ordinals{mark("first"),
                                                       mark("second"),
                                                       mark("third"),
                                                       mark("fourth"),
                                                       mark("fifth")};
    const auto where = index < ordinals.size() ? say("in the {} number", said(ordinals[index]))
                                               : say("in number {}", index + 1);
    return reason(left, order, right, where);
}

std::string reason(std::string_view left,
                   Order order,
                   std::string_view right,
                   std::string_view where)
{
    return fmt::format("{} {} {} {}", shown(left), sign(order), shown(right), where);
}

std::string lower_case(std::string_view text)
{
    std::string lowered{text};
    for (auto& c : lowered)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lowered;
}

}  // namespace advisory::versions
