#include "tests/corpus/golden.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include <boost/json/serialize.hpp>

#include "text/unicode.hpp"

namespace advisory::test {

namespace {

namespace json = boost::json;

/// The member that a `..._contains` or `..._contain` speaks of.
std::optional<std::string_view> contained_in(std::string_view key)
{
    for (const std::string_view suffix : {"_contains", "_contain"})
        if (key.ends_with(suffix))
            return key.substr(0, key.size() - suffix.size());
    return std::nullopt;
}

bool all_strings(const json::array& list)
{
    return std::ranges::all_of(list, [](const json::value& each) { return each.is_string(); });
}

/// Full-width and half-width forms count as the same.
std::string folded(const json::value& string)
{
    return text::normalise(string.as_string());
}

/// A part of a wrapped text is found wherever its lines end.
std::string without_blanks(const json::value& string)
{
    auto text = folded(string);
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
    return text;
}

std::vector<std::string> sorted_strings(const json::array& list)
{
    std::vector<std::string> strings;
    for (const auto& each : list)
        strings.push_back(folded(each));
    std::ranges::sort(strings);
    return strings;
}

class Comparison {
public:
    std::vector<Difference> found;

    void compare(const json::value& golden, const json::value& got, const std::string& path)
    {
        if (golden.is_object() && got.is_object())
            compare_objects(golden.get_object(), got.get_object(), path);
        else if (golden.is_array() && got.is_array())
            compare_lists(golden.get_array(), got.get_array(), path);
        else if (golden.is_number() && got.is_number())
            expect(golden.to_number<double>() == got.to_number<double>(), golden, got, path);
        else if (golden.is_string() && got.is_string())
            expect(folded(golden) == folded(got), golden, got, path);
        else
            expect(golden == got, golden, got, path);
    }

private:
    void expect(bool holds,
                const json::value& golden,
                const json::value& got,
                const std::string& path)
    {
        if (!holds)
            found.push_back({path, json::serialize(golden), json::serialize(got)});
    }

    void compare_objects(const json::object& golden,
                         const json::object& got,
                         const std::string& path)
    {
        for (const auto& [key, expected] : golden) {
            const auto name = contained_in(key).value_or(key);
            const auto where = path.empty() ? std::string{name} : path + '.' + std::string{name};
            const auto* member = got.if_contains(name);
            if (member == nullptr)
                found.push_back({where, json::serialize(expected), "nothing"});
            else if (contained_in(key))
                look_for(expected, *member, where);
            else
                compare(expected, *member, where);
        }
    }

    void compare_lists(const json::array& golden, const json::array& got, const std::string& path)
    {
        if (all_strings(golden) && all_strings(got)) {
            expect(sorted_strings(golden) == sorted_strings(got), golden, got, path);
            return;
        }
        if (golden.size() != got.size()) {
            compare_unequal(golden, got, path);
            return;
        }
        for (std::size_t at = 0; at < golden.size(); ++at)
            compare(golden[at], got[at], path + '[' + std::to_string(at) + ']');
    }

    /// Lists of unequal length: what is missing, what is too much.
    void compare_unequal(const json::array& golden, const json::array& got, const std::string& path)
    {
        std::vector<bool> is_met(got.size());
        for (const auto& expected : golden) {
            std::size_t at = 0;
            while (at < got.size() && (is_met[at] || !differences(expected, got[at]).empty()))
                ++at;
            if (at < got.size())
                is_met[at] = true;
            else
                found.push_back({path + " (missing)", json::serialize(expected), "nothing"});
        }
        for (std::size_t at = 0; at < got.size(); ++at)
            if (!is_met[at])
                found.push_back({path + " (too much)", "nothing", json::serialize(got[at])});
    }

    void look_for(const json::value& part, const json::value& got, const std::string& path)
    {
        if (!part.is_array()) {
            expect(has_part(got, part), part, got, path + " (part)");
            return;
        }
        for (const auto& each : part.get_array()) {
            const bool is_there =
                got.is_array() &&
                std::ranges::any_of(got.get_array(), [&each](const json::value& one) {
                    return has_part(one, each);
                });
            expect(is_there, each, got, path + " (part)");
        }
    }

    static bool has_part(const json::value& got, const json::value& part)
    {
        if (got.is_string() && part.is_string())
            return without_blanks(got).find(without_blanks(part)) != std::string::npos;
        return differences(part, got).empty();
    }
};

}  // namespace

std::vector<Difference> differences(const json::value& golden, const json::value& got)
{
    Comparison comparison;
    comparison.compare(golden, got, "");
    return std::move(comparison.found);
}

}  // namespace advisory::test
