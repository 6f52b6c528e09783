#pragma once

#include <string>
#include <string_view>

namespace advisory::parsers {

/// The severity that a notice states in its own words: "critical", "high", "medium" or "low";
/// the highest when it states several, empty when none. Reads normalised text, any number of
/// lines.
///
/// A word counts only where it speaks of a severity: behind 深刻度, 危険度, 重要度 or severity,
/// behind a base score ("基本値: 8.3 (重要)"), as a count of updates ("緊急 4件"), where it is
/// quoted as a rating (「緊急」と評価), and as JVN's mark at the end of a title. The 注意 of
/// 注意喚起 is none. Words of JVN: CVSS v2 危険, 警告, 注意; v3 緊急, 重要, 警告, 注意.
std::string severity_in(std::string_view normalised);

}  // namespace advisory::parsers
