#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/advisory.hpp"

namespace advisory::storage {

/// All that a notice says, in one text: two notices say the same exactly when these are
/// equal. Internal to storage; never stored.
///
/// Left out is what belongs to the way and not to the notice: charset, authenticity,
/// the parser's warnings.
std::string contents_of(const Advisory& advisory, std::string_view text);

/// A short number for `contents`, to find candidates by; equal numbers prove nothing.
std::int64_t fingerprint_of(std::string_view contents);

}  // namespace advisory::storage
