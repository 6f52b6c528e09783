#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <ranges>
#include <vector>

namespace advisory::matching {

/// Lists of numbers by a number: an inverted map that grows in place. The last to come is
/// the first of its list. Eight bytes an entry and eight a key.
class Postings {
public:
    class Iterator {
    public:
        using value_type = std::uint32_t;
        using difference_type = std::ptrdiff_t;

        Iterator() = default;
        Iterator(const Postings& postings, std::uint32_t at) : postings_{&postings}, at_{at} {}

        std::uint32_t operator*() const { return postings_->entries_[at_].value; }

        Iterator& operator++()
        {
            at_ = postings_->entries_[at_].next;
            return *this;
        }

        Iterator operator++(int)
        {
            auto before = *this;
            ++*this;
            return before;
        }

        bool operator==(std::default_sentinel_t /*end*/) const { return at_ == none; }

    private:
        const Postings* postings_ = nullptr;
        std::uint32_t at_ = none;
    };

    void add(std::uint32_t key, std::uint32_t value)
    {
        if (key >= lists_.size())
            lists_.resize(std::size_t{key} + 1);
        auto& list = lists_[key];
        entries_.push_back({.value = value, .next = list.first});
        list.first = static_cast<std::uint32_t>(entries_.size() - 1);
        ++list.length;
    }

    /// The numbers of a key, the last first; valid until the next `add`.
    [[nodiscard]] auto of(std::uint32_t key) const
    {
        const auto first = key < lists_.size() ? lists_[key].first : none;
        return std::ranges::subrange{Iterator{*this, first}, std::default_sentinel};
    }

    [[nodiscard]] std::size_t count(std::uint32_t key) const
    {
        return key < lists_.size() ? lists_[key].length : 0;
    }

private:
    static constexpr std::uint32_t none = UINT32_MAX;

    struct Entry {
        std::uint32_t value = 0;
        std::uint32_t next = none;
    };
    struct List {
        std::uint32_t first = none;
        std::uint32_t length = 0;
    };

    std::vector<Entry> entries_;
    std::vector<List> lists_;
};

}  // namespace advisory::matching
