#pragma once

#include <cstddef>
#include <functional>

namespace advisory::parsers {

/// What a bill of materials may cost us. Beyond bytes, components and the depths it fails;
/// what else there is too much of becomes a finding.
struct SbomLimits {
    std::size_t bytes = std::size_t{512} * 1024 * 1024;
    std::size_t components = 2'000'000;
    std::size_t component_depth = 64;  ///< Components inside of components.

    /// JSON values inside of each other. Two levels a nested component, and some within it.
    std::size_t json_depth = 192;
    std::size_t text_bytes = std::size_t{64} * 1024;  ///< Longer texts are not taken.
    std::size_t references = 8'000'000;  ///< Between components, that are held against each other.

    /// What is left out, and what is in doubt, each told one by one up to here.
    std::size_t findings = 100'000;
};

/// Is told how many of all bytes are read, every few megabytes and at the end. May be empty.
using SbomProgress = std::function<void(std::size_t bytes_done, std::size_t bytes_all)>;

}  // namespace advisory::parsers
