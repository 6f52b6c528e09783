#include "matching/alike_names.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>

#include "matching/names.hpp"
#include "tests/support/printers.hpp"

namespace advisory::matching {

namespace {

using Names = std::vector<std::string>;

/// An inventory of names alone.
class Alike {
public:
    explicit Alike(const Names& names)
    {
        for (const auto& name : names)
            add(name);
    }

    void add(std::string_view name) { alike_.add(pool_.intern(key_of(name))); }

    [[nodiscard]] Names like(std::string_view name) const
    {
        Names names;
        for (const auto id : alike_.like(key_of(name)))
            names.emplace_back(pool_.text(id));
        return names;
    }

private:
    StringPool pool_;
    AlikeNames alike_{pool_};
};

}  // namespace

TEST_SUITE("alike names")
{
    TEST_CASE("a slip of the pen in a name of one word is found by its letters")
    {
        struct Case {
            const char* kept;
            const char* asked;
        };
        const Case cases[] = {
            {"elasticsearch", "elastcsearch"},    // A letter is missing.
            {"elasticsearch", "elasticsearchh"},  // One too many.
            {"wireshark", "wiresharks"},          // At the end.
            {"wireshark", "ireshark"},            // At the beginning.
            {"openssl", "openss"},                // Short.
            {"postgresql-database", "postgressql database"},
            {"ヴァイタルモニタ", "バイタルモニタ"},  // Two ways to write one sound.
            {"バイタルモニタ", "ヴァイタルモニタ"},
        };

        for (const auto& [kept, asked] : cases) {
            CAPTURE(kept);
            CAPTURE(asked);
            const Alike alike{{"zlib", kept, "curl"}};
            CHECK(alike.like(asked) == Names{key_of(kept)});
        }
    }

    TEST_CASE("names that share their words are found, in whatever order the words stand")
    {
        const Alike alike{{"virtual connect manager", "virtual machine", "connect"}};

        CHECK(alike.like("connect virtual") == Names{"virtual connect manager"});
        CHECK(alike.like("manager connect virtual enterprise") == Names{"virtual connect manager"});
    }

    TEST_CASE("names are not alike")
    {
        struct Case {
            const char* why;
            const char* kept;
            const char* asked;
        };
        const Case cases[] = {
            {"digits tell models apart", "wg2600hs", "wg2600hs2"},
            {"digits tell models apart behind many words",
             "infusion pump controller 100",
             "infusion pump controller 200"},
            {"one word of two says little", "connect", "virtual connect"},
            {"the same name is not merely alike", "openssl", "openssl"},
            {"too many letters differ", "openssl", "openvpn"},
            {"nothing in common", "openssl", "wireshark"},
        };

        for (const auto& [why, kept, asked] : cases) {
            CAPTURE(why);
            const Alike alike{{kept}};
            CHECK(alike.like(asked).empty());
        }
    }

    TEST_CASE("a name that was added twice is answered once, and names in the order they came")
    {
        Alike alike{{"wiresharks", "wiresharke"}};

        alike.add("wiresharks");

        CHECK(alike.like("wireshark") == Names{"wiresharks", "wiresharke"});
    }

    TEST_CASE("names of any size are taken and asked for")
    {
        const std::string longest(200, 'a');
        const std::string too_long(201, 'a');
        const std::string huge(1'000'000, 'a');
        const Alike alike{{"", "a", "ab", longest, too_long, huge, std::string(200, '\xff')}};

        for (const auto& asked : {std::string{}, std::string{"a"}, too_long, huge}) {
            CAPTURE(asked.size());
            CHECK(alike.like(asked).empty());
        }
        CHECK(alike.like(std::string(199, 'a')) == Names{longest});
    }

    TEST_CASE("a rare word leads to a name though very many names have its other words")
    {
        constexpr int count = 3'000;  // More than a list that still tells something.
        Alike alike{{}};
        for (int number = 0; number < count; ++number)
            alike.add(fmt::format("system {}", static_cast<char>('a' + number % 26)) +
                      std::to_string(number));
        alike.add("patient archive system");

        const auto found = alike.like("archive system");

        CHECK(found == Names{"patient archive system"});
    }
}

}  // namespace advisory::matching
