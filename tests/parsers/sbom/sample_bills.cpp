#include "tests/parsers/sbom/sample_bills.hpp"

#include <algorithm>
#include <ostream>
#include <stdexcept>

#include <fmt/format.h>

namespace advisory::test {

std::ostream& operator<<(std::ostream& out, const Identity& identity)
{
    return out << fmt::format("[{} | {} | {} | {} | {}]",
                              identity.vendor,
                              identity.name,
                              identity.version,
                              identity.purl,
                              identity.cpe);
}

std::vector<Identity> identities_of(const Sbom& bill)
{
    std::vector<Identity> identities;
    for (const auto& each : bill.components)
        identities.push_back({each.vendor, each.name, each.version, each.purl, each.cpe});
    std::ranges::sort(identities);
    return identities;
}

std::vector<std::string> outline_of(const Sbom& bill)
{
    std::vector<std::string> outline;
    for (const auto& each : bill.components)
        outline.push_back(fmt::format("{} | {} {}", each.path, each.name, each.version));
    return outline;
}

std::vector<std::string> findings_of(const Sbom& bill, std::size_t reason_bytes)
{
    std::vector<std::string> findings;
    for (const auto& finding : bill.findings)
        findings.push_back(fmt::format("{}{} | {} | {}",
                                       finding.is_left_out ? "out " : "",
                                       finding.place,
                                       finding.component,
                                       finding.reason.substr(0, reason_bytes)));
    return findings;
}

const SbomFinding* find_finding(const Sbom& bill, std::string_view place, std::string_view words)
{
    const auto found = std::ranges::find_if(bill.findings, [&](const SbomFinding& finding) {
        return finding.place == place && finding.reason.find(words) != std::string::npos;
    });
    return found == bill.findings.end() ? nullptr : &*found;
}

const Component& component_of(const Sbom& bill, std::string_view name)
{
    const auto found = std::ranges::find(bill.components, name, &Component::name);
    if (found == bill.components.end())
        throw std::out_of_range{fmt::format("no component is called {}", name)};
    return *found;
}

std::string bill_of(std::string_view components, std::string_view more)
{
    return fmt::format(R"({{"bomFormat":"CycloneDX","specVersion":"1.6","components":{}{}}})",
                       components,
                       more);
}

}  // namespace advisory::test
