#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/affected_range.hpp"
#include "parsers/phrases/tokens.hpp"

namespace advisory::parsers::phrases {

/// A condition that only an installation can answer, and where it stands among the tokens.
struct InstallationCondition {
    std::size_t begin = 0;  ///< Index of its first token.
    std::size_t end = 0;    ///< Index behind its last token.
    std::vector<Qualifier> qualifiers;
    bool is_whole = false;         ///< Each of its words was understood.
    bool is_not_affected = false;  ///< The sentence says so of what meets it.
};

/// Finds what a phrase says of serial numbers, of dates of shipping or making, or of an
/// option, in this order of preference.
std::optional<InstallationCondition> find_installation_condition(std::span<const Token> tokens,
                                                                 std::string_view text);

/// Whether what stands before a condition is joined to it so that both must hold: "Foo 2.0
/// 以前で ..." is, "Foo 2.0 以前、または ..." is not.
bool is_joined_by_and(std::span<const Token> before);

/// Whether tokens can be nothing but a name.
bool is_plain_name(std::span<const Token> tokens);

}  // namespace advisory::parsers::phrases
