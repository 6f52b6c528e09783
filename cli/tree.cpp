#include "cli/tree.hpp"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "language/say.hpp"
#include "text/unicode.hpp"

namespace advisory::cli {

namespace {

constexpr std::size_t least_text = 24;
constexpr std::size_t widest_label = 16;
constexpr std::size_t gutter = 6;
constexpr std::string_view gutter_heading = mark("line  ");

std::string gutter_text(std::optional<std::size_t> line)
{
    return line ? fmt::format("{:>4}  ", *line) : std::string(gutter, ' ');
}

bool has_line(const Node& node)
{
    return node.line || std::ranges::any_of(node.children, has_line);
}

/// The first character of well-formed UTF-8 that is not empty.
std::string_view first_character(std::string_view text)
{
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80)
        ++size;
    return text.substr(0, size);
}

/// What stays in one piece at the beginning of a text that is not empty: a wide character, or
/// narrow ones up to a blank, which belongs to them, or to the next wide one.
std::string_view first_word(std::string_view text)
{
    std::size_t size = 0;
    while (size < text.size()) {
        const auto character = first_character(text.substr(size));
        const bool is_wide = text::display_width(character) > 1;
        if (is_wide && size > 0)
            break;
        size += character.size();
        if (is_wide || character == " ")
            break;
    }
    // What has no width belongs to the character before it.
    while (size < text.size()) {
        const auto character = first_character(text.substr(size));
        if (text::display_width(character) > 0)
            break;
        size += character.size();
    }
    return text.substr(0, size);
}

std::string padded(std::string_view text, std::size_t width)
{
    std::string padded{text};
    padded.append(width - std::min(text::display_width(text), width), ' ');
    return padded;
}

/// Prints nodes one below the other; `stem` is what stands before their branches.
class TreePrinter {
public:
    TreePrinter(std::ostream& out, std::optional<std::size_t> width, bool has_gutter)
        : out_{out}, width_{width}, has_gutter_{has_gutter}
    {}

    void print_root(const Node& root)
    {
        const auto others = root.children.empty() ? "" : "│  ";
        print_lines(root, {.first = "", .others = others}, 0);
        print_children(root, "");
    }

private:
    struct Stems {
        std::string first;
        std::string others;
    };

    void print_children(const Node& parent, const std::string& stem)
    {
        std::size_t label_width = 0;
        for (const auto& child : parent.children) {
            const auto width = text::display_width(text::printable(child.label));
            label_width = std::max(label_width, std::min(width, widest_label));
        }

        const auto labelled =
            std::ranges::find_if(parent.children.rbegin(),
                                 parent.children.rend(),
                                 [](const Node& child) { return !child.label.empty(); });
        const Node* const last = labelled == parent.children.rend() ? nullptr : &*labelled;

        bool is_after_last = false;
        for (const auto& child : parent.children) {
            is_after_last = is_after_last || &child == last;
            print_child(child, stem, is_after_last ? "   " : "│  ", label_width);
        }
    }

    void print_child(const Node& child,
                     const std::string& stem,
                     std::string_view own_stem,
                     std::size_t label_width)
    {
        if (child.room == Node::Room::apart)
            print_line(std::nullopt, stem + "│");

        const auto below = stem + std::string{own_stem};
        const bool is_last = own_stem.front() == ' ';
        const auto branch = is_last ? "└─ " : "├─ ";
        const Stems stems{
            .first = child.label.empty() ? below : stem + branch,
            .others = below + (child.children.empty() ? "" : "│  "),
        };
        print_lines(child, stems, label_width);
        print_children(child, below);
    }

    void print_lines(const Node& node, const Stems& stems, std::size_t label_width)
    {
        const auto label = text::printable(node.label);
        const auto gap = label_width == 0 ? std::string{} : padded(label, label_width) + "  ";
        const auto indent = text::display_width(stems.first) + text::display_width(gap);

        auto before = stems.first + gap;
        auto number = node.line;
        for (const auto& line : lines_of(text::printable(node.text), indent)) {
            print_line(number, before.append(line));
            before = padded(stems.others, indent);
            number.reset();
        }
    }

    [[nodiscard]] std::vector<std::string> lines_of(const std::string& text,
                                                    std::size_t indent) const
    {
        if (!width_)
            return {text};

        const auto used = indent + (has_gutter_ ? gutter : 0);
        return wrapped(text, *width_ > used + least_text ? *width_ - used : least_text);
    }

    void print_line(std::optional<std::size_t> number, std::string line)
    {
        if (has_gutter_)
            line.insert(
                0,
                is_begun_ || number ? gutter_text(number) : std::string{said(gutter_heading)});
        is_begun_ = true;
        line.erase(line.find_last_not_of(' ') + 1);
        out_ << line << '\n';
    }

    std::ostream& out_;
    std::optional<std::size_t> width_;
    bool has_gutter_;
    bool is_begun_ = false;
};

}  // namespace

bool Node::add(std::string_view name, std::string_view value, std::optional<std::size_t> at)
{
    if (value.empty())
        return false;

    children.push_back({.label = std::string{name}, .text = std::string{value}, .line = at});
    return true;
}

std::vector<std::string> wrapped(std::string_view printable, std::size_t width)
{
    std::vector<std::string> lines(1);
    std::size_t used = 0;
    while (!printable.empty()) {
        const auto word = first_word(printable);
        printable.remove_prefix(word.size());

        // The blank at the end of a word may stand outside: it is not seen.
        const auto columns = text::display_width(word);
        const auto seen = columns - (word.ends_with(' ') ? 1 : 0);
        if (used > 0 && used + seen > width) {
            lines.emplace_back();
            used = 0;
        }
        lines.back() += word;
        used += columns;
    }
    return lines;
}

void print_tree(const Node& root, std::ostream& out, std::optional<std::size_t> width)
{
    TreePrinter{out, width, has_line(root)}.print_root(root);
}

void print_numbered(std::string_view text, std::ostream& out)
{
    std::size_t number = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = gutter_text(++number) + text::printable_block(text.substr(0, end));
        line.erase(line.find_last_not_of(' ') + 1);
        out << line << '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

}  // namespace advisory::cli
