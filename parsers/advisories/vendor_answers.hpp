#pragma once

#include <vector>

#include "core/advisory.hpp"
#include "parsers/advisories/lines.hpp"

namespace advisory::parsers {

/// Reads what makers answered, from the lines of ベンダ情報: "○○株式会社 該当製品あり
/// 2026/04/21", columns, "ステータス：該当製品なし" beneath a name. Lines without one of
/// JVN's words for it are links and notes.
std::vector<VendorStatus> read_vendor_answers(const std::vector<Line>& lines);

}  // namespace advisory::parsers
