#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace advisory::matching {

/// What may be a product's name in words that no grammar read: of "ならびに KitaEdit 5.0 以前" what
/// stands before a version, as keys. For each version the words before it, from the most to the
/// last one alone; for at most sixteen versions. What says nothing alone (is_generic) is left out.
std::vector<std::vector<std::string>> names_before_versions(std::string_view text);

}  // namespace advisory::matching
