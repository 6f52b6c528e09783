#include "matching/name_sketch.hpp"

#include <bit>
#include <cstddef>

#include "matching/names.hpp"

namespace advisory::matching {

namespace {

constexpr std::uint64_t odd = 0x9E37'79B9'7F4A'7C15;

std::uint64_t bit_of(char first, char second)
{
    constexpr unsigned byte = 8;
    constexpr unsigned telling = 58;  // The six bits at the top say which of 64.
    const std::uint64_t pair = std::uint64_t{static_cast<unsigned char>(first)} << byte |
                               static_cast<unsigned char>(second);
    return std::uint64_t{1} << (pair * odd >> telling);
}

/// Two that share at least 0.85 of their pairs (Dice) have c of p and q in common where
/// 2c >= 0.85 (p + q). So of the p no more than p - c are missing on the other side, and no
/// more bits: 40 (p - c) <= 23 p - 17 q.
bool may_miss(int missing, std::int64_t own_pairs, std::int64_t other_pairs)
{
    return 40 * std::int64_t{missing} <= 23 * own_pairs - 17 * other_pairs;
}

}  // namespace

NameSketch sketch_of(std::string_view search_key)
{
    NameSketch sketch;
    sketch.length = static_cast<std::uint32_t>(search_key.size());
    for (std::size_t at = 0; at + 1 < search_key.size(); ++at) {
        if (search_key[at] != ' ' && search_key[at + 1] != ' ')
            sketch.pairs |= bit_of(search_key[at], search_key[at + 1]);
    }

    std::uint64_t digits = 0;
    for (const auto word : words_with_digits(words_of(search_key))) {
        for (const char byte : word)
            digits = (digits ^ static_cast<unsigned char>(byte)) * odd;
        digits *= odd;
    }
    constexpr unsigned half = 32;
    sketch.digits = static_cast<std::uint32_t>(digits >> half);
    return sketch;
}

bool may_be_similar(const NameSketch& one, const NameSketch& other)
{
    if (one.digits != other.digits)
        return false;
    const auto only_one = std::popcount(one.pairs & ~other.pairs);
    const auto only_other = std::popcount(other.pairs & ~one.pairs);
    // The words of one may all be among those of the other, however many more it has.
    if (only_one == 0 || only_other == 0)
        return true;
    const auto pairs = std::int64_t{one.length} - 1;
    const auto other_pairs = std::int64_t{other.length} - 1;
    return may_miss(only_one, pairs, other_pairs) && may_miss(only_other, other_pairs, pairs);
}

}  // namespace advisory::matching
