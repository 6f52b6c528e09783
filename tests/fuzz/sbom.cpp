#include <algorithm>
#include <string>

#include "core/cpe.hpp"
#include "core/purl.hpp"
#include "parsers/sbom/cyclonedx.hpp"
#include "parsers/sbom/read_sbom.hpp"
#include "parsers/sbom/spdx_json.hpp"
#include "parsers/sbom/spdx_tag_value.hpp"
#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"

namespace advisory::fuzz {

namespace {

/// True for what no unescaping can have made: the text must stand in the bytes then.
bool is_plain(std::string_view text)
{
    return std::ranges::all_of(text, [](char byte) {
        return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '.' ||
               byte == '-';
    });
}

void demand_sound_sbom(const Component& component)
{
    demand(!component.name.empty(), "a component has a name");
    for (const auto* const text : {&component.name,
                                   &component.version,
                                   &component.vendor,
                                   &component.purl,
                                   &component.cpe,
                                   &component.path,
                                   &component.ref})
        demand_utf8(*text, "a text of a component");
    for (const auto* const text : {&component.name, &component.version, &component.vendor})
        demand(
            std::ranges::none_of(*text,
                                 [](char byte) { return static_cast<unsigned char>(byte) < 0x20; }),
            "a component holds no control characters");

    demand(component.purl.empty() || read_purl(component.purl), "a purl that is kept is one");
    demand(component.cpe.empty() || read_cpe(component.cpe), "a CPE that is kept is one");
    demand(component.path.size() <= 520, "a path is short");
    demand(std::ranges::is_sorted(component.claimed_fixed), "claims are in order");
    for (const auto& cve : component.claimed_fixed)
        demand(cve.starts_with("CVE-"), "a claim is a CVE");
}

bool is_told(const Sbom& bill, std::string_view words)
{
    return std::ranges::any_of(bill.findings, [words](const SbomFinding& finding) {
        return finding.reason.find(words) != std::string::npos;
    });
}

void demand_sound_sbom(const Sbom& bill, std::string_view bytes, const parsers::SbomLimits& limits)
{
    demand(bill.components.size() <= limits.components, "components are within their limit");
    demand(bill.findings.size() <= 2 * limits.findings + 2, "findings are within their limit");

    const bool is_wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    const bool is_escaped = bytes.find_first_of("\\%") != std::string_view::npos;
    bool lacks_version = false;
    for (const auto& component : bill.components) {
        demand_sound_sbom(component);
        lacks_version = lacks_version || component.version.empty();
        if (is_plain(component.name) && !is_wide && !is_escaped)
            demand(bytes.find(component.name) != std::string_view::npos, "no name is invented");
    }
    if (lacks_version && bill.findings.size() < limits.findings)
        demand(is_told(bill, "can only become a review"), "a missing version is told");

    for (const auto& finding : bill.findings) {
        demand(!finding.reason.empty(), "a finding says why");
        demand_utf8(finding.place, "a place");
        demand_utf8(finding.component, "the component of a finding");
        demand_utf8(finding.reason, "a reason");
        demand(finding.reason.find('\x1b') == std::string::npos, "a reason is safe to show");
    }
}

void demand_sound_sbom(const Result<Sbom>& bill,
                       std::string_view bytes,
                       const parsers::SbomLimits& limits)
{
    if (bill)
        return demand_sound_sbom(*bill, bytes, limits);
    demand(!bill.error().message.empty(), "a failure says what is wrong");
    demand_utf8(bill.error().message, "a message");
    demand_utf8(bill.error().hint, "a hint");
}

}  // namespace

void run_sbom(Bytes bytes)
{
    const auto text = text_of(bytes);
    const parsers::SbomLimits narrow{.bytes = 15'000,
                                     .components = 8,
                                     .component_depth = 3,
                                     .json_depth = 12,
                                     .text_bytes = 40,
                                     .references = 4,
                                     .findings = 3};
    for (const auto& limits : {parsers::SbomLimits{}, narrow}) {
        const auto bill = parsers::read_sbom(text, limits);
        demand_sound_sbom(bill, text, limits);
        demand_sound_sbom(parsers::read_spdx_tag_value(text, limits), text, limits);
    }

    const auto format = parsers::recognise(text);
    const bool is_cyclonedx = parsers::read_cyclonedx(text).has_value();
    const bool is_spdx = parsers::read_spdx_json(text).has_value();
    using enum parsers::InventoryFormat;
    demand(
        !is_cyclonedx || format == cyclonedx_json || format == spdx_json || format == spdx_3_json,
        "what can be read as CycloneDX is recognised");
    demand(!is_spdx || format != csv, "what can be read as SPDX is recognised");
}

}  // namespace advisory::fuzz
