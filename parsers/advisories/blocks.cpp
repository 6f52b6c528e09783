#include "parsers/advisories/blocks.hpp"

#include <array>

#include "parsers/phrases/phrase.hpp"

namespace advisory::parsers {

namespace {

// List marks after normalisation: a mark and a blank, or a mark that is no word part.
constexpr std::array<std::string_view, 4> blank_marks{"- ", "* ", "+ ", "o "};
constexpr std::array<std::string_view, 14>
    bare_marks{"・", "●", "○", "◆", "◇", "■", "□", "•", "▪", "‣", "➢", "▼", "★", "◎"};

/// Puts `line` behind the block, and notes both readings of a doubtful cut.
void append(Block& block, const Line& previous, const Line& line, const Wrap& wrap)
{
    const auto seam = seam_between(previous, line, wrap);
    const bool is_cut_anywhere = wrap.style == Wrap::Style::anywhere;
    if (seam == Seam::doubtful && block.other_reading.empty())
        block.other_reading = block.text;

    const bool is_parted = seam == Seam::blank || (seam == Seam::doubtful && !is_cut_anywhere);
    if (!block.other_reading.empty()) {
        const bool other_is_parted =
            seam == Seam::blank || (seam == Seam::doubtful && is_cut_anywhere);
        block.other_reading += other_is_parted ? " " : "";
        block.other_reading += line.text;
    }
    block.text += is_parted ? " " : "";
    block.text += line.text;
    block.span.end = line.span.end;
}

/// Whether a line says a product and its versions by itself: "Foo for Windows 5.8 未満".
bool is_entry(std::string_view text)
{
    constexpr std::size_t widest = 160;
    if (text.size() > widest)
        return false;
    const auto range = read_phrase(text);
    return range.is_whole() && !range.product.empty() && range.flags.empty();
}

bool continues(const Block& block, const Line& previous, const Line& line, const Wrap& wrap)
{
    if (bullet_length(line.text) > 0)
        return false;
    if (block.is_bullet && line.indent > block.indent)
        return true;
    if (!is_cut_before(previous, line, wrap))
        return false;
    // Lists without marks: two that are whole each were never one.
    const bool are_alike = !block.is_bullet && line.indent == previous.indent;
    return !are_alike || !is_entry(block.text) || !is_entry(line.text);
}

}  // namespace

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

std::vector<Block> join_lines(std::span<const Line> lines, const Wrap& wrap)
{
    std::vector<Block> blocks;
    const Line* previous = nullptr;  // Null after a gap.

    for (const auto& line : lines) {
        if (line.is_blank() || is_rule(line)) {
            previous = nullptr;
            continue;
        }

        if (previous != nullptr && continues(blocks.back(), *previous, line, wrap)) {
            append(blocks.back(), *previous, line, wrap);
        } else {
            const auto mark = bullet_length(line.text);
            blocks.push_back({
                .text = line.text.substr(mark),
                .other_reading = {},
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

}  // namespace advisory::parsers
