#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace advisory::cli {

/// A fact and what hangs on it, on a page for people.
struct Node {
    enum class Room { close, apart };

    std::string label = {};  ///< "CVE"; empty, of a child: more of the fact before it.
    std::string text = {};
    std::optional<std::size_t> line = {};  ///< Of the decoded text, from 1.
    Room room = Room::close;               ///< Apart: a line of stems stands before it.
    std::vector<Node> children = {};

    /// Adds a child, unless its text is empty, and answers whether it did.
    bool add(std::string_view name, std::string_view value, std::optional<std::size_t> at = {});
};

/// Prints a tree with its stems. Whatever is put in comes out safe for a terminal.
///
/// Source lines stand in a column before the tree when any node has one. Texts that are
/// wider than `width` go on below themselves. A word is never broken, so that an address can
/// be copied: one that is wider than the room for it reaches over. Without a width nothing is
/// broken.
void print_tree(const Node& root, std::ostream& out, std::optional<std::size_t> width);

/// Prints a text with the numbers of its lines, as the trees refer to them.
void print_numbered(std::string_view text, std::ostream& out);

/// `printable` text in lines of at most `width` columns, but for words that are wider. A line
/// may end behind a blank and on either side of an East Asian letter.
std::vector<std::string> wrapped(std::string_view printable, std::size_t width);

}  // namespace advisory::cli
