#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace advisory::parsers {

/// The keys that an object had so far.
///
/// Sorted and not hashed: who writes the bill chooses the keys, and no choice of them shall
/// cost more than another.
class KnownKeys {
public:
    /// No schema that is read knows objects with more members.
    static constexpr std::size_t most = 1'000;

    /// False when the key was there before.
    bool add(std::string_view key);

    [[nodiscard]] std::size_t size() const { return sorted_.size(); }

    void clear();

private:
    struct Key {
        std::uint32_t offset = 0;
        std::uint32_t size = 0;
    };

    [[nodiscard]] std::string_view text_of(const Key& key) const
    {
        return std::string_view{texts_}.substr(key.offset, key.size);
    }

    std::string texts_;
    std::vector<Key> sorted_;
};

}  // namespace advisory::parsers
