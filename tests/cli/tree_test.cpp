#include "cli/tree.hpp"

#include <sstream>

#include <doctest/doctest.h>

#include "tests/support/printers.hpp"
#include "text/unicode.hpp"

namespace advisory::cli {

namespace {

std::string printed_for_tree(const Node& root, std::optional<std::size_t> width = {})
{
    std::ostringstream out;
    print_tree(root, out, width);
    return out.str();
}

std::string numbered(std::string_view text)
{
    std::ostringstream out;
    print_numbered(text, out);
    return out.str();
}

}  // namespace

TEST_SUITE("tree")
{
    TEST_CASE("children hang on stems, with their labels in a column")
    {
        Node root{.text = "root"};
        root.add("one", "1");
        root.children.back().add("below", "x");
        root.add("件", "2");
        root.children.back().add("below", "y");

        CHECK(printed_for_tree(root) ==
              "root\n"
              "├─ one  1\n"
              "│  └─ below  x\n"
              "└─ 件   2\n"
              "   └─ below  y\n");
    }

    TEST_CASE("source lines stand before the tree when any is known")
    {
        Node root{.text = "root"};
        root.add("a", "1", 12);
        root.add("b", "2");

        CHECK(printed_for_tree(root) ==
              "line  root\n"
              "  12  ├─ a  1\n"
              "      └─ b  2\n");
    }

    TEST_CASE("a group stands apart from what is before it")
    {
        Node root{.text = "root"};
        root.add("a", "1");
        root.add("b", "2");
        root.children.back().room = Node::Room::apart;

        CHECK(printed_for_tree(root) ==
              "root\n"
              "├─ a  1\n"
              "│\n"
              "└─ b  2\n");
    }

    TEST_CASE("a long text goes on below itself, and the stem with it")
    {
        Node root{.text = "root"};
        root.add("a", "alpha beta gamma delta epsilon zeta");
        root.add("b", "2");

        CHECK(printed_for_tree(root, 30) ==
              "root\n"
              "├─ a  alpha beta gamma delta\n"
              "│     epsilon zeta\n"
              "└─ b  2\n");
    }

    TEST_CASE("a child without a label is more of the fact before it")
    {
        Node root{.text = "root"};
        root.add("a", "1");
        root.add("", "2");
        root.add("b", "3");
        root.add("", "4");

        CHECK(printed_for_tree(root) ==
              "root\n"
              "├─ a  1\n"
              "│     2\n"
              "└─ b  3\n"
              "      4\n");
    }

    TEST_CASE("a word is never broken, so that an address can be copied")
    {
        const std::string address = "https://example.jp/a/long/address";

        CHECK(wrapped("see " + address + " now", 10) ==
              std::vector<std::string>{"see ", address + " ", "now"});
        CHECK(wrapped("影響" + address, 4) == std::vector<std::string>{"影響", address});
    }

    TEST_CASE("nothing is broken without a width, and nothing is printed for an empty text")
    {
        Node root{.text = "root"};
        const std::string long_text(500, 'x');

        CHECK_FALSE(root.add("none", ""));
        CHECK(root.add("a", long_text));

        CHECK(printed_for_tree(root) == "root\n└─ a  " + long_text + "\n");
    }

    TEST_CASE("East Asian text is broken by columns, and loses nothing")
    {
        const std::string text = "影響を受けるバージョンは2.15.0より前の2系です abc defgh";
        constexpr std::size_t widest_word = 6;
        for (std::size_t width = widest_word; width < 70; ++width) {
            CAPTURE(width);
            std::string joined;
            for (const auto& line : wrapped(text, width)) {
                // A blank at the end of a line is not printed.
                const auto shown = line.ends_with(' ') ? line.substr(0, line.size() - 1) : line;
                CHECK(text::display_width(shown) <= width);
                joined += line;
            }
            CHECK(joined == text);
        }
        CHECK(wrapped("", 10) == std::vector<std::string>{""});
    }

    TEST_CASE("control characters of a label or text do not reach the terminal")
    {
        Node root{.text = "\x1b[2J"};
        root.add("\x1b", "a\nb\u202E");

        CHECK(printed_for_tree(root) == "\\x1b[2J\n└─ \\x1b  a\\nb\\u{202e}\n");
    }

    TEST_CASE("a text is numbered line by line")
    {
        CHECK(numbered("a\n\nb") == "   1  a\n   2\n   3  b\n");
        CHECK(numbered("a\x1b\n") == "   1  a\\x1b\n");
        CHECK(numbered("").empty());
    }
}

}  // namespace advisory::cli
