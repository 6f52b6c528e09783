#pragma once

#include <string_view>

#include "core/advisory.hpp"
#include "parsers/advisories/notice.hpp"

namespace advisory::parsers {

/// Everything that a notice, or an entry of a digest, states of one thing: identifiers,
/// scores, severity, ranges by what its sections say of them, workarounds, makers' answers,
/// and where each fact stands.
///
/// `product` is what the notice speaks of; when no section names an affected product, it is
/// listed without a version. Warnings of the reading go to `advisory`.
AdvisoryItem read_item(const Notice& notice,
                       std::string_view title,
                       std::string_view product,
                       Advisory& advisory);

/// An item with identifiers, scores and addresses only: what is kept of a thing that is no
/// weakness of a product.
AdvisoryItem read_mention(const Notice& notice, std::string_view title);

}  // namespace advisory::parsers
