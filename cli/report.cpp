#include "cli/report.hpp"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "text/unicode.hpp"

namespace advisory::cli {

namespace {

constexpr std::size_t label_width = 16;
constexpr std::size_t lines_around = 1;
constexpr std::size_t most_quoted_lines = 40;

}  // namespace

void Report::title(std::string_view text)
{
    out_ << text::printable(text) << '\n';
}

void Report::heading(std::string_view text)
{
    out_ << '\n' << text::printable(text) << '\n';
}

void Report::field(std::string_view label, std::string_view value)
{
    if (!value.empty())
        line(fmt::format("{:<{}}{}", fmt::format("{}:", label), label_width, value));
}

void Report::field(std::string_view label, const std::vector<std::string>& values)
{
    field(label, fmt::format("{}", fmt::join(values, ", ")));
}

void Report::line(std::string_view text)
{
    out_ << "  " << text::printable(text) << '\n';
}

void Report::point(std::string_view text)
{
    line(fmt::format("- {}", text));
}

void Report::quotation(std::string_view text, TextSpan span)
{
    if (span.begin >= span.end || span.end > text.size())
        return;

    // Numbered from 1; the newline that ends the span does not reach into the next line.
    const auto line_of = [&](std::size_t at) {
        const auto before = text.substr(0, at);
        return static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
    };
    const auto first = line_of(span.begin);
    const auto last = std::min(line_of(span.end - 1), first + most_quoted_lines);

    std::size_t number = 1;
    for (std::size_t at = 0; at < text.size() && number <= last + lines_around; ++number) {
        const auto end = std::min(text.find('\n', at), text.size());
        if (number + lines_around >= first) {
            const bool is_marked = number >= first && number <= last;
            line(fmt::format("{} {:>4}  {}",
                             is_marked ? '>' : ' ',
                             number,
                             text.substr(at, end - at)));
        }
        at = end + 1;
    }
}

void Report::block(std::string_view text)
{
    out_ << text::printable_block(text);
    if (!text.ends_with('\n'))
        out_ << '\n';
}

}  // namespace advisory::cli
