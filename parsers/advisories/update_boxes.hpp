#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/advisories/lines.hpp"

namespace advisory::parsers {

/// The date of an update box that a line begins: "更新: 2022年1月4日追記",
/// "** 更新: ... ****", "--- 2024年 4 月 19 日更新 ---", "[2022年01月19日]", "Update: January 4,
/// 2022". Nothing for any other line, such as a list entry with a date. Reads normalised text.
std::optional<std::string> update_date(std::string_view text);

/// True when the head or a sentence of an update says that it corrects: 訂正, 誤り, 正しくは.
bool is_correcting(std::string_view text);

/// The lines that stood in the first edition: those outside of update boxes. A box ends
/// with a rule; without one, as in copies of web pages, behind its first paragraph.
std::vector<Line> lines_outside_boxes(const std::vector<Line>& lines);

}  // namespace advisory::parsers
