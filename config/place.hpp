#pragma once

#include <compare>
#include <cstddef>
#include <filesystem>

namespace advisory::config {

/// Where something stands in the file, 1-based. {0, 0}: in no single place.
struct Place {
    std::size_t line = 0;
    std::size_t column = 0;

    auto operator<=>(const Place&) const = default;
};

/// A file that the configuration names, and where.
struct NamedFile {
    std::filesystem::path path;  ///< Empty: none is named.
    Place place;

    bool operator==(const NamedFile&) const = default;
};

}  // namespace advisory::config
