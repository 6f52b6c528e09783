#include "parsers/sbom/known_keys.hpp"

#include <algorithm>

namespace advisory::parsers {

bool KnownKeys::add(std::string_view key)
{
    const auto text = [this](const Key& known) { return text_of(known); };
    const auto place = std::ranges::lower_bound(sorted_, key, {}, text);
    if (place != sorted_.end() && text(*place) == key)
        return false;

    sorted_.insert(place,
                   {.offset = static_cast<std::uint32_t>(texts_.size()),
                    .size = static_cast<std::uint32_t>(key.size())});
    texts_.append(key);
    return true;
}

void KnownKeys::clear()
{
    texts_.clear();
    sorted_.clear();
}

}  // namespace advisory::parsers
