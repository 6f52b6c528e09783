#include "parsers/sbom/sbom_bytes.hpp"

#include "language/say.hpp"
#include "text/charset.hpp"

namespace advisory::parsers {

ReadableBytes::ReadableBytes(std::string_view bytes) : bytes_{bytes}
{
    constexpr std::string_view utf_8_mark = "\xEF\xBB\xBF";
    if (bytes_.starts_with(utf_8_mark))
        bytes_.remove_prefix(utf_8_mark.size());
    if (bytes_.starts_with("\xFF\xFE") || bytes_.starts_with("\xFE\xFF")) {
        converted_ = text::decode_document(bytes_).text;
        is_converted_ = true;
    }
}

Result<ReadableBytes> readable_bytes(std::string_view bytes, const SbomLimits& limits)
{
    if (bytes.size() > limits.bytes)
        return Failure{Errc::too_large,
                       say("The bill has {} bytes; the most is {}.", bytes.size(), limits.bytes),
                       say("Export it without files and licence texts, or split it.")};
    return ReadableBytes{bytes};
}

Failure no_bill(std::string_view wanted, std::string_view why)
{
    return {Errc::malformed,
            say("The document is no bill of materials in {}: {}.", wanted, why),
            say("Read are CycloneDX 1.2 to 1.6 in JSON, and SPDX 2.2 and 2.3 in JSON or tag-value; "
                "export the bill as one of them.")};
}

Error too_many_components(const SbomLimits& limits)
{
    return {.code = Errc::too_large,
            .message = say("The bill has more than {} components.", limits.components),
            .hint = say("Split it into one bill for each part of the product.")};
}

}  // namespace advisory::parsers
