#include "versions/compare.hpp"

#include <array>
#include <cstddef>
#include <string>

#include "language/say.hpp"
#include "text/unicode.hpp"
#include "versions/comparators.hpp"
#include "versions/generic_version.hpp"
#include "versions/several_versions.hpp"

namespace advisory::versions {

namespace {

constexpr std::size_t longest_version = 256;

// What people write before a version. Longer words stand before their own
// beginnings; all are compared in lower case.
constexpr std::array<std::string_view, 17> labels{
    "ファームウェア",
    "ファームウエア",
    "firmware",
    "ソフトウェア",
    "ソフトウエア",
    "software",
    "バージョン",
    "ヴァージョン",
    "リビジョン",
    "versions",
    "version",
    "vers.",
    "ver",
    "fw",
    "f/w",
    "s/w",
    "v",
};

constexpr std::array<std::string_view, 10>
    quotes{"\"", "'", "“", "”", "‘", "’", "「", "」", "『", "』"};

std::string_view trim(std::string_view text)
{
    constexpr std::string_view blanks = " \r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string_view without_quotes(std::string_view text)
{
    for (const auto quote : quotes) {
        if (text.starts_with(quote))
            text.remove_prefix(quote.size());
        if (text.ends_with(quote))
            text.remove_suffix(quote.size());
    }
    return trim(text);
}

// Takes one label off the front: "Ver. 2", "v2", "バージョン: 2". A Latin label
// must be followed by a digit or a mark, or "Venus 2" would lose its V.
bool take_label(std::string_view& text)
{
    const auto lowered = lower_case(text);
    for (const auto label : labels) {
        if (!lowered.starts_with(label))
            continue;

        const auto rest = text.substr(label.size());
        const auto next = rest.find_first_not_of(".: ");
        if (next == std::string_view::npos)
            return false;
        if (next == 0 && is_letter(label.back()) && !is_digit(rest.front()))
            continue;
        text = rest.substr(next);
        return true;
    }
    return false;
}

// The version alone, as the comparators want it.
std::string plain_version(std::string_view text)
{
    const auto normalised = text::normalise(text);
    auto plain = without_quotes(trim(normalised));
    while (take_label(plain))
        plain = without_quotes(plain);
    return std::string{plain};
}

// npm strips a leading "=" or "v", as node-semver's README has it.
std::string_view npm_version(std::string_view text)
{
    if (text.starts_with('='))
        text.remove_prefix(1);
    return trim(text);
}

Decision decide(Scheme scheme, std::string_view left, std::string_view right)
{
    switch (scheme) {
        case Scheme::generic:
            return compare_generic(left, right);
        case Scheme::semver:
            return compare_semver(left, right);
        case Scheme::npm:
            return compare_semver(npm_version(left), npm_version(right));
        case Scheme::deb:
            return compare_deb(left, right);
        case Scheme::rpm:
            return compare_rpm(left, right);
        case Scheme::maven:
            return compare_maven(left, right);
        case Scheme::pypi:
            return compare_pypi(left, right);
        case Scheme::openssl:
            return compare_openssl(left, right);
        case Scheme::apk:
            return compare_apk(left, right);
    }
    return {};
}

// A tilde and a plus count in the versions of a distribution, whatever stands behind them.
bool may_name_several(Scheme scheme)
{
    return scheme != Scheme::deb && scheme != Scheme::rpm && scheme != Scheme::apk;
}

std::string sentence(std::string_view left, std::string_view right, const Decision& decision)
{
    const auto because = decision.because.empty() ? "" : ": " + decision.because;
    switch (decision.order) {
        case Order::less:
            return say("{} is before {}{}", left, right, because);
        case Order::greater:
            return say("{} is after {}{}", left, right, because);
        case Order::equal:
            return say("{} is the same version as {}{}", left, right, because);
        case Order::unordered:
            return say("{} and {} cannot be ordered{}", left, right, because);
    }
    return {};
}

}  // namespace

Decision refuse(std::string_view text, std::string_view grammar)
{
    return {
        .order = Order::unordered,
        .because = say("{} is no {} version", text, grammar),
        .is_refused = true,
    };
}

Comparison compare(Scheme scheme, std::string_view left, std::string_view right)
{
    if (left.size() > longest_version || right.size() > longest_version)
        return {.why = say("a text of over {} bytes is no version", longest_version)};

    const auto plain_left = plain_version(left);
    const auto plain_right = plain_version(right);
    if (plain_left.empty() || plain_right.empty())
        return {.why = say("no version is given on one side")};

    if (may_name_several(scheme)) {
        for (const auto text : {left, right}) {
            if (names_several(text))
                return {
                    .why = say("{} names more than one version", text::normalise(text)),
                    .is_refused = true,
                };
        }
    }

    const auto decision = decide(scheme, plain_left, plain_right);
    return {
        .order = decision.order,
        .why = sentence(plain_left, plain_right, decision),
        .has_flavour = decision.has_flavour,
        .is_refused = decision.is_refused,
    };
}

bool is_within_branch(std::string_view branch, std::string_view version)
{
    if (branch.size() > longest_version || version.size() > longest_version)
        return false;

    if (names_several(branch) || names_several(version))
        return false;
    const auto root = read_generic(plain_version(branch));
    const auto point = read_generic(plain_version(version));
    return root && point && is_later_point(*root, *point);
}

}  // namespace advisory::versions
