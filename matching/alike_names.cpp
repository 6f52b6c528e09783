#include "matching/alike_names.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "matching/names.hpp"

namespace advisory::matching {

namespace {

// Bounds on what one name may cost. A list that is longer tells nothing: "system", "ser".
constexpr std::size_t longest_list = 2'000;
constexpr std::size_t most_by_words = 1'500;
constexpr std::size_t most_by_trigrams = 1'500;
constexpr std::size_t longest_key = 200;

/// Three bytes as the number of a list. Different ones may share a list: what is found is
/// compared anyway.
std::uint32_t bucket_of(std::string_view trigram)
{
    constexpr std::uint32_t prime = 16'777'619;
    constexpr std::uint32_t buckets = 1U << 17U;
    std::uint32_t hash = 2'166'136'261;
    for (const char byte : trigram)
        hash = (hash ^ static_cast<unsigned char>(byte)) * prime;
    return hash % buckets;
}

std::vector<std::uint32_t> trigrams_of(std::string_view key)
{
    constexpr std::size_t length = 3;
    std::vector<std::uint32_t> buckets;
    for (std::size_t at = 0; at + length <= key.size(); ++at)
        buckets.push_back(bucket_of(key.substr(at, length)));
    std::ranges::sort(buckets);
    const auto repeated = std::ranges::unique(buckets);
    buckets.erase(repeated.begin(), repeated.end());
    return buckets;
}

/// Whether two texts can have 0.85 of their pairs in common. Search keys and keys differ in length
/// by little, which the wider bound allows for.
bool have_near_lengths(std::string_view one, std::string_view other)
{
    constexpr double least_ratio = 0.7;
    const auto shorter = static_cast<double>(std::min(one.size(), other.size()));
    const auto longer = static_cast<double>(std::max(one.size(), other.size()));
    return shorter >= least_ratio * longer;
}

void sort_once(std::vector<StringPool::Id>& keys)
{
    std::ranges::sort(keys);
    const auto repeated = std::ranges::unique(keys);
    keys.erase(repeated.begin(), repeated.end());
}

}  // namespace

void AlikeNames::add(StringPool::Id key)
{
    if (key >= is_known_.size())
        is_known_.resize(std::max(pool_.size(), std::size_t{key} + 1), false);
    if (is_known_[key])
        return;
    is_known_[key] = true;

    const auto text = search_key_of(pool_.text(key));
    if (text.size() > longest_key)
        return;
    for (const auto word : telling_words(text))
        by_word_.add(pool_.intern(word), key);
    for (const auto bucket : trigrams_of(text))
        by_trigram_.add(bucket, key);
}

std::vector<StringPool::Id> AlikeNames::like(std::string_view key) const
{
    std::vector<StringPool::Id> found;
    if (key.empty() || key.size() > longest_key)
        return found;
    const auto spelling = search_key_of(key);
    collect_by_words(spelling, found);
    collect_by_trigrams(spelling, found);
    sort_once(found);
    std::erase_if(found,
                  [&](StringPool::Id other) { return !are_similar(key, pool_.text(other)); });
    return found;
}

/// Names that share a word, the words that fewest names have first.
void AlikeNames::collect_by_words(std::string_view key, std::vector<StringPool::Id>& found) const
{
    std::vector<StringPool::Id> words;
    for (const auto word : telling_words(key)) {
        const auto id = pool_.find(word);
        if (id != StringPool::unknown && by_word_.count(id) <= longest_list)
            words.push_back(id);
    }
    std::ranges::sort(words, {}, [&](auto word) { return by_word_.count(word); });

    std::size_t taken = 0;
    for (const auto word : words) {
        taken += by_word_.count(word);
        if (taken > most_by_words)
            return;
        std::ranges::copy(by_word_.of(word), std::back_inserter(found));
    }
}

/// Names that share three bytes in a row. Where 0.85 of the pairs of two names agree, one letter
/// more, less or another in six or seven is all that differs: of the rarest two thirds of the
/// trigrams they share two fifths and more.
void AlikeNames::collect_by_trigrams(std::string_view key, std::vector<StringPool::Id>& found) const
{
    auto buckets = trigrams_of(key);
    std::erase_if(buckets, [&](auto bucket) { return by_trigram_.count(bucket) == 0; });
    std::ranges::sort(buckets, {}, [&](auto bucket) { return by_trigram_.count(bucket); });
    buckets.resize(buckets.size() - buckets.size() / 3);

    std::vector<StringPool::Id> sharing;
    std::size_t used = 0;
    for (const auto bucket : buckets) {
        const auto length = by_trigram_.count(bucket);
        if (length > longest_list || sharing.size() + length > most_by_trigrams)
            break;
        ++used;
        std::ranges::copy(by_trigram_.of(bucket), std::back_inserter(sharing));
    }

    const auto least = std::max<std::size_t>(1, used * 2 / 5);
    std::ranges::sort(sharing);
    for (auto begin = sharing.begin(); begin != sharing.end();) {
        const auto end = std::find_if(begin, sharing.end(), [&](auto id) { return id != *begin; });
        const bool is_near = static_cast<std::size_t>(end - begin) >= least &&
                             have_near_lengths(key, pool_.text(*begin));
        if (is_near)
            found.push_back(*begin);
        begin = end;
    }
}

}  // namespace advisory::matching
