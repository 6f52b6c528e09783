#include "versions/scheme.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace advisory::versions {

namespace {

constexpr std::array<std::pair<Scheme, std::string_view>, 9> scheme_names{{
    {Scheme::generic, "generic"},
    {Scheme::semver, "semver"},
    {Scheme::deb, "deb"},
    {Scheme::rpm, "rpm"},
    {Scheme::maven, "maven"},
    {Scheme::pypi, "pypi"},
    {Scheme::openssl, "openssl"},
    {Scheme::npm, "npm"},
    {Scheme::apk, "apk"},
}};

// Ecosystems whose registry enforces an order that we know. NuGet (four
// numbers), RubyGems, Composer and the like have looser ones: generic.
constexpr std::array<std::pair<std::string_view, Scheme>, 12> purl_types{{
    {"alpine", Scheme::apk},
    {"apk", Scheme::apk},
    {"cargo", Scheme::semver},
    {"deb", Scheme::deb},
    {"golang", Scheme::semver},
    {"hex", Scheme::semver},
    {"maven", Scheme::maven},
    {"npm", Scheme::npm},
    {"pub", Scheme::semver},
    {"pypi", Scheme::pypi},
    {"rpm", Scheme::rpm},
    {"swift", Scheme::semver},
}};

}  // namespace

std::string_view name_of(Scheme scheme)
{
    const auto* found = std::ranges::find(scheme_names, scheme, [](auto row) { return row.first; });
    return found == scheme_names.end() ? "generic" : found->second;
}

std::optional<Scheme> scheme_named(std::string_view name)
{
    const auto* found = std::ranges::find(scheme_names, name, [](auto row) { return row.second; });
    if (found == scheme_names.end())
        return std::nullopt;
    return found->first;
}

Scheme scheme_of_purl_type(std::string_view type)
{
    const auto* found = std::ranges::find(purl_types, type, [](auto row) { return row.first; });
    return found == purl_types.end() ? Scheme::generic : found->second;
}

}  // namespace advisory::versions
