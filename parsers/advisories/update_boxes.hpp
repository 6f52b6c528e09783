#pragma once

#include <string_view>
#include <vector>

#include "parsers/advisories/lines.hpp"

namespace advisory::parsers {

/// True for the head of an update box: "更新: 2022年1月4日追記", "** 更新: ... ****",
/// "--- 2024年 4 月 19 日更新 ---". Reads normalised text.
bool is_update_mark(std::string_view text);

/// The lines that stood in the first edition: those outside of update boxes. A box ends
/// with a rule, or with the section.
std::vector<Line> lines_outside_boxes(const std::vector<Line>& lines);

}  // namespace advisory::parsers
