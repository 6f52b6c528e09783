#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "parsers/phrases/installation_condition.hpp"

namespace advisory::parsers::phrases {

/// Finds the condition that a device has an option: "オプション X を搭載した製品", "（無線LAN
/// オプション搭載時）", "with the wireless LAN option". The option becomes an option
/// qualifier. Nothing when the words behind it say more, such as that it is in use.
std::optional<InstallationCondition> find_option_condition(std::span<const Token> tokens,
                                                           std::string_view text);

}  // namespace advisory::parsers::phrases
