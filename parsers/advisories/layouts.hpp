#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/advisory.hpp"
#include "core/mail.hpp"
#include "parsers/advisories/identifiers.hpp"
#include "parsers/advisories/lines.hpp"
#include "parsers/advisories/sections.hpp"

namespace advisory::parsers {

/// A mail prepared once for all layouts. Keeps a reference: the mail must outlive it.
struct Notice {
    explicit Notice(const Mail& mail);

    /// True when it has a section that a notice of a weakness has: overview, affected, or
    /// solution.
    [[nodiscard]] bool has_body() const;

    const Mail& mail;
    std::vector<Line> lines;
    std::vector<Section> sections;
    std::string text;  ///< All lines, normalised.
    Identifiers identifiers;
};

/// A layout that we know: reads the notice when it is one of its kind.
struct Layout {
    std::string_view name;
    bool (*recognises)(const Notice& notice);
    Advisory (*read)(const Notice& notice);
};

/// The layouts in the order in which they are asked. The last one takes every mail.
std::span<const Layout> layouts();

/// What every layout fills in alike: the subject's title, charset, authenticity A0, and
/// the mail's warnings.
Advisory begin_advisory(const Notice& notice);

/// An item with all identifiers, scores and addresses of the notice, and the ranges of
/// its sections on affected systems. `product` is what the notice speaks of.
AdvisoryItem read_item(const Notice& notice, std::string_view title, std::string_view product);

}  // namespace advisory::parsers
