#include "parsers/advisories/lines.hpp"

#include <algorithm>
#include <array>

#include "text/unicode.hpp"

namespace advisory::parsers {

namespace {

constexpr std::string_view ideographic_space = "\u3000";

// Mail is wrapped at 70 columns, closing punctuation may hang to 72, and a double-width
// character that did not fit leaves a line one or two columns short. A long word that
// may not be cut leaves more: a list entry of 60 columns is taken to go on.
// A line of more columns shows a mail that is not wrapped there: it stands for itself.
constexpr std::size_t full_line = 60;
constexpr std::size_t longest_wrapped_line = 76;

bool is_ascii(char byte)
{
    return static_cast<unsigned char>(byte) < 0x80;
}

bool is_alphanumeric(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z');
}

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

std::size_t quote_length(std::string_view line)
{
    std::size_t length = 0;
    while (length < line.size() && line[length] == '>')
        ++length;
    return length > 0 && length < line.size() && line[length] == ' ' ? length + 1 : length;
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

// List marks after normalisation: a mark and a blank, or a mark that is no word part.
constexpr std::array<std::string_view, 3> blank_marks{"- ", "* ", "+ "};
constexpr std::array<std::string_view, 9> bare_marks{"・", "●", "○", "◆", "◇", "■", "□", "•", "▪"};

std::size_t bullet_length(std::string_view text)
{
    for (const auto mark : blank_marks) {
        if (text.starts_with(mark))
            return mark.size();
    }
    for (const auto mark : bare_marks) {
        if (text.starts_with(mark))
            return mark.size() + (text.substr(mark.size()).starts_with(' ') ? 1 : 0);
    }
    return 0;
}

bool continues(const Block& block, const Line& previous, const Line& line)
{
    if (bullet_length(line.text) > 0)
        return false;
    if (block.is_bullet && line.indent > block.indent)
        return true;
    return previous.width >= full_line && previous.width <= longest_wrapped_line;
}

}  // namespace

std::vector<Line> split_lines(std::string_view text)
{
    const auto pieces = cut_lines(text);
    const bool is_quoted = is_quoted_copy(pieces);

    std::vector<Line> lines;
    lines.reserve(pieces.size());
    for (auto piece : pieces) {
        if (is_quoted)
            piece.remove_prefix(quote_length(piece));

        Line line;
        line.indent = take_indent(piece);
        drop_trailing_blanks(piece);
        line.raw = piece;
        line.text = text::normalise(piece);
        line.width = line.indent + text::display_width(piece);
        line.span.begin = static_cast<std::size_t>(piece.data() - text.data());
        line.span.end = line.span.begin + piece.size();
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<Block> join_lines(const std::vector<Line>& lines)
{
    std::vector<Block> blocks;
    const Line* previous = nullptr;  // Null after a gap.

    for (const auto& line : lines) {
        if (line.is_blank() || is_rule(line)) {
            previous = nullptr;
            continue;
        }

        if (previous != nullptr && continues(blocks.back(), *previous, line)) {
            append_line(blocks.back().text, line.text);
            blocks.back().span.end = line.span.end;
        } else {
            const auto mark = bullet_length(line.text);
            blocks.push_back({
                .text = line.text.substr(mark),
                .is_bullet = mark > 0,
                .indent = line.indent,
                .follows_gap = previous == nullptr,
                .span = line.span,
            });
        }
        previous = &line;
    }
    return blocks;
}

void append_line(std::string& text, std::string_view next)
{
    if (text.empty() || next.empty()) {
        text += next;
        return;
    }

    const bool is_between_ascii = is_ascii(text.back()) && is_ascii(next.front());
    constexpr std::string_view separators = ".-_/";
    const bool is_cut_version =
        text.size() > 1 && separators.find(text.back()) != std::string_view::npos &&
        is_alphanumeric(text[text.size() - 2]) && is_alphanumeric(next.front());
    if (is_between_ascii && !is_cut_version)
        text += ' ';
    text += next;
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
