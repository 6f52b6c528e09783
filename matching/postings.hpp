#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace advisory::matching {

/// Lists of numbers by a number: an inverted map that grows in place. Each list lies in one
/// piece, so that a long one is read at the speed of memory: in a block of the power of two
/// that holds it, and in the next larger one when that is full. Blocks that were left are used
/// again. Some six bytes an entry and eight a key.
class Postings {
public:
    /// Appends a number to the list of a key. At most 2^31 numbers in all.
    void add(std::uint32_t key, std::uint32_t value)
    {
        if (key >= lists_.size())
            lists_.resize(std::size_t{key} + 1);
        auto& list = lists_[key];
        if (list.length == 0 || std::has_single_bit(list.length))
            move_to_larger_block(list);
        numbers_[list.begin + list.length] = value;
        ++list.length;
    }

    /// The numbers of a key in the order they came; valid until the next `add`.
    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t key) const
    {
        if (key >= lists_.size())
            return {};
        return std::span{numbers_}.subspan(lists_[key].begin, lists_[key].length);
    }

    [[nodiscard]] std::size_t count(std::uint32_t key) const
    {
        return key < lists_.size() ? lists_[key].length : 0;
    }

private:
    struct List {
        std::uint32_t begin = 0;
        std::uint32_t length = 0;  ///< In a block of the power of two that holds it.
    };

    void move_to_larger_block(List& list)
    {
        const auto before = list.begin;
        list.begin = take_block(static_cast<std::size_t>(std::bit_width(list.length)));
        if (list.length == 0)
            return;
        std::copy_n(&numbers_[before], list.length, &numbers_[list.begin]);
        left_[static_cast<std::size_t>(std::bit_width(list.length)) - 1].push_back(before);
    }

    /// Where a block of two to the power of `size` numbers begins.
    std::uint32_t take_block(std::size_t size)
    {
        auto& left = left_[size];
        if (left.empty()) {
            const auto begin = numbers_.size();
            numbers_.resize(begin + (std::size_t{1} << size));
            return static_cast<std::uint32_t>(begin);
        }
        const auto begin = left.back();
        left.pop_back();
        return begin;
    }

    std::vector<List> lists_;
    std::vector<std::uint32_t> numbers_;
    std::array<std::vector<std::uint32_t>, 32> left_;  ///< Unused blocks by their size.
};

}  // namespace advisory::matching
