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

void sort_once(std::vector<std::uint32_t>& numbers)
{
    std::ranges::sort(numbers);
    const auto repeated = std::ranges::unique(numbers);
    numbers.erase(repeated.begin(), repeated.end());
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
    const auto number = static_cast<Number>(names_.size());
    names_.push_back({.key = key, .sketch = sketch_of(text)});
    for (const auto word : telling_words(text))
        by_word_.add(pool_.intern(word), number);
    for (const auto bucket : trigrams_of(text))
        by_trigram_.add(bucket, number);
}

std::vector<StringPool::Id> AlikeNames::like(std::string_view key) const
{
    std::vector<StringPool::Id> found;
    if (key.empty() || key.size() > longest_key)
        return found;

    const auto spelling = search_key_of(key);
    std::vector<Number> numbers;
    collect_by_words(spelling, numbers);
    collect_by_trigrams(spelling, numbers);
    sort_once(numbers);
    for (const auto number : numbers) {
        const auto other = names_[number].key;
        if (are_similar(key, pool_.text(other)))
            found.push_back(other);
    }
    std::ranges::sort(found);
    return found;
}

/// Names that share a word, the words that fewest names have first.
void AlikeNames::collect_by_words(std::string_view spelling, std::vector<Number>& found) const
{
    std::vector<StringPool::Id> words;
    for (const auto word : telling_words(spelling)) {
        const auto id = pool_.find(word);
        if (id != StringPool::unknown && by_word_.count(id) <= longest_list)
            words.push_back(id);
    }
    std::ranges::sort(words, {}, [&](auto word) { return by_word_.count(word); });

    const auto sketch = sketch_of(spelling);
    std::size_t taken = 0;
    for (const auto word : words) {
        taken += by_word_.count(word);
        if (taken > most_by_words)
            return;
        std::ranges::copy_if(by_word_.of(word), std::back_inserter(found), [&](Number number) {
            return may_be_similar(sketch, names_[number].sketch);
        });
    }
}

/// Names that share three bytes in a row. Where 0.85 of the pairs of two names agree, one letter
/// more, less or another in six or seven is all that differs: of the rarest two thirds of the
/// trigrams they share two fifths and more.
void AlikeNames::collect_by_trigrams(std::string_view spelling, std::vector<Number>& found) const
{
    auto buckets = trigrams_of(spelling);
    std::erase_if(buckets, [&](auto bucket) { return by_trigram_.count(bucket) == 0; });
    std::ranges::sort(buckets, {}, [&](auto bucket) { return by_trigram_.count(bucket); });
    buckets.resize(buckets.size() - buckets.size() / 3);

    const auto sketch = sketch_of(spelling);
    std::vector<Number> sharing;
    std::size_t used = 0;
    std::size_t taken = 0;
    for (const auto bucket : buckets) {
        taken += by_trigram_.count(bucket);
        if (taken > most_by_trigrams)
            break;
        ++used;
        std::ranges::copy_if(
            by_trigram_.of(bucket),
            std::back_inserter(sharing),
            [&](Number number) { return may_be_similar(sketch, names_[number].sketch); });
    }

    const auto least = std::max<std::size_t>(1, used * 2 / 5);
    std::ranges::sort(sharing);
    for (auto begin = sharing.begin(); begin != sharing.end();) {
        const auto end = std::find_if(begin, sharing.end(), [&](auto id) { return id != *begin; });
        if (static_cast<std::size_t>(end - begin) >= least)
            found.push_back(*begin);
        begin = end;
    }
}

}  // namespace advisory::matching
