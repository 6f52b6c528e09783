#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace advisory::test {

/// What the lines of an alert log say together. A line may come twice: delivery is at least once.
struct AlertLines {
    std::size_t lines = 0;
    std::vector<std::string> cut;                         ///< Beginnings of whole lines.
    std::vector<std::string> broken;                      ///< Other lines that are no JSON object.
    std::map<std::string, std::set<std::string>> ids;     ///< alert_ids of one thing.
    std::map<std::string, std::set<std::string>> things;  ///< Things with one alert_id.

    /// Whether each thing has one id and each id one thing.
    [[nodiscard]] bool has_stable_ids() const;
};

/// A thing is what an alert tells: event, notice, verdict, product and component with versions.
/// A kill may cut a line while it is written: such a line ends where it was cut, and comes again.
AlertLines read_alerts(const std::vector<std::string>& lines);

}  // namespace advisory::test
