#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "matching/name_sketch.hpp"
#include "matching/postings.hpp"
#include "matching/string_pool.hpp"

namespace advisory::matching {

/// The product keys of an inventory, found by keys that are only like them (rule I6): an index
/// of the words that tell names apart, and one of three bytes in a row.
class AlikeNames {
public:
    /// Keeps a reference: the keys are numbers of `pool`, which must outlive it.
    explicit AlikeNames(StringPool& pool) : pool_{pool} {}

    /// Adds a key; twice is no fault.
    void add(StringPool::Id key);

    /// The keys for which are_similar holds, each once, in the order of their numbers. What only
    /// shares words or letters that very many names have is not found: they tell nothing.
    [[nodiscard]] std::vector<StringPool::Id> like(std::string_view key) const;

private:
    /// A place in names_: the lists are of these, so that a name is looked at in one place.
    using Number = std::uint32_t;

    struct Name {
        StringPool::Id key = 0;
        NameSketch sketch;
    };

    void collect_by_words(std::string_view spelling, std::vector<Number>& found) const;
    void collect_by_trigrams(std::string_view spelling, std::vector<Number>& found) const;

    StringPool& pool_;
    std::vector<bool> is_known_;  ///< By the number of a key.
    std::vector<Name> names_;
    Postings by_word_;
    Postings by_trigram_;
};

}  // namespace advisory::matching
