#include "cli/record.hpp"

#include <cassert>
#include <type_traits>

#include <fmt/format.h>

namespace advisory::cli {

namespace {

template <class Alternative>
std::string plain_text(const Alternative& value)
{
    if constexpr (std::is_same_v<Alternative, std::monostate>)
        return {};
    else if constexpr (std::is_same_v<Alternative, std::vector<std::string>>)
        return fmt::format("{}", fmt::join(value, ", "));
    else if constexpr (std::is_same_v<Alternative, Time>)
        return format_rfc3339(value);
    else
        return fmt::format("{}", value);
}

/// Appends one value.
void write_value(text::JsonWriter& json, const Value& value)
{
    std::visit(
        [&](const auto& alternative) {
            using Alternative = std::remove_cvref_t<decltype(alternative)>;
            if constexpr (std::is_same_v<Alternative, std::monostate>)
                json.null();
            else if constexpr (std::is_same_v<Alternative, bool>)
                json.boolean(alternative);
            else if constexpr (std::is_same_v<Alternative, Time>)
                json.value(format_rfc3339(alternative));
            else
                json.value(alternative);
        },
        value);
}

}  // namespace

std::string table_text(const Value& value)
{
    if (const auto* const when = std::get_if<Time>(&value))
        return format_minute(*when);
    return csv_text(value);
}

std::string csv_text(const Value& value)
{
    return std::visit([](const auto& alternative) { return plain_text(alternative); }, value);
}

void write_members(text::JsonWriter& json, const std::vector<Column>& columns, const Row& row)
{
    assert(columns.size() == row.size());

    for (std::size_t at = 0; at < columns.size(); ++at) {
        if (columns[at].name.empty())
            continue;
        json.key(columns[at].name);
        write_value(json, row[at]);
    }
}

std::string json_line(const std::vector<Column>& columns, const Row& row)
{
    text::JsonWriter json;
    json.begin_object();
    write_members(json, columns, row);
    json.end_object();
    return json.take();
}

}  // namespace advisory::cli
