#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parsers/inventory/inventory_columns.hpp"

namespace advisory::parsers {

/// Finds rows that were there before. Holds numbers of rows, not copies of their keys.
template <class Row>
class KnownRows {
public:
    /// Keeps a reference: `rows` must outlive it.
    KnownRows(const std::vector<Row>& rows, std::span<const InventoryColumn<Row>> columns)
        : rows_{rows}
    {
        for (const auto& column : columns) {
            if (column.rule.part != Part::key)
                continue;
            members_.push_back(column.member);
            names_.push_back(column.rule.name);
        }
    }

    KnownRows(const KnownRows&) = delete;
    KnownRows& operator=(const KnownRows&) = delete;

    /// The row that has the same key as the last one. Nothing when there is none; from then
    /// on the last one is known.
    const Row* find_same_as_last()
    {
        const auto [known, is_new] = numbers_.insert(rows_.size() - 1);
        return is_new ? nullptr : &rows_[*known];
    }

    [[nodiscard]] std::string key_names() const { return fmt::to_string(fmt::join(names_, ", ")); }

private:
    struct Hash {
        const KnownRows* known;
        std::size_t operator()(std::size_t number) const
        {
            constexpr std::size_t odd = 0x9E3779B97F4A7C15U;
            std::size_t sum = 0;
            for (const auto member : known->members_)
                sum = sum * odd + std::hash<std::string>{}(known->rows_[number].*member);
            return sum;
        }
    };

    struct Equal {
        const KnownRows* known;
        bool operator()(std::size_t one, std::size_t other) const
        {
            return std::ranges::all_of(known->members_, [&](std::string Row::* member) {
                return known->rows_[one].*member == known->rows_[other].*member;
            });
        }
    };

    const std::vector<Row>& rows_;
    std::vector<std::string Row::*> members_;
    std::vector<std::string_view> names_;
    std::unordered_set<std::size_t, Hash, Equal> numbers_{0, Hash{this}, Equal{this}};
};

}  // namespace advisory::parsers
