#include "language/command_line.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/args.h>
#include <fmt/format.h>

#include "language/language.hpp"
#include "language/say.hpp"

namespace advisory {

namespace {

/// Whole lines. The first that fits counts, so the narrow ones stand before the wide ones.
constexpr std::array sentences{
    mark("Options:"),
    mark("Positionals:"),
    mark("Subcommands:"),
    mark("Usage: {}"),
    mark("Run with {} for more information."),
    mark("A subcommand is required"),
    mark("{} is required"),
    mark("The following argument was not expected: {}"),
    mark("The following arguments were not expected: {}"),
    mark("{}: Value {} not in range {} to {}"),
    mark("{}: {} required {} missing"),
    mark("{}: At least {} required but received {}"),
    mark("{}: At Most {} required but received {}"),
    mark("{}: Should be true/false or a number"),
    mark("{}: too many inputs for a flag"),
    mark("{}: Check {} value in {} FAILED"),
    mark("Could not convert: {} = {}"),
    mark("{} excludes {}"),
    mark("{} requires {}"),
};

/// Parts of the lines that list options.
constexpr std::array labels{
    mark("Print this help message and exit"),
    mark("Display program version information and exit"),
    mark(" REQUIRED"),
    mark(" Excludes:"),
    mark(" Needs:"),
};

/// What stands in `line` for each `{}` of the format; nothing when it is another sentence.
std::optional<std::vector<std::string_view>> read_as(std::string_view format, std::string_view line)
{
    constexpr std::string_view field = "{}";
    std::vector<std::string_view> values;
    auto end = format.find(field);
    if (!line.starts_with(format.substr(0, end)))
        return std::nullopt;
    line.remove_prefix(std::min(end, format.size()));

    while (end != std::string_view::npos) {
        format.remove_prefix(end + field.size());
        end = format.find(field);
        const auto between = format.substr(0, end);
        const auto value_end = between.empty() ? line.size() : line.find(between);
        if (value_end == std::string_view::npos)
            return std::nullopt;
        values.push_back(line.substr(0, value_end));
        line.remove_prefix(value_end + between.size());
    }
    return line.empty() ? std::optional{std::move(values)} : std::nullopt;
}

std::optional<std::string> sentence_said(std::string_view line)
{
    for (const auto sentence : sentences) {
        const auto values = read_as(sentence, line);
        if (!values)
            continue;
        fmt::dynamic_format_arg_store<fmt::format_context> arguments;
        for (const auto value : *values)
            arguments.push_back(value);
        return said_with(sentence, arguments);
    }
    return std::nullopt;
}

std::string line_said(std::string_view line)
{
    if (auto sentence = sentence_said(line))
        return *std::move(sentence);

    std::string text{line};
    // Lines of the list of options are indented, and only they have labels.
    if (!line.starts_with("  "))
        return text;
    for (const auto label : labels) {
        const auto at = text.find(label);
        if (at != std::string::npos)
            text.replace(at, label.size(), said(label));
    }
    // A label is as wide as in English, lest the column behind it move: there may be none.
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

}  // namespace

std::string command_line_said(std::string_view text)
{
    if (language() == Language::english)
        return std::string{text};

    std::string all;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        all += line_said(text.substr(0, end));
        if (end < text.size())
            all += '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
}

}  // namespace advisory
