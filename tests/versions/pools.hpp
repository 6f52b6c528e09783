#pragma once

#include <string>
#include <vector>

#include "versions/scheme.hpp"

namespace advisory::test {

/// Versions of one scheme, each once: some as they are seen in the field, and many that a
/// generator with a fixed seed puts together from the scheme's own tokens. Most keep its
/// grammar. The same at every call.
std::vector<std::string> pool_of(versions::Scheme scheme);

}  // namespace advisory::test
