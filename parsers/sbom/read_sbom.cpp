#include "parsers/sbom/read_sbom.hpp"

#include <array>
#include <cstddef>
#include <expected>
#include <optional>
#include <string>

#include "language/say.hpp"
#include "parsers/sbom/cyclonedx.hpp"
#include "parsers/sbom/json_tokens.hpp"
#include "parsers/sbom/sbom_bytes.hpp"
#include "parsers/sbom/sbom_texts.hpp"
#include "parsers/sbom/spdx_json.hpp"
#include "parsers/sbom/spdx_tag_value.hpp"
#include "parsers/sbom/spdx_tags.hpp"

namespace advisory::parsers {

namespace {

/// What a member at the top of a JSON document says of its format.
std::optional<InventoryFormat> format_said_by(std::string_view key, std::string_view value)
{
    if (key == "bomFormat" && value == "CycloneDX")
        return InventoryFormat::cyclonedx_json;
    if (key == "spdxVersion" && value.starts_with("SPDX-"))
        return InventoryFormat::spdx_json;
    if (key == "@context" && value.contains("spdx.org/rdf/3"))
        return InventoryFormat::spdx_3_json;
    return std::nullopt;
}

InventoryFormat recognise_json(std::string_view json)
{
    const SbomLimits limits;
    JsonTokens tokens{json, limits, {}};
    if (tokens.next().kind != JsonKind::object_begin)
        return InventoryFormat::other_json;

    for (auto token = tokens.next(); token.kind == JsonKind::key; token = tokens.next()) {
        const std::string key{token.text};
        const auto value = tokens.next();
        if (value.kind == JsonKind::text) {
            if (const auto format = format_said_by(key, value.text))
                return *format;
        }
        tokens.skip(value.kind);
    }
    return InventoryFormat::other_json;
}

InventoryFormat recognise_xml(std::string_view xml)
{
    constexpr std::size_t enough = std::size_t{64} * 1024;  // Comments may lead.
    const auto head = xml.substr(0, enough);
    if (head.contains("cyclonedx.org/schema/bom"))
        return InventoryFormat::cyclonedx_xml;
    return head.contains("spdx.org/rdf") ? InventoryFormat::spdx_rdf : InventoryFormat::other_xml;
}

/// A header line of CSV is no tag; a document in tag-value begins with nothing else.
InventoryFormat recognise_tags(std::string_view text)
{
    SpdxTags tags{text};
    while (const auto tag = tags.next()) {
        if (tag->name == "SPDXVersion")
            return InventoryFormat::spdx_tag_value;
        if (tag->name == "spdxVersion")
            return InventoryFormat::spdx_yaml;
        if (tag->name.empty() && tag->value != "---")
            break;
    }
    return InventoryFormat::csv;
}

/// Why a document that claims to be JSON cannot be read: where it breaks, if it does.
Error describe_other_json(std::string_view json, const SbomLimits& limits)
{
    JsonTokens tokens{json, limits, {}};
    tokens.skip(tokens.next().kind);
    tokens.next();
    if (tokens.failure())
        return *tokens.failure();
    return no_bill(say("CycloneDX or SPDX"), say("neither bomFormat nor spdxVersion says so"))
        .error();
}

}  // namespace

InventoryFormat recognise(std::string_view bytes)
{
    const ReadableBytes readable{bytes};
    const auto text = readable.text();
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return InventoryFormat::csv;
    if (text[first] == '{' || text[first] == '[')
        return recognise_json(text);
    return text[first] == '<' ? recognise_xml(text) : recognise_tags(text);
}

std::string_view name_of(InventoryFormat format)
{
    static constexpr std::array<std::string_view, 10> names{"CSV",
                                                            "CycloneDX JSON",
                                                            "SPDX JSON",
                                                            "SPDX tag-value",
                                                            "CycloneDX XML",
                                                            "SPDX RDF",
                                                            "SPDX YAML",
                                                            "SPDX 3 JSON",
                                                            "XML",
                                                            "JSON"};
    return names.at(static_cast<std::size_t>(format));
}

Result<Sbom> read_sbom(std::string_view bytes,
                       const SbomLimits& limits,
                       const SbomProgress& progress)
{
    const auto readable = readable_bytes(bytes, limits);
    if (!readable)
        return std::unexpected{readable.error()};

    const auto text = readable->text();
    const auto format = recognise(text);
    switch (format) {
        case InventoryFormat::cyclonedx_json:
            return read_cyclonedx(text, limits, progress);
        case InventoryFormat::spdx_json:
            return read_spdx_json(text, limits, progress);
        case InventoryFormat::spdx_tag_value:
            return read_spdx_tag_value(text, limits, progress);
        case InventoryFormat::other_json:
            return std::unexpected{describe_other_json(text, limits)};
        case InventoryFormat::csv:
            return no_bill(say("CycloneDX or SPDX"), say("it is none, and may be CSV"));
        default:
            return Failure{
                Errc::malformed,
                say("{} is not supported.", name_of(format)),
                say("Export the bill as JSON: CycloneDX 1.2 to 1.6, or SPDX 2.2 or 2.3.")};
    }
}

}  // namespace advisory::parsers
