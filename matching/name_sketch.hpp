#pragma once

#include <cstdint>
#include <string_view>

namespace advisory::matching {

/// What tells in a few instructions that two names cannot be alike, in sixteen bytes.
struct NameSketch {
    std::uint64_t pairs = 0;   ///< A bit for each pair of bytes within a word; pairs share bits.
    std::uint32_t digits = 0;  ///< A number that stands for the words with digits.
    std::uint32_t length = 0;  ///< Bytes.
};

/// The sketch of a search key (search_key_of).
NameSketch sketch_of(std::string_view search_key);

/// False only where are_similar is false of the keys that were sketched. True says nothing: most
/// of the names that differ share a bit by chance.
bool may_be_similar(const NameSketch& one, const NameSketch& other);

}  // namespace advisory::matching
