#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>

namespace advisory::versions {

/// How two versions stand to each other. `unordered`: no rule decides, so a
/// verdict that hangs on it is a review.
enum class Order { less, equal, greater, unordered };

Order order_from(std::strong_ordering ordering);

/// Compares digit strings by value, of any length: 007 equals 7. An empty one is 0.
Order order_of_numbers(std::string_view left, std::string_view right);

/// Compares bytes, as the schemes do with letters.
Order order_of_texts(std::string_view left, std::string_view right);

/// "14 < 15 in the second number"; `index` counts from 0.
std::string number_reason(std::string_view left,
                          Order order,
                          std::string_view right,
                          std::size_t index);

/// "rc1 < rc2 WHERE".
std::string reason(std::string_view left,
                   Order order,
                   std::string_view right,
                   std::string_view where);

/// ASCII only: no version scheme knows other digits and letters.
constexpr bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}
constexpr bool is_letter(char c)
{
    return is_lower(c) || (c >= 'A' && c <= 'Z');
}

std::string lower_case(std::string_view text);

/// Takes the characters that `belongs` accepts from the front of `text`.
template <class Predicate>
std::string_view take_while(std::string_view& text, Predicate belongs)
{
    std::size_t length = 0;
    while (length < text.size() && belongs(text[length]))
        ++length;

    const auto taken = text.substr(0, length);
    text.remove_prefix(length);
    return taken;
}

}  // namespace advisory::versions
