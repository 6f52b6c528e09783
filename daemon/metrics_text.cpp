#include "daemon/metrics_text.hpp"

#include <fmt/format.h>

#include "text/unicode.hpp"

namespace advisory::daemon {

namespace {

std::string escaped(std::string_view value)
{
    std::string text;
    for (const char letter : text::printable(value)) {
        if (letter == '\\' || letter == '"')
            text += '\\';
        text += letter;
    }
    return text;
}

}  // namespace

MetricsText& MetricsText::family(std::string_view name, Kind kind, std::string_view help)
{
    name_ = name;
    text_ += fmt::format("# HELP {} {}\n# TYPE {} {}\n",
                         name,
                         help,
                         name,
                         kind == Kind::counter ? "counter" : "gauge");
    return *this;
}

MetricsText& MetricsText::sample(double value, std::initializer_list<Label> labels)
{
    text_ += name_;
    char before = '{';
    for (const auto& [label, content] : labels) {
        text_ += fmt::format("{}{}=\"{}\"", before, label, escaped(content));
        before = ',';
    }
    // Whole numbers, as nearly all are, have no point; others as many digits as they need.
    text_ += fmt::format("{} {}\n", labels.size() > 0 ? "}" : "", value);
    return *this;
}

}  // namespace advisory::daemon
