#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/functional/installation.hpp"
#include "tests/functional/program.hpp"
#include "tests/support/printers.hpp"

namespace advisory::test {

namespace {

/// A person at a terminal, whose inventory has one product.
class Terminal {
public:
    Terminal() { installation_.register_inventory(); }

    /// What the terminal shows once `command` has ended. script(1) is the terminal.
    std::string shown_by(const std::string& command, std::vector<std::string> environment)
    {
        environment.emplace_back("TERM=xterm");
        Program script{{
            .arguments = {"/usr/bin/script",
                          "--quiet",
                          "--return",
                          "--command",
                          ADVISORYCTL " --config " + installation_.config().string() + ' ' +
                              command,
                          "/dev/null"},
            .folder = installation_.folder(),
            .name = "script",
            .environment = std::move(environment),
        }};
        status = script.wait();
        return script.out();
    }

    std::optional<int> status;

private:
    Installation installation_{{}};
};

bool has(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

constexpr std::string_view sign = "page> ";

const std::string first = "ADVISORY_PAGER=sed 's/^/page> /'";
const std::string second = "PAGER=sed 's/^/page> /'";

}  // namespace

TEST_SUITE("the pager")
{
    TEST_CASE("what is read from the store is shown by the pager of the environment")
    {
        struct Row {
            std::string command;
            std::vector<std::string> environment;
            bool is_paged;
        };
        const Row rows[] = {
            {"inventory list", {first}, true},
            {"inventory show MON", {first}, true},
            {"inventory list", {second}, true},
            {"inventory list", {"ADVISORY_PAGER=cat", second}, false},
            {"inventory list", {"ADVISORY_PAGER=", second}, false},
            {"inventory list --no-pager", {first}, false},
            {"--no-pager inventory list", {first}, false},
            {"vercmp 1.0 1.1", {first}, false},
        };

        Terminal terminal;
        for (const auto& row : rows) {
            CAPTURE(row.command);
            CAPTURE(row.environment);
            const auto text = terminal.shown_by(row.command, row.environment);

            CHECK(terminal.status == 0);
            CHECK(has(text, sign) == row.is_paged);
            CHECK_FALSE(text.empty());
        }
    }

    TEST_CASE("nothing is paged where no person looks")
    {
        Terminal terminal;
        const auto piped = terminal.shown_by("inventory list | cat", {first});
        const auto dumb = terminal.shown_by("inventory list", {first, "TERM=dumb"});

        CHECK(has(piped, "MON"));
        CHECK_FALSE(has(piped, sign));
        CHECK(has(dumb, "MON"));
    }

    TEST_CASE("the pager has all of it before the command ends")
    {
        Terminal terminal;
        const auto text =
            terminal.shown_by("inventory list && echo after", {"ADVISORY_PAGER=tac; echo end"});

        CHECK(text.find("MON") < text.find("end"));
        CHECK(text.find("end") < text.find("after"));
    }

    TEST_CASE("less shows a text that fits on the screen and ends by itself")
    {
        Terminal terminal;
        const auto text = terminal.shown_by("inventory list", {"ADVISORY_PAGER=less"});

        CHECK(terminal.status == 0);
        CHECK(has(text, "MON"));
    }

    TEST_CASE("a complaint is seen beside the pager")
    {
        Terminal terminal;
        const auto text = terminal.shown_by("show JPCERT-AT-2099-0001", {first});

        CHECK(terminal.status == 3);
        CHECK(has(text, "advisoryctl: "));
        CHECK_FALSE(has(text, sign));
    }
}

}  // namespace advisory::test
