#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/fuzz/notice_heads.hpp"
#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::fuzz {

namespace {

std::vector<std::filesystem::path> inputs_of(std::string_view target)
{
    std::vector<std::filesystem::path> paths;
    const auto folder = test::data_path(fmt::format("fuzz/{}", target));
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        paths.push_back(entry.path());
    std::ranges::sort(paths);
    return paths;
}

void run(const Target& target, std::string_view bytes)
{
    target.run({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

}  // namespace

TEST_SUITE("fuzz regressions")
{
    TEST_CASE("what once went wrong keeps its promises")
    {
        for (const auto& target : targets()) {
            CAPTURE(target.name);
            const auto inputs = inputs_of(target.name);
            CHECK(!inputs.empty());

            for (const auto& path : inputs) {
                CAPTURE(path.filename().string());
                const auto bytes = test::read_file(path);
                CHECK_NOTHROW(run(target, bytes));
            }
        }
    }

    TEST_CASE("no bytes at all keep the promises of every target")
    {
        for (const auto& target : targets()) {
            CAPTURE(target.name);
            CHECK_NOTHROW(run(target, ""));
        }
    }

    TEST_CASE("every family of notices is begun")
    {
        const auto heads = notice_heads();

        for (std::size_t head = 0; head < heads.size(); ++head) {
            CAPTURE(heads[head].name);
            const auto text =
                static_cast<char>(head) + std::string{"I. 概要\nII. 対象\n- Foo 1.2 以前\n"};
            CHECK_NOTHROW(run({"notice_text", run_notice_text}, text));
        }
    }

    TEST_CASE("a broken promise is noticed")
    {
        AffectedRange parsed_without_interval;
        parsed_without_interval.status = PhraseStatus::parsed;
        Mail mail;
        mail.text = "あ";
        Advisory cuts_character;
        cuts_character.places.push_back({.field = "id", .value = "", .span = {1, 2}});

        CHECK_THROWS_AS(demand_sound(parsed_without_interval), Violation);
        CHECK_THROWS_AS(demand_sound(cuts_character, mail), Violation);
        CHECK_THROWS_AS(demand_sound(mail, 2), Violation);
    }
}

}  // namespace advisory::fuzz
