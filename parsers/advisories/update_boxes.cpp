#include "parsers/advisories/update_boxes.hpp"

#include "parsers/advisories/dates.hpp"

namespace advisory::parsers {

bool is_update_mark(std::string_view text)
{
    if (!find_date(text))
        return false;

    const bool says_update = text.find("更新") != std::string_view::npos ||
                             text.find("追記") != std::string_view::npos ||
                             text.find("記載") != std::string_view::npos;
    constexpr std::size_t longest_mark = 100;
    return says_update && text.size() < longest_mark && text.find("。") == std::string_view::npos;
}

std::vector<Line> lines_outside_boxes(const std::vector<Line>& lines)
{
    std::vector<Line> outside;
    bool is_inside = false;
    for (const auto& line : lines) {
        if (is_update_mark(line.text))
            is_inside = true;
        else if (is_inside && is_rule(line))
            is_inside = false;
        else if (!is_inside)
            outside.push_back(line);
    }
    return outside;
}

}  // namespace advisory::parsers
