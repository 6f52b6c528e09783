#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/time.hpp"
#include "text/json_writer.hpp"

namespace advisory::cli {

/// One cell of a listing. std::monostate: not known, null in JSON.
using Value = std::variant<std::monostate,
                           std::string,
                           std::int64_t,
                           double,
                           bool,
                           Time,
                           std::vector<std::string>>;

/// What may be missing, as a cell.
template <class Held>
Value cell_of(const std::optional<Held>& held)
{
    return held ? Value{*held} : Value{};
}

/// One line of a listing: a value for each column.
using Row = std::vector<Value>;

/// One column of a listing, declared once for all formats.
struct Column {
    enum class Fit {
        whole,      ///< Shown whole, as long as the table fits at all.
        shortened,  ///< Gives way first when the table is too wide.
        left_out,   ///< Not shown at all when only that leaves the others readable.
    };

    std::string_view name;     ///< In JSON and CSV; empty: in tables only.
    std::string_view heading;  ///< In tables; empty: in JSON and CSV only.
    Fit fit = Fit::whole;
};

/// The value in one line of text. Not yet made safe for a terminal.
std::string table_text(const Value& value);
std::string csv_text(const Value& value);

/// The row as a JSON object of the named columns.
std::string json_line(const std::vector<Column>& columns, const Row& row);

/// Appends the row's named columns to the object that is open.
void write_members(text::JsonWriter& json, const std::vector<Column>& columns, const Row& row);

}  // namespace advisory::cli
