#include "parsers/advisories/blocks.hpp"

#include <algorithm>
#include <array>

#include "parsers/advisories/ascii.hpp"
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

/// "1. Foo", "1.フー": not "2.x" or "3.4.5".
std::size_t number_length(std::string_view text)
{
    constexpr std::size_t most_digits = 2;
    const auto end = text.find_first_not_of("0123456789");
    if (end == 0 || end == std::string_view::npos || end > most_digits || text[end] != '.')
        return 0;
    const auto behind = text.substr(end + 1);
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (behind.starts_with(' '))
        return end + 2;
    const bool is_word =
        behind.size() > 1 &&
        (!is_ascii(behind[0]) || (is_upper(behind[0]) && !is_upper(behind[1]) &&
                                  is_ascii_alphanumeric(behind[1]) && !is_ascii_digit(behind[1])));
    return is_word ? end + 1 : 0;
}

/// A list mark, or a number.
std::size_t mark_length(std::string_view text)
{
    for (const auto mark : blank_marks) {
        if (text.starts_with(mark))
            return mark.size();
    }
    for (const auto mark : bare_marks) {
        if (text.starts_with(mark))
            return mark.size() + (text.substr(mark.size()).starts_with(' ') ? 1 : 0);
    }
    return number_length(text);
}

/// Whether a word that ends a range stands at the front of a line, and no sentence begins with it:
/// "以前から知られている".
bool begins_with_bound(std::string_view line)
{
    constexpr auto bounds = std::to_array<std::string_view>({"以前",
                                                             "以降",
                                                             "未満",
                                                             "より前",
                                                             "より古い",
                                                             "まで",
                                                             "およびそれ以前",
                                                             "及びそれ以前",
                                                             "およびそれ以降",
                                                             "を含む",
                                                             "を除く",
                                                             "のみ",
                                                             "and earlier",
                                                             "and prior",
                                                             "and later",
                                                             "or earlier",
                                                             "or later"});
    constexpr auto behind = std::to_array<std::string_view>(
        {" ", "(", "、", "のバージョン", "の版", "のファーム", "の全"});
    return std::ranges::any_of(bounds, [line, &behind](std::string_view word) {
        if (!line.starts_with(word))
            return false;
        const auto rest = line.substr(word.size());
        return rest.empty() ||
               std::ranges::any_of(behind, [rest](auto next) { return rest.starts_with(next); });
    });
}

/// "から 3.4.15 まで", "~ 3.4.15", "to 3.4.15".
bool begins_with_second_end(std::string_view line)
{
    constexpr auto words =
        std::to_array<std::string_view>({"から", "~", "〜", "～", "to", "through"});
    return std::ranges::any_of(words, [line](std::string_view word) {
        const auto rest = line.substr(std::min(word.size(), line.size()));
        const auto end = rest.find_first_not_of(' ');
        return line.starts_with(word) && end != std::string_view::npos && is_ascii_digit(rest[end]);
    });
}

/// Whether a version range is open at the end of an entry, or goes on at the front of the next
/// line, wherever the line was cut: "3.0.0 から" / "3.4.5 まで".
bool is_within_range(std::string_view entry, std::string_view next)
{
    constexpr auto openings = std::to_array<std::string_view>({"から",
                                                               "より",
                                                               "~",
                                                               "〜",
                                                               "～",
                                                               "、",
                                                               "および",
                                                               "及び",
                                                               "または",
                                                               "ならびに",
                                                               " from",
                                                               " to",
                                                               " through",
                                                               " and",
                                                               " or",
                                                               " before",
                                                               ","});
    return std::ranges::any_of(openings, [entry](auto word) { return entry.ends_with(word); }) ||
           begins_with_bound(next) || begins_with_second_end(next);
}

bool continues(const Block& block, const Line& previous, const Line& line, const Wrap& wrap)
{
    if (bullet_length(line.text) > 0)
        return false;
    if (block.is_bullet && line.indent > block.indent)
        return true;
    if (block.is_bullet && is_within_range(block.text, line.text))
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
    // "【更新】・Foo 4.0": what is new in a list is marked so.
    constexpr auto tags = std::to_array<std::string_view>(
        {"【更新】", "【追記】", "【追加】", "【訂正】", "【修正】", "[更新]", "[追記]", "[追加]"});
    const auto* const tag =
        std::ranges::find_if(tags, [text](auto word) { return text.starts_with(word); });
    if (tag == tags.end() || text.size() == tag->size())
        return mark_length(text);
    const auto length = tag->size() + (text[tag->size()] == ' ' ? 1 : 0);
    return length + mark_length(text.substr(length));
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
                .mark = number_length(line.text) > 0 ? std::string{} : line.text.substr(0, mark),
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
