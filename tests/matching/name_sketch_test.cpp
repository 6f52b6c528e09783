#include "matching/name_sketch.hpp"

#include <random>
#include <string>
#include <vector>

#include "matching/names.hpp"
#include "tests/support/printers.hpp"

namespace advisory::matching {

namespace {

NameSketch sketch(std::string_view name)
{
    return sketch_of(search_key_of(key_of(name)));
}

/// Names of a few words that are often alike: from few letters, then changed at a few places.
class NameMaker {
public:
    std::string make()
    {
        std::string name;
        for (int words = number_below(4); words >= 0; --words) {
            for (int letters = number_below(12); letters >= 0; --letters)
                name += pick();
            name += ' ';
        }
        name.pop_back();
        return name;
    }

    std::string change(std::string name)
    {
        for (int changes = number_below(3); changes >= 0; --changes) {
            const auto at = static_cast<std::size_t>(number_below(static_cast<int>(name.size())));
            switch (number_below(4)) {
                case 0:
                    name.insert(at, 1, pick());
                    break;
                case 1:
                    name[at] = pick();
                    break;
                case 2:
                    name.insert(at, 1, ' ');
                    break;
                default:
                    name += ' ' + make();
                    break;
            }
        }
        return key_of(name);
    }

private:
    int number_below(int count)
    {
        return static_cast<int>(engine_() % static_cast<unsigned>(count));
    }
    char pick() { return "aabcdefghilmnorstu0123"[number_below(22)]; }

    std::mt19937 engine_{20260328};
};

}  // namespace

TEST_SUITE("name sketches")
{
    TEST_CASE("never part names that are similar")
    {
        NameMaker maker;
        int similar = 0;
        for (int round = 0; round < 20'000; ++round) {
            const auto one = key_of(maker.make());
            const auto other = maker.change(one);
            if (!are_similar(one, other))
                continue;
            ++similar;
            CAPTURE(one);
            CAPTURE(other);
            CHECK(may_be_similar(sketch(one), sketch(other)));
            CHECK(may_be_similar(sketch(other), sketch(one)));
        }
        CHECK(similar > 1'000);
    }

    TEST_CASE("never part the two ways to write a foreign sound")
    {
        CHECK(may_be_similar(sketch("ヴァイタルモニタ"), sketch("バイタルモニタ")));
    }

    TEST_CASE("part what is not alike")
    {
        struct Case {
            const char* one;
            const char* other;
        };
        const Case cases[] = {
            {"openssl", "wireshark"},
            {"openssl", "openvpn"},
            {"wg2600hs", "wg2600hs2"},
            {"infusion pump controller 100", "infusion pump controller 200"},
            {"virtual connect", "virtual machine"},
            {"輸液ポンプ", "生体情報モニタ"},
        };
        for (const auto& [one, other] : cases) {
            CAPTURE(one);
            CAPTURE(other);
            CHECK_FALSE(may_be_similar(sketch(one), sketch(other)));
        }
    }

    TEST_CASE("of nothing and of one letter are like anything without digits")
    {
        CHECK(may_be_similar(sketch(""), sketch("")));
        CHECK(may_be_similar(sketch("a"), sketch("openssl")));
        CHECK_FALSE(may_be_similar(sketch("1"), sketch("openssl")));
    }
}

}  // namespace advisory::matching
