#include "parsers/advisories/lines.hpp"

#include <algorithm>
#include <array>

#include "parsers/phrases/unwrap.hpp"
#include "text/unicode.hpp"

namespace advisory::parsers {

namespace {

constexpr std::string_view ideographic_space = "\u3000";

std::size_t take_indent(std::string_view& line)
{
    std::size_t columns = 0;
    while (!line.empty()) {
        if (line.front() == ' ' || line.front() == '\t') {
            columns += line.front() == '\t' ? 8 - columns % 8 : 1;
            line.remove_prefix(1);
        } else if (line.starts_with(ideographic_space)) {
            columns += 2;
            line.remove_prefix(ideographic_space.size());
        } else {
            break;
        }
    }
    return columns;
}

void drop_trailing_blanks(std::string_view& line)
{
    while (!line.empty()) {
        if (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')
            line.remove_suffix(1);
        else if (line.ends_with(ideographic_space))
            line.remove_suffix(ideographic_space.size());
        else
            break;
    }
}

/// The length of "> ", ">>", "> > " at the front of a line.
std::size_t quote_length(std::string_view line)
{
    std::size_t length = 0;
    while (length < line.size() && line[length] == '>') {
        ++length;
        if (length < line.size() && line[length] == ' ')
            ++length;
    }
    return length;
}

std::vector<std::string_view> cut_lines(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// A forwarded copy is quoted throughout: most of its lines that say something are.
bool is_quoted_copy(const std::vector<std::string_view>& lines)
{
    std::size_t quoted = 0;
    std::size_t spoken = 0;
    for (const auto line : lines) {
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        ++spoken;
        if (line.front() == '>')
            ++quoted;
    }
    return quoted > 3 && quoted * 10 > spoken * 6;
}

}  // namespace

std::vector<Line> split_lines(std::string_view text, std::size_t most)
{
    const auto pieces = cut_lines(text);
    const bool is_quoted = is_quoted_copy(pieces);

    std::vector<Line> lines;
    lines.reserve(std::min(pieces.size(), most));
    for (auto piece : pieces) {
        if (lines.size() == most)
            break;
        if (is_quoted)
            piece.remove_prefix(quote_length(piece));

        Line line;
        line.indent = take_indent(piece);
        const auto whole = piece.size();
        drop_trailing_blanks(piece);
        line.has_blank_behind = piece.size() < whole && !text::normalise(piece).empty();
        line.raw = piece;
        line.text = phrases::normalised(piece);
        line.width = line.indent + text::display_width(piece);
        line.span.begin = static_cast<std::size_t>(piece.data() - text.data());
        line.span.end = line.span.begin + piece.size();
        // A third blank line in a row says no more than two.
        const bool is_more_room = line.is_blank() && lines.size() > 1 && lines.back().is_blank() &&
                                  lines[lines.size() - 2].is_blank();
        if (!is_more_room)
            lines.push_back(std::move(line));
    }
    return lines;
}

bool is_rule(const Line& line)
{
    constexpr std::string_view strokes = "=-*_~#+ ";
    constexpr std::array<std::string_view, 3> wide_strokes{"─", "━", "═"};
    if (line.text.size() < 5)
        return false;

    std::string_view rest = line.text;
    while (!rest.empty()) {
        const auto* const wide = std::ranges::find_if(
            wide_strokes,
            [rest](std::string_view stroke) { return rest.starts_with(stroke); });
        if (wide != wide_strokes.end())
            rest.remove_prefix(wide->size());
        else if (strokes.find(rest.front()) != std::string_view::npos)
            rest.remove_prefix(1);
        else
            return false;
    }
    return true;
}

}  // namespace advisory::parsers
