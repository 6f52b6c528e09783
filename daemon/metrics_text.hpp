#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace advisory::daemon {

/// Writes the text format of Prometheus, version 0.0.4: a family of samples after the other.
class MetricsText {
public:
    enum class Kind { counter, gauge };
    using Label = std::pair<std::string_view, std::string_view>;

    /// Begins a family. `help` is one line.
    MetricsText& family(std::string_view name, Kind kind, std::string_view help);

    /// A sample of the family. Values of labels may be any text: control characters and the like
    /// are made visible, and what the format reserves is escaped.
    MetricsText& sample(double value, std::initializer_list<Label> labels = {});

    std::string take() { return std::move(text_); }

private:
    std::string name_;
    std::string text_;
};

}  // namespace advisory::daemon
