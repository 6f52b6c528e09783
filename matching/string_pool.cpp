#include "matching/string_pool.hpp"

#include <algorithm>
#include <functional>

namespace advisory::matching {

namespace {

constexpr std::size_t block_size = std::size_t{256} * 1024;
constexpr std::size_t first_pool_slots = 1024;

}  // namespace

StringPool::StringPool() : slots_(first_pool_slots, unknown)
{
    intern({});
}

StringPool::Id StringPool::intern(std::string_view text)
{
    const auto slot = slot_of(text);
    if (slots_[slot] != unknown)
        return slots_[slot];

    const auto id = static_cast<Id>(texts_.size());
    texts_.push_back(keep(text));
    slots_[slot] = id;
    if (texts_.size() * 2 > slots_.size())
        grow();
    return id;
}

StringPool::Id StringPool::find(std::string_view text) const
{
    return slots_[slot_of(text)];
}

/// Where the text stands, or would stand.
std::size_t StringPool::slot_of(std::string_view text) const
{
    const auto mask = slots_.size() - 1;
    auto slot = std::hash<std::string_view>{}(text)&mask;
    while (slots_[slot] != unknown && texts_[slots_[slot]] != text)
        slot = (slot + 1) & mask;
    return slot;
}

std::string_view StringPool::keep(std::string_view text)
{
    if (text.empty())
        return {};
    if (text.size() > block_left_) {
        const auto size = std::max(block_size, text.size());
        blocks_.push_back(std::make_unique_for_overwrite<char[]>(size));
        block_end_ = blocks_.back().get();
        block_left_ = size;
    }
    const auto* const begin = block_end_;
    block_end_ = std::ranges::copy(text, block_end_).out;
    block_left_ -= text.size();
    return {begin, text.size()};
}

void StringPool::grow()
{
    slots_.assign(slots_.size() * 2, unknown);
    for (Id id = 0; id < texts_.size(); ++id)
        slots_[slot_of(texts_[id])] = id;
}

}  // namespace advisory::matching
