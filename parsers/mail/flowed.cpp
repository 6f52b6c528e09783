#include "parsers/mail/flowed.hpp"

#include <cstddef>

namespace advisory::parsers::mime {

namespace {

struct FlowedLine {
    std::size_t quote_depth = 0;
    std::string_view text;
    bool is_flowed = false;  ///< The next line goes on with it.
};

FlowedLine read_line(std::string_view line, TrailingBlank blank)
{
    constexpr std::string_view signature = "-- ";

    FlowedLine flowed;
    flowed.quote_depth = line.find_first_not_of('>');
    if (flowed.quote_depth == std::string_view::npos)
        flowed.quote_depth = line.size();
    line.remove_prefix(flowed.quote_depth);
    if (line.starts_with(' '))  // Space-stuffed.
        line.remove_prefix(1);

    flowed.is_flowed = line.ends_with(' ') && line != signature;
    if (flowed.is_flowed && blank == TrailingBlank::deleted)
        line.remove_suffix(1);
    flowed.text = line;
    return flowed;
}

}  // namespace

std::string unflowed(std::string_view text, TrailingBlank blank)
{
    std::string joined;
    FlowedLine before;
    while (!text.empty()) {
        const auto newline = text.find('\n');
        const auto line = read_line(text.substr(0, newline), blank);
        text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);

        const bool goes_on =
            before.is_flowed && before.quote_depth == line.quote_depth && line.text != "-- ";
        if (!goes_on) {
            if (before.is_flowed)
                joined += '\n';
            joined.append(line.quote_depth, '>');
            if (line.quote_depth > 0)
                joined += ' ';
        }
        joined += line.text;
        if (!line.is_flowed)
            joined += '\n';
        before = line;
    }
    return joined;
}

}  // namespace advisory::parsers::mime
