#include "tests/faults/alert_lines.hpp"

#include <algorithm>

#include <boost/json.hpp>

namespace advisory::test {

namespace {

std::string text_of(const boost::json::object& alert, std::string_view name)
{
    const auto* const value = alert.if_contains(name);
    return value != nullptr && value->is_string() ? std::string{value->get_string()} : "";
}

std::string thing_of(const boost::json::object& alert)
{
    // That a source is silent, or not any more: its id is all that the two have in common.
    if (alert.contains("source"))
        return "source " + text_of(alert, "alert_id");

    std::string thing;
    for (const auto* field : {"event",
                              "advisory_id",
                              "verdict",
                              "product_id",
                              "product_version",
                              "component",
                              "component_version"})
        thing += text_of(alert, field) + '\n';
    return thing;
}

bool are_single(const std::map<std::string, std::set<std::string>>& sets)
{
    return std::ranges::all_of(sets, [](const auto& row) { return row.second.size() == 1; });
}

}  // namespace

bool AlertLines::has_stable_ids() const
{
    return are_single(ids) && are_single(things);
}

AlertLines read_alerts(const std::vector<std::string>& lines)
{
    AlertLines read;
    for (const auto& line : lines) {
        ++read.lines;
        boost::system::error_code broken;
        const auto value = boost::json::parse(line, broken);
        if (broken || !value.is_object()) {
            const auto is_beginning = [&](const auto& other) {
                return other.size() > line.size() && other.starts_with(line);
            };
            const bool is_cut = std::ranges::any_of(lines, is_beginning);
            (is_cut ? read.cut : read.broken).push_back(line);
            continue;
        }
        const auto thing = thing_of(value.get_object());
        const auto id = text_of(value.get_object(), "alert_id");
        read.ids[thing].insert(id);
        read.things[id].insert(thing);
    }
    return read;
}

}  // namespace advisory::test
