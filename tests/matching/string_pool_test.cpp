#include "matching/string_pool.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace advisory::matching {

TEST_SUITE("string pool")
{
    TEST_CASE("a text is kept once and found by its number")
    {
        StringPool pool;

        const auto first = pool.intern("openssl");
        const auto other = pool.intern("OpenSSL");

        CHECK(pool.intern(std::string{"openssl"}) == first);
        CHECK(pool.find("openssl") == first);
        CHECK(other != first);
        CHECK(pool.text(first) == "openssl");
        CHECK(pool.text(other) == "OpenSSL");
        CHECK(pool.size() == 3);
    }

    TEST_CASE("the empty text is there from the beginning, and nothing else is")
    {
        const StringPool pool;

        CHECK(pool.find("") == StringPool::empty);
        CHECK(pool.text(StringPool::empty).empty());
        CHECK(pool.find("openssl") == StringPool::unknown);
    }

    TEST_CASE("a text may have any bytes and any length")
    {
        using namespace std::string_literals;
        StringPool pool;
        const std::vector<std::string> texts{
            "a\0b"s,
            "a\0c"s,
            "a"s,
            "\xff\xfe"s,
            std::string(300'000, 'x'),  // Longer than a block.
            std::string(300'000, 'y'),
            "after"s,
        };

        std::vector<StringPool::Id> ids;
        for (const auto& text : texts)
            ids.push_back(pool.intern(text));

        for (std::size_t at = 0; at < texts.size(); ++at) {
            CAPTURE(at);
            CHECK(pool.text(ids[at]) == texts[at]);
            CHECK(pool.find(texts[at]) == ids[at]);
        }
        CHECK(pool.size() == texts.size() + 1);
    }

    TEST_CASE("numbers and texts stay as they are while the pool grows")
    {
        constexpr int count = 20'000;
        StringPool pool;
        const auto first = pool.text(pool.intern("0"));

        std::vector<StringPool::Id> ids;
        for (int number = 0; number < count; ++number)
            ids.push_back(pool.intern(std::to_string(number)));

        CHECK(first == "0");
        CHECK(first.data() == pool.text(ids[0]).data());
        int wrong = 0;
        for (int number = 0; number < count; ++number) {
            const auto id = ids[static_cast<std::size_t>(number)];
            wrong +=
                pool.text(id) != std::to_string(number) || pool.find(std::to_string(number)) != id;
        }
        CHECK(wrong == 0);
        CHECK(pool.size() == count + 1);
    }

    TEST_CASE("a text of the pool itself may be asked for")
    {
        StringPool pool;
        const auto whole = pool.intern("log4j core");

        const auto part = pool.intern(pool.text(whole).substr(0, 5));

        CHECK(pool.text(part) == "log4j");
        CHECK(pool.intern(pool.text(whole)) == whole);
    }
}

}  // namespace advisory::matching
