#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"
#include "parsers/sbom/sbom_limits.hpp"

namespace advisory::parsers {

/// The bytes of a bill without byte order mark; made UTF-8 when they are UTF-16.
class ReadableBytes {
public:
    /// Keeps a view: `bytes` must outlive this.
    explicit ReadableBytes(std::string_view bytes);

    [[nodiscard]] std::string_view text() const { return is_converted_ ? converted_ : bytes_; }

private:
    std::string_view bytes_;
    std::string converted_;
    bool is_converted_ = false;
};

/// Fails with Errc::too_large.
Result<ReadableBytes> readable_bytes(std::string_view bytes, const SbomLimits& limits);

/// Errc::malformed: the document is not of the wanted format, and why.
Failure no_bill(std::string_view wanted, std::string_view why);

/// Errc::too_large: more components than the limit.
Error too_many_components(const SbomLimits& limits);

}  // namespace advisory::parsers
