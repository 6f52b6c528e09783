#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <boost/json/serialize.hpp>

#include "tests/corpus/golden.hpp"
#include "tests/corpus/notices.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::test {

namespace {

namespace json = boost::json;

/// One line a difference, such as "jpcert-treck.eml: title: expected "a", got "b"".
std::string lines_of(const std::string& name, const std::vector<Difference>& differences)
{
    std::string lines;
    for (const auto& [path, expected, got] : differences)
        lines += fmt::format("\n{}.eml: {}: expected {}, got {}", name, path, expected, got);
    return lines;
}

std::string without_blanks(std::string_view text)
{
    std::string rest{text};
    std::erase_if(rest, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
    return rest;
}

/// What no encoding and no wrapping may change: all but the places in the text. Words in
/// the notice's own wording count without their blanks, which the wrapping makes.
json::value essence(const json::value& read)
{
    if (read.is_string())
        return json::value(without_blanks(read.get_string()));
    if (read.is_array()) {
        json::array list;
        for (const auto& each : read.get_array())
            list.push_back(essence(each));
        return list;
    }
    if (!read.is_object())
        return read;

    json::object members;
    for (const auto& [key, value] : read.get_object())
        if (key != "line" && key != "lines")
            members[key] = essence(value);
    return members;
}

const json::array& list_in(const json::value& object, std::string_view name)
{
    static const json::array nothing;
    const auto* member = object.as_object().if_contains(name);
    return member == nullptr ? nothing : member->as_array();
}

/// Empty when the golden file leaves it open.
std::string kind_of(const json::value& golden)
{
    const auto* kind = golden.as_object().if_contains("kind");
    return kind == nullptr ? std::string{} : std::string{kind->as_string()};
}

/// True when a person reads no product at all in the mail.
bool concerns_no_product(const json::value& golden)
{
    const auto kind = kind_of(golden);
    return kind == "campaign" || kind == "informational";
}

/// True when the golden file says outright that this item has no affected product.
bool is_without_product(const json::value& item)
{
    const auto* affected = item.as_object().if_contains("affected");
    return affected != nullptr && affected->as_array().empty();
}

}  // namespace

TEST_SUITE("corpus")
{
    TEST_CASE("every notice is read as a person reads it")
    {
        for (const std::string_view folder : {"", "same"}) {
            for (const auto& notice : read_notices(folder)) {
                const auto found = differences(notice.golden, notice.read);

                CHECK_MESSAGE(found.empty(), lines_of(notice.name, found));
            }
        }
    }

    TEST_CASE("neither the encoding nor the wrapping of a notice changes what it says")
    {
        const auto notices = read_notices("same");
        REQUIRE(notices.size() == 15);
        const auto first = essence(notices.front().read.at("items"));

        for (const auto& notice : notices) {
            const auto found = differences(first, essence(notice.read.at("items")));

            CHECK_MESSAGE(found.empty(), lines_of(notice.name, found));
        }
    }

    TEST_CASE("what concerns no product yields no affected product")
    {
        std::size_t looked_at = 0;
        for (const auto& notice : read_notices("")) {
            CAPTURE(notice.name);
            const auto& items = list_in(notice.read, "items");
            const auto& golden_items = list_in(notice.golden, "items");
            const bool is_digest =
                kind_of(notice.golden) == "weekly_report" && items.size() == golden_items.size();

            for (std::size_t at = 0; at < items.size(); ++at) {
                const bool has_none = concerns_no_product(notice.golden) ||
                                      (is_digest && is_without_product(golden_items[at]));
                if (!has_none)
                    continue;
                ++looked_at;
                CHECK(json::serialize(list_in(items[at], "affected")) == "[]");
            }
        }

        CHECK(looked_at > 10);
    }

    TEST_CASE("every mail says that it is synthetic")
    {
        for (const std::string_view folder : {"", "same"}) {
            for (const auto& name : notice_names(folder)) {
                CAPTURE(name);

                CHECK(read_data("notices/" + name + ".eml").find("\nX-Synthetic: ") !=
                      std::string::npos);
            }
        }
    }
}

}  // namespace advisory::test
