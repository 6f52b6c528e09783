#pragma once

#include <optional>
#include <string_view>

namespace advisory::versions {

/// The rules by which a family of versions is ordered.
enum class Scheme { generic, semver, deb, rpm, maven, pypi, openssl, npm, apk };

/// "generic", "semver", ...: what `vercmp --scheme` takes.
std::string_view name_of(Scheme scheme);
std::optional<Scheme> scheme_named(std::string_view name);

/// The scheme of a purl type ("maven", "deb", "golang"); generic for a type
/// without rules of its own.
Scheme scheme_of_purl_type(std::string_view type);

}  // namespace advisory::versions
