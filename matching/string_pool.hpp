#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace advisory::matching {

/// Texts kept once each and known by a number. A million components share a few hundred
/// thousand texts: a number of four bytes stands for each of them.
///
/// Texts are never given back; at most 2^32 - 1 of them.
class StringPool {
public:
    using Id = std::uint32_t;

    StringPool();

    /// The number of a text, new or known.
    Id intern(std::string_view text);

    /// The number of a known text; `unknown` for any other.
    [[nodiscard]] Id find(std::string_view text) const;

    /// Valid as long as the pool.
    [[nodiscard]] std::string_view text(Id id) const { return texts_[id]; }

    [[nodiscard]] std::size_t size() const { return texts_.size(); }

    static constexpr Id empty = 0;  ///< The number of the empty text.
    static constexpr Id unknown = UINT32_MAX;

private:
    [[nodiscard]] std::size_t slot_of(std::string_view text) const;
    std::string_view keep(std::string_view text);
    void grow();

    std::vector<std::string_view> texts_;
    std::vector<Id> slots_;  ///< Open addressing; a power of two, at most half full.
    std::vector<std::unique_ptr<char[]>> blocks_;
    std::size_t block_left_ = 0;
    char* block_end_ = nullptr;
};

}  // namespace advisory::matching
