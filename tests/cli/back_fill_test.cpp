#include "cli/back_fill.hpp"

#include <sstream>
#include <string>

#include "storage/message_store.hpp"
#include "tests/cli/session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

TEST_SUITE("back-fill")
{
    TEST_CASE("a mail that is too large is said to be stored by its header only")
    {
        auto db = storage::Database::in_memory();
        std::istringstream in{"X-Synthetic: yes\nSubject: huge\n\n" + std::string(200, 'x')};
        std::ostringstream out;
        std::ostringstream err;
        Console console{.in = in,
                        .out = out,
                        .err = err,
                        .width = {},
                        .clock = [] { return Time{}; },
                        .pause = {}};
        BackFill back_fill{db, {}, {}, console, 100};

        CHECK(back_fill.read_piped() == 1);

        CHECK(storage::MessageStore{db}.count_cut() == 1);
        CHECK(test::has(err.str(), "only its header is stored"));
    }
}

}  // namespace advisory::cli
