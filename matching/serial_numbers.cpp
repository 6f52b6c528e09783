#include "matching/serial_numbers.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "text/unicode.hpp"

namespace advisory::matching {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_number(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

bool is_sign(char c)
{
    return c == '<' || c == '>' || c == '=';
}

std::string_view sign_of(std::string_view value)
{
    const auto end = std::ranges::find_if_not(value, is_sign);
    return value.substr(0, static_cast<std::size_t>(end - value.begin()));
}

/// A serial number as it is compared: folded, without blanks and without the label "SN".
std::string key_of_serial(std::string_view serial)
{
    auto key = text::fold(serial.substr(sign_of(serial).size()));
    std::erase(key, ' ');
    for (const std::string_view label : {"sn:", "s/n:", "s/n", "sn-", "sn"}) {
        const bool is_label =
            key.starts_with(label) && key.size() > label.size() && is_digit(key[label.size()]);
        if (is_label)
            return key.substr(label.size());
    }
    return key;
}

/// "A0" and "0001" are told apart by the last character that is no digit.
struct Serial {
    std::string letters;
    std::string digits;
};

Serial split(std::string key)
{
    const auto last = std::ranges::find_if_not(key.rbegin(), key.rend(), is_digit);
    const auto digits = static_cast<std::size_t>(last - key.rbegin());
    Serial serial{.letters = key.substr(0, key.size() - digits),
                  .digits = key.substr(key.size() - digits)};
    return serial;
}

bool have_one_form(const Serial& one, const Serial& other)
{
    return one.letters == other.letters && one.digits.size() == other.digits.size() &&
           !one.digits.empty();
}

/// Whether texts of digits of one length keep to a bound.
bool keeps_to(std::string_view digits, std::string_view sign, std::string_view bound)
{
    if (sign == "<")
        return digits < bound;
    if (sign == "<=")
        return digits <= bound;
    if (sign == ">")
        return digits > bound;
    return digits >= bound;
}

Holds holds_if(bool is_met)
{
    return is_met ? Holds::satisfied : Holds::contradicted;
}

Holds is_exactly(std::string_view serial, std::string_view exact)
{
    const auto own = key_of_serial(serial);
    const auto named = key_of_serial(exact);
    if (own == named)
        return Holds::satisfied;
    // One may be the other with something left out.
    const bool is_part = own.ends_with(named) || named.ends_with(own);
    return is_part ? Holds::unknown : Holds::contradicted;
}

/// The bound of a range, which may leave out the letters that the other one has.
Serial bound_of(std::string_view value, std::string_view other)
{
    auto bound = split(key_of_serial(value));
    if (bound.letters.empty() && !other.empty()) {
        const auto full = split(key_of_serial(other));
        if (full.digits.size() == bound.digits.size())
            bound.letters = full.letters;
    }
    return bound;
}

}  // namespace

std::vector<ValueRange> ranges_of(const std::vector<std::string_view>& values)
{
    std::vector<ValueRange> ranges;
    bool is_open = false;
    for (const auto value : values) {
        const auto sign = sign_of(value);
        const bool is_high = sign.starts_with('<');
        if (is_high && is_open)
            ranges.back().high = value;
        else if (is_high)
            ranges.push_back({.low = {}, .high = value, .exact = {}});
        else if (sign.starts_with('>'))
            ranges.push_back({.low = value, .high = {}, .exact = {}});
        else
            ranges.push_back({.low = {}, .high = {}, .exact = value});
        is_open = sign.starts_with('>');
    }
    return ranges;
}

Holds is_serial_in(std::string_view serial, const ValueRange& range)
{
    if (!range.exact.empty())
        return is_exactly(serial, range.exact);

    const auto own = split(key_of_serial(serial));
    bool is_inside = true;
    for (const auto& [value, other] :
         {std::pair{range.low, range.high}, std::pair{range.high, range.low}}) {
        if (value.empty())
            continue;
        const auto bound = bound_of(value, other);
        if (!have_one_form(own, bound))
            return Holds::unknown;
        is_inside = is_inside && keeps_to(own.digits, sign_of(value), bound.digits);
    }
    return holds_if(is_inside);
}

Holds is_prefix_in(std::string_view serial, const ValueRange& range)
{
    const auto own = key_of_serial(serial);
    bool is_inside = true;
    for (const auto value : {range.low, range.high, range.exact}) {
        if (value.empty())
            continue;
        const auto sign = sign_of(value);
        const auto bound = key_of_serial(value);
        const auto begin = std::string_view{own}.substr(0, bound.size());
        if (begin.size() < bound.size())
            return Holds::unknown;
        if (sign.empty()) {
            is_inside = begin == bound;
            continue;
        }
        if (!is_number(begin) || !is_number(bound))
            return Holds::unknown;
        is_inside = is_inside && keeps_to(begin, sign, bound);
    }
    return holds_if(is_inside);
}

}  // namespace advisory::matching
